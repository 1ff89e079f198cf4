"""What the pages of concerns show, decided; the templates only set it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from groundswell.engine.survey.summaries import Board, Summary
from groundswell.engine.survey.values import Concern, Evidence, Status
from groundswell.field import models
from groundswell.field.history import entries
from groundswell.field.history.effects import Told, told_of
from groundswell.field.reading import board as reading
from groundswell.field.reading import one as reading_one
from groundswell.field.reading.months import months_of
from groundswell.field.reading.said import evidence
from groundswell.field.reading.state import holds
from groundswell.people.viewer import Viewer
from groundswell.report import outcomes, wording
from groundswell.report.layout import ONE_FILE
from groundswell.report.lists import hurting_and_praised
from groundswell.report.quotes import Quote, quoted
from groundswell.report.sparkline import HEIGHT, WIDTH, Sparkline, sparkline
from groundswell.speech import Kind
from groundswell.web import rights
from groundswell.web.answers.contexts import About, about
from groundswell.web.concerns.line import Line, line_of
from groundswell.web.concerns.narrowing import Asked

_FIRST = 40  # concerns of a list that are shown at once
_VERBATIMS = 25
_ENTRIES = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One concern in a list."""

    id: int
    rank: int
    name: str
    kind: str
    status: str  # empty while nothing was decided
    quote: Quote | None  # the most telling words
    conversation: int  # where they stand; 0 without
    line: Line | None
    accounts: int
    accounts_reported: int
    sellers: int
    conversations: int
    verbatims: int
    deals: int
    concentration: str
    sign: str
    verdict: str
    style: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    title: str
    rows: tuple[Row, ...]
    more: int  # further ones, not shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    name: str
    value: str
    chosen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardPage:
    headline: str
    lists: tuple[Listed, ...]
    kinds: tuple[Choice, ...]
    asked: Asked
    accounts: bool  # whether any are known: without, no column tells of them
    heard_once: int
    conversations: int
    counting: bool  # what is counted does not hold yet


def board_page(viewer: Viewer, asked: Asked, at: datetime) -> BoardPage:
    if not holds(at):
        return _empty(asked, counting=True)
    field = reading.board(viewer)
    shown = _narrowed(viewer, asked) if asked.narrows else list(field.concerns)
    shown = [one for one in shown if one.status is not Status.DISMISSED]
    return BoardPage(
        headline=_headline(field, shown, asked),
        lists=tuple(_lists(viewer, shown, asked)),
        kinds=_kinds(asked),
        asked=asked,
        accounts=bool(field.accounts),
        heard_once=field.heard_once,
        conversations=field.conversations,
        counting=False,
    )


def _empty(asked: Asked, *, counting: bool) -> BoardPage:
    return BoardPage(
        headline="What customers keep saying is being counted",
        lists=(),
        kinds=_kinds(asked),
        asked=asked,
        accounts=False,
        heard_once=0,
        conversations=0,
        counting=counting,
    )


def _narrowed(viewer: Viewer, asked: Asked) -> list[Summary]:
    return [one.summary for one in reading.narrowed(viewer, asked.part())]


def _headline(field: Board, shown: Sequence[Summary], asked: Asked) -> str:
    if not field.conversations:
        return "Nothing has been heard yet"
    concerns = wording.count(len(shown), "concern")
    if asked.narrows:
        ranked = sum(one.status is not Status.DISMISSED for one in field.concerns)
        return f"{concerns} of {wording.number(ranked)}"
    return f"{concerns} from {wording.count(field.conversations, 'conversation')}"


def _lists(viewer: Viewer, shown: Sequence[Summary], asked: Asked) -> Iterable[Listed]:
    hurting, praised = hurting_and_praised(shown)
    for title, concerns in (("What hurts, is missing or unclear", hurting), ("What they praise", praised)):
        cut = concerns if asked.all else concerns[:_FIRST]
        if cut:
            yield Listed(title=title, rows=tuple(rows_of(viewer, cut)), more=len(concerns) - len(cut))


def _kinds(asked: Asked) -> tuple[Choice, ...]:
    return tuple(
        Choice(name=wording.KINDS[kind], value=kind.value, chosen=kind in asked.kinds) for kind in Kind
    )


