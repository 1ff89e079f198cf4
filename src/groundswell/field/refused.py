"""Refused rows as they stood in their files: kept for a while, to be mended and brought again."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from groundswell.field import models
from groundswell.field.erasing.tombstones import Erased
from groundswell.field.errors import NothingRefused
from groundswell.field.restricted import hidden_sources

Raw = tuple[tuple[str, str], ...]

_DAYS = 30
# Letters of one row; what is longer than a book is looked up in its file.
_MOST = 1_000_000
_LONGEST_NAME = 60
_SHOWN = 200  # letters of a row in a list


@dataclass(frozen=True, slots=True)
class RefusedRow:
    source: str
    row: int
    reason: str
    raw: Raw  # pairs of column and cell; empty where it is not kept


def kept_raw(raw: Raw, source: str, erased: Erased) -> list[tuple[str, str]]:
    """What of a row is kept: all of it, or nothing where it is too long, or was erased as a source or names a
    person who was."""
    if not raw or erased.covers_source(source):
        return []
    if sum(len(name) + len(cell) for name, cell in raw) > _MOST:
        return []
    if any(erased.stands_in(cell) or (_may_name(cell) and erased.covers_person(cell)) for _, cell in raw):
        return []
    return list(raw)


def _may_name(cell: str) -> bool:
    """Asking whether somebody was erased is slow on purpose: not of every number and sentence."""
    return len(cell) <= _LONGEST_NAME and not any(letter.isdigit() for letter in cell)


def drop_what_is_over(now: datetime) -> int:
    """Drop the rows whose days are over: 30 days, or those of GROUNDSWELL_REFUSED_DAYS. Returns how many."""
    written = os.environ.get("GROUNDSWELL_REFUSED_DAYS", "")
    days = int(written) if written.isdecimal() else _DAYS
    old = models.Refusal.objects.filter(file__entry__at__lt=now - timedelta(days=days)).exclude(raw=[])
    return old.update(raw=[])


def refused_rows(source: str = "") -> list[RefusedRow]:
    """Refused rows (of one source, where named) of the latest reading of each file, in their order."""
    files = models.SourceFile.objects.exclude(name__in=hidden_sources()).order_by("id")
    latest = {name: pk for name, pk in files.values_list("name", "pk") if not source or name == source}
    return refused_rows_of(*latest.values())


def refused_rows_of(*files: int) -> list[RefusedRow]:
    """Refused rows of these readings of files, in their order."""
    rows = models.Refusal.objects.filter(file__in=files, taken=False).order_by("file__name", "row")
    return [
        RefusedRow(name, row, reason, tuple((column, cell) for column, cell in raw))
        for name, row, reason, raw in rows.values_list("file__name", "row", "reason", "raw")
    ]


def as_line(raw: Raw) -> str:
    """What is kept of a row, as far as one line shows it; empty where nothing is."""
    line = "; ".join(f"{name}: {' '.join(cell.split())}" for name, cell in raw if cell.strip())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def as_table(rows: Sequence[RefusedRow]) -> tuple[list[str], list[list[str]]]:
    """Header and cells of the rows that are kept, as their file had them; where they differ in their columns,
    all of these.

    Raises NothingRefused where none is kept, or where they come from several files.
    """
    kept = [row for row in rows if row.raw]
    sources = sorted({row.source for row in kept})
    if len(sources) != 1:
        raise NothingRefused(sources)
    header = max(([name for name, _ in row.raw] for row in kept), key=len)
    if all([name for name, _ in row.raw] == header[: len(row.raw)] for row in kept):
        return header, [[cell for _, cell in row.raw] for row in kept]
    header = list(dict.fromkeys(name for row in kept for name, _ in row.raw))
    return header, [[dict(row.raw).get(name, "") for name in header] for row in kept]
