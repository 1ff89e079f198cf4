"""What is written for a launch: drafts in versions, what is said about them, and who approved which.

Only the words of a file are kept. A user is the number that `people` gives, so that rows outlive them.
"""

import json
from collections.abc import Sequence

from django.db import models

from groundswell.field.models import Entry
from groundswell.launch.models import Launch
from groundswell.message.released.tables import Released

Passages = Sequence[tuple[str, str]]


def packed(passages: Passages) -> str:
    """In one canonical form."""
    return json.dumps([list(passage) for passage in passages], ensure_ascii=False, separators=(",", ":"))


def unpacked(words: str) -> list[tuple[str, str]]:
    return [(text, where) for text, where in json.loads(words)]


class Draft(models.Model):
    launch_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="drafts")
    name = models.TextField()
    removed = models.BooleanField(default=True)


class DraftVersion(models.Model):
    """Never edited: what changes is a new version."""

    draft_id: int  # as Django sets it
    entry_id: int
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()  # from 1, within its draft
    file = models.TextField(default="", blank=True)  # what it came as; empty: it was typed
    # Its passages, [text, where it stood], in their order: JSON in one canonical form.
    words = models.TextField()
    sha256 = models.CharField(max_length=64)  # of the words as they came
    at = models.DateTimeField()
    by = models.TextField()
    user = models.BigIntegerField()
    role = models.CharField(max_length=16)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    removed = models.BooleanField(default=True)

    @property
    def passages(self) -> list[tuple[str, str]]:
        """(text, where it stood)."""
        return unpacked(self.words)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_version_a_draft_and_number")
        ]


class DraftComment(models.Model):
    """Said of one passage of one version."""

    version_id: int  # as Django sets it
    entry_id: int
    version = models.ForeignKey(DraftVersion, on_delete=models.CASCADE, related_name="comments")
    passage = models.PositiveIntegerField()  # from 0
    words = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()
    user = models.BigIntegerField()
    role = models.CharField(max_length=16)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    done = models.BooleanField(default=False)
    shared = models.BooleanField(default=False)  # guests read it; whoever wrote it was told so
    removed = models.BooleanField(default=True)


class Approver(models.TextChoices):
    MARKETING = "marketing"
    SALES = "sales"


class DraftApproval(models.Model):
    """One team approved one version, of these very words."""

    version_id: int  # as Django sets it
    version = models.ForeignKey(DraftVersion, on_delete=models.CASCADE, related_name="approvals")
    team = models.CharField(max_length=9, choices=Approver.choices)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.TextField()
    user = models.BigIntegerField()
    removed = models.BooleanField(default=True)


class ReleasedDraft(Released):
    """What guests read of a version that members brought: its passages without names, as a person let them
    go. The last of a draft that stands is what they read."""

    version_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="released_drafts")
    version = models.ForeignKey(DraftVersion, on_delete=models.CASCADE, related_name="released")
    name = models.TextField()  # what they read the draft called; `text` holds the passages as `words` does

    @property
    def passages(self) -> list[tuple[str, str]]:
        """(text, where it stood), as many as the version has."""
        return unpacked(self.text)
