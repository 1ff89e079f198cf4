"""What stands on the pages about what only named people read."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.field.restricted import Restricted, restricted_for, restriction_of
from groundswell.people.models import User
from groundswell.people.queries import may_be_named
from groundswell.people.viewer import Viewer
from groundswell.web import rights
from groundswell.web.conversations.restriction_forms import REASONS, Restrict
from groundswell.web.shell import wording


@dataclass(frozen=True, slots=True)
class Reader:
    user: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Closed:
    """On the page of a restricted conversation."""

    by: str  # who restricted it
    day: str
    reason: str
    readers: tuple[Reader, ...]  # empty for whoever may not change them
    others: tuple[Reader, ...]  # who could be named as well
    may_change: bool


@dataclass(frozen=True, slots=True)
class Listed:
    number: int
    title: str
    told: str


def may_restrict(viewer: Viewer) -> bool:
    return rights.may("restrict", "POST", rights.caller(viewer))


def restrict_form(viewer: Viewer) -> Restrict | None:
    """Nothing is filled in but whoever looks; None for who may not."""
    return Restrict(None, may_be_named(viewer), viewer.user) if may_restrict(viewer) else None


def closed(viewer: Viewer, number: int) -> Closed | None:
    """None where it is not restricted. Raises NotForYou."""
    restriction = restriction_of(viewer, number)
    if restriction is None:
        return None
    people = may_be_named(viewer) if may_restrict(viewer) else []
    names: Mapping[int, User] = {user.pk: user for user in people}
    nobody = _("somebody who no longer comes in")
    return Closed(
        by=restriction.by,
        day=wording.day(restriction.since),
        reason=_reason(restriction),
        readers=tuple(
            Reader(user, names[user].name if user in names else nobody) for user in restriction.readers
        )
        if people
        else (),
        others=tuple(Reader(user.pk, user.name) for user in people if user.pk not in restriction.readers),
        may_change=bool(people),
    )


def listed(viewer: Viewer) -> list[Listed]:
    """Raises NotForYou."""
    return [
        Listed(restriction.conversation, restriction.title, _told(restriction))
        for restriction in restricted_for(viewer)
    ]


def _told(restriction: Restricted) -> str:
    return _("restricted by %(by)s on %(day)s: %(reason)s") % {
        "by": restriction.by,
        "day": wording.day(restriction.since),
        "reason": _reason(restriction),
    }


def _reason(restriction: Restricted) -> str:
    """In somebody's own word, where they said it in one."""
    return str(REASONS.get(restriction.reason, restriction.reason))
