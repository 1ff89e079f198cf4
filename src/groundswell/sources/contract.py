"""What every kind of source looks like from outside.

A kind is a folder with a `reader.py` that holds one `Reader`. To add a kind, copy a folder, change it,
and add its reader to `sources.registry.READERS`; the contract suite in tests/contract then applies to it.
No kind knows another: what several need lies in a folder without a reader.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Protocol

from groundswell.speech import Account, Conversation, Deal, GroundswellError, Seller, Speaker

# What a reader is recognised by.
HEAD_BYTES = 64 * 1024


class UnreadableSource(GroundswellError):
    """The whole file cannot be read; the text says why in words, never with a traceback."""

    code = "unreadable_source"


class NoTextColumn(UnreadableSource):
    """The table was read, but no column holds what people said; the text names the columns there are."""

    code = "no_text_column"


class UnknownColumn(GroundswellError):
    """`--map` names a column that the file does not have; the text names the columns there are."""

    code = "unknown_column"


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """A conversation was read. It covers the rows of its turns."""

    conversation: Conversation


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """An account, a deal or a seller was read from one row."""

    row: int
    fact: Account | Deal | Seller
    of: int = 0  # an earlier row that told the same, where several tell one fact together


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """One row was given but cannot be taken; `reason` is a phrase a person understands.

    `raw` is the row as it stands, pairs of column and cell, where that is what is needed to mend it.
    """

    row: int
    reason: str
    raw: tuple[tuple[str, str], ...] = ()


def refused_words(
    row: int, reason: str, words: str, speaker: Speaker | None = None, at: datetime | None = None
) -> Refused:
    """A refusal of what somebody is told to have said, with that as a row of a table, so that it can be
    mended."""
    by = speaker or Speaker()
    cells = {"time": at.isoformat() if at else "", "speaker": by.name, "email": by.email, "text": words}
    return Refused(row=row, reason=reason, raw=tuple(cells.items()) if words else ())


@dataclass(frozen=True, kw_only=True, slots=True)
class Noted:
    """A row was taken, but part of it was left out (say, a date that cannot be read)."""

    row: int
    reason: str


class Why(StrEnum):
    """Why words of a row that was taken are nobody's to hear; the value is what a person reads."""

    HISTORY = "quoted history"
    SIGNATURE = "signature"
    SMALL_PRINT = "small print"
    BANNER = "banner of a mail gateway"
    FORM = "label of a form"
    RECORDER = "written by a recorder or an app"
    STAMP = "time stamp or layout"
    REPEATED = "caption shown again"
    MACHINE = "ids, logs or answers of a server"
    NO_ANSWER = "stands for no answer"
    BESIDE = "beside what was said"


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """Words that a reader cut out of a row, letter for letter, and why."""

    why: Why
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SetAside:
    """Words of a row that was taken, kept to look at but not heard. Covers no row by itself."""

    row: int
    aside: Aside


@dataclass(frozen=True, kw_only=True, slots=True)
class Understood:
    """How a file, or one sheet of it, is read; comes before its items and covers no row.

    `columns` names the column of each meaning, `unread` the columns that are not read. Both are empty for
    what is no table.
    """

    kind: str  # that of the reader
    what: str = ""  # what is held there, in a word or two: "tickets", "transcript"
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    unread: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    sheet: str = ""
    # A date whose day and month nothing in its column tells apart, such as "03/04/2026", and how it is read.
    open_date: str = ""
    dates: str = ""  # of DATE_ORDERS


Item = Heard | Known | Refused | Noted | SetAside | Understood


# What a person may say of a table beside what its columns mean: how dates are read that leave it open.
DATES = "dates"
DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
DATE_ORDERS = (DAY_FIRST, MONTH_FIRST)


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """What a person may tell a reader. Everything has a default that is worked out from the file."""

    # meaning -> column, e.g. {"text": "utterance", "at": "date", "account": "company"}; beside them, under
    # DATES, one of DATE_ORDERS.
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    # Take each row as one verbatim, without extraction.
    as_verbatims: bool = False
    # Fingerprint of a header -> what a person said before that its columns mean.
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that a person named."""
        return tuple(column for meaning, column in self.columns.items() if meaning != DATES)


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A file as a reader gets it."""

    path: Path  # where the bytes are
    name: str  # how it is called in reports: the path relative to what the person named
    head: bytes  # the first HEAD_BYTES, to recognise the kind by

    @property
    def ending(self) -> str:
        """That of its name, in small letters (".csv"): where the bytes are, they may lie under any name."""
        return PurePosixPath(self.name).suffix.lower()


def header_fingerprint(header: Sequence[str]) -> str:
    """The fingerprint of a table's header: tables of one shape share it, whatever their files are called."""
    return blake2b("\x1f".join(header).encode("utf-8", "replace"), digest_size=16).hexdigest()


class Reader(Protocol):
    """One kind of source.

    `read` yields items in the order of the file and streams: it never holds a whole large file as
    Python objects. Every row of the file is covered by at least one Heard, Known or Refused, and rows
    are numbered from 1 without gaps, so that rows = taken + duplicates + refused can be checked.
    It raises UnreadableSource (or a subclass) when nothing of the file can be read.
    """

    kind: str  # e.g. "csv"; also the prefix of conversation keys

    def recognises(self, file: Opened) -> bool: ...

    def read(self, file: Opened, options: Options) -> Iterator[Item]: ...
