"""A preview as it is kept: what was understood of one file, small enough to be shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from groundswell.intake.preview import Preview
from groundswell.sources.contract import Understood, header_fingerprint

_LONGEST = 280  # letters of a turn, a name or a reason
_MOST = 40  # speakers, reasons and tables of one file


@dataclass(frozen=True, kw_only=True, slots=True)
class TablePreview:
    """How one table of a file is read."""

    sheet: str
    what: str  # what is held there, in a word or two
    columns: dict[str, str]  # meaning -> column
    unread: tuple[str, ...]
    header: tuple[str, ...]
    open_date: str = ""  # one whose day and month nothing tells apart
    dates: str = ""  # how it is read, of DATE_ORDERS

    @property
    def mark(self) -> str:
        """What a map of its columns is remembered under."""
        return header_fingerprint(self.header)


@dataclass(frozen=True, kw_only=True, slots=True)
class FilePreview:
    """How one file is read, or why it cannot be."""

    name: str
    size: int  # bytes
    error: str = ""  # a phrase after its name
    kind: str = ""
    rows: int = 0
    tables: tuple[TablePreview, ...] = ()
    channels: tuple[tuple[str, int], ...] = ()  # conversations by channel
    facts: tuple[tuple[str, int], ...] = ()  # accounts, deals and sellers
    speakers: tuple[tuple[str, str, int], ...] = ()  # name, side, turns
    first_at: datetime | None = None
    last_at: datetime | None = None
    first: tuple[tuple[int, str, str, str], ...] = ()  # row, who, side, words
    refused: tuple[tuple[str, int], ...] = ()  # why, and how often
    noted: tuple[tuple[str, int], ...] = ()
    set_aside: tuple[tuple[str, int], ...] = ()


def as_kept(preview: Preview) -> dict[str, Any]:
    """The preview as JSON."""
    return {
        "kind": preview.kind,
        "rows": preview.rows,
        "tables": [_table(table) for table in preview.tables if table.header or table.what][:_MOST],
        "channels": preview.channels,
        "facts": preview.facts,
        "speakers": [(_short(name), role.value, turns) for name, role, turns in preview.speakers[:_MOST]],
        "first_at": preview.first_at.isoformat() if preview.first_at else "",
        "last_at": preview.last_at.isoformat() if preview.last_at else "",
        "first": [
            (
                turn.row,
                _short(turn.speaker.name or turn.speaker.email),
                turn.speaker.role.value,
                _short(turn.text),
            )
            for turn in preview.first
        ],
        "refused": _reasons(preview.refused),
        "noted": _reasons(preview.noted),
        "set_aside": _reasons(preview.set_aside),
    }


def unread(error: str, tables: tuple[Understood, ...] = ()) -> dict[str, Any]:
    """A file that cannot be read, as JSON: why, and the tables whose columns a person may name."""
    return {"error": error, "tables": [_table(table) for table in tables if table.header][:_MOST]}


NO_WAY = 9  # the place of a file that cannot be read, whatever one says


def place_of(kept: dict[str, Any]) -> int:
    """Where a file stands among the others that are looked at: first those that a person has to say something
    of, then tables, whose columns they may put right."""
    tables, error = kept.get("tables", ()), kept.get("error", "")
    if error:
        return 0 if tables else NO_WAY
    if any(table.get("open_date") for table in tables):
        return 1
    if any(side == "unknown" for _, side, _ in kept.get("speakers", ())):
        return 2
    return 3 if any(table["header"] for table in tables) else 4


def from_kept(name: str, size: int, kept: dict[str, Any]) -> FilePreview:
    """The preview of a file from its JSON."""
    columns = dict(kept)
    tables = tuple(
        TablePreview(**{**table, "unread": tuple(table["unread"]), "header": tuple(table["header"])})
        for table in columns.pop("tables", ())
    )
    written = {key: columns.pop(key, "") for key in ("first_at", "last_at")}
    moments = {key: datetime.fromisoformat(text) if text else None for key, text in written.items()}
    lists = {key: tuple(map(tuple, value)) for key, value in columns.items() if isinstance(value, list)}
    return FilePreview(name=name, size=size, tables=tables, **{**columns, **moments, **lists})


def _table(table: Understood) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "what": table.what,
        "columns": dict(table.columns),
        "unread": table.unread,
        "header": table.header,
        "open_date": table.open_date,
        "dates": table.dates,
    }


def _reasons(counted: tuple[tuple[str, int], ...]) -> list[tuple[str, int]]:
    return [(_short(reason), count) for reason, count in counted[:_MOST]]


def _short(text: str) -> str:
    words = " ".join(text.split()).replace("\0", "")
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"
