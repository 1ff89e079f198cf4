"""What each did with cards. All of it goes with whoever it is of: erased, and handed out, with the user."""

from django.db import models

from groundswell.launch.models import Launch
from groundswell.people.models import User


class Did(models.TextChoices):
    FOUND = "found"  # it was shown as an answer to a search
    READ = "read"  # it was shown whole
    CHECKED = "checked"  # they told its line from those of others
    HELPED = "helped"
    NOT = "unhelpful"


class CardUse(models.Model):
    """One thing that somebody did with a card. Of what is shown one row a day, of what is rated each."""

    user_id: int  # as Django sets it
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="card_uses")
    # Made where it was done, by which it is one however often it is sent.
    key = models.CharField(max_length=80, unique=True)
    card = models.CharField(max_length=20)  # "K-4", "A-7"
    did = models.CharField(max_length=12, choices=Did.choices)
    at = models.DateTimeField()
    on_phone = models.BooleanField(default=False)  # told afterwards by a device
    removed = models.BooleanField(default=False)  # a rating that was taken back

    class Meta:
        indexes = [models.Index(fields=["card", "did"], name="card_uses_by_card")]


class KitTaken(models.Model):
    """Which cards somebody's phone was given: what it was not given nobody read on it."""

    user_id: int  # as Django sets it
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="kits_taken")
    card = models.CharField(max_length=20)
    at = models.DateTimeField()  # for the first time

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "card"], name="one_row_a_user_and_card_taken")]


class CheckShown(models.Model):
    """A check as it was put before somebody: which cards it asks, and which lines stood for choice."""

    user_id: int  # as Django sets it
    launch_id: int
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="checks")
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="+")
    asked = models.JSONField(default=list)  # [card, [cards whose lines stand for choice]]
    at = models.DateTimeField()
    passed = models.DateTimeField(null=True)
