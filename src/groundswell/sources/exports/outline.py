"""The look of a JSON file, from its first bytes: which fields its objects have, and where its lists are.

A *JSON path* leads to the objects of a list or to one object, as ijson writes it: "calls.item" for the
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
    """As far as the head goes, outer paths first."""

    fields: Mapping[str, frozenset[str]]  # JSON path of objects -> the fields they have
    lists: tuple[str, ...]  # paths of lists, without the ".item"

    def path_where(self, fits: Callable[[frozenset[str]], bool]) -> str | None:
        """The outermost path of objects whose fields fit."""
        return next((json_path for json_path, fields in self.fields.items() if fits(fields)), None)

    def path_with(self, *fields: str) -> str | None:
        """The outermost path of objects that have all of these fields."""
        return self.path_where(frozenset(fields).issubset)

    def listed(self, name: str) -> str | None:
        """The path of the objects of the outermost list of that name."""
        paths = (path for path in self.lists if path == name or path.endswith(f".{name}"))
        return next((f"{path}.item" for path in paths), None)

    def within(self, json_path: str, name: str) -> frozenset[str]:
        """The fields of the objects, or of the object, that the objects at `json_path` have under `name`."""
        path = f"{json_path}.{name}" if json_path else name
        return self.fields.get(f"{path}.item") or self.fields.get(path) or frozenset()


def beside(json_path: str, name: str) -> str:
    """The path of the list `name` that stands beside the list at `json_path`."""
    outer = json_path.removesuffix(".item").rpartition(".")[0]
    return f"{outer}.{name}.item" if outer else f"{name}.item"


@lru_cache(maxsize=4)
def outline_of(head: bytes) -> Outline:
    """The outline of a file that begins so; an empty one where it is no JSON."""
    if not peek(head).lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return Outline({}, ())
    fields: dict[str, set[str]] = {}
    lists: dict[str, None] = {}
    for json_path, event, value in islice(events(io.BytesIO(head)), _EVENTS):
        if json_path.count(".") >= _DEEPEST:
            continue
        if event == "map_key":
            fields.setdefault(json_path, set()).add(str(value))
        elif event == "start_array":
            lists.setdefault(json_path)
    outer_first = sorted(fields, key=lambda json_path: json_path.count(".") + bool(json_path))
    return Outline({json_path: frozenset(fields[json_path]) for json_path in outer_first}, tuple(lists))
