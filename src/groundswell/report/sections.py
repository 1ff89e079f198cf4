"""One concern as the report shows it: a line of the list, and a section where there is room for one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from groundswell.engine.deals.values import DealsRaised, Losing
from groundswell.engine.survey.values import Concern, Field, NamedBy, Status
from groundswell.report import outcomes, wording
from groundswell.report.layout import Layout
from groundswell.report.lists import hurting_and_praised
from groundswell.report.quotes import SHOWN_FIRST, Quote, quotes, telling
from groundswell.report.sparkline import Sparkline, sparkline

MOST_NAMED = 40  # accounts or sellers listed for one concern


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A list of names with how often each stands; `more` did not fit."""

    names: tuple[tuple[str, int], ...]
    more: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Deals that stand alike: how they stand, how many, and their sums by currency."""

    name: str
    count: str
    sums: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    rank: int  # in its list: of what hurts, or of what is praised
    opens: bool  # whether it has a section; else it is only listed
    href: str  # its section; else its words on the page of all words; else empty
    words: str  # where all its words stand
    id: int
    name: str
    by_model: bool
    kind: str
    kinds: str
    theme: str
    dismissed: bool
    direction: str
    verdict: str  # the same for a table: empty where nothing could be told
    verdict_heading: str  # the same as a heading: what it is, with a question mark where one look says it
    sign: str
    style: str
    reason: str
    carried: str
    accounts: str
    accounts_reported: int
    bar: float  # of the most that any concern has, 0..100
    sellers: str
    conversations: str
    deals: tuple[Standing, ...]  # open, won, lost; none where it was raised in no deal
    deals_not_counted: str
    deals_by_rule: str
    without_amount: int
    losing: str
    losing_told: bool  # whether `losing` says anything but that nothing can be said
    concentration: str
    voices: str
    since: str
    earlier_ids: str
    sparkline: Sparkline | None
    verbatims: int
    first: tuple[Quote, ...]
    others: tuple[Quote, ...]  # only in a report of one file
    further: int  # verbatims in `others`, those folded under another included
    left: int  # verbatims that neither the report nor the page of all words has room for
    by_account: Named
    by_seller: Named


def sections(field: Field, layout: Layout) -> tuple[tuple[Section, ...], int]:
    """All concerns in the order of the field, and for how many further verbatims there is room."""
    themes = {theme.id: theme.name for theme in field.themes}
    detailed = _detailed(field.concerns, layout.sections)
    # Every concern shows its first three before any shows all.
    room = layout.verbatims - sum(min(len(concern.verbatims), SHOWN_FIRST) for concern in detailed)
    ranks = _ranks(field.concerns)
    sizes = _sizes(field.concerns)
    most = max(sizes.values(), default=0)
    opening = {concern.id for concern in detailed}
    listed: list[Section] = []
    for concern in field.concerns:
        others = (
            min(max(len(concern.verbatims) - SHOWN_FIRST, 0), max(room, 0)) if concern.id in opening else None
        )
        room -= others or 0
        theme = themes.get(concern.theme, "") if concern.theme is not None else ""
        bar = round(100 * sizes[concern.id] / most, 1) if most else 0.0
        listed.append(_section(concern, layout, rank=ranks[concern.id], theme=theme, bar=bar, others=others))
    return tuple(listed), max(room, 0)


def _detailed(concerns: Sequence[Concern], most: int) -> list[Concern]:
    """Those that get a section: the first of both lists. A tenth of the room is kept for praise."""
    hurting, praised = hurting_and_praised(concerns)
    kept = min(len(praised), max(most // 10, most - len(hurting)))
    return [*hurting[: most - kept], *praised[:kept]]


def _sizes(concerns: Sequence[Concern]) -> dict[int, int]:
    """What a bar shows of each: accounts, or conversations where not one account is known."""
    accounts = any(concern.accounts or concern.accounts_reported for concern in concerns)
    return {concern.id: concern.accounts if accounts else concern.conversations for concern in concerns}


def _ranks(concerns: Sequence[Concern]) -> dict[int, int]:
    """The place of each in its list: of what hurts, or of what is praised."""
    return {
        concern.id: rank for group in hurting_and_praised(concerns) for rank, concern in enumerate(group, 1)
    }


def _section(
    concern: Concern, layout: Layout, *, rank: int, theme: str, bar: float, others: int | None
) -> Section:
    """`others`: for how many verbatims beside the first there is room; None where there is no section."""
    direction = concern.trend.direction
    first = telling(concern.verbatims) if others is not None else ()
    ids = {verbatim.id for verbatim in first}
    kept = [verbatim for verbatim in concern.verbatims if verbatim.id not in ids][: others or 0]
    all_quotes = quotes([*first, *kept], concern.verbatims, layout)
    here = f"#C-{concern.id}" if others is not None else ""
    return Section(
        rank=rank,
        opens=others is not None,
        href=here or (layout.words_of(concern.id) if layout.words else ""),
        words=layout.words_of(concern.id) if layout.words else here,
        id=concern.id,
        name=concern.name,
        by_model=concern.named_by is NamedBy.MODEL,
        kind=concern.kind.value,
        kinds=", ".join(
            wording.count(n, kind.value, _plural(kind.value)) for kind, n in concern.kinds.items()
        ),
        theme=theme if theme != concern.name else "",
        dismissed=concern.status is Status.DISMISSED,
        direction=direction.value,
        verdict=wording.verdict(concern.trend),
        verdict_heading=wording.verdict(concern.trend) or direction.value,
        sign=wording.SIGNS[direction],
        style=wording.slug(direction),
        reason=concern.trend.reason,
        carried=wording.carried(concern.trend),
        accounts=wording.number(concern.accounts),
        accounts_reported=concern.accounts_reported,
        bar=bar,
        sellers=wording.number(concern.sellers),
        conversations=wording.number(concern.conversations),
        deals=_standings(concern.deals) if concern.deals.count else (),
        deals_not_counted=outcomes.not_counted(concern.deals),
        deals_by_rule=outcomes.by_rule(concern.deals),
        without_amount=outcomes.without_amount(concern.deals),
        losing=outcomes.losing(concern.deals.odds),
        losing_told=concern.deals.odds.verdict in (Losing.MORE, Losing.LESS),
        concentration=concern.concentration,
        voices=_voices(concern),
        since=wording.span(concern.first_at, concern.last_at),
        earlier_ids=", ".join(f"C-{old}" for old in concern.merged_ids),
        sparkline=sparkline(concern.trend),
        verbatims=len(concern.verbatims),
        first=tuple(quote for quote in all_quotes if quote.id in ids),
        others=tuple(quote for quote in all_quotes if quote.id not in ids),
        further=sum(1 + len(quote.repeats) for quote in all_quotes if quote.id not in ids),
        left=0 if layout.words else len(concern.verbatims) - len(first) - len(kept),
        by_account=_named(verbatim.account for verbatim in concern.verbatims),
        by_seller=_named(verbatim.seller for verbatim in concern.verbatims),
    )


def _standings(raised: DealsRaised) -> tuple[Standing, ...]:
    named = (("open", raised.open), ("won", raised.won), ("lost", raised.lost))
    return tuple(
        Standing(name=name, count=wording.number(deals.count), sums=wording.terms(deals.sums))
        for name, deals in named
    )


def _plural(kind: str) -> str:
    return kind if kind == "praise" else kind + "s"


def _voices(concern: Concern) -> str:
    parts = (
        (concern.spoken, "in customers' own words"),
        (concern.reported, "reported by sellers"),
        (concern.unknown, "by unknown speakers"),
    )
    return ", ".join(f"{wording.number(n)} {what}" for n, what in parts if n)


def _named(names: Iterable[str]) -> Named:
    counted = sorted(Counter(name for name in names if name).items(), key=lambda item: (-item[1], item[0]))
    return Named(names=tuple(counted[:MOST_NAMED]), more=max(len(counted) - MOST_NAMED, 0))
