"""Objects of a JSON file as rows: their keys are the header, nested objects go by "outer.inner"."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, cast

from groundswell.sources.columns.table import Row, Table
from groundswell.sources.contract import Opened, UnreadableSource
from groundswell.sources.formats.plaintext import peek, read_text

# Objects looked at for the header; a key that only comes later is left out with a remark.
_LOOK = 1000
_MAX_ARRAY = 64 * 1024**2
_MAX_LINE = 8 * 1024**2
_MAX_DEPTH = 3
_TOO_DEEP = "is nested too deeply"
# What Python's own limit on the digits of a number protects from: they are not read in time.
_TOO_LONG_A_NUMBER = "holds a number of more than 4,300 digits"
_Object = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Element:
    """One object of the file, or why it is none."""

    content: _Object | None
    flaw: str = ""
    written: str = ""  # what it is instead


def looks_flat(file: Opened) -> bool:
    """Whether the head is lines of objects, or an array of objects without objects of lists in them."""
    text = peek(file.head).lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        line = text.partition("\n")[0]
        return file.ending != ".json" and _object(line) is not None
    if not text.startswith("["):
        return False
    first = _first_of_array(text)
    return first is not None and not any(isinstance(value, list | dict) for value in first.values())


def table_of(file: Opened) -> Table:
    """Raises UnreadableSource where the file holds no object."""
    array = peek(file.head).lstrip("\ufeff \t\r\n").startswith("[")
    given = _from_array(file.path) if array else lambda: _from_lines(file.path)
    header = _header(given)
    if not header:
        flaw = next((given_row.flaw for given_row in given()), "")
        raise UnreadableSource(f"holds no object: {flaw or 'it is empty'}")
    return Table(source=file.name, header=header, rows=lambda: _rows(given, header))


def _header(given: Callable[[], Iterator[_Element]]) -> tuple[str, ...]:
    names = dict[str, None]()
    for given_row in islice(given(), _LOOK):
        names.update(dict.fromkeys(given_row.content or ()))
    return tuple(names)


def _rows(given: Callable[[], Iterator[_Element]], header: tuple[str, ...]) -> Iterator[Row]:
    known = set(header)
    for number, given_row in enumerate(given(), start=1):
        if given_row.content is None:
            yield Row(number=number, cells=[""] * len(header), flaw=given_row.flaw, written=given_row.written)
            continue
        new = [name for name in given_row.content if name not in known]
        cells = [given_row.content.get(name, "") for name in header]
        yield Row(
            number=number, cells=cells, remark=f"has '{new[0][:60]}', which no earlier row has" if new else ""
        )


def _from_lines(path: Path) -> Iterator[_Element]:
    last_is_whole = _ends_with_newline(path)
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        pending: str | None = None
        while line := stream.readline(_MAX_LINE):
            if pending is not None and pending.strip():
                yield _parsed(pending, whole=True)
            pending = line
        if pending is not None and pending.strip():
            yield _parsed(pending, whole=last_is_whole)


def _parsed(line: str, *, whole: bool) -> _Element:
    if len(line) >= _MAX_LINE:
        return _Element(content=None, flaw=f"is longer than {_MAX_LINE >> 20} MiB")
    try:
        return _read_element(json.loads(line))
    except RecursionError:
        return _Element(content=None, flaw=_TOO_DEEP, written=line)
    except json.JSONDecodeError:
        cut = " (the file ends within it: it may still be being written)" if not whole else ""
        return _Element(content=None, flaw=f"is no JSON object{cut}", written=line.strip())
    except ValueError:
        return _Element(content=None, flaw=_TOO_LONG_A_NUMBER, written=line)


def _from_array(path: Path) -> Callable[[], Iterator[_Element]]:
    text = read_text(path, limit=_MAX_ARRAY)
    try:
        elements = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        at_end = error.pos >= len(text.rstrip()) - 1
        why = (
            "it ends early, so it may still be being written"
            if at_end
            else f"line {error.lineno}: {error.msg}"
        )
        raise UnreadableSource(f"is no whole JSON: {why}") from None
    except RecursionError:
        raise UnreadableSource(_TOO_DEEP) from None
    except ValueError:
        raise UnreadableSource(_TOO_LONG_A_NUMBER) from None
    listed = cast("list[object]", elements)
    return lambda: map(_read_element, listed)


def _read_element(element: object) -> _Element:
    if isinstance(element, dict):
        try:
            return _Element(content=_flat(cast("_Object", element)))
        except RecursionError:
            return _Element(content=None, flaw=_TOO_DEEP)
    return _Element(content=None, flaw="is no JSON object", written=_text(element))


def _flat(nested: _Object, prefix: str = "", depth: int = 0) -> dict[str, str]:
    """Values as text; what nests deeper than people name columns stays JSON."""
    flat = dict[str, str]()
    for name, value in nested.items():
        if isinstance(value, dict) and depth < _MAX_DEPTH:
            flat.update(_flat(cast("_Object", value), f"{prefix}{name}.", depth + 1))
        else:
            flat[f"{prefix}{name}"] = _text(cast("object", value))
    return flat


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\0", "")
    return json.dumps(value, ensure_ascii=False)


def _object(line: str) -> _Object | None:
    try:
        loaded = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return cast("_Object", loaded) if isinstance(loaded, dict) else None


def _first_of_array(text: str) -> _Object | None:
    try:
        loaded, _ = json.JSONDecoder().raw_decode(text[1:].lstrip())
    except (ValueError, RecursionError):
        return None
    return cast("_Object", loaded) if isinstance(loaded, dict) else None


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - 1, 0))
        return stream.read() in (b"\n", b"\r")
