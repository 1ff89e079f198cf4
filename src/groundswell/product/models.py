"""What product does about concerns. A user is the number that `people` gives, so that rows outlive them."""

import uuid

from django.db import models

from groundswell.field.models import Concern, Entry


class ChangeState(models.TextChoices):
    UNDERSTOOD = "understood"
    PLANNED = "planned"
    BUILDING = "building"
    SHIPPED = "shipped"
    DECLINED = "declined"  # with a reason


class Change(models.Model):
    title = models.TextField()
    about = models.TextField(default="", blank=True)
    state = models.CharField(max_length=10, choices=ChangeState.choices, default=ChangeState.UNDERSTOOD)
    because = models.TextField(default="", blank=True)  # why it was declined
    line = models.TextField(default="", blank=True)  # what sellers say once it is shipped
    owner = models.BigIntegerField(default=0)  # a user; 0: nobody
    made = models.DateTimeField()
    shipped = models.DateField(null=True)
    # Taken away again, or not there yet: what an undo puts back.
    removed = models.BooleanField(default=True)


class HowFar(models.TextChoices):
    SOLVES = "solves"
    EASES = "eases"


class Addressed(models.Model):
    """A concern that a change is for."""

    change_id: int  # as Django sets it
    concern_id: int
    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="addressed")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    how_far = models.CharField(max_length=6, choices=HowFar.choices, default=HowFar.SOLVES)
    removed = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change", "concern"], name="one_row_a_change_and_concern")
        ]


class ChangeEntry(models.Model):
    """That an entry of history is about a change."""

    change_id: int  # as Django sets it
    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="acts")
    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="+")


class Tracker(models.Model):
    """Where product keeps its tickets. What lets us in is sealed; the environment may tell it instead."""

    class Kind(models.TextChoices):
        GITHUB = "github"
        SIGNED = "signed"  # any other: it tells of its tickets by signed webhooks, and is never asked

    kind = models.CharField(max_length=6, choices=Kind.choices)
    name = models.TextField()
    base = models.TextField(default="", blank=True)  # of GitHub's API
    repository = models.TextField(default="", blank=True)  # owner/name, where tickets are made
    sealed_token = models.TextField(default="", blank=True)
    sealed_secret = models.TextField(default="", blank=True)  # by which its webhooks are signed
    states = models.JSONField(default=dict)  # what it calls a state, in small letters: what that means here
    # What is the matter with it, in our words and its own; empty while all is well.
    trouble = models.TextField(default="", blank=True)
    since = models.DateTimeField(null=True)  # of the trouble
    tries = models.PositiveIntegerField(default=0)  # in vain, one after the other
    rests = models.DateTimeField(null=True)  # not asked before
    looked = models.DateTimeField(null=True)  # when its changed tickets were listed last
    # By repository up to when that was, and the mark of that list, by which it says: nothing new.
    listed = models.JSONField(default=dict)
    told = models.DateTimeField(null=True)  # when its last webhook came
    removed = models.BooleanField(default=False)


class Ticket(models.Model):
    """A ticket of a tracker that a change is worked on in. Its words stay there, but for where it stands."""

    change_id: int  # as Django sets it
    tracker_id: int
    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="tickets")
    tracker = models.ForeignKey(Tracker, on_delete=models.PROTECT, related_name="tickets")
    key = models.TextField(default="", blank=True)  # owner/name#12; empty: still to be made
    address = models.TextField(default="", blank=True)  # for people
    made = models.DateTimeField()  # here
    # Of one that is to be made: known again by it, where the answer was lost. And whether names go with it.
    mark = models.UUIDField(default=uuid.uuid4)
    with_names = models.BooleanField(default=False)
    state = models.TextField(default="", blank=True)  # as the tracker says it
    means = models.CharField(max_length=10, choices=ChangeState.choices, default="", blank=True)
    moved = models.DateTimeField(null=True)  # when it came to stand so, by the tracker's clock
    followed = models.TextField(default="", blank=True)  # the last state that the change was moved by
    asked = models.DateTimeField(null=True)  # the tracker, for this one; null: it is to be asked
    version = models.TextField(default="", blank=True)  # mark of its answer, by which it says: nothing new
    tries = models.PositiveIntegerField(default=0)  # to make it, in vain
    trouble = models.TextField(default="", blank=True)
    removed = models.BooleanField(default=True)


class TicketState(models.Model):
    """That a ticket stood so at a moment, by the tracker's clock; only ever added, in any order.

    All of it is kept: what looks like a repetition may not be one once what came between them is told."""

    ticket_id: int  # as Django sets it
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="states")
    at = models.DateTimeField()
    state = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "at", "state"], name="told_once")]


class Notification(models.Model):
    """What a tracker sent, by its own id: taken once."""

    tracker = models.ForeignKey(Tracker, on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tracker", "number"], name="taken_once")]
