"""What the pages of past launches show, decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.utils.translation import gettext as _

from groundswell.engine.spectrum.values import Did
from groundswell.people.language import day, separated
from groundswell.people.viewer import Viewer
from groundswell.people.vocabulary import worded
from groundswell.results.queries import reading_of
from groundswell.results.timelines.queries import past_launches
from groundswell.results.timelines.reading import Line, Problem, Timeline, launched_on
from groundswell.results.timelines.words import also
from groundswell.web import rights
from groundswell.web.past import naming
from groundswell.web.spectrum import naming as spectrum_naming
from groundswell.web.spectrum.contexts import came_in_told, standing_told

_SHOWN = 40  # rows
_WRONG = 50  # of what is wrong
_WITH_VALUE = frozenset({Did.UNASKED, Did.ADOPTED, Did.ATTAINED})  # nothing but a number tells what they say


@dataclass(frozen=True, slots=True)
class Word:
    """An event, as the page teaches it."""

    word: str
    also: str
    means: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    id: int
    name: str
    headline: str
    day: str  # on which it went to market; may be empty
    by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PastPage:
    listed: tuple[Listed, ...]
    words: tuple[Word, ...]
    may_act: bool


@dataclass(frozen=True, slots=True)
class Row:
    day: str
    name: str
    side: str
    told: str
    about: str


@dataclass(frozen=True, slots=True)
class WrongRow:
    row: int  # 0: the whole file
    told: str
    stands: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    rows: tuple[Row, ...]
    left_out: int
    wrong: tuple[WrongRow, ...]
    wrong_left_out: int
    notes: tuple[str, ...]
    headline: str
    standing: str
    came_in: str


def past_page(viewer: Viewer, today: date) -> PastPage:
    """However many, as many queries."""
    return PastPage(
        listed=tuple(
            Listed(
                id=past.id,
                name=past.name,
                headline=spectrum_naming.headline(reading_of(past.events, today).place.bands, is_over=True),
                day=day(launched_on(past.lines)),
                by=past.by,
            )
            for past in past_launches(viewer)
        ),
        words=tuple(Word(did.value, ", ".join(_also(did)), str(naming.MEANS[did])) for did in Did),
        may_act=may_act(viewer),
    )


def may_act(viewer: Viewer) -> bool:
    return rights.may("past-take", "POST", rights.caller(viewer))


def preview_of(timeline: Timeline, today: date) -> Preview:
    place = reading_of(timeline.events, today).place
    wrong = [_wrong(list(those)) for _, those in groupby(timeline.problems, attrgetter("row", "stands"))]
    return Preview(
        rows=tuple(_row(line) for line in timeline.lines[:_SHOWN]),
        left_out=max(len(timeline.lines) - _SHOWN, 0),
        wrong=tuple(wrong[:_WRONG]),
        wrong_left_out=max(len(wrong) - _WRONG, 0),
        notes=tuple(_notes(timeline)),
        headline=spectrum_naming.headline(place.bands, is_over=True),
        standing=standing_told(place, is_over=True),
        came_in=came_in_told(place, is_over=True),
    )


def _row(line: Line) -> Row:
    event = line.event
    about = " → ".join(filter(None, (event.about, event.of)))
    side = str(spectrum_naming.WHO[event.who]) if event.who else ""
    if event.did in _WITH_VALUE:
        about = " ".join(filter(None, (about, separated(f"{event.value:g}"))))
    return Row(day(event.day), line.name, side, event.did.value, about)


def _wrong(problems: Sequence[Problem]) -> WrongRow:
    """All that is wrong with one row."""
    return WrongRow(problems[0].row, " ".join(map(_why, problems)), problems[0].stands)


def _why(problem: Problem) -> str:
    told = str(naming.WRONG[problem.wrong]) % {"told": problem.told, "near": problem.near}
    if problem.near and problem.wrong in naming.WITH_NEAR:
        told = f"{told} {str(naming.MEANT) % {'near': problem.near}}"
    return told


def _notes(timeline: Timeline) -> list[str]:
    notes: list[str] = []
    if timeline.unread:
        notes.append(_("Not read: the columns %(names)s.") % {"names": ", ".join(timeline.unread)})
    if timeline.open_day and timeline.lines:
        notes.append(
            _(
                "“%(day)s” can be read in two ways. See below how it was read; if that is wrong, write days"
                " as 2026-03-14."
            )
            % {"day": timeline.open_day}
        )
    if timeline.lines and launched_on(timeline.lines) is None:
        notes.append(
            _("No row says when it went to market (“launched”): whatever is missing counts as still to come.")
        )
    return notes


def _also(did: Did) -> list[str]:
    """What is read as the same; not that which says it in words that the company does not use."""
    return [words for words in also(did) if worded(words) == words]
