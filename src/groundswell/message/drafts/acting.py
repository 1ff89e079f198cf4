"""How whatever is done with drafts is kept: as all that is done with a launch. Guests of it act in the
same way upon what guests brought; whether they still are guests is asked within the act."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from groundswell.field.actions import Action
from groundswell.launch.doing import Doing, acting_on
from groundswell.message.drafts.tables import Draft, DraftVersion
from groundswell.message.guests.acting import acting_as_guest
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer


@contextmanager
def drafting(
    launch: int, called: str, viewer: Viewer, at: datetime, *, draft: Draft | None = None
) -> Iterator[Doing]:
    """An act on a draft, or one that begins one, as it stands for nobody else to change. Raises NotForYou
    where there is no such launch or draft, and for who is neither a member nor a guest who may."""
    doing = _as_guest if viewer.role is Role.GUEST else _as_member
    with doing(launch, called, viewer, at) as act:
        if draft is not None and (draft.launch_id != launch or not _is_there(draft, viewer)):
            raise NotForYou
        yield act


def brought_by_guests(launch: int) -> list[int]:
    """Drafts whose first version came from a guest of the launch, as they came; those put away among them."""
    first = DraftVersion.objects.filter(draft__launch=launch, number=1, role=Role.GUEST.value)
    return list(first.order_by("draft").values_list("draft", flat=True))


def _is_there(draft: Draft, viewer: Viewer) -> bool:
    stands = Draft.objects.filter(pk=draft.pk, removed=False).exists()
    return stands and (viewer.role is not Role.GUEST or draft.pk in brought_by_guests(draft.launch_id))


@contextmanager
def _as_member(launch: int, called: str, viewer: Viewer, at: datetime) -> Iterator[Doing]:
    with acting_on(launch, called, viewer, at, action=Action.DRAFT) as act:
        yield act


@contextmanager
def _as_guest(launch: int, called: str, viewer: Viewer, at: datetime) -> Iterator[Doing]:
    with acting_as_guest(launch, called, viewer, at, action=Action.DRAFT) as act:
        yield act
