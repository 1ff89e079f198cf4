"""The drafts of a launch as guests of it see them: those that guests brought, with all their versions, those
of members that were released to them, and what was said of either for them to read. None of our numbers
reaches them: a draft that guests brought goes by its place among these, a version of it by its number, what
was released by its token, and a comment by its place in its version."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.message.drafts.acting import brought_by_guests, released_to
from groundswell.message.drafts.queries import ToldDraft, comments_of, open_comments, told_drafts
from groundswell.message.drafts.tables import Draft, DraftComment, DraftVersion, ReleasedDraft
from groundswell.message.guests.queries import guest_in
from groundswell.message.guests.tables import Guest
from groundswell.people.viewer import NotForYou, Viewer


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftForGuests:
    place: int  # from 1
    told: ToldDraft


def drafts_in(viewer: Viewer | None, space: str) -> tuple[Guest, list[DraftForGuests]]:
    """By name. Raises NotForYou."""
    guest = guest_in(viewer, space)
    brought = brought_by_guests(guest.launch_id)
    told = told_drafts(Draft.objects.filter(pk__in=brought))
    return guest, [DraftForGuests(place=brought.index(one.id) + 1, told=one) for one in told]


def draft_in(viewer: Viewer | None, space: str, place: int) -> tuple[Guest, Draft]:
    """Raises NotForYou where guests of the launch brought none of this place, or it was put away."""
    guest = guest_in(viewer, space)
    brought = brought_by_guests(guest.launch_id)
    if not 0 < place <= len(brought):
        raise NotForYou
    row = Draft.objects.filter(pk=brought[place - 1], removed=False).select_related("launch").first()
    if row is None:
        raise NotForYou
    return guest, row


def released_in(viewer: Viewer | None, space: str) -> tuple[Guest, list[ReleasedDraft]]:
    """Raises NotForYou."""
    guest = guest_in(viewer, space)
    return guest, released_to(guest.launch_id)


def released_by(viewer: Viewer | None, space: str, token: str) -> tuple[Guest, ReleasedDraft]:
    """Raises NotForYou where none of this token is released to guests of the launch."""
    guest, rows = released_in(viewer, space)
    row = next((one for one in rows if one.token == token), None)
    if row is None:
        raise NotForYou
    return guest, row


def comments_in(version: DraftVersion) -> list[DraftComment]:
    """Those that are for guests to read, by passage, oldest first."""
    return [comment for comment in comments_of(version) if comment.shared]


def open_in(versions: Sequence[int]) -> Counter[int]:
    """How many of these are not settled."""
    return open_comments(versions, shared=True)


def comment_at(version: DraftVersion, place: int) -> DraftComment:
    """Raises NotForYou where there is none of this place."""
    ever = _ever(version)
    if not 0 < place <= len(ever):
        raise NotForYou
    return DraftComment.objects.get(pk=ever[place - 1])


def places_of(version: DraftVersion, comments: Sequence[DraftComment]) -> dict[int, int]:
    """By the number of a comment, its place."""
    ever = {number: place for place, number in enumerate(_ever(version), 1)}
    return {comment.pk: ever[comment.pk] for comment in comments}


def _ever(version: DraftVersion) -> list[int]:
    """Those taken back among them, so that a place stays."""
    rows = DraftComment.objects.filter(version=version, shared=True).order_by("pk")
    return list(rows.values_list("pk", flat=True))
