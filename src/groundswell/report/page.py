"""What the page shows, decided: the template only lays it out.

A page has room for so many verbatims. What does not fit is counted, and named where it can be read
instead; nothing is left out silently.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from groundswell.engine.field import (
    Concern,
    DealsRaised,
    Direction,
    Field,
    FileCount,
    NamedBy,
    SetText,
    Status,
)
from groundswell.report import outcomes, wording
from groundswell.report.accounting import RefusedFile, SetAsideWords, by_kind, refused_files, set_aside_words
from groundswell.report.lists import hurting_and_praised
from groundswell.report.picture import MOST_TILES, Picture, mapped, picture
from groundswell.report.quotes import SHOWN_FIRST, Phrase, Quote, phrases, quoted, telling
from groundswell.report.sparkline import Sparkline, sparkline
from groundswell.speech import Kind

MOST_VERBATIMS = 6000  # in the page, about 500 bytes each
MOST_CONCERNS = 600  # with a section of their own; the list names all
MOST_FILES = 12  # listed openly; more are folded, with a line for each kind
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
    """One concern."""

    rank: int  # in its list: of what hurts, or of what is praised
    opens: bool  # whether it has a section; else it is only listed
    id: int
    name: str
    by_model: bool
    kind: str
    kinds: str
    theme: str
    dismissed: bool
    direction: str
    verdict: str  # the same for a table: empty where nothing could be told
    sign: str
    style: str
    reason: str
    carried: str
    accounts: str
    accounts_reported: int
    accounts_bar: float  # of the most that any concern has, 0..100
    sellers: str
    conversations: str
    deals: tuple[Standing, ...]  # open, won, lost; none where it was raised in no deal
    deals_not_counted: str
    deals_by_rule: str
    without_amount: int
    losing: str
    concentration: str
    voices: str
    since: str
    earlier_ids: str
    sparkline: Sparkline | None
    first: tuple[Quote, ...]
    others: tuple[Quote, ...]
    left: int  # verbatims that did not fit
    by_account: Named
    by_seller: Named


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    title: str
    notice: str
    summary: str
    span: str
    as_of: str
    past: str  # where it is as of an earlier day: what that means
    counts: tuple[tuple[str, str], ...]  # figure, what it counts
    directions: tuple[tuple[str, str, str, int], ...]  # style, sign, name, how many
    wide: Picture | None
    tall: Picture | None
    unmapped: int
    kinds: tuple[tuple[str, str, int], ...]  # key, name, how many
    with_deals: bool
    sections: tuple[Section, ...]
    listed: tuple[Section, ...]  # what hurts; those past `sections` have no section
    praised: tuple[Section, ...]  # the same of what is praised
    unsectioned: int
    heard_once: tuple[Quote, ...]
    heard_once_in_all: int
    files: tuple[FileCount, ...]
    kinds_of_files: tuple[FileCount, ...]  # the same by kind, where there are many; else empty
    refused: tuple[RefusedFile, ...]
    set_aside: tuple[SetAsideWords, ...]
    set_text: tuple[SetText, ...]
    set_phrases: tuple[Phrase, ...]
    nothing_heard: int
    phrases_in_all: int
    grouping: str
    encoder: str


def page(field: Field, *, title: str, notice: str) -> Page:
    """Everything the page needs to be laid out."""
    room = MOST_VERBATIMS
    listed: list[Section] = []
    themes = {theme.id: theme.name for theme in field.themes}
    most = max((one.accounts for one in field.concerns), default=0)
    detailed = field.concerns[:MOST_CONCERNS]
    # Every concern shows its first three before any shows all.
    room -= sum(min(len(one.verbatims), SHOWN_FIRST) for one in detailed)
    ranks = _ranks(field.concerns)
    for place, one in enumerate(field.concerns, 1):
        wanted = max(len(one.verbatims) - SHOWN_FIRST, 0)
        others = min(wanted, max(room, 0)) if place <= MOST_CONCERNS else None
        room -= others or 0
        theme = themes.get(one.theme, "") if one.theme is not None else ""
        listed.append(_section(one, ranks[one.id], theme, most, others))
    once = field.heard_once[: max(room, 0)]
    open_ones = [one for one in field.concerns if one.status is Status.OPEN]
    tiles = mapped(field)
    return Page(
        title=title,
        notice=notice,
        summary=_summary(field, len(open_ones)),
        span=wording.span(field.first_at, field.last_at),
        as_of=wording.day(field.as_of),
        past=wording.past(field),
        counts=_counts(field, len(open_ones)),
        directions=_directions(tiles),
        wide=picture(field, 1120, 520) if tiles else None,
        # On a phone a tile needs about so much height to hold its name.
        tall=picture(field, 340, min(max(420, 34 * len(tiles)), 1400)) if tiles else None,
        unmapped=max(len(tiles) - MOST_TILES, 0),
        kinds=_kinds(field.concerns),
        with_deals=any(one.deals.count or one.deals.speakers_unknown for one in field.concerns),
        sections=tuple(listed[:MOST_CONCERNS]),
        listed=tuple(one for one in listed if one.kind != Kind.PRAISE),
        praised=tuple(one for one in listed if one.kind == Kind.PRAISE),
        unsectioned=max(len(listed) - MOST_CONCERNS, 0),
        heard_once=tuple(quoted(one) for one in once),
        heard_once_in_all=len(field.heard_once),
        files=field.files,
        kinds_of_files=by_kind(field.files) if len(field.files) > MOST_FILES else (),
        refused=refused_files(field.files, field.refused),
        set_aside=set_aside_words(field.set_aside),
        set_text=field.set_text,
        set_phrases=phrases(field.set_phrases),
        nothing_heard=field.nothing_heard,
        phrases_in_all=len(field.set_phrases),
        grouping=field.grouping,
        encoder=field.encoder,
    )


def _summary(field: Field, concerns: int) -> str:
    if not concerns:
        return "Nothing has come up twice yet."
    inside = sum(len(one.verbatims) for one in field.concerns if one.status is Status.OPEN)
    came = "concern comes" if concerns == 1 else "concerns come"
    told = f"{wording.number(concerns)} {came} back again and again, in {wording.count(inside, 'verbatim')}."
    once = len(field.heard_once)
    return (
        f"{told} {wording.number(once)} more {'was' if once == 1 else 'were'} heard once." if once else told
    )


def _counts(field: Field, concerns: int) -> tuple[tuple[str, str], ...]:
    shown = (
        (concerns, "recurring concern"),
        (len(field.verbatims), "verbatim"),
        (field.conversations, "conversation"),
        (field.accounts, "account"),
        (field.sellers, "seller"),
    )
    return tuple(
        (wording.number(n), one if n == 1 else one + "s") for n, one in shown if n or one != "seller"
    )


def _directions(concerns: Iterable[Concern]) -> tuple[tuple[str, str, str, int], ...]:
    found = Counter(one.trend.direction for one in concerns)
    order = (Direction.NEW, Direction.RISING, Direction.STEADY, Direction.FADING)
    order += (Direction.NO_CLEAR, Direction.NOT_ENOUGH)
    return tuple((wording.slug(d), wording.SIGNS[d], d.value, found[d]) for d in order)


def _kinds(concerns: Sequence[Concern]) -> tuple[tuple[str, str, int], ...]:
    found = Counter(one.kind for one in concerns[:MOST_CONCERNS])
    return tuple((kind.value, name, found[kind]) for kind, name in wording.KINDS.items() if found[kind])


def _ranks(concerns: Sequence[Concern]) -> dict[int, int]:
    """The place of each in its list: of what hurts, or of what is praised."""
    lists = hurting_and_praised(concerns)
    return {one.id: rank for of in lists for rank, one in enumerate(of, 1)}


def _section(one: Concern, rank: int, theme: str, most: int, others: int | None) -> Section:
    """`others`: for how many verbatims beside the first there is room; None where there is no section."""
    direction = one.trend.direction
    first = telling(one.verbatims) if others is not None else ()
    ids = {verbatim.id for verbatim in first}
    kept = [verbatim for verbatim in one.verbatims if verbatim.id not in ids][: others or 0]
    return Section(
        rank=rank,
        opens=others is not None,
        id=one.id,
        name=one.name,
        by_model=one.named_by is NamedBy.MODEL,
        kind=one.kind.value,
        kinds=", ".join(wording.count(n, kind.value, _plural(kind.value)) for kind, n in one.kinds.items()),
        theme=theme if theme != one.name else "",
        dismissed=one.status is Status.DISMISSED,
        direction=direction.value,
        verdict=wording.verdict(one.trend),
        sign=wording.SIGNS[direction],
        style=wording.slug(direction),
        reason=one.trend.reason,
        carried=wording.carried(one.trend),
        accounts=wording.number(one.accounts),
        accounts_reported=one.accounts_reported,
        accounts_bar=round(100 * one.accounts / most, 1) if most else 0.0,
        sellers=wording.number(one.sellers),
        conversations=wording.number(one.conversations),
        deals=_standings(one.deals) if one.deals.count else (),
        deals_not_counted=outcomes.not_counted(one.deals),
        deals_by_rule=outcomes.by_rule(one.deals),
        without_amount=outcomes.without_amount(one.deals),
        losing=outcomes.losing(one.deals.odds),
        concentration=one.concentration,
        voices=_voices(one),
        since=wording.span(one.first_at, one.last_at),
        earlier_ids=", ".join(f"C-{old}" for old in one.merged_ids),
        sparkline=sparkline(one.trend),
        first=tuple(quoted(verbatim) for verbatim in first),
        others=tuple(quoted(verbatim) for verbatim in kept),
        left=len(one.verbatims) - len(first) - len(kept),
        by_account=_named(verbatim.account for verbatim in one.verbatims),
        by_seller=_named(verbatim.seller for verbatim in one.verbatims),
    )


def _standings(deals: DealsRaised) -> tuple[Standing, ...]:
    named = (("open", deals.open), ("won", deals.won), ("lost", deals.lost))
    return tuple(
        Standing(
            name=name,
            count=wording.number(of.count),
            sums=wording.terms(of.sums),
        )
        for name, of in named
    )


def _plural(kind: str) -> str:
    return kind if kind == "praise" else kind + "s"


def _voices(one: Concern) -> str:
    parts = (
        (one.spoken, "in customers' own words"),
        (one.reported, "reported by sellers"),
        (one.unknown, "by unknown speakers"),
    )
    return ", ".join(f"{wording.number(n)} {what}" for n, what in parts if n)


def _named(names: Iterable[str]) -> Named:
    found = sorted(Counter(name for name in names if name).items(), key=lambda item: (-item[1], item[0]))
    return Named(names=tuple(found[:MOST_NAMED]), more=max(len(found) - MOST_NAMED, 0))
