"""Cards, and the versions of what stands on them. Nothing is ever deleted: what people take away is
`removed`, and so is what is not there yet, so that an undo takes it away again.

Of what customers said a card keeps numbers, never words: what is erased, withdrawn or restricted is quoted by
no card.
"""

from django.db import models

from groundswell.field.models import Concern
from groundswell.launch.models import Launch
from groundswell.message.models import Claim


class Card(models.Model):
    """What is said to one concern by one claim of a launch. Which of several is *the* card of a concern is
    never stored (see queries.py)."""

    launch_id: int  # as Django sets it
    claim_id: int
    concern_id: int
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="cards")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="cards")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    stands = models.BigIntegerField(default=0)  # the version that does
    # The version that says other words for outside, which nobody has read but who wrote it; 0: none.
    waiting = models.BigIntegerField(default=0)
    drafted = models.BigIntegerField(default=0)  # the version that was last drafted: whose is higher is newer
    out = models.BooleanField(default=False)  # in the hands of sales
    removed = models.BooleanField(default=True)  # not there yet, or withdrawn

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["launch", "concern"], name="one_card_a_launch_and_concern")
        ]


class CardVersion(models.Model):
    """What a card said at one time, and who wrote it. Never edited."""

    card_id: int  # as Django sets it
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    # Other words for what they say, a wording a line, as people wrote them; and verbatims, by their numbers.
    they_say = models.TextField(default="", blank=True)
    verbatims = models.JSONField(default=list)
    you_say = models.TextField(default="", blank=True)
    push_back = models.TextField(default="", blank=True)
    proof = models.TextField(default="", blank=True)
    ask = models.TextField(default="", blank=True)
    dont_say = models.TextField(default="", blank=True)
    internal = models.JSONField(default=list)  # lines that stay in the house (values.Line)
    vouching = models.BigIntegerField(default=0)  # the proof of the claim that it rests on; 0: none
    # What the claim said and proved then (drafting.claim_as_written).
    claimed = models.CharField(max_length=64)
    drafted = models.BooleanField(default=False)  # made of the claim, and of nobody's words
    at = models.DateTimeField()
    by = models.TextField(default="", blank=True)
    user = models.BigIntegerField(default=0)
    removed = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "number"], name="one_row_a_card_and_version")]


class CardVectors(models.Model):
    """What the wordings of a version mean, as they stand on it: for the worker to make. Of other words, as
    after an erasure, they say nothing and are made anew."""

    version_id: int  # as Django sets it
    version = models.OneToOneField(CardVersion, on_delete=models.CASCADE, related_name="vectors")
    model = models.TextField()
    of = models.CharField(max_length=64)  # digest of the wordings
    values = models.BinaryField()  # a unit row each, float32, little endian


class CardQuestion(models.Model):
    """What a seller asked, where no card fitted what a customer had said."""

    launch_id: int | None  # as Django sets it
    concern_id: int | None
    launch = models.ForeignKey(Launch, null=True, on_delete=models.CASCADE, related_name="+")
    words = models.TextField()  # as the customer said it
    at = models.DateTimeField()
    by = models.TextField(default="", blank=True)
    user = models.BigIntegerField(default=0)
    # What is said to it; where that was said of a concern, it is the line of this, too.
    line = models.TextField(default="", blank=True)
    concern = models.ForeignKey(Concern, null=True, on_delete=models.PROTECT, related_name="+")
    answered = models.DateTimeField(null=True)
    answered_by = models.TextField(default="", blank=True)
    answerer = models.BigIntegerField(default=0)
    seen = models.DateTimeField(null=True)  # when whoever asked read the answer
    removed = models.BooleanField(default=True)
