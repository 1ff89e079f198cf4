"""The third part of a launch: what is said, why it is true, and who signed it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.launch.queries import Told
from groundswell.launch.stages import Gate, Part, Standing, State
from groundswell.message.models import Side as SideOf
from groundswell.message.policy import policy
from groundswell.message.queries import Standing as Signing
from groundswell.message.queries import message_for, messages_for, standings_of
from groundswell.message.values import Message
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer
from groundswell.street.gates import met_by_message
from groundswell.web.launches.told import PartTold
from groundswell.web.message.contexts import headline_of, may_edit
from groundswell.web.message.signed import Side, sides_of
from groundswell.web.shell import filters


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageShown:
    headline: str
    message: Message
    sides: tuple[Side, ...]


def standings(viewer: Viewer, launches: Sequence[Told], at: datetime) -> Mapping[int, PartTold]:
    messages = messages_for(viewer, [launch.id for launch in launches])
    signings, mine, today = standings_of(viewer, messages.values()), policy().sides_of(viewer), local_day(at)
    return {
        number: _told(
            viewer, message, signings[number], mine, met_by_message(message, signings[number], today)
        )
        for number, message in messages.items()
    }


def _told(
    viewer: Viewer,
    message: Message,
    signings: Sequence[Signing],
    mine: Sequence[SideOf],
    met: frozenset[Gate],
) -> PartTold:
    page = reverse("message", args=[message.launch])
    if not message.claims:
        standing = Standing(part=Part.MESSAGE, state=State.BARE)
        told, to_do = _("no claim yet"), _("Write the first claim") if may_edit(viewer) else ""
        return PartTold(standing=standing, told=told, next=to_do, href=page)
    signed = sum(one.holds for one in signings)
    state = State.DONE if signed == len(signings) and Gate.CLAIMS_PROVEN in met else State.BEGUN
    told = _("%(claims)s, signed by\u00a0%(signed)s\u00a0of\u00a0%(asked)s") % {
        "claims": filters.counted(len(message.claims), "claim"),
        "signed": signed,
        "asked": len(signings),
    }
    standing = Standing(part=Part.MESSAGE, state=state, met=met)
    if any(not one.holds and one.side in mine for one in signings):
        evidence = reverse("message-evidence", args=[message.launch])
        return PartTold(standing=standing, told=told, next=_("See the evidence and sign"), href=evidence)
    unproved = Gate.CLAIMS_PROVEN not in met and may_edit(viewer)
    return PartTold(standing=standing, told=told, next=_("Prove the claims") if unproved else "", href=page)


def shown(viewer: Viewer, launch: Told, at: datetime, asked: QueryDict) -> MessageShown:  # noqa: ARG001 - as all parts
    message = message_for(viewer, launch.id)
    return MessageShown(
        headline=headline_of(message, local_day(at)),
        message=message,
        sides=tuple(sides_of(viewer, message)) if message.claims else (),
    )
