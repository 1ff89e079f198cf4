"""A draft of members that guests are let read: without names, as a person left it, and gone when it is taken
back. Each act is one row of history that can be undone, and one of the launch's timeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from groundswell.engine.anonymising.values import Proposed
from groundswell.field import models as field
from groundswell.message.drafts.acting import brought_by_guests, released_to
from groundswell.message.drafts.queries import draft_of
from groundswell.message.drafts.services import LONGEST_NAME
from groundswell.message.drafts.tables import Draft, DraftVersion, ReleasedDraft, packed
from groundswell.message.released.errors import CannotRelease
from groundswell.message.released.proposing import proposed_texts
from groundswell.message.released.services import LONGEST_WORDS, releasing, tell_guests, within
from groundswell.people.viewer import NotForYou, Viewer, require_member

# More of them nobody looks at one by one.
MOST_TO_LOOK_AT = 200  # passages in which something is replaced, or may have to be


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposedDraft:
    """A version as guests would read it, before anybody looked at it."""

    version: DraftVersion
    name: Proposed
    passages: tuple[Proposed, ...]

    @property
    def to_look_at(self) -> list[int]:
        """Passages, by their place, in which something is replaced or may be a name."""
        return [place for place, one in enumerate(self.passages) if one.hidden or one.doubts]


def proposed_release(viewer: Viewer, launch: int, draft: int, version: int) -> ProposedDraft:
    """Of the version of this number. Raises NotForYou, also where guests brought the draft and read it
    anyway, and CannotRelease where somebody would have to look at too much."""
    require_member(viewer)
    row = _theirs_to_read(draft_of(launch, draft), version)
    name, *passages = proposed_texts([row.draft.name, *(text for text, _ in row.passages)])
    proposed = ProposedDraft(version=row, name=name, passages=tuple(passages))
    if len(proposed.to_look_at) > MOST_TO_LOOK_AT:
        raise CannotRelease(
            f"Names may stand in more than {MOST_TO_LOOK_AT} of its paragraphs: bring a shorter one first."
        )
    return proposed


def release_draft(
    viewer: Viewer, version: DraftVersion, name: str, passages: Mapping[int, str], at: datetime
) -> field.Entry:
    """What guests read from now on of a version, instead of whatever they read of its draft: `passages` by
    their place, all others as they stand. Raises NotForYou and CannotRelease."""
    draft = version.draft
    with releasing(viewer, draft.launch_id, "release a draft to guests", at) as act:
        stands = _theirs_to_read(draft_of(draft.launch_id, draft.pk), version.number)
        told = [(passages.get(place, text), where) for place, (text, where) in enumerate(stands.passages)]
        for place, text in passages.items():
            within(text, max(LONGEST_WORDS, len(stands.passages[place][0])))
        for before in ReleasedDraft.objects.filter(version__draft=draft, removed=False):
            act.take_back(before)
        row = ReleasedDraft.objects.create(
            version=stands, name=within(name, LONGEST_NAME), **act.common(packed(told))
        )
        act.let_go(row)
        act.told.append(
            f"released version {stands.number} of “{draft.name}” to the guests of L-{draft.launch_id}"
        )
        tell_guests(act)
    return act.entry


def withdraw_draft(viewer: Viewer, draft: Draft, at: datetime) -> field.Entry:
    """Raises NotForYou where guests read none of it."""
    with releasing(viewer, draft.launch_id, "withdraw a draft from guests", at) as act:
        rows = list(ReleasedDraft.objects.filter(version__draft=draft, removed=False))
        if not rows:
            raise NotForYou
        for row in rows:
            act.take_back(row)
        act.told.append(f"withdrew “{draft.name}” from the guests of L-{draft.launch_id}")
    return act.entry


def released_of(draft: Draft) -> ReleasedDraft | None:
    """What guests read of it."""
    return next((row for row in released_to(draft.launch_id) if row.version.draft_id == draft.pk), None)


def _theirs_to_read(draft: Draft, number: int) -> DraftVersion:
    rows = DraftVersion.objects.filter(draft=draft, number=number, removed=False).select_related(
        "draft__launch"
    )
    row = rows.first()
    if row is None or draft.pk in brought_by_guests(draft.launch_id):
        raise NotForYou
    return row
