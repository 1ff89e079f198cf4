"""What product does about concerns. A user is the number that `people` gives, so that rows outlive them."""

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
