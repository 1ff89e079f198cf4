"""The sixth part of a launch: the words in the hands of sales."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.launch.queries import Told
from groundswell.launch.stages import Gate, Part, Standing, State
from groundswell.people.viewer import Viewer
from groundswell.street.kit.queries import Counted, counted_of_launches
from groundswell.street.used.readiness import read_by_all
from groundswell.web import rights
from groundswell.web.kit.contexts import LaunchKitPage, launch_kit_page
from groundswell.web.launches.told import PartTold
from groundswell.web.shell.filters import counted


@dataclass(frozen=True, kw_only=True, slots=True)
class KitShown:
    page: LaunchKitPage
    href: str


def standings(viewer: Viewer, launches: Sequence[Told], at: datetime) -> Mapping[int, PartTold]:  # noqa: ARG001 - as all parts
    numbers = [launch.id for launch in launches]
    cards, read = counted_of_launches(viewer, numbers), read_by_all(numbers)
    may = rights.may("launch-kit", "POST", rights.caller(viewer))
    return {
        launch.id: _told(launch.id, cards[launch.id], may=may, read=launch.id in read) for launch in launches
    }


def _told(launch: int, cards: Counted, *, may: bool, read: bool) -> PartTold:
    page, waits = reverse("launch-kit", args=[launch]), cards.to_draft or cards.drafts
    met = frozenset({Gate.KIT_OUT} if cards.out and not waits else ()) | ({Gate.KIT_READ} if read else set())
    state = State.DONE if Gate.KIT_OUT in met else State.BEGUN if cards.out or cards.drafts else State.BARE
    told = _("no card yet")
    if cards.out or cards.drafts:
        told = _("%(cards)s, %(out)s in the hands of sales") % {
            "cards": counted(cards.out + cards.drafts, "card"),
            "out": cards.out,
        }
    to_do = ""
    if may and cards.to_draft:
        to_do = _("Draft the cards")
    elif may and cards.drafts:
        to_do = _("Read the cards and let them out")
    return PartTold(standing=Standing(part=Part.KIT, state=state, met=met), told=told, next=to_do, href=page)


def shown(viewer: Viewer, launch: Told, at: datetime, asked: QueryDict) -> KitShown:  # noqa: ARG001 - as all parts
    return KitShown(page=launch_kit_page(viewer, launch.id, at), href=reverse("launch-kit", args=[launch.id]))
