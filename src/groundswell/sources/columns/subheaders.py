"""Rows below the header that go on naming the columns: Qualtrics writes each question and its id there."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from groundswell.sources.columns.header import clean_header
from groundswell.sources.columns.names import plain_name
from groundswell.sources.columns.table import Row, Table
from groundswell.sources.columns.write_ins import is_write_in

_ID = '{"importid"'
_LOOK = 3
# What the columns of questions go by there: "Q2", "Q12_1", "QID3_TEXT". Others keep their names.
_NUMBERED = re.compile(r"^Q(?:ID)?\d+(?:[_.#]\w{1,20})*$", re.I)
_PREVIEW = ("preview", "survey preview", "umfragevorschau", "test")


def with_questions(table: Table) -> Table:
    """The table with its columns named by the questions, and without the rows that ask them or only try
    them."""
    top = list(islice(table.rows(), _LOOK))
    table = _with_others(table, top)
    ids = next((at for at, row in enumerate(top) if _are_ids(row)), None)
    if ids is None:
        return table
    asked = top[ids - 1].cells if ids else [""] * len(table.header)
    named = [
        " ".join(question.split()) if question.strip() and _NUMBERED.match(name) else name
        for name, question in zip(table.header, asked, strict=False)
    ]
    channel = next(
        (at for at, name in enumerate(table.header) if plain_name(name) == "distribution channel"), None
    )

    def rows() -> Iterator[Row]:
        for row in table.rows():
            flaw = row.flaw or _flaw(row, ids, channel)
            yield replace(row, flaw=flaw) if flaw else row

    return replace(table, header=clean_header(named, len(table.header)), rows=rows)


def _with_others(table: Table, top: list[Row]) -> Table:
    """The table with the question in the name of each column that only a second header row names: "Other
    (please specify)" below nothing."""
    below = [cell.strip() for cell in top[0].cells] if top else []
    if not any(cell.casefold() in NAMED_BELOW for cell in below):
        return table
    named, asked = list[str](), ""
    for at, name in enumerate(table.header):
        unnamed = name == f"column {at + 1}" and at < len(below)
        asked = asked if unnamed else name
        named.append(f"{asked} [{below[at]}]" if unnamed and is_write_in(below[at]) else name)
    return replace(table, header=clean_header(named, len(named)))


NAMED_BELOW = ("response", "open-ended response")


def _are_ids(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell.strip()]
    return bool(filled) and all(cell.strip().casefold().startswith(_ID) for cell in filled)


def _flaw(row: Row, ids: int, channel: int | None) -> str:
    if row.number <= ids + 1:
        return "belongs to the header"
    tried = channel is not None and row.cells[channel].strip().casefold() in _PREVIEW
    return "tries the survey out, and is nobody's answer" if tried else ""
