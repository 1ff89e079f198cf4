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
    pieces: tuple[Piece, ...]


def news(field: Field, href: Href) -> tuple[News, ...]:
    """`href` tells where a concern is to be read. Empty where nothing recurs."""
    ranked = [concern for concern in field.concerns if concern.status is not Status.DISMISSED]
    hurting, praised = hurting_and_praised(ranked)
    if not hurting and not praised:
        return ()
    return (
        News(about="Loudest", pieces=_loudest(field, hurting, href)),
        News(about="New or rising", pieces=_moving(field, hurting, href)),
        News(about="What it costs", pieces=_cost(hurting, href)),
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
    raised = f", raised by {accounts}{more}, in {_conversations(first.conversations)}."
    return _named(first, href), Piece(text=raised)


def _moving(field: Field, hurting: Sequence[Concern], href: Href) -> tuple[Piece, ...]:
    if all(concern.trend.recent is None for concern in field.concerns):
        undated = field.first_at is None
        return _plain(
            "This cannot be told: the conversations have no dates."
            if undated
            else "This cannot be told yet: the record is too short to compare with a time before."
        )
    firsts = [_first(hurting, direction) for direction in (Direction.RISING, Direction.NEW)]
    shown = [concern for concern in firsts if concern]
    if not shown:
        return _plain("Nothing is new or rising, as far as can be told.")
    shown.sort(key=lambda concern: not concern.trend.firm)
    pieces: list[Piece] = []
    for concern in shown:
        pieces += [
            Piece(text=f"{_verdict(concern.trend)}: "),
            _named(concern, href),
            Piece(text=f", {_course(concern)} "),
        ]
    more = sum(_moves(concern.trend) for concern in hurting) - len(shown)
    return (*pieces, *_plain(f"{wording.number(more)} more in the list." if more else ""))


def _first(concerns: Sequence[Concern], direction: Direction) -> Concern | None:
    """The highest ranked of them, one that holds however often one looks before one that does not."""
    moving = [concern for concern in concerns if concern.trend.direction is direction]
    return min(moving, key=lambda concern: not concern.trend.firm, default=None)


def _moves(trend: Trend) -> bool:
    return trend.direction in (Direction.RISING, Direction.NEW)


def _verdict(trend: Trend) -> str:
    word = trend.direction.value.capitalize()
    return word if wording.holds(trend) else f"{word}, by this one look"


def _course(concern: Concern) -> str:
    now, before = concern.trend.recent, concern.trend.before
    if now is None or before is None:
        return f"in {_conversations(concern.conversations)}{_where(concern)}."
    counts = (
        f"in {wording.number(now.raised)} of {_conversations(now.held)} of the last"
        f" {wording.count(now.days, 'day')}, before in {wording.number(before.raised)} of"
        f" {wording.number(before.held)}"
    )
    return f"{counts}{_where(concern)}."


def _where(concern: Concern) -> str:
    carry = [carrier.name for carrier in concern.trend.carriers if carrier.part > 0]
    if carry:
        return f"; above all {' and '.join(carry)}"
    return f"; at {wording.count(concern.accounts, 'account')}" if concern.accounts > 1 else ""


def _cost(hurting: Sequence[Concern], href: Href) -> tuple[Piece, ...]:
    raised = [concern for concern in hurting if concern.deals.count]
    if not raised:
        unknown = any(concern.deals.speakers_unknown for concern in hurting)
        return _plain(
            "This cannot be told: it is not known on which side those speak who raise it in deals."
            if unknown
            else "This cannot be told: no deal is known in which any of it was raised."
        )
    lost = [concern for concern in raised if concern.deals.odds.verdict is Losing.MORE][:1]
    pieces = [piece for concern in lost for piece in _lost(concern, href)]
    return (*pieces, *_at_stake(raised, href))


def _lost(concern: Concern, href: Href) -> tuple[Piece, ...]:
    odds = concern.deals.odds
    raised, others = odds.lost_raised + odds.won_raised, odds.lost_others + odds.won_others
    sums = f" ({wording.sums(concern.deals.lost.sums)})" if concern.deals.lost.sums else ""
    here = f", in {wording.number(odds.lost_raised)} of {wording.count(raised, 'closed deal')}{sums}"
    there = f" against {wording.number(odds.lost_others)} of {wording.number(others)} others"
    compared = f"{here}{there}; no proof of a cause. "
    return Piece(text="Lost more often with "), _named(concern, href), Piece(text=compared)


def _at_stake(raised: Sequence[Concern], href: Href) -> list[Piece]:
    """The concern with most money in open deals where one currency makes them comparable, else with most
    open deals; where none is open, the one with most lost deals."""
    opened = [concern for concern in raised if concern.deals.open.count]
    if not opened:
        most = max(raised, key=lambda concern: concern.deals.lost.count)
        return [Piece(text="In most lost deals stands "), _named(most, href), _deals(most.deals.lost, "lost")]
    sums = [(concern, _amount(concern.deals.open.sums)) for concern in opened]
    if len({money.currency for concern in opened for money in concern.deals.open.sums}) == 1:
        most = max(sums, key=lambda pair: pair[1])[0]
        return [Piece(text="Most money is open with "), _named(most, href), _deals(most.deals.open, "open")]
    most = max(opened, key=lambda concern: concern.deals.open.count)
    return [Piece(text="In most open deals stands "), _named(most, href), _deals(most.deals.open, "open")]


def _amount(sums: Sequence[Money]) -> int:
    return sum(money.minor for money in sums)


def _deals(deals: Deals, how: str) -> Piece:
    worth = f"{wording.sums(deals.sums)} in " if deals.sums else ""
    return Piece(text=f", {worth}{wording.count(deals.count, f'{how} deal')}.")


def _named(concern: Concern, href: Href) -> Piece:
    return Piece(text=concern.name, concern=concern.id, href=href(concern.id))


def _plain(text: str) -> tuple[Piece, ...]:
    return (Piece(text=text),) if text else ()


def _conversations(number: int) -> str:
    return wording.count(number, "conversation")
