"""How whatever is done with drafts is kept: as all that is done with a launch. Guests of it act in the
same way upon what guests brought, and say something of what was released to them; whether they still are
guests, and whether it still is, is asked within the act."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from groundswell.field.actions import Action
from groundswell.launch.doing import Doing, acting_on
from groundswell.message.drafts.tables import Draft, DraftVersion, ReleasedDraft
from groundswell.message.guests.acting import acting_as_guest
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer


@contextmanager
def drafting(
    launch: int,
    called: str,
    viewer: Viewer,
    at: datetime,
    *,
    draft: Draft | None = None,
    said_of: DraftVersion | None = None,
) -> Iterator[Doing]:
    """An act on a draft, or one that begins one, as it stands for nobody else to change. `said_of`: something
    is said of this version, which guests may where it was released to them. Raises NotForYou where there is
    no such launch or draft, and for who is neither a member nor a guest who may."""
    doing = _as_guest if viewer.role is Role.GUEST else _as_member
    with doing(launch, called, viewer, at) as act:
        if draft is not None and (draft.launch_id != launch or not _is_there(draft, viewer, said_of)):
            raise NotForYou
        yield act


def brought_by_guests(launch: int) -> list[int]:
    """Drafts whose first version came from a guest of the launch, as they came; those put away among them."""
    first = DraftVersion.objects.filter(draft__launch=launch, number=1, role=Role.GUEST.value)
    return list(first.order_by("draft").values_list("draft", flat=True))


def released_to(launch: int) -> list[ReleasedDraft]:
    """What guests of a launch read of drafts that members brought, of each draft one: not withdrawn, and
    launch, draft and version are there."""
    rows = ReleasedDraft.objects.filter(launch=launch, removed=False, launch__removed=False)
    rows = rows.filter(version__removed=False, version__draft__removed=False).select_related("version__draft")
    return list({row.version.draft_id: row for row in rows.order_by("pk")}.values())


def is_released(version: DraftVersion) -> bool:
    """Whether guests read this very version, which members brought."""
    return version.pk in {row.version_id for row in released_to(version.draft.launch_id)}


def _is_there(draft: Draft, viewer: Viewer, said_of: DraftVersion | None) -> bool:
    stands = Draft.objects.filter(pk=draft.pk, removed=False).exists()
    if viewer.role is not Role.GUEST or not stands:
        return stands
    return draft.pk in brought_by_guests(draft.launch_id) or (said_of is not None and is_released(said_of))


@contextmanager
def _as_member(launch: int, called: str, viewer: Viewer, at: datetime) -> Iterator[Doing]:
    with acting_on(launch, called, viewer, at, action=Action.DRAFT) as act:
        yield act


@contextmanager
def _as_guest(launch: int, called: str, viewer: Viewer, at: datetime) -> Iterator[Doing]:
    with acting_as_guest(launch, called, viewer, at, action=Action.DRAFT) as act:
        yield act
