"""The news of a field in three sentences: what is loudest, what is new or rising and where, what it costs.

Each number in them is that of one concern, to which its name leads: sums over concerns would count a deal or
an account more than once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from groundswell.engine.deals.values import Deals, Losing
from groundswell.engine.survey.values import Concern, Field, Status
from groundswell.engine.trend.values import Direction, Trend
from groundswell.report import wording
from groundswell.report.lists import hurting_and_praised
from groundswell.speech import Money

Href = Callable[[int], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Some words of a sentence, with the spaces around them. With a concern they are its name; `href` is
    empty where it leads nowhere."""

    text: str
    concern: int = 0
    href: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    about: str  # "Loudest"
    told: tuple[Piece, ...]


def news(field: Field, href: Href) -> tuple[News, ...]:
    """`href` tells where a concern is to be read. Empty where nothing recurs."""
    ranked = [one for one in field.concerns if one.status is not Status.DISMISSED]
    hurting, praised = hurting_and_praised(ranked)
    if not hurting and not praised:
        return ()
    return (
        News(about="Loudest", told=_loudest(field, hurting, href)),
        News(about="New or rising", told=_moving(field, hurting, href)),
        News(about="What it costs", told=_cost(hurting, href)),
    )


def _loudest(field: Field, hurting: Sequence[Concern], href: Href) -> tuple[Piece, ...]:
    if not hurting:
        return _plain("Nothing that hurts has come up twice yet.")
    first = hurting[0]
    if not first.accounts:
        held = f", raised in {wording.number(first.conversations)} of {_conversations(field.conversations)}"
        reported = f", reported of {wording.count(first.accounts_reported, 'account')}"
        return _named(first, href), Piece(text=f"{held}{reported if first.accounts_reported else ''}.")
    accounts = f"{wording.number(first.accounts)} of {wording.count(field.accounts, 'account')}"
    more = (
        f" and reported of {wording.number(first.accounts_reported)} more" if first.accounts_reported else ""
    )
    told = f", raised by {accounts}{more}, in {_conversations(first.conversations)}."
    return _named(first, href), Piece(text=told)


def _moving(field: Field, hurting: Sequence[Concern], href: Href) -> tuple[Piece, ...]:
    if all(one.trend.recent is None for one in field.concerns):
        undated = field.first_at is None
        return _plain(
            "This cannot be told: the conversations have no dates."
            if undated
            else "This cannot be told yet: the record is too short to compare with a time before."
        )
    found = [_first(hurting, direction) for direction in (Direction.RISING, Direction.NEW)]
    shown = [one for one in found if one]
    if not shown:
        return _plain("Nothing is new or rising, as far as can be told.")
    shown.sort(key=lambda one: not one.trend.firm)
    pieces: list[Piece] = []
    for one in shown:
        pieces += [
            Piece(text=f"{_verdict(one.trend)}: "),
            _named(one, href),
            Piece(text=f", {_course(one)} "),
        ]
    more = sum(_moves(one.trend) for one in hurting) - len(shown)
    return (*pieces, *_plain(f"{wording.number(more)} more in the list." if more else ""))


def _first(concerns: Sequence[Concern], direction: Direction) -> Concern | None:
    """The highest ranked of them, one that holds however often one looks before one that does not."""
    found = [one for one in concerns if one.trend.direction is direction]
    return min(found, key=lambda one: not one.trend.firm, default=None)


def _moves(trend: Trend) -> bool:
    return trend.direction in (Direction.RISING, Direction.NEW)


def _verdict(trend: Trend) -> str:
    word = trend.direction.value.capitalize()
    return word if wording.told(trend) else f"{word}, by this one look"


def _course(one: Concern) -> str:
    now, before = one.trend.recent, one.trend.before
    if now is None or before is None:
        return f"in {_conversations(one.conversations)}{_where(one)}."
    told = (
        f"in {wording.number(now.raised)} of {_conversations(now.held)} of the last"
        f" {wording.count(now.days, 'day')}, before in {wording.number(before.raised)} of"
        f" {wording.number(before.held)}"
    )
    return f"{told}{_where(one)}."


def _where(one: Concern) -> str:
    carry = [carrier.name for carrier in one.trend.carriers if carrier.part > 0]
    if carry:
        return f"; above all {' and '.join(carry)}"
    return f"; at {wording.count(one.accounts, 'account')}" if one.accounts > 1 else ""


def _cost(hurting: Sequence[Concern], href: Href) -> tuple[Piece, ...]:
    raised = [one for one in hurting if one.deals.count]
    if not raised:
        unknown = any(one.deals.speakers_unknown for one in hurting)
        return _plain(
            "This cannot be told: it is not known on which side those speak who raise it in deals."
            if unknown
            else "This cannot be told: no deal is known in which any of it was raised."
        )
    lost = [one for one in raised if one.deals.odds.verdict is Losing.MORE][:1]
    pieces = [piece for one in lost for piece in _lost(one, href)]
    return (*pieces, *_at_stake(raised, href))


def _lost(one: Concern, href: Href) -> tuple[Piece, ...]:
    odds = one.deals.odds
    raised, others = odds.lost_raised + odds.won_raised, odds.lost_others + odds.won_others
    sums = f" ({wording.sums(one.deals.lost.sums)})" if one.deals.lost.sums else ""
    here = f", in {wording.number(odds.lost_raised)} of {wording.count(raised, 'closed deal')}{sums}"
    there = f" against {wording.number(odds.lost_others)} of {wording.number(others)} others"
    told = f"{here}{there}; no proof of a cause. "
    return Piece(text="Lost more often with "), _named(one, href), Piece(text=told)


def _at_stake(raised: Sequence[Concern], href: Href) -> list[Piece]:
    """The concern with most money in open deals where one currency makes them comparable, else with most
    open deals; where none is open, the one with most lost deals."""
    opened = [one for one in raised if one.deals.open.count]
    if not opened:
        most = max(raised, key=lambda one: one.deals.lost.count)
        return [Piece(text="In most lost deals stands "), _named(most, href), _deals(most.deals.lost, "lost")]
    sums = [(one, _amount(one.deals.open.sums)) for one in opened]
    if len({money.currency for one in opened for money in one.deals.open.sums}) == 1:
        most = max(sums, key=lambda found: found[1])[0]
        return [Piece(text="Most money is open with "), _named(most, href), _deals(most.deals.open, "open")]
    most = max(opened, key=lambda one: one.deals.open.count)
    return [Piece(text="In most open deals stands "), _named(most, href), _deals(most.deals.open, "open")]


def _amount(sums: Sequence[Money]) -> int:
    return sum(one.minor for one in sums)


def _deals(deals: Deals, how: str) -> Piece:
    worth = f"{wording.sums(deals.sums)} in " if deals.sums else ""
    return Piece(text=f", {worth}{wording.count(deals.count, f'{how} deal')}.")


def _named(one: Concern, href: Href) -> Piece:
    return Piece(text=one.name, concern=one.id, href=href(one.id))


def _plain(text: str) -> tuple[Piece, ...]:
    return (Piece(text=text),) if text else ()


def _conversations(number: int) -> str:
    return wording.count(number, "conversation")
