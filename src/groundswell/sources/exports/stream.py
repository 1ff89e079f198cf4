"""Objects of a JSON file one by one, whatever its size: never is the whole file held.

Whole numbers stay whole: ids have up to twenty digits, and a float keeps sixteen.
"""

import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

import ijson  # pyright: ignore[reportMissingTypeStubs]

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.exports.clean_json import CleanJson
from groundswell.sources.exports.fields import NoObject, Record

# Passes over a file take their time before the first item comes: see limited.limits.CPU_SECONDS.
MAX_BYTES = 1024**3
REPEATED = " (given twice)"


class _Object(dict[str, object]):
    """An object of a file. Of a field given twice the last counts; the first keeps a name of its own."""

    def __setitem__(self, name: str, value: object) -> None:
        if name in self and self[name] != value:
            super().__setitem__(name + REPEATED, self[name])
        super().__setitem__(name, value)


def objects(path: Path, json_path: str) -> Iterator[Record | NoObject]:
    """The objects at `json_path` (see `outline`), and what is no object there; several JSON values in one
    file, as lines of JSON are, follow one another.

    Raises UnreadableSource where the file is too large, ends early or is no JSON; objects before that were
    yielded.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise UnreadableSource(
            f"is {size >> 20} MB: more than the {MAX_BYTES >> 20} MB that one export may have: split it"
        )
    with path.open("rb") as raw:
        try:
            parsed = ijson.items(CleanJson(raw), json_path, multiple_values=True, map_type=_Object)  # pyright: ignore
            for value in cast("Iterator[object]", parsed):
                yield cast("Record", value) if isinstance(value, dict) else NoObject(value)
        except ijson.JSONError as error:
            raise UnreadableSource(_why(str(error))) from None
        except (ValueError, ArithmeticError):
            raise UnreadableSource("is no whole JSON: it holds a number that cannot be one") from None


def only_objects(path: Path, json_path: str) -> Iterator[Record]:
    """The same without what is no object: where it is looked up, or told of elsewhere. Raises
    UnreadableSource."""
    return (record for record in objects(path, json_path) if not isinstance(record, NoObject))


def first_objects(head: bytes, json_path: str, many: int) -> list[Record]:
    """The first objects at `json_path`, as far as the head of a file holds them whole."""
    some = list[Record]()
    try:
        parsed = ijson.items(CleanJson(io.BytesIO(head)), json_path, multiple_values=True)  # pyright: ignore
        for value in islice(cast("Iterator[object]", parsed), many):
            some += [cast("Record", value)] if isinstance(value, dict) else []
    except (ijson.JSONError, ValueError, ArithmeticError):
        return some  # the head ends within an object
    return some


def events(raw: BinaryIO) -> Iterator[tuple[str, str, object]]:
    """(place, event, value) as far as the JSON goes; ends quietly where it is cut or wrong."""
    try:
        parsed = ijson.parse(CleanJson(raw), multiple_values=True)  # pyright: ignore
        yield from cast("Iterator[tuple[str, str, object]]", parsed)
    except (ijson.JSONError, ValueError, ArithmeticError):
        return


def _why(reason: str) -> str:
    if "premature EOF" in reason or "Incomplete" in reason:
        return "is cut short: its JSON ends early, so it may still be being written"
    first = reason.removeprefix("b'").partition("\n")[0].partition("\\n")[0].strip()
    return f"is no whole JSON: {first[:120]}"
