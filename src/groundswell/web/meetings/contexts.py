"""What the pages of meetings show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from groundswell.engine.survey.summaries import Summary
from groundswell.field import models
from groundswell.field.attention import meetings, queries
from groundswell.field.reading.board import known
from groundswell.field.reading.ranking import Part, Place, ranked
from groundswell.field.reading.said import evidence
from groundswell.field.reading.state import counted
from groundswell.field.worded.forms import said
from groundswell.people.language import role_called
from groundswell.people.queries import members, names_by_number, zone_of_company
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.report.quotes import Quote
from groundswell.speech import Kind
from groundswell.web import rights
from groundswell.web.answers.contexts import owes
from groundswell.web.answers.teams import called
from groundswell.web.concerns.rows import Row, rows_of
from groundswell.web.meetings.forms import Decided
from groundswell.web.shell import wording
from groundswell.web.shell.quoting import quoted

_OFFERED = 12


@dataclass(frozen=True, slots=True)
class Choice:
    value: int
    name: str
    told: str
    chosen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    quote: Quote
    conversation: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """Of the agenda: a concern with its evidence, and what was decided."""

    row: Row
    said: tuple[Said, ...]  # further quotes
    owes: str
    line: str
    decided: str
    form: Decided


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingPage:
    meeting: models.Meeting
    at: datetime  # where the company is
    points: tuple[Point, ...]
    invited: str  # their names; empty: nobody
    by: str
    may_decide: bool
    may_call_off: bool


def may_call_off(viewer: Viewer, meeting: models.Meeting) -> bool:
    """A seller their own."""
    return viewer.role is not Role.SELLER or meeting.by == viewer.user


def meeting_page(
    viewer: Viewer, meeting: models.Meeting, at: datetime, forms: dict[int, Decided] | None = None
) -> MeetingPage:
    people = names_by_number([*meeting.invited, meeting.by])
    return MeetingPage(
        meeting=meeting,
        at=meeting.at.astimezone(ZoneInfo(zone_of_company())),
        points=tuple(_points(viewer, dict(meetings.points_of(meeting)), at, forms or {})),
        invited=wording.listed(sorted(people[user] for user in meeting.invited if user in people)),
        by=people.get(meeting.by, ""),
        may_decide=rights.may("minutes", "POST", rights.caller(viewer)) and not meeting.cancelled,
        may_call_off=not meeting.cancelled
        and rights.may("meeting-off", "POST", rights.caller(viewer))
        and may_call_off(viewer, meeting),
    )


def _points(
    viewer: Viewer, decided: Mapping[int, models.Entry | None], at: datetime, forms: Mapping[int, Decided]
) -> Iterable[Point]:
    """In their order those of which anything is counted; a fixed number of queries."""
    numbers = list(decided)
    summaries = known(viewer, numbers)
    of_points = [summaries[number] for number in numbers if number in summaries]
    further, lines = _further(of_points), queries.lines_of(viewer, numbers)
    calls = {call.concern: call for call in queries.asked(viewer, at)}
    for row in rows_of(viewer, of_points):
        call, line = calls.get(row.id), lines.get(row.id)
        yield Point(
            row=row,
            said=tuple(further.get(row.id, ())),
            owes=owes(call, at.date()) if call else "",
            line=line.line if line else "",
            decided=_decided(decided[row.id]),
            form=forms.get(row.id) or Decided(row.id),
        )


def _decided(entry: models.Entry | None) -> str:
    return said(entry.summary.partition("”: ")[2] or entry.summary) if entry else ""


def _further(summaries: Sequence[Summary]) -> dict[int, list[Said]]:
    """What else stands for each concern, beside the most telling words."""
    concern_of = {verbatim: summary.id for summary in summaries for verbatim in summary.telling[1:]}
    further: dict[int, list[Said]] = {}
    for verbatim in evidence(list(concern_of)):
        quote = Said(quote=quoted(verbatim), conversation=verbatim.conversation)
        further.setdefault(concern_of[verbatim.id], []).append(quote)
    return further


def agenda(viewer: Viewer, meeting: models.Meeting) -> list[str]:
    numbers = [number for number, _ in meetings.points_of(meeting)]
    names = known(viewer, numbers)
    return [f"{names[number].name} (C-{number})" if number in names else f"C-{number}" for number in numbers]


def offered_concerns(viewer: Viewer, chosen: Sequence[int], at: datetime) -> list[Choice]:
    """Those that were chosen, those that wait for an answer, and the loudest."""
    waiting = {
        call.concern: _("waits for %(team)s") % {"team": called(call.team)}
        for call in queries.asked(viewer, at)
    }
    loudest = [place.concern for place in _loudest(viewer)]
    numbers = list(dict.fromkeys([*chosen, *waiting, *loudest]))[: max(_OFFERED, len(chosen))]
    names = known(viewer, numbers)
    return [
        Choice(number, names[number].name, waiting.get(number, ""), number in chosen)
        for number in numbers
        if number in names
    ]


def _loudest(viewer: Viewer) -> list[Place]:
    if not counted():
        return []
    return [place for place in ranked(viewer, Part()) if place.kind is not Kind.PRAISE][:_OFFERED]


def offered_people(viewer: Viewer, chosen: Iterable[int]) -> list[Choice]:
    wanted = set(chosen)
    return [
        Choice(member.pk, member.name, role_called(member.role), member.pk in wanted)
        for member in members(but=viewer.user)
    ]
