"""Making sure that the read model holds before it is read."""

from datetime import datetime

from django.db import DatabaseError

from groundswell.field.errors import no_room_left
from groundswell.field.reading import state


def ready(today: datetime) -> bool:
    """Whether the read model holds on this day, counted now where that is due; False where it cannot be kept,
    or somebody is writing."""
    if state.holds(today):
        return True
    if not state.can_be_written():
        return False
    # All that counting needs is loaded only where it is due.
    from groundswell.field.reading.upkeep import refresh

    try:
        refresh(today)
    except DatabaseError as failed:
        if not no_room_left(failed):
            raise
        # A full disk takes no counts, but what is there can be read.
        return False
    return state.holds(today)
