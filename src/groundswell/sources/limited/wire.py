"""What goes over the pipe between the reading process and its limited child.

Pickle, of nothing but tuples, text, numbers and dates: C code packs them at a small part of the cost of
parsing. Unpickling is where pickle is dangerous, so the reading process looks up the four classes below and
no other: a child that a hostile file had taken over could not make it call anything.
"""

import io
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

from groundswell.sources.contract import Item, NoTextColumn, UnknownColumn, UnreadableSource
from groundswell.sources.delimited.plain import PlainRow
from groundswell.sources.documents.passages import Passage
from groundswell.sources.limited.packing import pack_item, unpack_item, whole_text
from groundswell.speech import GroundswellError


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """Asks the child to read one file."""

    path: str
    name: str
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    as_verbatims: bool = False
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])


@dataclass(frozen=True, kw_only=True, slots=True)
class ListMembers:
    """Asks the child for the files in an archive."""

    path: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadDocument:
    """Asks the child for the words of what somebody wrote for others to read."""

    path: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadTable:
    """Asks the child for the rows of a table of text, as they stand."""

    path: str
    name: str


Request = Read | ListMembers | ReadDocument | ReadTable


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """Some items, in the order of the file."""

    items: list[Item]


@dataclass(frozen=True, kw_only=True, slots=True)
class Members:
    """The files in an archive, by their names in it."""

    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Passages:
    """Some paragraphs of a document, in its order."""

    passages: list[Passage]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """Some rows of a table, in its order, with its header."""

    header: tuple[str, ...]
    rows: list[PlainRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """The request was answered in full."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Failed:
    """The file cannot be read; `code` names the class of error."""

    code: str
    text: str


Reply = Batch | Members | Passages | Rows | Done | Failed

_ERRORS: dict[str, type[GroundswellError]] = {
    error.code: error for error in (UnreadableSource, NoTextColumn, UnknownColumn)
}
_ALLOWED = {("datetime", kind.__qualname__): kind for kind in (datetime, date, timedelta, timezone)}


class _ReplyUnpickler(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str, /) -> Any:
        try:
            return _ALLOWED[module_name, global_name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is no part of a reply") from None


def packed_request(request: Request) -> bytes:
    return pickle.dumps(request, protocol=pickle.HIGHEST_PROTOCOL)


def request_from(data: bytes) -> Request:
    """In the child, which trusts the process that started it."""
    return pickle.loads(data)  # noqa: S301


def packed_reply(reply: Reply) -> bytes:
    match reply:
        case Batch():
            content: object = [whole_text(pack_item(item)) for item in reply.items]
        case Members():
            content = reply.names
        case Passages():
            content = [whole_text((one.text, one.where)) for one in reply.passages]
        case Rows():
            rows = [whole_text((row.number, row.cells, row.flaw)) for row in reply.rows]
            content = (whole_text(reply.header), rows)
        case Failed():
            content = (reply.code, whole_text(reply.text))
        case Done():
            content = None
    return pickle.dumps((type(reply).__name__, content), protocol=pickle.HIGHEST_PROTOCOL)


def reply_from(data: bytes) -> Reply:
    """In the reading process; raises pickle.UnpicklingError for anything but a reply."""
    kind, content = _ReplyUnpickler(io.BytesIO(data)).load()
    match kind:
        case "Batch":
            return Batch(items=[unpack_item(packed) for packed in content])
        case "Members":
            return Members(names=tuple(content))
        case "Failed":
            return Failed(code=content[0], text=content[1])
        case "Passages":
            return Passages(passages=[Passage(text, where) for text, where in content])
        case "Rows":
            header, rows = content
            return Rows(
                header=tuple(header), rows=[PlainRow(n, tuple(cells), flaw) for n, cells, flaw in rows]
            )
        case "Done":
            return Done()
        case _:
            raise pickle.UnpicklingError("no reply of ours")


def error_from(failed: Failed) -> GroundswellError:
    return _ERRORS.get(failed.code, UnreadableSource)(failed.text)
