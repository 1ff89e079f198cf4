"""Where a launch stood when it was looked at last: what pages show of many at once, and what can be read from
its events again. And what an executive lets go the usual way, which stays to be seen."""

from django.db import models

from groundswell.launch.models import Launch


class Standing(models.Model):
    launch_id: int  # as Django sets it
    launch = models.OneToOneField(Launch, on_delete=models.CASCADE, related_name="standing")
    at = models.DateTimeField()  # when it was looked at
    entry = models.BigIntegerField()  # the last row of history then
    low = models.FloatField()
    high = models.FloatField()
    place = models.FloatField(null=True)  # null: nothing is known
    # Bands that its range touches, as their places among all.
    first_band = models.PositiveSmallIntegerField()
    last_band = models.PositiveSmallIntegerField()
    came_in = models.FloatField(null=True)  # sales: 0 first, 1 last
    signs = models.JSONField(default=list)  # that it goes the usual way, by their names in engine/spectrum


class SignOverride(models.Model):
    """An executive lets a launch go the usual way in one respect. It stays to be seen, also withdrawn."""

    launch_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="sign_overrides")
    sign = models.CharField(max_length=32)  # its name in engine/spectrum
    by = models.TextField()
    user = models.BigIntegerField()
    role = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.TextField()
    in_force = models.BooleanField(default=False)
