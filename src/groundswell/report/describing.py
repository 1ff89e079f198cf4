"""JSON Schema (draft 2020-12) of typed records. tools/schema.py writes that of the export to schema.json."""

import re
from collections.abc import Sequence
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints, is_typeddict

from groundswell.report.form import FieldRecord, Limit

Schema = dict[str, Any]

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def schema_of(record: type, title: str) -> Schema:
    """The schema of a TypedDict, with those that it is made of as `$defs`. Every key is required, and there
    are no others."""
    parts: dict[str, Schema] = {}
    described = _record(record, parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **described,
        "$defs": {name: parts[name] for name in sorted(parts)},
    }


def schema() -> Schema:
    """The JSON Schema (draft 2020-12) that every export is valid under."""
    return schema_of(FieldRecord, "A field of concerns")


def _record(record: type, parts: dict[str, Schema]) -> Schema:
    hints = get_type_hints(record, include_extras=True)
    described = {"description": record.__doc__} if record.__doc__ else {}
    return {
        **described,
        "type": "object",
        "properties": {name: _value(hint, parts) for name, hint in hints.items()},
        "required": list(hints),
        "additionalProperties": False,
    }


def _value(hint: Any, parts: dict[str, Schema]) -> Schema:
    if is_typeddict(hint):
        return _referred(hint, parts)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _restricted(_value(arguments[0], parts), arguments[1:])
    if origin is UnionType or str(origin) == "typing.Union":
        return _either([_value(argument, parts) for argument in arguments])
    if origin is list:
        return {"type": "array", "items": _value(arguments[0], parts)}
    if origin is dict:
        keys, values = (_value(argument, parts) for argument in arguments)
        named = {} if keys == {"type": "string"} else {"propertyNames": keys}
        return {"type": "object", **named, "additionalProperties": values}
    return {"type": _PLAIN[hint]}


def _referred(record: type, parts: dict[str, Schema]) -> Schema:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", record.__name__.removesuffix("Record")).lower()
    if name not in parts:
        parts[name] = {}  # it may be made of itself
        parts[name] = _record(record, parts)
    return {"$ref": f"#/$defs/{name}"}


def _restricted(value: Schema, notes: Sequence[str | Limit | type[Enum]]) -> Schema:
    for note in notes:
        if isinstance(note, str):
            value = {**value, "description": note}
        elif isinstance(note, Limit):
            value = {**value, note.keyword: note.value}
        else:
            value = {"enum": [member.value for member in note]}
    return value


def _either(values: list[Schema]) -> Schema:
    """One value or none: restrictions on the value say nothing of null."""
    types = [value.get("type") for value in values]
    if all(isinstance(type_, str) and type_ not in ("object", "array") for type_ in types):
        return {**{k: v for value in values for k, v in value.items()}, "type": types}
    return {"anyOf": values}
