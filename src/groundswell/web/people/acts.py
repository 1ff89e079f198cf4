"""What an administrator does about one person: each act with its audit row, what it did, and what undoes
it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from groundswell.ledger.acting import acting
from groundswell.people import entrances, second_factor, services, teams
from groundswell.people.language import role_called
from groundswell.people.models import User
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer

Cleaned = dict[str, Any]  # a form's cleaned data
Sent = dict[str, str | list[str]]  # fields of an act


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    summary: str
    undo: Sent = field(default_factory=Sent)  # what takes it back
    token: str = ""  # of a link that was made
    opens: str = "come-in"  # the route that the link leads to


def act_on(viewer: Viewer, person: User, cleaned: Cleaned, at: datetime) -> Done:
    """Raises LastAdministrator."""
    with acting(viewer, cleaned["act"], at=at, ref=f"U-{person.pk}"):
        return _ACTS[cleaned["act"]](viewer, person, cleaned, at)


def _give_role(_: Viewer, person: User, cleaned: Cleaned, __: datetime) -> Done:
    role = Role(cleaned["role"] or person.role)
    services.give_role(person.pk, role)
    undo: Sent = {"act": "give role", "role": person.role}
    roles = {"name": person.name, "role": role_called(role), "before": role_called(person.role)}
    return Done(summary=gettext("%(name)s is %(role)s now, and was %(before)s") % roles, undo=undo)


def _put_in_teams(_: Viewer, person: User, cleaned: Cleaned, __: datetime) -> Done:
    before = teams.put(person.pk, cleaned["teams"])
    undo: Sent = {"act": "put in teams", "teams": [str(team) for team in before]}
    return Done(summary=gettext("the teams of %(name)s are changed") % {"name": person.name}, undo=undo)


def _match(_: Viewer, person: User, cleaned: Cleaned, __: datetime) -> Done:
    name = cleaned["person"]
    services.match(person.pk, name)
    names = {"name": person.name, "there": name}
    summary = (
        gettext("%(name)s is %(there)s in the CRM") if name else gettext("%(name)s is nobody in the CRM")
    )
    return Done(summary=summary % names, undo={"act": "match", "person": person.person})


def _give_link(viewer: Viewer, person: User, _: Cleaned, at: datetime) -> Done:
    token = entrances.sign_in_link(person, at, by=viewer, asks=True)
    return Done(summary=_link_made(person), token=token)


def _give_password_link(viewer: Viewer, person: User, _: Cleaned, at: datetime) -> Done:
    token = entrances.password_link(person, at, ends=at + entrances.SIGN_IN_LASTS, by=viewer)
    return Done(summary=_link_made(person), token=token, opens="new-password")


def _link_made(person: User) -> str:
    return gettext("a link for %(name)s is made") % {"name": person.name}


def _end_rights(_: Viewer, person: User, __: Cleaned, at: datetime) -> Done:
    services.end_rights(person.pk, at)
    summary = gettext("the rights of %(name)s have ended") % {"name": person.name}
    return Done(summary=summary, undo={"act": "give back rights"})


def _give_back_rights(_: Viewer, person: User, __: Cleaned, ___: datetime) -> Done:
    services.give_back_rights(person.pk)
    undo: Sent = {"act": "end rights", "sure": "on"}
    return Done(summary=gettext("%(name)s may come in again") % {"name": person.name}, undo=undo)


def _give_up_code(_: Viewer, person: User, __: Cleaned, ___: datetime) -> Done:
    second_factor.give_up(person)
    summary = gettext("no code is asked of %(name)s any more; they can set one up again")
    return Done(summary=summary % {"name": person.name})


_ACTS: dict[str, Callable[[Viewer, User, Cleaned, datetime], Done]] = {
    "give role": _give_role,
    "put in teams": _put_in_teams,
    "match": _match,
    "give link": _give_link,
    "give password link": _give_password_link,
    "end rights": _end_rights,
    "give back rights": _give_back_rights,
    "give up code": _give_up_code,
}
