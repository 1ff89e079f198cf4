"""JSON Lines, and a JSON array of flat objects: tables whose rows name their cells."""

from collections.abc import Iterator

from groundswell.sources.columns.items import items_of
from groundswell.sources.contract import Item, Opened, Options
from groundswell.sources.jsonl.objects import looks_flat, table_of

LINES = (".jsonl", ".ndjson", ".jsonlines")


class JsonlReader:
    kind = "jsonl"

    def recognises(self, file: Opened) -> bool:
        return file.ending in LINES or looks_flat(file)

    def read(self, file: Opened, options: Options) -> Iterator[Item]:
        return items_of([table_of(file)], options, self.kind)


READER = JsonlReader()
