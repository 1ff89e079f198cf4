"""Values of the engine as JSON, and back: dataclasses, enums, dates, tuples and mappings, by their types."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def plain(value: Any) -> Any:
    """A value as JSON takes it; what it does not know it leaves as it is."""
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        mapping = cast("Mapping[Any, Any]", value)
        return {plain(key): plain(item) for key, item in mapping.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in cast("tuple[Any, ...]", value)]
    return value


def value_of(kind: type[T], written: Any) -> T:
    """The value that `plain` was given, of this type."""
    return _read(kind, written)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, written: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return (
            None
            if written is None
            else _read(next(item for item in inner if item is not type(None)), written)
        )
    if origin is tuple:
        return tuple(_read(inner[0], item) for item in written)
    if origin is not None and issubclass(origin, Mapping):
        return {_read(inner[0], key): _read(inner[1], item) for key, item in written.items()}
    if is_dataclass(kind):
        hints = _hints(cast("type", kind))
        return cast("Any", kind)(**{name: _read(hints[name], item) for name, item in written.items()})
    if kind in (date, datetime):
        return kind.fromisoformat(written)
    return kind(written) if isinstance(kind, type) and issubclass(kind, StrEnum) else written
