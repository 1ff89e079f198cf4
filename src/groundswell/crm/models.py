"""Accounts, deals and sellers as the CRM tells them. Who is the same in two tools is worked out when read."""

from django.db import models

from groundswell.speech import DealStatus


class Fact(models.Model):
    # The import that told it was undone: not known any more, until it is told again.
    withdrawn = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Account(Fact):
    key = models.TextField(default="", blank=True)
    name = models.TextField()
    domain = models.TextField(default="", blank=True)

    class Meta(Fact.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["key", "name"], name="one_account_a_key_and_name")]


class Deal(Fact):
    key = models.TextField(default="", blank=True)
    name = models.TextField(default="", blank=True)
    account = models.TextField(default="", blank=True)
    status = models.CharField(max_length=4, choices=[(s.value, s.value) for s in DealStatus])
    amount = models.BigIntegerField(null=True)  # in minor units of its currency
    # What an older store had, where that was no whole number of minor units.
    amount_before = models.TextField(default="", blank=True)
    currency = models.TextField(default="", blank=True)
    opened = models.DateField(null=True)
    closed = models.DateField(null=True)
    seller = models.TextField(default="", blank=True)
    loss_reason = models.TextField(default="", blank=True)

    class Meta(Fact.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["key", "name", "account"], name="one_deal_a_key_name_and_account")
        ]


class Seller(Fact):
    key = models.TextField(default="", blank=True)
    name = models.TextField(default="", blank=True)
    email = models.TextField(default="", blank=True)
    team = models.TextField(default="", blank=True)

    class Meta(Fact.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["key", "name", "email"], name="one_seller_a_key_name_and_email")
        ]
