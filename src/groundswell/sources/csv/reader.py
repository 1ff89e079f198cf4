"""Delimited text: CSV, TSV and whatever else a tool, a database or a spreadsheet writes as such."""

from collections.abc import Iterator

from groundswell.sources.columns.items import items_of
from groundswell.sources.contract import Item, Opened, Options
from groundswell.sources.delimited.recognition import looks_delimited
from groundswell.sources.delimited.rows import table_of


class CsvReader:
    kind = "csv"

    def recognises(self, file: Opened) -> bool:
        return looks_delimited(file)

    def read(self, file: Opened, options: Options) -> Iterator[Item]:
        return items_of([table_of(file, options.named)], options, self.kind)


READER = CsvReader()
