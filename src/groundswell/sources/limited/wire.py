"""What goes over the pipe between the reading process and its limited child.

Pickle, because the items are our own frozen values and a list of them is packed by C code; it costs a
fraction of parsing. Unpickling is where pickle is dangerous, so the reading process looks up only the
few classes below: a child that a hostile file had taken over could not make it call anything else.
"""

import io
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

from groundswell.sources.contract import (
    Heard,
    Item,
    Known,
    Noted,
    NoTextColumn,
    Refused,
    UnknownColumn,
    UnreadableSource,
)
from groundswell.speech import (
    Account,
    Channel,
    Conversation,
    Deal,
    DealStatus,
    GroundswellError,
    Role,
    Seller,
    Speaker,
    Turn,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """Asks the child to read one file."""

    path: str
    name: str
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    as_verbatims: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ListMembers:
    """Asks the child for the files in an archive."""

    path: str
    name: str


Request = Read | ListMembers


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """Some items, in the order of the file."""

    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Members:
    """The files in an archive, by their names in it."""

    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """The request was answered in full."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Failed:
    """The file cannot be read; `code` names the class of error."""

    code: str
    text: str


Reply = Batch | Members | Done | Failed

_ERRORS: dict[str, type[GroundswellError]] = {
    error.code: error for error in (UnreadableSource, NoTextColumn, UnknownColumn)
}
_ALLOWED: dict[tuple[str, str], type] = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (
        *(Batch, Members, Done, Failed),
        *(Heard, Known, Refused, Noted),
        *(Conversation, Turn, Speaker, Channel, Role, Account, Deal, DealStatus, Seller),
        *(datetime, date, timedelta, timezone),
    )
}


class _ReplyUnpickler(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str, /) -> Any:
        try:
            return _ALLOWED[module_name, global_name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is no part of a reply") from None


def packed(message: Request | Reply) -> bytes:
    return pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)


def request_from(data: bytes) -> Request:
    """In the child: the reading process is trusted."""
    return pickle.loads(data)


def reply_from(data: bytes) -> Reply:
    """In the reading process; raises pickle.UnpicklingError for anything but a reply."""
    return _ReplyUnpickler(io.BytesIO(data)).load()


def error_from(failed: Failed) -> GroundswellError:
    return _ERRORS.get(failed.code, UnreadableSource)(failed.text)
