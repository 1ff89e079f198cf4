"""Texts that are held against concerns, and what people decided about their sentences."""

from django.db import models

from groundswell.field.models import Concern, Entry
from groundswell.launch.models import Launch
from groundswell.message.drafts.tables import DraftVersion


class CoveredText(models.Model):
    """One text. What was found in it holds no words: places of its sentences and numbers of concerns."""

    launch_id: int | None  # as Django sets it
    version_id: int | None
    # Without one it is part of the whole message to the market, held against all that is heard by now.
    launch = models.ForeignKey(Launch, null=True, on_delete=models.CASCADE, related_name="covered")
    # The draft it is; its words stand there then, and none here.
    version = models.OneToOneField(DraftVersion, null=True, on_delete=models.CASCADE, related_name="covered")
    name = models.TextField(default="", blank=True)
    words = models.TextField(default="", blank=True)
    at = models.DateTimeField()
    by = models.TextField(default="", blank=True)
    user = models.BigIntegerField(default=0)
    removed = models.BooleanField(default=True)
    found = models.JSONField(default=dict)  # see working_out.py; empty: not yet
    found_of = models.CharField(max_length=64, default="", blank=True)  # digest of all it was worked out from
    # The last row of history that was looked at: after it what it was worked out from may be different.
    upto = models.BigIntegerField(default=0, db_index=True)
    # Where it could not be worked out: how often that was tried, until when it rests, what was the matter.
    tries = models.PositiveIntegerField(default=0)
    again = models.DateTimeField(null=True)
    trouble = models.TextField(default="", blank=True)


class CoverageDecision(models.Model):
    """Whether a sentence answers a concern, as a person says. It holds for the same words in any text of the
    launch."""

    launch_id: int | None  # as Django sets it
    concern_id: int
    launch = models.ForeignKey(Launch, null=True, on_delete=models.CASCADE, related_name="+")
    sentence = models.CharField(max_length=64, db_index=True)  # engine.coverage.said of its words
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    answers = models.BooleanField()
    at = models.DateTimeField()
    by = models.TextField(default="", blank=True)
    user = models.BigIntegerField(default=0)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    removed = models.BooleanField(default=True)
