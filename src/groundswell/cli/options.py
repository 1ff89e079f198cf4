"""Options that several commands share, and how what people type becomes values."""

import getpass
import re
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from groundswell.speech import GroundswellError

Store = Annotated[
    Path | None,
    typer.Option(
        "--store",
        help="The file to keep everything in [default: a file in your data folder].",
        envvar="GROUNDSWELL_STORE",
    ),
]
Because = Annotated[str, typer.Option("--because", help="Why, for the history.")]


class WrongUse(GroundswellError):
    """The command was put in a way that cannot be understood; the text says how it should be."""

    code = "wrong_use"


def concern_number(written: str) -> int:
    """12 for 'C-12', 'c12' or '12'."""
    return _number(written, "C", "a concern, such as C-12")


def verbatim_number(written: str) -> int:
    """123 for 'V-123', 'v123' or '123'."""
    return _number(written, "V", "a verbatim, such as V-123")


def set_text_number(written: str) -> int:
    """4 for 'S-4', 's4' or '4'."""
    return _number(written, "S", "set text, such as S-4")


def _number(written: str, letter: str, meant: str) -> int:
    found = re.fullmatch(rf"(?:{letter}-?)?([1-9]\d{{0,17}})", written.strip(), re.IGNORECASE)
    if found is None:
        raise WrongUse(f"“{written}” is not {meant}.")
    return int(found[1])


def column_map(written: Sequence[str]) -> dict[str, str]:
    """{'text': 'utterance', 'at': 'date'} for ['text=utterance,at=date']."""
    pairs = [pair for one in written for pair in one.split(",") if pair.strip()]
    wrong = next((p for p in pairs if "=" not in p), None)
    if wrong:
        raise WrongUse(f"“{wrong}” in --map is not of the form meaning=column, such as text=utterance.")
    return {meaning.strip(): column.strip() for meaning, _, column in (p.partition("=") for p in pairs)}


def day(written: str, *, end: bool = False) -> datetime:
    """The start (with `end` the last moment) of an ISO day, or the very moment when a time is given."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise WrongUse(f"“{written}” is not a date such as 2026-06-30.") from error
    if len(written) <= 10 and end:
        moment = datetime.combine(moment.date(), time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def who() -> str:
    """The person at the keyboard, for the history."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no user name on this machine, as in some containers
        return ""


def now() -> datetime:
    return datetime.now(UTC)
