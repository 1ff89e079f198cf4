"""Messages of launches that wait for the viewer: to be signed, or for what their claims lack."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.message.queries import Waiting, waiting
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.web.message.signed import side_names

# Who writes claims.
_WRITERS = (Role.MARKETING, Role.PRODUCT)


@dataclass(frozen=True, kw_only=True, slots=True)
class ToSign:
    launch: int
    name: str
    sides: str
    changed: bool  # the viewer's side signed another version


@dataclass(frozen=True, kw_only=True, slots=True)
class Lacking:
    launch: int
    name: str
    told: str


def messages_for(viewer: Viewer, at: datetime) -> tuple[tuple[ToSign, ...], tuple[Lacking, ...]]:
    messages = waiting(viewer, at)
    to_sign = [
        ToSign(launch=one.launch, name=one.name, sides=side_names(one.sides), changed=bool(one.reopened))
        for one in messages
        if one.sides
    ]
    lacking = [
        Lacking(launch=one.launch, name=one.name, told=_lacks(one))
        for one in messages
        if viewer.role in _WRITERS and (one.unproved or one.unanswering)
    ]
    return tuple(to_sign), tuple(lacking)


def _lacks(one: Waiting) -> str:
    unproved = ngettext("%(claims)s claim without proof", "%(claims)s claims without proof", one.unproved)
    unanswering = ngettext(
        "%(claims)s claim that answers no concern",
        "%(claims)s claims that answer no concern",
        one.unanswering,
    )
    told = [
        sentence % {"claims": count}
        for sentence, count in ((unproved, one.unproved), (unanswering, one.unanswering))
        if count
    ]
    return _(", ").join(told)
