"""A concern in a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Evidence, Status
from groundswell.field.history.versions import versions_of
from groundswell.field.reading.months import months_of
from groundswell.field.reading.ranking import Place
from groundswell.field.reading.said import evidence
from groundswell.people.viewer import Viewer
from groundswell.report.quotes import Quote
from groundswell.web.concerns.line import Line, line_of
from groundswell.web.shell import wording
from groundswell.web.shell.naming import KINDS, STATUSES
from groundswell.web.shell.quoting import quoted


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
    kind: str  # as addresses and styles have it
    kind_told: str
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
    firsts = [summary.telling[0] for summary in concerns if summary.telling]
    evidence_of = {verbatim.id: verbatim for verbatim in evidence(firsts)}
    numbers = [summary.id for summary in concerns]
    months, versions = months_of(viewer, numbers), versions_of(numbers)
    for rank, summary in enumerate(concerns, start=first):
        part = (parts or {}).get(summary.id)
        yield _row(
            summary,
            rank,
            evidence_of.get(summary.telling[0]) if summary.telling else None,
            line_of(months.get(summary.id, {})),
            tuple(_in_part(summary, part) if part else _in_all(summary)),
            words,
            versions.get(summary.id, 0),
            (owed or {}).get(summary.id, ""),
        )


def _row(
    summary: Summary,
    rank: int,
    verbatim: Evidence | None,
    line: Line | None,
    figures: tuple[Figure, ...],
    words: str,
    seen: int,
    owes: str,
) -> Row:
    return Row(
        id=summary.id,
        rank=rank,
        name=summary.name,
        kind=summary.kind.value,
        kind_told=str(KINDS[summary.kind]),
        status="" if summary.status is Status.OPEN else str(STATUSES[summary.status]),
        owes=owes,
        quote=quoted(verbatim) if verbatim else None,
        conversation=verbatim.conversation if verbatim else 0,
        line=line,
        figures=figures,
        concentration=summary.concentration,
        sign=wording.SIGNS[summary.trend.direction],
        verdict=wording.verdict(summary.trend),
        style=wording.slug(summary.trend.direction),
        words=words,
        seen=seen,
    )


def _in_all(summary: Summary) -> Iterable[Figure]:
    """What nobody could know is no figure."""
    more = wording.number(summary.accounts_reported) if summary.accounts_reported else ""
    reported = _("+%(number)s reported") % {"number": more} if more else ""
    if summary.accounts or reported:
        yield Figure(_("accounts"), wording.number(summary.accounts), "#who", reported)
    yield Figure(_("conversations"), wording.number(summary.conversations), "#say")
    if summary.sellers:
        yield Figure(_("sellers"), wording.number(summary.sellers), "#sellers")
    if summary.deals:
        yield Figure(_("deals"), wording.number(summary.deals), "#deals")


def _in_part(summary: Summary, part: Place) -> Iterable[Figure]:
    yield Figure(_("verbatims"), wording.number(part.verbatims), "#say", _of(summary.verbatims))
    if part.accounts:
        yield Figure(_("accounts"), wording.number(part.accounts), "#say", _of(summary.accounts))
    if part.sellers:
        yield Figure(_("sellers"), wording.number(part.sellers), "#say", _of(summary.sellers))


def _of(number: int) -> str:
    return _("of %(number)s") % {"number": wording.number(number)}
