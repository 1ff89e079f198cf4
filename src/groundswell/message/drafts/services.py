"""Drafts of a launch: bringing a version, saying something of a passage, approving what it says.

Each act is one transaction with one row of history and one of the launch's timeline, and can be undone. Who
may act is judged by whoever calls (a member's page, or the space of an agency).
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from groundswell.field import models as field
from groundswell.field.actions import Action
from groundswell.field.history import entries
from groundswell.field.history.entries import author_of
from groundswell.field.history.patch import Patch
from groundswell.launch import timeline
from groundswell.launch.models import Launch
from groundswell.launch.timeline import Happened
from groundswell.message.drafts.tables import Approver, Draft, DraftApproval, DraftComment, DraftVersion
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.speech import GroundswellError

LONGEST_COMMENT = 2_000
# Whose word each role is when a draft is approved.
APPROVES = {Role.MARKETING: Approver.MARKETING, Role.SALES_LEAD: Approver.SALES}


class CannotDraft(GroundswellError):
    """What was to be done with a draft makes no sense; the text says why."""

    code = "cannot_draft"


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """A version as it comes: passages of (text, where it stood)."""

    passages: Sequence[tuple[str, str]]
    file: str = ""  # what it is called; empty: typed


def _canonical(passages: Sequence[tuple[str, str]]) -> str:
    return json.dumps([list(passage) for passage in passages], ensure_ascii=False, separators=(",", ":"))


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def begin_draft(launch: Launch, name: str, brought: Brought, viewer: Viewer, at: datetime) -> DraftVersion:
    """A draft with its first version. Raises CannotDraft without a name or words."""
    name = " ".join(name.split())
    if not name:
        raise CannotDraft("Say what the draft is called.")
    with transaction.atomic():
        draft = Draft(launch=launch, name=name)
        return _bring(draft, brought, viewer, at)


def bring_version(draft: Draft, brought: Brought, viewer: Viewer, at: datetime) -> DraftVersion:
    """Raises CannotDraft without words, and where they are those of the last version."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=draft.pk)
        last = DraftVersion.objects.filter(draft=draft, removed=False).order_by("-number").first()
        if last is not None and last.sha256 == _sha256(_canonical(brought.passages)):
            raise CannotDraft(f"Its words are those of version {last.number}.")
        return _bring(draft, brought, viewer, at)


def _bring(draft: Draft, brought: Brought, viewer: Viewer, at: datetime) -> DraftVersion:
    if not any(text.strip() for text, _ in brought.passages):
        raise CannotDraft("It holds no words.")
    entry, patch = _begin(viewer, at), Patch()
    if draft.pk is None:
        draft.save()
        patch.change(draft, "removed", False)
    highest = DraftVersion.objects.filter(draft=draft).aggregate(Max("number"))["number__max"] or 0
    words = _canonical(brought.passages)
    version = DraftVersion.objects.create(
        draft=draft,
        number=highest + 1,
        file=brought.file,
        words=words,
        sha256=_sha256(words),
        at=at,
        by=viewer.name,
        user=viewer.user,
        role=viewer.role.value,
        entry=entry,
    )
    patch.change(version, "removed", False)
    _finish(version, Happened.DRAFTED, f"brought version {version.number} of “{draft.name}”", patch, viewer)
    return version


def comment(version: DraftVersion, passage: int, words: str, viewer: Viewer, at: datetime) -> DraftComment:
    """Raises CannotDraft where there is no such passage, without words and with too many."""
    words = words.strip()
    if not 0 <= passage < len(version.passages):
        raise CannotDraft("There is no such paragraph.")
    if not words:
        raise CannotDraft("Write what you want to say.")
    if len(words) > LONGEST_COMMENT:
        raise CannotDraft(f"Say it in at most {LONGEST_COMMENT:,} characters.")
    with transaction.atomic():
        entry, patch = _begin(viewer, at), Patch()
        said = DraftComment.objects.create(
            version=version,
            passage=passage,
            words=words,
            at=at,
            by=viewer.name,
            user=viewer.user,
            role=viewer.role.value,
            entry=entry,
        )
        patch.change(said, "removed", False)
        told = f"commented on version {version.number} of “{version.draft.name}”"
        _finish(version, Happened.COMMENTED, told, patch, viewer, entry)
        return said


def settle(said: DraftComment, viewer: Viewer, at: datetime) -> field.Entry:
    """Mark a comment as done. Raises CannotDraft where it is."""
    with transaction.atomic():
        said = DraftComment.objects.select_for_update().get(pk=said.pk)
        if said.done:
            raise CannotDraft("It is done already.")
        entry, patch = _begin(viewer, at), Patch()
        patch.change(said, "done", True)
        told = f"settled a comment on “{said.version.draft.name}”"
        return _finish(said.version, Happened.COMMENTED, told, patch, viewer, entry)


def approve(version: DraftVersion, viewer: Viewer, at: datetime) -> field.Entry:
    """In the name of one's team, of these very words. Raises CannotDraft where the role approves nothing,
    where there is a newer version, and where it is approved."""
    team = APPROVES.get(viewer.role)
    if team is None:
        raise CannotDraft("Marketing and sales approve drafts.")
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=version.draft_id)
        newest = DraftVersion.objects.filter(draft=draft, removed=False).order_by("-number").first()
        if newest is None or newest.pk != version.pk:
            raise CannotDraft("There is a newer version; look at that one.")
        if DraftApproval.objects.filter(version=version, team=team, removed=False).exists():
            raise CannotDraft(f"{team.value.capitalize()} approved it already.")
        entry, patch = _begin(viewer, at), Patch()
        approval = DraftApproval.objects.create(
            version=version, team=team, sha256=version.sha256, at=at, by=viewer.name, user=viewer.user
        )
        patch.change(approval, "removed", False)
        told = f"approved version {version.number} of “{draft.name}” for {team.value}"
        return _finish(version, Happened.APPROVED, told, patch, viewer, entry)


def put_away(draft: Draft, viewer: Viewer, at: datetime) -> field.Entry:
    """Raises CannotDraft where it is."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=draft.pk)
        if draft.removed:
            raise CannotDraft("It is put away already.")
        entry, patch = _begin(viewer, at), Patch()
        patch.change(draft, "removed", True)
        entry = entries.finish(entry, f"put the draft “{draft.name}” away", (), patch)
        timeline.write(draft.launch, Happened.DRAFTED, viewer, at, ref=f"draft {draft.pk}", entry=entry)
        return entry


def _begin(viewer: Viewer, at: datetime) -> field.Entry:
    return entries.begin(Action.DRAFT, (), author_of(viewer, at))


def _finish(
    version: DraftVersion,
    kind: Happened,
    summary: str,
    patch: Patch,
    viewer: Viewer,
    entry: field.Entry | None = None,
) -> field.Entry:
    entry = entries.finish(entry or version.entry, summary, (), patch)
    ref = f"draft {version.draft_id} version {version.number}"
    timeline.write(version.draft.launch, kind, viewer, entry.at, ref=ref, entry=entry)
    return entry
