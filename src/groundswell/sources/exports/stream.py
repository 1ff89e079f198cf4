"""Objects of a JSON file one by one, whatever its size: never is the whole file held.

Whole numbers stay whole: ids have up to twenty digits, and a float keeps sixteen.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import ijson  # pyright: ignore[reportMissingTypeStubs]

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.exports.fields import Record

# Passes over a file take their time before the first item comes: see limited.limits.CPU_SECONDS.
MAX_BYTES = 1024**3
# Python refuses to make a number of so many digits, and the parser's C code dies of that refusal.
_LONGEST = 4000
_ENDLESS = re.compile(rf"[0-9]{{{_LONGEST}}}")
DEEPEST = 64
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def objects(path: Path, place: str) -> Iterator[Record | None]:
    """The objects at `place` (see `outline`), None for what is no object there; several JSON values in one
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
            found = ijson.items(_AsUtf8(raw), place, multiple_values=True)  # pyright: ignore
            for value in cast("Iterator[object]", found):
                yield cast("Record", value) if isinstance(value, dict) else None
        except ijson.JSONError as error:
            raise UnreadableSource(_why(str(error))) from None
        except (ValueError, ArithmeticError):
            raise UnreadableSource("is no whole JSON: it holds a number that cannot be one") from None


def events(raw: BinaryIO) -> Iterator[tuple[str, str, object]]:
    """(place, event, value) as far as the JSON goes; ends quietly where it is cut or wrong.

    Places are told down to DEEPEST steps: of what nests by the ten thousand, each would be as long as all
    above it.
    """
    path = list[str]()
    try:
        for event, value in ijson.basic_parse(_AsUtf8(raw), multiple_values=True):  # pyright: ignore
            if event in ("end_map", "end_array"):
                path.pop()
            if len(path) <= DEEPEST:
                yield ".".join(path[:-1] if event == "map_key" else path), event, value
            if event == "map_key":
                path[-1] = value
            elif event in ("start_map", "start_array"):
                path.append("" if event == "start_map" else "item")
    except (ijson.JSONError, ValueError, ArithmeticError):
        return


def _why(told: str) -> str:
    if "premature EOF" in told or "Incomplete" in told:
        return "is cut short: its JSON ends early, so it may still be being written"
    first = told.removeprefix("b'").partition("\n")[0].partition("\\n")[0].strip()
    return f"is no whole JSON: {first[:120]}"


class _AsUtf8:
    """A file's bytes as clean UTF-8: no byte order mark, no UTF-16, and what is no text replaced."""

    def __init__(self, raw: BinaryIO) -> None:
        mark = raw.read(2)
        raw.seek(0)
        self._raw = raw
        self._digits = ""  # with which the last chunk ended
        encoding = "utf-16" if mark in _UTF16 else "utf-8-sig"
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")

    def read(self, size: int = 65_536) -> bytes:
        if size == 0:
            return b""
        while chunk := self._raw.read(size):
            if text := self._decoder.decode(chunk):
                self._check(text)
                return text.encode("utf-8", errors="replace")
        return self._decoder.decode(b"", final=True).encode("utf-8", errors="replace")

    def _check(self, text: str) -> None:
        """Raises ValueError for a number that never ends, also where it spans chunks."""
        whole = self._digits + text
        # So long a run covers a step, wherever it begins; searching everything would take as long as parsing.
        for place in range(0, len(whole), _LONGEST // 2):
            near = max(0, place - _LONGEST), place + _LONGEST
            if whole[place].isdigit() and _ENDLESS.search(whole, *near):
                raise ValueError
        self._digits = whole[len(whole.rstrip("0123456789")) :] if whole[-1].isdigit() else ""
