"""Accounts, deals and people of ours, a row for each system that tells of one.

Who is the same in two systems, and whose word counts, is worked out when read: see `intake.telling`.
"""

from django.db import models

from groundswell.speech import DealStatus, PersonKind


class Fact(models.Model):
    # The import that told it was undone: not known any more, until it is told again.
    withdrawn = models.BooleanField(default=False)
    key = models.TextField(default="", blank=True)
    system = models.TextField(default="", blank=True)  # whose id the key is; empty: not told
    # The tool whose word it is; empty: the CRM's own.
    through = models.TextField(default="", blank=True)
    told = models.BigIntegerField(default=0)  # number of the entry of history that last changed it
    # The files that told it as it stands, so that it can go with them; empty where no file did.
    sources = models.JSONField(default=list)

    class Meta:
        abstract = True


def _once(name: str, *fields: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=["key", *fields, "system", "through"], name=name)


class Account(Fact):
    name = models.TextField()
    domains = models.JSONField(default=list)
    segment = models.TextField(default="", blank=True)
    industry = models.TextField(default="", blank=True)
    country = models.TextField(default="", blank=True)

    class Meta(Fact.Meta):
        abstract = False
        constraints = [_once("one_account_a_key_and_name", "name")]


class Deal(Fact):
    name = models.TextField(default="", blank=True)
    account = models.TextField(default="", blank=True)
    status = models.CharField(max_length=4, choices=[(s.value, s.value) for s in DealStatus])
    amount = models.BigIntegerField(null=True)  # in minor units of its currency
    # What an older store had, where that was no whole number of minor units.
    amount_before = models.TextField(default="", blank=True)
    currency = models.TextField(default="", blank=True)
    opened = models.DateField(null=True)
    closed = models.DateField(null=True)
    expected = models.DateField(null=True)
    seller = models.TextField(default="", blank=True)
    loss_reason = models.TextField(default="", blank=True)
    products = models.JSONField(default=list)
    stage = models.TextField(default="", blank=True)

    class Meta(Fact.Meta):
        abstract = False
        constraints = [_once("one_deal_a_key_name_and_account", "name", "account")]


class Stage(models.Model):
    """A stage in which a deal stood, as one system tells it."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="stages")
    deal_id: int
    stage = models.TextField()
    day = models.DateField()
    entered = models.BooleanField(default=True)  # the system tells the day; else the import that showed it
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "stage", "day"], name="one_stage_a_deal_and_day")
        ]


class PersonOfOurs(Fact):
    """A seller, somebody in support, or another of our people."""

    name = models.TextField(default="", blank=True)
    email = models.TextField(default="", blank=True)
    team = models.TextField(default="", blank=True)
    # Empty: not told, and then a person of ours sells.
    kind = models.CharField(
        max_length=7, default="", blank=True, choices=[(k.value, k.value) for k in PersonKind]
    )

    class Meta(Fact.Meta):
        abstract = False
        constraints = [_once("one_seller_a_key_name_and_email", "name", "email")]


class Kinship(models.Model):
    """What a person said of two accounts with one domain, named as `name_key` does, the smaller first."""

    one = models.TextField()
    other = models.TextField()
    same = models.BooleanField()
    # Undone: as if nobody had said anything, until somebody does.
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="one_kinship_a_pair")]
