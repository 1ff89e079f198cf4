"""What erasing reaches of signs that were let go; who let one go did so as nobody afterwards."""

from collections.abc import Collection

from groundswell.field.erasing import rooms
from groundswell.results.standings import SignOverride


def be_reached() -> None:
    rooms.reach(SignOverride, "because", of_concerns=True)
    rooms.reach(SignOverride, "by")
    rooms.reach_users(_leave_out)


def _leave_out(users: Collection[int]) -> None:
    SignOverride.objects.filter(user__in=users).update(user=0)
