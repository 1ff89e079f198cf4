"""A concern in a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Evidence, Status
from groundswell.field.history.versions import versions_of
from groundswell.field.reading.months import months_of
from groundswell.field.reading.ranking import Place
from groundswell.field.reading.said import evidence
from groundswell.people.viewer import Viewer
from groundswell.report import wording
from groundswell.report.layout import ONE_FILE
from groundswell.report.quotes import Quote, quoted
from groundswell.web.concerns.line import Line, line_of


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, and where the words behind it stand: a part of the concern's page."""

    name: str
    told: str
    href: str
    more: str = ""  # beside it, smaller


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    id: int
    rank: int
    name: str
    kind: str
    status: str  # empty while nothing was decided
    owes: str  # who must say something to it, and by when; empty: nobody
    quote: Quote | None  # the most telling words
    conversation: int  # where they stand; 0 without
    line: Line | None
    figures: tuple[Figure, ...]
    concentration: str
    sign: str
    verdict: str
    style: str
    words: str  # the part of its words that was asked for, as its page takes it
    seen: int  # its version: a decision tells it


def rows_of(
    viewer: Viewer,
    concerns: Sequence[Summary],
    *,
    first: int = 1,
    parts: Mapping[int, Place] | None = None,
    words: str = "",
    owed: Mapping[int, str] | None = None,
) -> Iterable[Row]:
    """In the order given, ranked from `first` on; four queries for however many. `owed` is who owes an answer
    to which. With `parts` its figures are
    those of a part of its words, which `words` asks for."""
    firsts = [one.telling[0] for one in concerns if one.telling]
    said = {one.id: one for one in evidence(firsts)}
    numbers = [one.id for one in concerns]
    months, versions = months_of(viewer, numbers), versions_of(numbers)
    for rank, one in enumerate(concerns, start=first):
        part = (parts or {}).get(one.id)
        yield _row(
            one,
            rank,
            said.get(one.telling[0]) if one.telling else None,
            line_of(months.get(one.id, {})),
            tuple(_in_part(one, part) if part else _in_all(one)),
            words,
            versions.get(one.id, 0),
            (owed or {}).get(one.id, ""),
        )


def _row(
    one: Summary,
    rank: int,
    said: Evidence | None,
    line: Line | None,
    figures: tuple[Figure, ...],
    words: str,
    seen: int,
    owes: str,
) -> Row:
    return Row(
        id=one.id,
        rank=rank,
        name=one.name,
        kind=one.kind.value,
        status="" if one.status is Status.OPEN else one.status.value,
        owes=owes,
        quote=quoted(said, ONE_FILE) if said else None,
        conversation=said.conversation if said else 0,
        line=line,
        figures=figures,
        concentration=one.concentration,
        sign=wording.SIGNS[one.trend.direction],
        verdict=wording.verdict(one.trend),
        style=wording.slug(one.trend.direction),
        words=words,
        seen=seen,
    )


def _in_all(one: Summary) -> Iterable[Figure]:
    """What nobody could know is no figure."""
    reported = f"+{wording.number(one.accounts_reported)} reported" if one.accounts_reported else ""
    if one.accounts or reported:
        yield Figure("accounts", wording.number(one.accounts), "#who", reported)
    yield Figure("conversations", wording.number(one.conversations), "#say")
    if one.sellers:
        yield Figure("sellers", wording.number(one.sellers), "#sellers")
    if one.deals:
        yield Figure("deals", wording.number(one.deals), "#deals")


def _in_part(one: Summary, part: Place) -> Iterable[Figure]:
    yield Figure("verbatims", wording.number(part.verbatims), "#say", f"of {wording.number(one.verbatims)}")
    if part.accounts:
        yield Figure("accounts", wording.number(part.accounts), "#say", f"of {wording.number(one.accounts)}")
    if part.sellers:
        yield Figure("sellers", wording.number(part.sellers), "#say", f"of {wording.number(one.sellers)}")
