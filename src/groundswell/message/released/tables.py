"""What was released to the guests of a launch. Nothing else of the store is ever read for them."""

from django.db import models

from groundswell.field.models import Concern, Entry, Verbatim
from groundswell.launch.models import Launch


class Released(models.Model):
    """A text that a person let go."""

    launch_id: int  # as Django sets it
    # By chance: what guests' addresses call it. None of our numbers reaches them.
    token = models.CharField(max_length=32, unique=True)
    text = models.TextField()  # as a person let it go
    at = models.DateTimeField()
    by = models.TextField()
    user = models.BigIntegerField()
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    removed = models.BooleanField(default=True)  # not there yet, or withdrawn

    class Meta:
        abstract = True


class ReleasedWords(Released):
    """What a customer said, without names. It goes with its verbatim (see queries.py)."""

    verbatim_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="released_words")
    verbatim = models.ForeignKey(Verbatim, on_delete=models.PROTECT, related_name="+")


class ReleasedConcern(Released):
    """What guests read a concern called: its own name may hold a customer's words."""

    concern_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="released_concerns")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")


class ReleasedKind(models.TextChoices):
    NAME = "name"  # what guests read the launch called
    BRIEF = "brief"
    HOUSE = "house"  # as it was that day: promise, pillars, claims, tone


class ReleasedText(Released):
    """A text of ours for guests; the last of a kind that stands is what they read."""

    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="released_texts")
    kind = models.CharField(max_length=5, choices=ReleasedKind.choices)
    # Of a house: digest of what the message said that day; empty where nobody noted it.
    of = models.CharField(max_length=64, default="", blank=True)


class HiddenKind(models.TextChoices):
    CUSTOMER = "customer"
    PERSON = "person"
    PRODUCT = "product"


class HiddenName(models.Model):
    """A name that nothing in the store tells, to be hidden all the same: a product of others, mostly."""

    text = models.TextField()
    kind = models.CharField(max_length=8, choices=HiddenKind.choices, default=HiddenKind.PRODUCT)
    at = models.DateTimeField()
    user = models.BigIntegerField()
