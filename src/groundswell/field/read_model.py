"""Tables of the read model: what people look at, counted when it changed and not when it is looked at.

All of it can be made anew from the words (see reading/upkeep.py). Whatever changes a table that it is counted
from marks it as changed, in the database itself (see reading/watching.py): no way of writing is left out.
"""

from typing import Any

from django.db import models


class ReadState(models.Model):
    """Whether the read model holds: at most one row."""

    changed = models.BooleanField(default=True)  # set by the database (see reading/watching.py)
    run = models.BigIntegerField(default=0)  # of counting it all; who finds another one came second
    ready = models.BooleanField(default=False)  # the last run was stored whole


class FieldSummary(models.Model):
    """The field as a whole: at most one row."""

    as_of = models.DateTimeField(null=True)
    # Conversations up to the one day and before the other: those dated ahead of today are left out of trends.
    dated_to = models.DateTimeField(null=True)
    dated_ahead = models.DateTimeField(null=True)
    totals = models.JSONField(default=dict)  # see reading/making.py
    themes = models.JSONField(default=dict)  # name by number, as named when all was last counted
    most_deals = models.IntegerField(default=0)  # in which any one concern was raised
    background = models.BinaryField(default=b"")  # see engine/survey/packing.py


class ConcernSummary(models.Model):
    """One concern as lists show it."""

    concern = models.BigIntegerField(primary_key=True)
    name = models.TextField()
    kind = models.CharField(max_length=11)
    status = models.CharField(max_length=9)
    theme = models.IntegerField(null=True)
    score = models.FloatField()
    accounts = models.IntegerField()
    accounts_reported = models.IntegerField()
    sellers = models.IntegerField()
    conversations = models.IntegerField()
    spoken = models.IntegerField()
    verbatims = models.IntegerField()
    deals = models.IntegerField()
    concentration = models.TextField(default="", blank=True)
    direction = models.CharField(max_length=16)
    firm = models.BooleanField()
    reason = models.TextField()
    first_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    telling = models.JSONField(default=list)  # numbers of the most telling verbatims
    record = models.JSONField()  # all that is counted, but for the verbatims (see reading/plain.py)
    counted = models.BigIntegerField(default=0)  # a check sum of its ConcernCounts
    # Who raises it most, and how many do; the last runs that brought some of it (reading/who.py, lately.py).
    who = models.JSONField(default=dict)
    brought = models.JSONField(default=list)
    months = models.JSONField(default=list)  # pairs of a month (202603) and its verbatims (reading/months.py)


class ConcernCount(models.Model):
    """How many verbatims of a concern one account said, of a kind and in a month, through one seller."""

    concern = models.BigIntegerField()
    month = models.IntegerField()  # 202603; 0 where no day is told
    kind = models.CharField(max_length=11)
    account = models.TextField(default="", blank=True)
    seller = models.TextField(default="", blank=True)
    verbatims = models.IntegerField()
    spoken = models.IntegerField()

    class Meta:
        indexes = [
            # With all that is summed, so that a board of many accounts or months is read from it alone.
            models.Index(
                fields=["concern", "account", "seller", "month", "kind", "spoken", "verbatims"],
                name="counts_by_concern",
            ),
            models.Index(fields=["kind", "month"], name="counts_by_kind_and_month"),
            # The same, found by accounts: a segment is many, and to fetch each row costs more than all.
            models.Index(
                fields=["account", "concern", "seller", "month", "kind", "spoken", "verbatims"],
                name="counts_of_accounts",
            ),
            models.Index(fields=["seller"], name="counts_by_seller"),
        ]


class CountedConversation(models.Model):
    """Whose conversation it is, under the names that every tool shares."""

    conversation = models.BigIntegerField(primary_key=True)
    account = models.TextField(default="", blank=True, db_index=True)
    seller = models.TextField(default="", blank=True)
    deal = models.TextField(default="", blank=True)


class AccountSummary(models.Model):
    """What the CRM tells of an account, under the name that every tool shares."""

    name = models.TextField(primary_key=True)
    segment = models.TextField(default="", blank=True)
    industry = models.TextField(default="", blank=True)
    country = models.TextField(default="", blank=True)
    deals = models.JSONField(default=list)  # see reading/business.py


class TraitOf(models.TextChoices):
    """By what accounts are told from each other."""

    PRODUCT = "product"  # of which they have a deal, or speak where a source tells of which
    SEGMENT = "segment"
    INDUSTRY = "industry"
    COUNTRY = "country"


class AccountTrait(models.Model):
    """What narrows the board to some accounts: a row for each of its values that an account has."""

    account = models.TextField(db_index=True)
    of = models.CharField(max_length=8, choices=TraitOf.choices)
    value = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["of", "value"], name="traits_by_value")]


class TouchesConcerns(models.Model):
    """What can be found by the concerns that it touched."""

    concerns = models.JSONField(default=list)  # their numbers

    class Meta:
        abstract = True

    def save(self, *args: Any, **how: Any) -> None:
        super().save(*args, **how)
        if "concerns" in (how.get("update_fields") or ("concerns",)):
            EntryConcern.objects.filter(entry=self.pk).exclude(concern__in=self.concerns).delete()
            touched = (EntryConcern(entry_id=self.pk, concern=number) for number in self.concerns)
            EntryConcern.objects.bulk_create(touched, ignore_conflicts=True)


class EntryConcern(models.Model):
    """That an entry touched a concern, to be found by the concern."""

    entry = models.ForeignKey("field.Entry", on_delete=models.CASCADE, related_name="touched")
    concern = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["concern", "entry"], name="touched_once")]


class NearestPage(models.Model):
    """The nearest of some verbatims in a row, as the last regrouping found them: ids, no words."""

    model = models.CharField(max_length=100)  # whose vectors
    first = models.BigIntegerField(db_index=True)  # the lowest verbatim
    lists = models.BinaryField()  # see reading/nearest.py


class FoundProposals(models.Model):
    """What the engine proposes, as of the last run: at most one row. Numbers, no words."""

    run = models.BigIntegerField()  # the entry of history after which it was looked for
    one = models.JSONField(default=list)  # concerns that may be one: stays, joins, likeness
    # That may be two: concern, likeness, verbatims of the smaller half, the most central of the other.
    two = models.JSONField(default=list)
