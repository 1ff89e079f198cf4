"""What executives are shown of a launch, and what they decide. A user is the number that `people` gives, so
that rows outlive them; what is kept of a verbatim is its number alone, never its words."""

from django.db import models

from groundswell.launch.models import Launch
from groundswell.message.models import Guest
from groundswell.street.kit.tables import Card as Card
from groundswell.street.kit.tables import CardQuestion as CardQuestion
from groundswell.street.kit.tables import CardVectors as CardVectors
from groundswell.street.kit.tables import CardVersion as CardVersion
from groundswell.street.used.handed import KitLink as KitLink
from groundswell.street.used.handed import Tick as Tick
from groundswell.street.used.tables import CardUse as CardUse
from groundswell.street.used.tables import CheckShown as CheckShown
from groundswell.street.used.tables import KitTaken as KitTaken


class Written(models.Model):
    """What people wrote for slides; all else of them is made of what they rest on, as that stands."""

    subtitle = models.TextField(default="", blank=True)
    presenters = models.TextField(default="", blank=True)
    # The numbers to hit, [what, how much]; by the key of a slide what it says otherwise; and keys in the
    # order in which slides are shown: JSON.
    numbers = models.TextField(default="[]", blank=True)
    slides = models.TextField(default="{}", blank=True)
    order = models.TextField(default="[]", blank=True)

    class Meta:
        abstract = True


class Presentation(Written):
    launch_id: int  # as Django sets it
    launch = models.OneToOneField(Launch, on_delete=models.CASCADE, related_name="presentation")
    # The last day on which it was put before the executives; null: not yet.
    presented = models.DateField(null=True)


class GuestPresentation(Written):
    """A guest's own, made of what was released to them (see sharing.py). Whose slides they are is told by the
    number of the concern; to guests it goes by a token."""

    guest_id: int  # as Django sets it
    guest = models.OneToOneField(Guest, on_delete=models.CASCADE, related_name="presentation")


class What(models.TextChoices):
    GO = "go"
    GO_IF = "go with conditions"
    NOT_YET = "not yet"
    NO = "no"


class Decision(models.Model):
    """What an executive decided, and on what: the slides and the evidence as they stood, in one canonical
    form. Never edited."""

    launch_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="decisions")
    what = models.CharField(max_length=18, choices=What.choices)
    by = models.TextField()
    user = models.BigIntegerField()
    role = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.TextField()
    deck = models.TextField()  # JSON; see slides.py
    evidence = models.TextField()  # JSON; see evidence.py
    sha256 = models.CharField(max_length=64)  # of both, when it was decided
    removed = models.BooleanField(default=True)  # undone


class Condition(models.Model):
    """What has to be so for a decision to hold, and who sees to it."""

    decision_id: int  # as Django sets it
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="conditions")
    what = models.TextField()
    owner = models.BigIntegerField(default=0)  # a user; 0: nobody
    due = models.DateField(null=True)
    done = models.DateField(null=True)


class GateOverride(models.Model):
    """An executive let a launch pass a gate that is closed. It stays to be seen, also withdrawn."""

    launch_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="overrides")
    gate = models.TextField()  # see launch/stages.py
    by = models.TextField()
    user = models.BigIntegerField()
    role = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.TextField()
    in_force = models.BooleanField(default=False)
