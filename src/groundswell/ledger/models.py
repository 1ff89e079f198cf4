"""The audit and the outbox."""

import uuid

from django.db import models


class AuditRow(models.Model):
    """One act of somebody, written in the transaction of what it did."""

    at = models.DateTimeField()
    # Who: the id of a user and their name then; 0 and a word where nobody was signed in.
    user = models.BigIntegerField()
    name = models.TextField()
    role = models.CharField(max_length=13, default="", blank=True)  # theirs then
    act = models.TextField()  # what the route, the form or the tool is called
    ref = models.TextField(default="", blank=True)  # what it was done to: C-12, U-3
    address = models.GenericIPAddressField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-at"], name="ledger_audit_at"),
            models.Index(fields=["user", "-id"], name="ledger_audit_of_one"),
        ]


class OutboxItem(models.Model):
    """What must go out, written with what it tells of; the worker sends it, each once under its id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.TextField()  # mail, webhook
    to = models.TextField()  # U-3; I-5, whom an invitation is for
    # What it is about, by numbers. No words: they are read when it is sent, and what was erased is not.
    body = models.JSONField()
    # What it is sent for, where that may come up again; empty: it is written with an act, once.
    key = models.CharField(max_length=80, null=True, unique=True)
    made = models.DateTimeField()
    due = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent = models.DateTimeField(null=True)
    failed = models.TextField(default="", blank=True)  # what the other side said last
    given_up = models.BooleanField(default=False)
    # Why nobody has to be told any more (it was undone, their rights ended); empty: they have to.
    needless = models.TextField(default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["due"], condition=models.Q(sent=None), name="ledger_outbox_due")]


class MailServer(models.Model):
    """By which server mail goes out: at most one row. Its password is in the environment and not here."""

    class Security(models.TextChoices):
        STARTTLS = "STARTTLS"
        TLS = "TLS"
        NONE = "none"

    host = models.TextField()
    port = models.PositiveIntegerField()
    security = models.CharField(max_length=8, choices=Security.choices)
    user = models.TextField(default="", blank=True)  # empty: the server lets anybody send
    sender = models.EmailField(max_length=254)


class Lease(models.Model):
    """Somebody does what only one may do at a time, and is there as long as they keep renewing it."""

    name = models.CharField(primary_key=True, max_length=40)
    holder = models.TextField()
    until = models.DateTimeField()


class Failure(models.Model):
    """Due work that did not succeed the last time; the row goes when it does."""

    work = models.CharField(primary_key=True, max_length=40)  # its name, in words
    what = models.TextField()  # what was the matter, in one line without anybody's words
    first = models.DateTimeField()
    last = models.DateTimeField()
    again = models.DateTimeField()  # not tried before
    tries = models.PositiveIntegerField(default=0)


class Errand(models.Model):
    """What a page asked the worker for, and what came of it."""

    kind = models.CharField(max_length=40)  # in words, as the audit tells it
    # What it is to be done to. Emptied in the transaction that does it: it may name somebody.
    about = models.JSONField(default=dict)
    by = models.TextField(default="", blank=True)  # "U-3", and never a name
    at = models.DateTimeField()
    done = models.DateTimeField(null=True)
    told = models.JSONField(default=dict)  # numbers and words of ours alone
    refused = models.TextField(default="", blank=True)  # why it cannot be done; then it is over, too

    class Meta:
        indexes = [models.Index(fields=["kind", "-at"], name="ledger_errands")]
