"""What erasing reaches of launches that were brought in; who brought one in did so as nobody afterwards."""

from collections.abc import Collection

from groundswell.field.erasing import rooms
from groundswell.results.timelines.tables import PastEvent, PastLaunch


def be_reached() -> None:
    rooms.reach(PastLaunch, "name", "file", of_concerns=True)
    rooms.reach(PastLaunch, "by")
    rooms.reach(PastEvent, "by")
    rooms.reach(PastEvent, "about", "of", of_concerns=True)
    rooms.people_stand_in(PastEvent, "by")
    rooms.reach_users(_leave_out)


def _leave_out(users: Collection[int]) -> None:
    PastLaunch.objects.filter(user__in=users).update(user=0)
