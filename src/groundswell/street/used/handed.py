"""What hangs on the kit of a launch beside its cards: what was ticked off before its day, and links by which
somebody without a sign-in reads what may be said."""

from django.db import models

from groundswell.launch.models import Launch


class Tick(models.Model):
    """Somebody says that something is done which nothing here can tell."""

    launch_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="ticks")
    item = models.CharField(max_length=24)  # see checklist.py
    by = models.TextField()
    user = models.BigIntegerField(default=0)
    at = models.DateTimeField()
    removed = models.BooleanField(default=True)


class KitLink(models.Model):
    """Only the hash of what the link holds is kept."""

    launch_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="kit_links")
    hash = models.CharField(max_length=64, unique=True)
    name = models.TextField()  # for whom
    by = models.TextField()
    user = models.BigIntegerField(default=0)
    made = models.DateTimeField()
    ends = models.DateTimeField()
    removed = models.BooleanField(default=True)  # ended before its time, or its making undone
