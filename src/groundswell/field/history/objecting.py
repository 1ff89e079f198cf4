"""What cannot stand beside what was done since: rooms above say how they tell, as each is made ready, and an
undo asks them before it is done."""

from collections.abc import Callable

from groundswell.field.history.patch import Patch
from groundswell.field.models import Entry

# Each gets the entry and what taking it back changed, and raises CannotUndo.
_ASKED: list[Callable[[Entry, Patch], None]] = []


def ask(objects: Callable[[Entry, Patch], None]) -> None:
    if objects not in _ASKED:
        _ASKED.append(objects)


def refuse_where_a_room_objects(entry: Entry, undone: Patch) -> None:
    """Raises CannotUndo."""
    for objects in _ASKED:
        objects(entry, undone)
