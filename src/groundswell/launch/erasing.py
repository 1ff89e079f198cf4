"""Taking erased users out of launches: what they did stays in the timeline, by nobody."""

from collections.abc import Collection

from django.db.models import F

from groundswell.launch.models import Launch, LaunchEvent, LaunchPerson
from groundswell.launch.timeline import Happened

_ABOUT_SOMEBODY = (Happened.PERSON_IN.value, Happened.PERSON_OUT.value)


def leave_out(users: Collection[int]) -> None:
    Launch.objects.filter(owner__in=users).update(owner=0)
    LaunchEvent.objects.filter(user__in=users).update(user=0)
    about = [str(user) for user in users]
    LaunchEvent.objects.filter(kind__in=_ABOUT_SOMEBODY, ref__in=about).update(ref="")
    # The row stays for what an undo puts back, under a number that is nobody's.
    LaunchPerson.objects.filter(user__in=users).update(user=-F("pk"))
