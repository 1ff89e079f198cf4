"""A launch, those who take part, and what happened to it. A user is the number that `people` gives."""

from django.db import models

from groundswell.field.models import Concern, Entry
from groundswell.product.models import Change


class Launch(models.Model):
    name = models.TextField()
    about = models.TextField(default="", blank=True)
    day = models.DateField(null=True)  # when it goes to market; null: not set yet
    tier = models.PositiveSmallIntegerField(default=2)  # 1 asks for most gates, 3 for fewest
    owner = models.BigIntegerField(default=0)  # a user; 0: nobody
    begun = models.DateTimeField()
    # Taken away again, or not there yet: what an undo puts back.
    removed = models.BooleanField(default=True)


class LaunchPerson(models.Model):
    """A member of the company who takes part."""

    launch_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="people")
    user = models.BigIntegerField()
    removed = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["launch", "user"], name="one_row_a_launch_and_user")]


class LaunchConcern(models.Model):
    """Why it is done."""

    launch_id: int  # as Django sets it
    concern_id: int
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="concerns")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    removed = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["launch", "concern"], name="one_row_a_launch_and_concern")
        ]


class LaunchChange(models.Model):
    """What it brings."""

    launch_id: int  # as Django sets it
    change_id: int
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="changes")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="launches")
    removed = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["launch", "change"], name="one_row_a_launch_and_change")
        ]


class LaunchReach(models.Model):
    """One account that it reaches, or one value that those have whom it reaches; none: everybody."""

    launch_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="reach")
    of = models.CharField(max_length=8)  # "account", or a TraitOf
    # Not once a launch: of two that bore the name of a person who was erased the same is left.
    value = models.TextField()
    removed = models.BooleanField(default=True)


class LaunchEvent(models.Model):
    """One thing that happened to it: who, in which role, when, what, about what. Only ever added."""

    launch_id: int  # as Django sets it
    entry_id: int | None
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=24)  # see timeline.py
    at = models.DateTimeField()
    by = models.TextField(default="", blank=True)
    user = models.BigIntegerField(default=0)
    role = models.CharField(max_length=16, default="", blank=True)
    ref = models.TextField(default="", blank=True)  # what it is about: "C-3", "CH-7", "draft 4"
    because = models.TextField(default="", blank=True)
    # The row of history that tells of it, and takes it back; none of what is no act of a member.
    entry = models.ForeignKey(Entry, null=True, on_delete=models.PROTECT, related_name="+")


class GateAsked(models.Model):
    """What a company changed of a gate; one without a row, or without a tier, is asked for as it comes."""

    gate = models.TextField(unique=True)
    last_tier = models.PositiveSmallIntegerField(null=True)  # see stages.Policy
