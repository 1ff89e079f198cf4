"""Reading many small files ahead, so that they can be kept together: a commit a file, each waiting for the
disk, takes far longer than reading it."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from groundswell.sources.contract import Item, Options
from groundswell.sources.reading import read_file
from groundswell.speech import GroundswellError

# What is kept together: no more than may be read anew after a kill, and no longer than a person waits to see
# something move.
_ITEMS = 500
_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Ahead:
    name: str
    items: Iterator[Item]  # raises what reading the file raised, after the items before it
    read: Sequence[Item]  # those of them that are read already
    whole: bool  # all of them are: going through them waits for nothing


def read_ahead(paths_and_names: Sequence[tuple[Path, str]], options: Options) -> Iterator[list[Ahead]]:
    """The files in their order, small ones together; a file of many items comes alone, and is read on while
    it is gone through."""
    group: list[Ahead] = []
    due = time.monotonic() + _SECONDS
    for path, name in paths_and_names:
        file = _begun(path, name, options)
        if group and (not file.whole or sum(len(f.read) for f in group) + len(file.read) > _ITEMS):
            yield group
            group = []
        group.append(file)
        if not file.whole or time.monotonic() > due:
            yield group
            group = []
        if not group:
            due = time.monotonic() + _SECONDS
    if group:
        yield group


def _begun(path: Path, name: str, options: Options) -> Ahead:
    items = read_file(path, name, options)
    read: list[Item] = []
    try:
        for item in items:
            read.append(item)
            if len(read) == _ITEMS:
                return Ahead(name, chain(read, items), read, whole=False)
    except GroundswellError as error:
        return Ahead(name, _then_raise(read, error), read, whole=True)
    return Ahead(name, iter(read), read, whole=True)


def _then_raise(read: list[Item], error: GroundswellError) -> Iterator[Item]:
    yield from read
    raise error
