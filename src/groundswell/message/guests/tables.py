"""Guests of a launch, and who is invited to become one. A user is the number that `people` gives."""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models

from groundswell.launch.models import Launch

if TYPE_CHECKING:
    from groundswell.people.models import Entrance


class GuestInvitation(models.Model):
    """A link to one launch, and the code that confirms it; of both only hashes are kept."""

    launch_id: int  # as Django sets it
    # The link, by the number that `people` gives: commands work on a store without loading who signs in.
    way_in = models.BigIntegerField(unique=True)
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="guest_invitations")
    code = models.CharField(max_length=64, default="", blank=True)  # empty: none was made yet
    code_ends: "models.DateTimeField[datetime | None]" = models.DateTimeField(null=True)

    @cached_property
    def entrance(self) -> "Entrance":
        from groundswell.people.models import Entrance

        return Entrance.objects.get(pk=self.way_in)


class Guest(models.Model):
    """Somebody who was let in to one launch. Whether they still are is asked each time (see queries.py)."""

    launch_id: int  # as Django sets it
    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="guests")
    user = models.BigIntegerField()
    space = models.CharField(max_length=32, unique=True)  # by chance: what addresses call the launch for them
    since = models.DateTimeField()
    by = models.BigIntegerField(default=0)  # the user who invited them
    seen: "models.DateTimeField[datetime | None]" = models.DateTimeField(null=True)  # when they last looked
    ended: "models.DateTimeField[datetime | None]" = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["launch", "user"], condition=models.Q(ended=None), name="one_guest_a_launch_and_user"
            )
        ]
