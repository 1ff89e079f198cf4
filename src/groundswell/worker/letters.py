"""The mails that go out, worded when they are sent: what was erased, undone or settled by then is told to
nobody."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.field import models
from groundswell.field.actions import BY_RULE
from groundswell.field.attention.calendar import calendar_of, method_of
from groundswell.field.attention.meetings import points_of
from groundswell.field.attention.queries import lines_of
from groundswell.field.calling import Standing
from groundswell.field.reading.board import known
from groundswell.field.telling import concern
from groundswell.field.worded.forms import said
from groundswell.ledger import mailing
from groundswell.ledger.outbox import Mail
from groundswell.people.language import day, role_called
from groundswell.people.models import User
from groundswell.people.queries import zone_of_company
from groundswell.people.viewer import Viewer


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
    act: str = field(default_factory=lambda: _("Open it"))  # what is done there
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
    told = {"name": name, "number": number}
    lines = [_("You heard “%(name)s” (C-%(number)s).") % told]
    if event is not None:
        lines.append(_became(event.kind, entry.by, event.because))
    if line is not None:
        lines.append(_("Say now: %(line)s") % {"line": line.line})
    subject = _("What became of “%(name)s”") % told
    return Words(subject=subject, lines=tuple(lines), path=f"/concerns/C-{number}")


def _became(kind: str, by: str, because: str) -> str:
    told = {"by": by, "because": because}
    if kind == "answered":
        return _("%(by)s answered it.") % told
    if kind == "taken up":
        return _("%(by)s took it up.") % told
    if kind == "postponed":
        return _("Not now, says %(by)s: %(because)s") % told
    if kind == "planned":
        return _("%(by)s planned a change for it.") % told
    if kind == "shipped":
        return _("%(by)s shipped a change for it.") % told
    return _("%(by)s decided about it.") % told


def called(looking: Viewer, about: dict[str, Any], at: datetime) -> Words:  # noqa: ARG001
    """To the team that must answer. Raises Needless where nobody waits any more."""
    call, name = _waiting(looking, about["call"])
    told = {"concern": call.concern_id, "team": role_called(call.team), "day": day(call.due)}
    return Words(
        subject=_("“%(name)s” waits for your answer") % {"name": name},
        lines=(
            _("C-%(concern)s stands before %(team)s until %(day)s.") % told,
            _brought(call.entry),
            _("Take it up, answer it, put it off or pass it on."),
        ),
        path=f"/answers#C-{call.concern_id}",
    )


def _brought(entry: models.Entry) -> str:
    """By whom, and why: a rule says so by itself, a person in their own words."""
    if entry.by != BY_RULE:
        by, because = entry.by or _("A rule"), entry.because
    else:
        by, because = _("a rule of attention"), said(entry.because)
    return _("%(by)s: %(because)s") % {"by": by, "because": because}


def late(looking: Viewer, about: dict[str, Any], at: datetime) -> Words:  # noqa: ARG001
    """To who leads. Raises Needless where nobody waits any more."""
    call, name = _waiting(looking, about["call"])
    told = {"team": role_called(call.team).capitalize(), "day": day(call.due)}
    return Words(
        subject=_("Nobody answered “%(name)s” in time") % {"name": name},
        lines=(_("%(team)s was to answer by %(day)s.") % told,),
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
    off = _("Called off: %(title)s") if asked.cancelled else "%(title)s"
    here = asked.at.astimezone(ZoneInfo(zone_of_company()))
    when = ngettext(
        "%(moment)s, %(minutes)s minute. %(place)s",
        "%(moment)s, %(minutes)s minutes. %(place)s",
        asked.minutes,
    ) % {
        "moment": dateformat.format(here, _("l, j M Y, H:i")),
        "minutes": asked.minutes,
        "place": asked.place,
    }
    method = method_of(asked)
    return Words(
        subject=off % {"title": asked.title},
        lines=(when, *agenda),
        path=path,
        calendar=calendar,
        method=method,
    )
