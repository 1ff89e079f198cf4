"""The fourth part of a launch: what is written for it, and whether both teams approved it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.launch.queries import Told
from groundswell.launch.stages import Gate, Part, Standing, State
from groundswell.message.covering.queries import versions_held
from groundswell.message.drafts.queries import ToldDraft, drafts_of_launches
from groundswell.message.drafts.services import APPROVES
from groundswell.people.viewer import Viewer
from groundswell.web import rights
from groundswell.web.drafts.contexts import DraftsPage, drafts_page
from groundswell.web.launches.told import PartTold
from groundswell.web.shell.filters import counted


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftsShown:
    page: DraftsPage
    href: str


def standings(viewer: Viewer, launches: Sequence[Told], at: datetime) -> Mapping[int, PartTold]:  # noqa: ARG001 - as all parts
    """Three queries, and two where there are drafts."""
    drafts = drafts_of_launches(viewer, [launch.id for launch in launches])
    held = versions_held(viewer, [one.newest for told in drafts.values() for one in told])
    return {launch.id: _told(viewer, launch, drafts[launch.id], held) for launch in launches}


def _told(viewer: Viewer, launch: Told, drafts: Sequence[ToldDraft], held: set[int]) -> PartTold:
    page = reverse("drafts", args=[launch.id])
    if not drafts:
        asked = Gate.DRAFT_APPROVED in launch.gates and _may(viewer, "drafts")
        standing = Standing(part=Part.DRAFTS, state=State.BARE)
        to_do = _("Bring a draft") if asked else ""
        return PartTold(standing=standing, told=_("no draft yet"), next=to_do, href=page)
    approved = [one for one in drafts if one.is_approved]
    met = frozenset({Gate.DRAFT_APPROVED} if any(one.newest in held for one in approved) else ())
    state = State.DONE if met and len(approved) == len(drafts) else State.BEGUN
    told = (_("%(drafts)s, %(approved)s approved") if approved else _("%(drafts)s, none approved")) % {
        "drafts": counted(len(drafts), "draft"),
        "approved": len(approved),
    }
    standing = Standing(part=Part.DRAFTS, state=state, met=met)
    waits = _waiting(viewer, drafts)
    if waits is None:
        return PartTold(standing=standing, told=told, href=page)
    href = reverse("draft", args=[launch.id, waits.id])
    return PartTold(standing=standing, told=told, next=_("Read a draft and approve it"), href=href)


def _waiting(viewer: Viewer, drafts: Sequence[ToldDraft]) -> ToldDraft | None:
    """The first that waits for the team of whoever looks."""
    team = APPROVES.get(viewer.role)
    if team is None:
        return None
    return next((one for one in drafts if team not in {by.team for by in one.approved}), None)


def shown(viewer: Viewer, launch: Told, at: datetime, asked: QueryDict) -> DraftsShown:  # noqa: ARG001 - as all parts
    page = drafts_page(viewer, launch.id, launch.name)
    return DraftsShown(page=page, href=reverse("drafts", args=[launch.id]))


def _may(viewer: Viewer, route: str) -> bool:
    return rights.may(route, "POST", rights.caller(viewer))