def rows_of(viewer: Viewer, concerns: Sequence[Summary]) -> Iterable[Row]:
    """Ranked in the order given; three queries for however many."""
    firsts = [one.telling[0] for one in concerns if one.telling]
    words = {one.id: one for one in evidence(firsts)}
    months = months_of(viewer, [one.id for one in concerns])
    for rank, one in enumerate(concerns, start=1):
        said = words.get(one.telling[0]) if one.telling else None
        yield _row(one, rank, said, line_of(months.get(one.id, {})))


def _row(one: Summary, rank: int, said: Evidence | None, line: Line | None) -> Row:
    return Row(
        id=one.id,
        rank=rank,
        name=one.name,
        kind=one.kind.value,
        status="" if one.status is Status.OPEN else one.status.value,
        quote=quoted(said, ONE_FILE) if said else None,
        conversation=said.conversation if said else 0,
        line=line,
        accounts=one.accounts,
        accounts_reported=one.accounts_reported,
        sellers=one.sellers,
        conversations=one.conversations,
        verbatims=one.verbatims,
        deals=one.deals,
        concentration=one.concentration,
        sign=wording.SIGNS[one.trend.direction],
        verdict=wording.verdict(one.trend),
        style=wording.slug(one.trend.direction),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A verbatim on the page of its concern."""

    quote: Quote
    account: str
    conversation: int
    again: str  # how often its concern says the very same again


@dataclass(frozen=True, kw_only=True, slots=True)
class ConcernPage:
    id: int
    name: str
    kind: str
    status: str
    standing: str  # who raises it, in a sentence
    warnings: tuple[str, ...]
    said: tuple[Said, ...]
    left: int
    sparkline: Sparkline | None
    width: float
    height: float
    direction: str
    sign: str
    style: str
    reason: str
    carried: str
    deals: tuple[tuple[str, str], ...]  # how they stand, and how many with their sums
    deals_by_rule: str
    losing: str
    merged: str
    history: tuple[Told, ...]
    seen: int  # the version that is looked at: a decision tells it
    dismissed: bool
    may_decide: bool
    about: About  # what we do about it


def concern_page(viewer: Viewer, row: models.Concern, at: datetime) -> ConcernPage | None:
    """None while what is counted does not hold, or nothing counts in it any more."""
    if not holds(at):
        return None
    told = reading_one.concern(viewer, row.id, shown=_VERBATIMS)
    if told.concern is None:
        return None
    one = told.concern
    said = {verbatim.id: verbatim for verbatim in one.verbatims}
    history = told_of(entries.newest_first_of(row.id, _ENTRIES), row.id)
    return ConcernPage(
        id=one.id,
        name=one.name,
        kind=one.kind.value,
        status="" if one.status is Status.OPEN else one.status.value,
        standing=_standing(one),
        warnings=tuple(_warnings(one)),
        said=tuple(_said(said[first], len(again)) for first, again in told.shown if first in said),
        left=told.left,
        sparkline=sparkline(one.trend),
        width=WIDTH,
        height=HEIGHT,
        direction=one.trend.direction.value,
        sign=wording.SIGNS[one.trend.direction],
        style=wording.slug(one.trend.direction),
        reason=one.trend.reason,
        carried=wording.carried(one.trend),
        deals=_deals(one),
        deals_by_rule=outcomes.by_rule(one.deals),
        losing=outcomes.losing(one.deals.odds),
        merged=", ".join(f"C-{number}" for number in one.merged_ids),
        history=tuple(history),
        seen=row.version,
        dismissed=one.status is Status.DISMISSED,
        may_decide=rights.may("decide", "POST", rights.caller(viewer)),
        about=about(viewer, one.id, row.version, at),
    )


def _standing(one: Concern) -> str:
    through = f", heard by {wording.count(one.sellers, 'seller')}" if one.sellers else ""
    when = wording.span(one.first_at, one.last_at)
    return f"Raised by {wording.raised_by(one)}{through}{f', {when}' if when else ''}."


def _warnings(one: Concern) -> Iterable[str]:
    if one.concentration:
        yield one.concentration
    if not one.spoken and one.reported:
        yield "Known from sellers' notes alone: no customer's own words yet."


def _deals(one: Concern) -> tuple[tuple[str, str], ...]:
    if not one.deals.count:
        return ()
    named = (("open", one.deals.open), ("won", one.deals.won), ("lost", one.deals.lost))
    return tuple((name, outcomes.standing(deals)) for name, deals in named if deals.count)


def _said(one: Evidence, again: int) -> Said:
    return Said(
        quote=quoted(one, ONE_FILE),
        account=one.account,
        conversation=one.conversation,
        again=wording.again(again),
    )
