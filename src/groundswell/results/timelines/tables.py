"""A launch of before, or of elsewhere, and what happened in it, as somebody wrote it down."""

from django.db import models


class PastLaunch(models.Model):
    name = models.TextField()
    file = models.TextField(default="", blank=True)  # in which it came
    by = models.TextField(default="", blank=True)  # who brought it in
    user = models.BigIntegerField(default=0)
    at = models.DateTimeField()
    # Taken away again, or not there yet: what an undo puts back.
    removed = models.BooleanField(default=True)


class PastEvent(models.Model):
    """One row. Never edited."""

    launch_id: int  # as Django sets it
    launch = models.ForeignKey(PastLaunch, on_delete=models.CASCADE, related_name="events")
    day = models.DateField()
    did = models.CharField(max_length=16)  # see engine/spectrum
    side = models.CharField(max_length=16, default="", blank=True)
    by = models.TextField(default="", blank=True)  # who did it, by name
    about = models.TextField(default="", blank=True)
    of = models.TextField(default="", blank=True)
    value = models.FloatField(default=1.0)
