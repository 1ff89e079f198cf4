"""Columns whose names promise dates: which they are, and what to say where they hold none."""

import re
from collections.abc import Sequence

from groundswell.sources.columns.names import plain_name
from groundswell.sources.columns.wordlists import words
from groundswell.sources.formats.dates import looks_like_date

# Words of which one in a name is enough: "Date received", "Received (date)", "Datum der Anfrage".
_DATE_WORDS = words("date dates dated datetime timestamp datum fecha дата päivämäärä dato tarih tanggal")
# Moments within a call: no dates, and none are missing.
_WITHIN = re.compile(r"^\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d+)?$")


def named_for_dates(header: Sequence[str]) -> list[int]:
    """The columns with a word for a date in their names."""
    return [at for at, name in enumerate(header) if not _DATE_WORDS.isdisjoint(plain_name(name).split())]


def unread_dates(name: str, cells: Sequence[str]) -> tuple[str, ...]:
    """What to say of a column whose name promises dates and which holds none that can be read."""
    unread = [cell.strip() for cell in cells if cell.strip() and not looks_like_date(cell)]
    if not unread or all(map(_WITHIN.match, unread)):
        return ()
    return (
        f"the column '{name[:60]}' holds no dates that can be read, such as '{unread[0][:60]}': write them as"
        f" 2026-03-31, or say which column holds them",
    )
