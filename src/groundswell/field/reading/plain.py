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
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        told = cast("Mapping[Any, Any]", value)
        return {plain(key): plain(one) for key, one in told.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in cast("tuple[Any, ...]", value)]
    return value


def value_of(kind: type[T], told: Any) -> T:
    """The value that `plain` was given, of this type."""
    return _read(kind, told)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, told: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return None if told is None else _read(next(one for one in inner if one is not type(None)), told)
    if origin is tuple:
        return tuple(_read(inner[0], one) for one in told)
    if origin is not None and issubclass(origin, Mapping):
        return {_read(inner[0], key): _read(inner[1], one) for key, one in told.items()}
    if is_dataclass(kind):
        hints = _hints(cast("type", kind))
        return cast("Any", kind)(**{name: _read(hints[name], one) for name, one in told.items()})
    if kind in (date, datetime):
        return kind.fromisoformat(told)
    return kind(told) if isinstance(kind, type) and issubclass(kind, StrEnum) else told
