"""Drafts of a launch: bringing a version, saying something of a passage, approving what it says.

Each act is one transaction with one row of history, one of the audit and one of the launch's timeline, and
can be undone. Members act on all drafts, guests of the launch on those that guests brought; which role may do
what stands in the table of rights of the door.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from groundswell.field import models as field
from groundswell.launch.doing import Doing
from groundswell.launch.models import Launch
from groundswell.launch.timeline import Happened
from groundswell.message.drafts.acting import brought_by_guests, drafting, is_released
from groundswell.message.drafts.tables import (
    Approver,
    Draft,
    DraftApproval,
    DraftComment,
    DraftVersion,
    packed,
)
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.speech import GroundswellError

LONGEST_COMMENT = 2_000
LONGEST_NAME = 200
# More of them were not written to be read, and fill the disk.
MOST_DRAFTS = 200  # of a launch
MOST_VERSIONS = 200  # of a draft
MOST_COMMENTS = 500  # of a version
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


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def begin_draft(launch: Launch, name: str, brought: Brought, viewer: Viewer, at: datetime) -> DraftVersion:
    """A draft with its first version. Raises CannotDraft without a name or words, and NotForYou."""
    name = " ".join(name.split())
    if not name:
        raise CannotDraft("Say what the draft is called.")
    if len(name) > LONGEST_NAME:
        raise CannotDraft(f"Call it by at most {LONGEST_NAME} characters.")
    with drafting(launch.pk, "bring a draft", viewer, at) as act:
        if Draft.objects.filter(launch=launch).count() >= MOST_DRAFTS:
            raise CannotDraft(f"A launch has at most {MOST_DRAFTS} drafts.")
        return _bring(Draft(launch=act.launch, name=name), brought, act)


def bring_version(draft: Draft, brought: Brought, viewer: Viewer, at: datetime) -> DraftVersion:
    """Raises CannotDraft without words, and where they are those of the last version; and NotForYou."""
    with _of(draft, "bring a version of a draft", viewer, at) as act:
        last = _newest(draft)
        if last is not None and last.sha256 == _sha256(packed(brought.passages)):
            raise CannotDraft(f"Its words are those of version {last.number}.")
        return _bring(draft, brought, act)


def _bring(draft: Draft, brought: Brought, act: Doing) -> DraftVersion:
    if not any(text.strip() for text, _ in brought.passages):
        raise CannotDraft("It holds no words.")
    if draft.pk is None:
        draft.save()
        act.patch.change(draft, "removed", False)
    highest = DraftVersion.objects.filter(draft=draft).aggregate(Max("number"))["number__max"] or 0
    if highest >= MOST_VERSIONS:
        raise CannotDraft(f"A draft has at most {MOST_VERSIONS} versions.")
    words = packed(brought.passages)
    version = DraftVersion.objects.create(
        draft=draft,
        number=highest + 1,
        file=brought.file,
        words=words,
        sha256=_sha256(words),
        entry=act.entry,
        **_by(act),
    )
    act.patch.change(version, "removed", False)
    _tell(act, version, Happened.DRAFTED, f"brought version {version.number} of “{draft.name}”")
    return version


def comment(
    version: DraftVersion, passage: int, words: str, viewer: Viewer, at: datetime, *, to_guests: bool = False
) -> DraftComment:
    """With `to_guests` a member was told that guests read it, of a version that was released to them.
    Raises CannotDraft where there is no such passage, without words and with too many; and NotForYou."""
    words = words.strip()
    if not 0 <= passage < len(version.passages):
        raise CannotDraft("There is no such paragraph.")
    if not words:
        raise CannotDraft("Write what you want to say.")
    if len(words) > LONGEST_COMMENT:
        raise CannotDraft(f"Say it in at most {LONGEST_COMMENT:,} characters.")
    with _of(version.draft, "comment on a draft", viewer, at, said_of=version) as act:
        _require_standing(version)
        if DraftComment.objects.filter(version=version).count() >= MOST_COMMENTS:
            raise CannotDraft(f"A version takes at most {MOST_COMMENTS} comments.")
        said = DraftComment.objects.create(
            version=version,
            passage=passage,
            words=words,
            entry=act.entry,
            shared=_do_guests_read(version, viewer, to_guests=to_guests),
            **_by(act),
        )
        act.patch.change(said, "removed", False)
        told = f"commented on version {version.number} of “{version.draft.name}”"
        _tell(act, version, Happened.COMMENTED, told)
        return said


def settle(said: DraftComment, viewer: Viewer, at: datetime) -> field.Entry:
    """Mark a comment as done. Raises CannotDraft where it is, and NotForYou."""
    version = said.version
    with _of(version.draft, "settle a comment on a draft", viewer, at) as act:
        said = _as_it_stands(said)
        if said.done:
            raise CannotDraft("It is done already.")
        act.patch.change(said, "done", True)
        _tell(act, version, Happened.COMMENTED, f"settled a comment on “{version.draft.name}”")
    return act.entry


def approve(version: DraftVersion, viewer: Viewer, at: datetime) -> field.Entry:
    """In the name of one's team, of these very words. Raises CannotDraft where the role approves nothing,
    where there is a newer version, and where it is approved; and NotForYou."""
    team = APPROVES.get(viewer.role)
    if team is None:
        raise CannotDraft("Marketing and sales approve drafts.")
    draft = version.draft
    with _of(draft, "approve a draft", viewer, at) as act:
        newest = _newest(draft)
        if newest is None or newest.pk != version.pk:
            raise CannotDraft("There is a newer version; look at that one.")
        standing = DraftApproval.objects.filter(version=version, team=team, removed=False)
        if standing.filter(sha256=version.sha256).exists():
            raise CannotDraft(f"{team.value.capitalize()} approved it already.")
        approval = DraftApproval.objects.create(
            version=version, team=team, sha256=version.sha256, at=at, by=viewer.name, user=viewer.user
        )
        act.patch.change(approval, "removed", False)
        told = f"approved version {version.number} of “{draft.name}” for {team.value}"
        _tell(act, version, Happened.APPROVED, told)
    return act.entry


def put_away(draft: Draft, viewer: Viewer, at: datetime) -> field.Entry:
    """Raises CannotDraft where it is, and NotForYou."""
    if Draft.objects.filter(pk=draft.pk, removed=True).exists():
        raise CannotDraft("It is put away already.")
    with _of(draft, "put a draft away", viewer, at) as act:
        act.patch.change(draft, "removed", True)
        act.told.append(f"put the draft “{draft.name}” away")
        act.happened(Happened.DRAFTED, ref=f"draft {draft.pk}")
    return act.entry


def take_comment_back(said: DraftComment, viewer: Viewer, at: datetime) -> field.Entry:
    """One's own, while nobody answered: it is not done, and nobody else commented on its passage later.
    Raises CannotDraft, and NotForYou where it is not theirs."""
    version = said.version
    with _of(version.draft, "take a comment on a draft back", viewer, at, said_of=version) as act:
        said = _as_it_stands(said)
        if said.user != viewer.user:
            raise NotForYou
        if is_answered(said):
            raise CannotDraft("Somebody answered it by now, so it stands.")
        act.patch.change(said, "removed", True)
        _tell(act, version, Happened.COMMENTED, f"took a comment on “{version.draft.name}” back")
    return act.entry


def take_version_back(version: DraftVersion, viewer: Viewer, at: datetime) -> field.Entry:
    """One's own, while nobody answered: it is the newest, and nobody else commented on it or approved it. The
    only one takes its draft with it. Raises CannotDraft, and NotForYou where it is not theirs."""
    draft = version.draft
    with _of(draft, "take a version of a draft back", viewer, at) as act:
        _require_standing(version)
        if version.user != viewer.user:
            raise NotForYou
        if not may_take_version_back(version):
            raise CannotDraft("Somebody answered it by now, so it stands.")
        act.patch.change(version, "removed", True)
        if not DraftVersion.objects.filter(draft=draft, removed=False).exclude(pk=version.pk).exists():
            act.patch.change(draft, "removed", True)
        _tell(act, version, Happened.DRAFTED, f"took version {version.number} of “{draft.name}” back")
    return act.entry


def is_answered(said: DraftComment) -> bool:
    later = DraftComment.objects.filter(version=said.version_id, passage=said.passage, pk__gt=said.pk)
    if said.role == Role.GUEST.value:  # what they do not read is no answer to them
        later = later.filter(shared=True)
    return said.done or later.filter(removed=False).exclude(user=said.user).exists()


def may_take_version_back(version: DraftVersion) -> bool:
    newest = _newest(version.draft)
    answers = DraftComment.objects.filter(version=version, removed=False).exclude(user=version.user)
    approved = DraftApproval.objects.filter(version=version, removed=False)
    return newest is not None and newest.pk == version.pk and not answers.exists() and not approved.exists()


def _do_guests_read(version: DraftVersion, viewer: Viewer, *, to_guests: bool) -> bool:
    """What members say of a draft of theirs is for guests only if they were told so and it is released."""
    if viewer.role is Role.GUEST or version.draft_id in brought_by_guests(version.draft.launch_id):
        return True
    return to_guests and is_released(version)


def _of(draft: Draft, called: str, viewer: Viewer, at: datetime, *, said_of: DraftVersion | None = None):
    return drafting(draft.launch_id, called, viewer, at, draft=draft, said_of=said_of)


def _newest(draft: Draft) -> DraftVersion | None:
    return DraftVersion.objects.filter(draft=draft, removed=False).order_by("-number").first()


def _require_standing(version: DraftVersion) -> None:
    if not DraftVersion.objects.filter(pk=version.pk, removed=False).exists():
        raise NotForYou


def _as_it_stands(said: DraftComment) -> DraftComment:
    row = DraftComment.objects.filter(pk=said.pk, removed=False, version__removed=False).first()
    if row is None:
        raise NotForYou
    return row


def _by(act: Doing) -> dict[str, object]:
    who = act.viewer
    return {"at": act.at, "by": who.name, "user": who.user, "role": who.role.value}


def _tell(act: Doing, version: DraftVersion, kind: Happened, summary: str) -> None:
    act.told.append(summary)
    act.happened(kind, ref=f"draft {version.draft_id} version {version.number}")
