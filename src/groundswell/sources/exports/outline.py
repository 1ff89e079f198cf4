"""The look of a JSON file, from its first bytes: which fields its objects have, and where its lists are.

A *place* is the path to the objects of a list or to one object, as ijson writes it: "calls.item" for the
objects of the list `calls`, "" for the file's one object, "item" for the objects of a bare list.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from groundswell.sources.exports.stream import events
from groundswell.sources.formats.plaintext import peek

# Wrappers (`{"data": {"tickets": […]}}`, a list of answers) make three steps; what lies deeper is content.
_DEEPEST = 5
_EVENTS = 50_000


@dataclass(frozen=True, slots=True)
class Outline:
    """As far as the head goes, outer places first."""

    fields: Mapping[str, frozenset[str]]  # place of objects -> the fields they have
    lists: tuple[str, ...]  # paths of lists, without the ".item"

    def place(self, fits: Callable[[frozenset[str]], bool]) -> str | None:
        """The outermost place of objects whose fields fit."""
        return next((place for place, fields in self.fields.items() if fits(fields)), None)

    def place_with(self, *fields: str) -> str | None:
        """The outermost place of objects that have all of these fields."""
        return self.place(frozenset(fields).issubset)

    def listed(self, name: str) -> str | None:
        """The place of the objects of the outermost list of that name."""
        paths = (path for path in self.lists if path == name or path.endswith(f".{name}"))
        return next((f"{path}.item" for path in paths), None)

    def within(self, place: str, name: str) -> frozenset[str]:
        """The fields of the objects, or of the object, that the objects at `place` have under `name`."""
        path = f"{place}.{name}" if place else name
        return self.fields.get(f"{path}.item") or self.fields.get(path) or frozenset()


def beside(place: str, name: str) -> str:
    """The place of the list `name` that stands beside the list at `place`."""
    outer = place.removesuffix(".item").rpartition(".")[0]
    return f"{outer}.{name}.item" if outer else f"{name}.item"


@lru_cache(maxsize=4)
def outline_of(head: bytes) -> Outline:
    """The outline of a file that begins so; an empty one where it is no JSON."""
    if not peek(head).lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return Outline({}, ())
    fields: dict[str, set[str]] = {}
    lists: dict[str, None] = {}
    for place, event, value in islice(events(io.BytesIO(head)), _EVENTS):
        if place.count(".") >= _DEEPEST:
            continue
        if event == "map_key":
            fields.setdefault(place, set()).add(str(value))
        elif event == "start_array":
            lists.setdefault(place)
    outer_first = sorted(fields, key=lambda place: place.count(".") + bool(place))
    return Outline({place: frozenset(fields[place]) for place in outer_first}, tuple(lists))
