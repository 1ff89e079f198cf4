"""What somebody's own page shows."""

from dataclasses import dataclass
from datetime import datetime

from groundswell.field.reading.own_notes import OwnNote, own_notes
from groundswell.people.devices import devices_of
from groundswell.people.models import Device
from groundswell.people.viewer import Viewer

_NOTES = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Mine:
    """One's own and nobody else's."""

    notes: tuple[OwnNote, ...]
    devices: tuple[Device, ...]


def mine(viewer: Viewer, at: datetime) -> Mine:
    return Mine(notes=tuple(own_notes(viewer, _NOTES)), devices=tuple(devices_of(viewer, at)))
