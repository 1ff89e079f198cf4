"""Workbooks: Excel (xlsx, xlsm, xlsb, xls) and OpenDocument (ods); each sheet is a table."""

from collections.abc import Iterator

from groundswell.sources.columns.items import items_of
from groundswell.sources.contract import Item, Opened, Options
from groundswell.sources.spreadsheet.workbook import tables_of

ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".xlt", ".xltx", ".xla", ".xlam", ".fods")
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What stands among the first members of a workbook's archive, whatever the file is called.
_PARTS = (b"[Content_Types].xml", b"xl/", b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet")


class SpreadsheetReader:
    kind = "spreadsheet"

    def recognises(self, file: Opened) -> bool:
        if file.ending in ENDINGS:
            return True
        packed = file.head.startswith(_ZIP) and any(part in file.head for part in _PARTS)
        return packed or file.head.startswith(_COMPOUND)

    def read(self, file: Opened, options: Options) -> Iterator[Item]:
        return items_of(tables_of(file, options.named), options, self.kind)


READER = SpreadsheetReader()
