"""The mails that go out, worded when they are sent: what was erased, undone or settled by then is told to
nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from groundswell.field import models
from groundswell.field.attention.calendar import calendar_of, method_of
from groundswell.field.attention.meetings import points_of
from groundswell.field.attention.queries import lines_of
from groundswell.field.calling import Standing
from groundswell.field.reading.board import known
from groundswell.field.telling import concern
from groundswell.ledger import mailing
from groundswell.ledger.outbox import Mail
from groundswell.people.models import User
from groundswell.people.queries import zone_of_company
from groundswell.people.viewer import Viewer
from groundswell.report import wording


class Needless(Exception):
    """Nobody has to be told any more; the text says why."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Lines under what they have in common."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What a mail says."""

    subject: str
    lines: tuple[str | Listed, ...]
    path: str = ""  # of the page that tells more
    act: str = "Open it"  # what is done there
    calendar: bytes = b""  # an invitation
    method: str = "REQUEST"  # of the invitation


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    to: str  # an address
    words: Words
    switched_off_by: tuple[int, Mail] | None = None  # whose mail of which kind; None: it was asked for


Worded = Callable[[Viewer, dict[str, Any], datetime], Words]


def name_of(looking: Viewer, number: int) -> str:
    """Its name, or its number where nothing is counted of it."""
    summary = known(looking, [number]).get(number)
    return summary.name if summary else f"C-{number}"


def word_back(looking: Viewer, about: dict[str, Any], at: datetime) -> Words:  # noqa: ARG001 - one form for all
    """To who heard it. Raises Needless where it was undone."""
    entry = models.Entry.objects.get(pk=about["entry"])
    if entry.is_undone:
        raise Needless("it was undone")
    number = concern(about["concern"]).id
    event = models.ConcernEvent.objects.filter(entry=entry, concern=about["concern"]).first()
    name, line = name_of(looking, number), lines_of(looking, [number]).get(number)
    lines = [f"You heard “{name}” (C-{number})."]
    if event is not None:
        lines.append(_became(event.kind, entry.by, event.because))
    if line is not None:
        lines.append(f"Say now: {line.line}")
    return Words(subject=f"What became of “{name}”", lines=tuple(lines), path=f"/concerns/C-{number}")


def _became(kind: str, by: str, because: str) -> str:
    match kind:
        case "answered":
            return f"{by} answered it."
        case "taken up":
            return f"{by} took it up."
        case "postponed":
            return f"Not now, says {by}: {because}"
        case "planned":
            return f"{by} planned a change for it."
        case "shipped":
            return f"{by} shipped a change for it."
        case _:
            return f"{by} decided about it."


def called(looking: Viewer, about: dict[str, Any], at: datetime) -> Words:  # noqa: ARG001
    """To the team that must answer. Raises Needless where nobody waits any more."""
    call, name = _waiting(looking, about["call"])
    why = f"{call.entry.by or 'A rule'}: {call.entry.because}"
    return Words(
        subject=f"“{name}” waits for your answer",
        lines=(
            f"C-{call.concern_id} stands before {call.team} until {wording.day(call.due)}.",
            why,
            "Take it up, answer it, put it off or pass it on.",
        ),
        path=f"/answers#C-{call.concern_id}",
    )


def late(looking: Viewer, about: dict[str, Any], at: datetime) -> Words:  # noqa: ARG001
    """To who leads. Raises Needless where nobody waits any more."""
    call, name = _waiting(looking, about["call"])
    return Words(
        subject=f"Nobody answered “{name}” in time",
        lines=(f"{call.team.capitalize()} was to answer by {wording.day(call.due)}.",),
        path=f"/answers#C-{call.concern_id}",
    )


def _waiting(looking: Viewer, number: int) -> tuple[models.Call, str]:
    call = models.Call.objects.select_related("entry").filter(pk=number).first()
    if call is None or call.standing != Standing.WAITING:
        raise Needless("something was said to it")
    call.concern_id = concern(call.concern_id).id
    return call, name_of(looking, call.concern_id)


def meeting(looking: Viewer, about: dict[str, Any], at: datetime) -> Words:
    """Only the last change of a meeting is told; whoever asked to it and was not asked themselves is not."""
    asked = models.Meeting.objects.filter(pk=about["meeting"]).first()
    by = mailing.server()
    if asked is None or by is None or asked.changes != about["changes"]:
        raise Needless("the meeting was changed since")
    agenda = [f"{name_of(looking, number)} (C-{number})" for number, _ in points_of(asked)]
    public: str = settings.PUBLIC_URL
    path = f"/meetings/{asked.pk}"
    calendar = calendar_of(
        asked,
        agenda,
        made_at=at,
        organiser=by.sender,
        invited=[User.objects.get(pk=looking.user).email],
        href=f"{public}{path}" if public else "",
    )
    off = "Called off: " if asked.cancelled else ""
    here = asked.at.astimezone(ZoneInfo(zone_of_company()))
    lines = (f"{here:%A}, {wording.day(here)}, {here:%H:%M}, {asked.minutes} minutes. {asked.place}", *agenda)
    method = method_of(asked)
    return Words(subject=f"{off}{asked.title}", lines=lines, path=path, calendar=calendar, method=method)
