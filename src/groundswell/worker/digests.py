"""The week in one mail: what waits, what became of what one heard, what was answered. Once a week a user."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Status
from groundswell.engine.trend.values import Direction
from groundswell.field.attention import queries
from groundswell.field.attention.deciding import Team
from groundswell.field.attention.queries import Asked
from groundswell.field.calling import Standing
from groundswell.field.reading.board import board
from groundswell.field.reading.state import holds
from groundswell.field.worded.forms import said
from groundswell.ledger import mailing, outbox
from groundswell.ledger.models import OutboxItem
from groundswell.message.queries import waiting
from groundswell.people.language import day, number
from groundswell.people.models import User
from groundswell.people.queries import answering_for, organisation
from groundswell.people.roles import MEMBERS, Role
from groundswell.people.viewer import Viewer
from groundswell.report.lists import hurting_and_praised
from groundswell.worker.letters import Listed, Needless, Words, name_of

_HOUR = time(7)  # of Monday, where the company is
_WEEK = timedelta(days=7)
_EACH = timedelta(minutes=5)
_FIRST = 3
_LEADS = (Role.SALES_LEAD, Role.EXECUTIVE)


class Digests:
    """Looks every few minutes: what was put is known by its key, so that a killed worker puts none twice."""

    def __init__(self) -> None:
        self._looked: datetime | None = None

    def __call__(self, at: datetime) -> None:
        if self._looked is not None and at - self._looked < _EACH:
            return
        self._looked = at
        put_digests(at)


def put_digests(at: datetime) -> None:
    """One to each member of this week who has none yet; nobody gets one of a week before they joined."""
    company = organisation()
    if company is None or mailing.server() is None:
        return
    begun = _week_of(at, company.time_zone)
    year, week, _ = begun.isocalendar()
    key = f"digest {year}-W{week:02}"
    there = set(OutboxItem.objects.filter(key__startswith=f"{key} ").values_list("to", flat=True))
    members = [role.value for role in MEMBERS]
    users = User.objects.filter(is_active=True, role__in=members, joined__lt=begun).values_list(
        "pk", flat=True
    )
    missing = [user for user in users if f"U-{user}" not in there]
    outbox.put(((user, {}) for user in missing), outbox.Mail.DIGEST, at, key=key)


def _week_of(at: datetime, zone: str) -> datetime:
    """The last Monday morning that has come."""
    here = at.astimezone(ZoneInfo(zone))
    monday = datetime.combine(here.date() - timedelta(days=here.weekday()), _HOUR, here.tzinfo)
    return monday if monday <= here else monday - _WEEK


def digest(looking: Viewer, about: dict[str, Any], at: datetime) -> Words:  # noqa: ARG001 - one form for all
    """Raises Needless where there is nothing to tell."""
    lines = [line for part in _parts(looking, at) for line in part]
    if not lines:
        raise Needless("there was nothing to tell")
    return Words(subject=_("Your week in what customers say"), lines=tuple(lines), path="/")


def _parts(looking: Viewer, at: datetime) -> Iterator[list[Listed]]:
    asked = queries.asked(looking, at)
    yield _listed(
        _("Waits for your answer:"), [_owed(looking, call) for call in asked if _is_theirs(looking, call, at)]
    )
    yield _listed(_("Waits for your signature:"), _to_sign(looking, at))
    if looking.role in _LEADS:
        yield _listed(_("Nobody answered in time:"), [_owed(looking, call) for call in asked if call.late])
    words_back = [back for back in queries.words_back_to(looking, top=10) if back.at > at - _WEEK]
    heard = [f"“{name_of(looking, back.concern)}”: {said(back.happened)}" for back in words_back]
    yield _listed(_("You heard it, this became of it:"), heard)
    answered = queries.lately_answered(looking, at - _WEEK, top=10)
    others = [line for line in answered if line.entry not in {back.entry for back in words_back}]
    yield _listed(
        _("Answered this week:"), [f"“{name_of(looking, line.concern)}”: {line.line}" for line in others]
    )
    yield _listed(_("Raised more and more often:"), _rising(looking, at))
    if looking.role is Role.ADMINISTRATOR:
        given_up = len(outbox.state(looking).given_up)
        told = ngettext("%(count)s mail could not be sent.", "%(count)s mails could not be sent.", given_up)
        wrong = [told % {"count": number(given_up)}] if given_up else []
        yield _listed(_("What is wrong:"), wrong)


def _listed(title: str, lines: list[str]) -> list[Listed]:
    return [Listed(title, tuple(lines))] if lines else []


def _is_theirs(looking: Viewer, call: Asked, at: datetime) -> bool:
    roles = {looking.role.value, *(user.role for user in answering_for(looking, at))}
    waits = call.standing == Standing.WAITING and call.team in {team for team in Team if team.value in roles}
    return waits or call.taken_by_user == looking.user


def _to_sign(looking: Viewer, at: datetime) -> list[str]:
    changed, open_ = (
        _("“%(name)s” (L-%(launch)s), changed since it was signed"),
        _("“%(name)s” (L-%(launch)s)"),
    )
    return [
        (changed if one.reopened else open_) % {"name": one.name, "launch": one.launch}
        for one in waiting(looking, at)
        if one.sides
    ]


def _owed(looking: Viewer, call: Asked) -> str:
    told = {"name": name_of(looking, call.concern), "concern": call.concern, "day": day(call.due)}
    return _("“%(name)s” (C-%(concern)s), due %(day)s") % told


def _rising(looking: Viewer, at: datetime) -> list[str]:
    if not holds(at):
        return []
    ranked = [concern for concern in board(looking).concerns if concern.status is not Status.DISMISSED]
    hurting, _ = hurting_and_praised(ranked)
    rising = [concern for concern in hurting if concern.trend.direction in (Direction.RISING, Direction.NEW)]
    return [_raised(concern) for concern in rising[:_FIRST]]


def _raised(concern: Summary) -> str:
    told = ngettext(
        "“%(name)s” (C-%(concern)s), %(count)s account",
        "“%(name)s” (C-%(concern)s), %(count)s accounts",
        concern.accounts,
    )
    return told % {"name": concern.name, "concern": concern.id, "count": number(concern.accounts)}
