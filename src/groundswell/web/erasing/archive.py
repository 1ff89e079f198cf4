"""Everything of one person as a file: for them to read, and for another program."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from groundswell.field.erasing.about import Row
from groundswell.report.csv_out import as_csv


def as_archive(held: dict[str, list[Row]], at: datetime) -> bytes:
    """A zip: all of it as JSON, and each part as a table for a spreadsheet, which runs none of its cells."""
    written = io.BytesIO()
    stamp = at.timetuple()[:6]

    def put(name: str, content: bytes) -> None:
        archive.writestr(zipfile.ZipInfo(name, stamp), content, zipfile.ZIP_DEFLATED)

    with zipfile.ZipFile(written, "w") as archive:
        whole = json.dumps(held, default=str, ensure_ascii=False, indent=1)
        put("everything.json", whole.encode("utf-8", "replace"))
        for part, rows in held.items():
            if rows:
                put(f"{part}.csv", as_csv(list(rows[0]), _cells(rows)))
    return written.getvalue()


def _cells(rows: Iterable[Row]) -> Iterator[list[str]]:
    for row in rows:
        yield [_cell(value) for value in row.values()]


def _cell(value: Any) -> str:
    if isinstance(value, list | dict):
        return json.dumps(value, default=str, ensure_ascii=False)
    return "" if value is None else str(value)
