"""What sellers' turns were found to say, and what people decided about them. None of it holds words."""

from django.db import models

from groundswell.field.models import Conversation, Entry
from groundswell.launch.models import Launch
from groundswell.message.models import Claim


class AdoptionLook(models.Model):
    """How far the conversations after a launch's day were gone through."""

    launch_id: int  # as Django sets it
    launch = models.OneToOneField(Launch, on_delete=models.CASCADE, related_name="+")
    # The last row of history that was looked at: after it there may be more, or other claims.
    upto = models.BigIntegerField(default=0, db_index=True)
    # Where it could not be done: how often that was tried, until when it rests, what was the matter.
    tries = models.PositiveIntegerField(default=0)
    again = models.DateTimeField(null=True)
    trouble = models.TextField(default="", blank=True)


class JudgedConversation(models.Model):
    """What the sellers' turns of one conversation say of a launch's claims."""

    launch_id: int  # as Django sets it
    conversation_id: int
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    of = models.CharField(max_length=64)  # digest of the claims, and of how they were judged
    turns = models.JSONField(default=list)  # see working_out.py

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["launch", "conversation"], name="one_row_a_launch_and_conversation"
            )
        ]


class AdoptionDecision(models.Model):
    """Whether a turn says a claim, as a person says. It holds for the same words wherever they stand."""

    launch_id: int  # as Django sets it
    claim_id: int
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="+")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=64, db_index=True)  # engine.coverage.said of the turn
    said = models.BooleanField()
    at = models.DateTimeField()
    by = models.TextField(default="", blank=True)
    user = models.BigIntegerField(default=0)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    removed = models.BooleanField(default=True)
