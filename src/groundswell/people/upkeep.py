"""What of people's comings in is over, and goes."""

from datetime import datetime, timedelta

from groundswell.people.limits import LONGEST
from groundswell.people.models import Entrance, SignIn, Try

_ENTRANCES_STAY = timedelta(days=30)  # after their end; what was done with them stands in the audit


def clear(at: datetime) -> None:
    """It is asked first: a look at nothing must not take the right to write."""
    for over in (
        SignIn.objects.filter(expire_date__lt=at),
        Try.objects.filter(at__lt=at - LONGEST),
        Entrance.objects.filter(ends__lt=at - _ENTRANCES_STAY),
    ):
        if over.exists():
            over.delete()
