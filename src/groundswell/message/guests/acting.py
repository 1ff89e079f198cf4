"""How whatever a guest does is kept: as all that is done with a launch. Whether they still are a guest of it
is asked within the act."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from groundswell.field.actions import Action
from groundswell.field.history import entries
from groundswell.field.history.entries import author_of
from groundswell.field.reading.upkeep import in_step
from groundswell.launch.doing import Doing
from groundswell.launch.models import Launch
from groundswell.ledger.acting import acting
from groundswell.message.guests.queries import require_guest, standing
from groundswell.people.viewer import NotForYou, Viewer


@contextmanager
def acting_as_guest(
    launch: int, called: str, viewer: Viewer, at: datetime, *, action: Action
) -> Iterator[Doing]:
    """Raises NotForYou where there is no such launch, and for whoever is no guest of it."""
    guest = require_guest(viewer)
    with acting(viewer, called, at=at, ref=f"L-{launch}"), in_step() as touched:
        row = Launch.objects.select_for_update().filter(pk=launch, removed=False).first()
        if row is None or not standing().filter(launch=launch, user=guest.user).exists():
            raise NotForYou
        act = Doing(row, entries.begin(action, [], author_of(viewer, at)), viewer, at, touched)
        yield act
        act.finish()
