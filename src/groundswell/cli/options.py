"""Options that several commands share, and how what people type becomes values."""

import getpass
import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, tzinfo
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from groundswell.speech import GroundswellError

Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="FILE",
        help="The file to keep everything in, or the address of a database on PostgreSQL"
        " [default: DATABASE_URL, or a file in your data folder].",
        envvar="GROUNDSWELL_STORE",
    ),
]
Because = Annotated[str, typer.Option("--because", help="Why, for the history.")]

TimeZone = Annotated[
    str,
    typer.Option(
        "--time-zone",
        help="Count days there, such as Europe/Berlin.",
        envvar="GROUNDSWELL_TIME_ZONE",
    ),
]

# Where in --map a pair begins: a word and its equals sign, at the start or after a comma.
_PAIR = re.compile(r"(?:^|,)\s*[^\W\d]\w*\s*=")
_QUOTED = re.compile(r'=\s*"((?:[^"]|"")*)"(?=\s*(?:,|$))')


class WrongUse(GroundswellError):
    """The command was put in a way that cannot be understood; the text says how it should be."""

    code = "wrong_use"


def concern_id(written: str) -> int:
    """12 for 'C-12', 'c12' or '12'."""
    return _number(written, "C", "a concern, such as C-12")


def verbatim_number(written: str) -> int:
    """123 for 'V-123', 'v123' or '123'."""
    return _number(written, "V", "a verbatim, such as V-123")


def set_text_number(written: str) -> int:
    """4 for 'S-4', 's4' or '4'."""
    return _number(written, "S", "set text, such as S-4")


def set_phrase_number(written: str) -> int:
    """4 for 'P-4', 'p4' or '4'."""
    return _number(written, "P", "a set phrase, such as P-4")


def _number(written: str, letter: str, meant: str) -> int:
    match = re.fullmatch(rf"(?:{letter}-?)?([1-9]\d{{0,17}})", written.strip(), re.IGNORECASE)
    if match is None:
        raise WrongUse(f"“{written}” is not {meant}.")
    return int(match[1])


def column_map(written: Sequence[str]) -> dict[str, str]:
    """{'text': 'utterance', 'at': 'date'} for ['text=utterance,at=date'].

    A name with a comma in it may stand as it is ('text=If anything, what?,at=date'), or in quotation marks
    where it would be taken for more than one ('text="Rate us, at=once",at=date').
    """
    columns = dict[str, str]()
    for option in filter(str.strip, written):
        columns.update(_pairs(option))
    return columns


def _pairs(written: str) -> dict[str, str]:
    starts = [match.start() for match in _PAIR.finditer(_without_quoted(written))]
    if not starts or written[: starts[0]].strip(" ,"):
        raise WrongUse(f"“{written}” in --map is not of the form meaning=column, such as text=utterance.")
    pairs = [written[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return {
        meaning.strip(" ,"): _unquoted(column)
        for meaning, _, column in (pair.partition("=") for pair in pairs)
    }


def _without_quoted(written: str) -> str:
    """The same with what stands in quotation marks blotted out, so that places stay."""
    return _QUOTED.sub(lambda match: "=" + '"' * (len(match[0]) - 1), written)


def _unquoted(column: str) -> str:
    column = column.strip(" \t,") if not column.strip().endswith('"') else column.strip()
    quoted = _QUOTED.fullmatch(f"={column.rstrip(',').rstrip()}")
    return quoted[1].replace('""', '"') if quoted else column


def zone_of(written: str) -> tzinfo:
    """The time zone of that name. UTC unless told: times that a file gives without a zone are read as UTC,
    and where this machine stands is no reason to count them otherwise."""
    if written.strip().upper() in ("", "UTC"):
        return UTC
    try:
        return ZoneInfo(written.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # ValueError, OSError: it names a path
        raise WrongUse(f"“{written}” is not a time zone such as Europe/Berlin.") from error


def day(written: str, *, end: bool = False, zone: tzinfo = UTC) -> datetime:
    """The start (with `end` the last moment) of a day in `zone`; the very moment where a time is given."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise WrongUse(f"“{written}” is not a date such as 2026-06-30.") from error
    if len(written) <= 10 and end:
        moment = datetime.combine(moment.date(), time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def who() -> str:
    """The person at the keyboard, for the history."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no user name on this machine, as in some containers
        return ""


def now() -> datetime:
    return datetime.now(UTC)
