"""What is kept of results: targets, and the tables in which they were brought."""

from django.db import models

from groundswell.field.models import Entry
from groundswell.launch.models import Launch
from groundswell.results.adoption.tables import AdoptionDecision as AdoptionDecision
from groundswell.results.adoption.tables import AdoptionLook as AdoptionLook
from groundswell.results.adoption.tables import JudgedConversation as JudgedConversation
from groundswell.results.standings import SignOverride as SignOverride
from groundswell.results.standings import Standing as Standing
from groundswell.results.timelines.tables import PastEvent as PastEvent
from groundswell.results.timelines.tables import PastLaunch as PastLaunch


class TargetTable(models.Model):
    """A table of targets that somebody brought, as its rows stand there."""

    entry_id: int | None
    name = models.TextField(default="", blank=True)  # of the file
    at = models.DateTimeField()
    by = models.TextField(default="", blank=True)
    user = models.BigIntegerField(default=0)
    header = models.TextField(default="[]")  # JSON
    rows = models.TextField(default="[]")  # JSON: each its number, its cells, its flaw
    refused = models.TextField(default="[]")  # JSON, once it was taken: each its number and why, as said then
    # The row of history by which it was taken; null: somebody looks at it.
    entry = models.ForeignKey(Entry, null=True, on_delete=models.PROTECT, related_name="+")


class Target(models.Model):
    """What is to be won in a period: by a seller, by a team, or (neither named) by the company; of a product,
    or of all; for a launch, where one is named.

    It is never changed: a newer one for the same takes its place, and this one stays as its history.
    """

    launch_id: int | None
    entry_id: int
    seller = models.TextField(default="", blank=True)
    team = models.TextField(default="", blank=True)
    product = models.TextField(default="", blank=True)
    launch = models.ForeignKey(Launch, null=True, on_delete=models.PROTECT, related_name="targets")
    first = models.DateField()
    last = models.DateField()
    amount = models.BigIntegerField()  # in minor units of its currency
    currency = models.CharField(max_length=3)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    # Not there yet, taken away, or replaced: what an undo puts back.
    removed = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["removed", "first"], name="results_targets_standing")]


class Look(models.Model):
    """What was found at one look at a concern, so many days after a launch or a change. Once, and kept as it
    was found: what is heard later changes no verdict."""

    entry_id: int | None
    of = models.TextField()  # "L-2", "CH-3"
    concern = models.BigIntegerField()  # as it was called that day
    day = models.DateField()  # from which days are counted
    days = models.PositiveIntegerField()
    at = models.DateTimeField()
    verdict = models.CharField(max_length=16)  # see engine/worked/values.py
    found = models.JSONField(default=dict)  # see worked/kept.py: numbers, and no words
    words = models.TextField(
        default="", blank=True
    )  # that are said instead, one a line, in the order of those
    # The row of history that let the concern fade, or return, by it.
    entry = models.ForeignKey(Entry, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "concern", "day", "days"], name="results_looked_once")
        ]
