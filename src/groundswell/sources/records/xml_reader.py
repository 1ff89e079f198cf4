"""Exports as XML: tickets with their notes, reviews, comments. They are read as records of JSON are."""

from collections.abc import Iterator, Sequence
from typing import cast

from groundswell.sources.contract import Item, Opened, Options, UnreadableSource
from groundswell.sources.exports.fields import Record, objects_in
from groundswell.sources.formats.plaintext import peek
from groundswell.sources.records.finding import (
    SAMPLE,
    RecordsPlace,
    is_frame,
    judged,
    may_hold_records,
    plain,
)
from groundswell.sources.records.reader import items_of_records
from groundswell.sources.records.xml_tree import tree_of


class XmlReader:
    kind = "xml"

    def recognises(self, file: Opened) -> bool:
        head = peek(file.head).lstrip("\ufeff \t\r\n")
        return file.ending == ".xml" and head.startswith("<")

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        places = dict(sorted(_places(tree_of(file.path)), key=lambda group: group[0].count(".")))
        for json_path, records in places.items():
            sample = [plain(record) for record in records[:SAMPLE]]
            framing = len(sample) == 1 and is_frame(sample[0])
            judgement = judged(json_path, sample) if may_hold_records(json_path) and not framing else None
            if judgement is not None:
                yield from _items(file, judgement, places)
                return
        raise UnreadableSource("holds nothing that somebody said, as far as its elements tell")


def _items(file: Opened, place: RecordsPlace, places: dict[str, list[Record]]) -> Iterator[Item]:
    return items_of_records(file, place, places.get(place.json_path, []), {})


def _places(value: object, json_path: str = "") -> Iterator[tuple[str, list[Record]]]:
    """Each object and list of objects with the path to it; one element alone may be a list of one."""
    if isinstance(value, dict):
        for name, inner in cast("dict[str, object]", value).items():
            if isinstance(inner, list | dict):
                path = f"{json_path}.{name}".strip(".")
                yield from _objects(f"{path}.item", objects_in(cast("object", inner)))


def _objects(json_path: str, listed: Sequence[Record]) -> Iterator[tuple[str, list[Record]]]:
    yield json_path, list(listed)
    below = dict[str, list[Record]]()
    for record in listed:
        for path, records in _places(record, json_path):
            below.setdefault(path, []).extend(records)
    yield from below.items()


READER = XmlReader()
