"""Text without NUL characters: no script has them, and PostgreSQL keeps none."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from groundswell.sources.contract import Heard, Item, Noted, Understood

REMOVED = "NUL characters were removed: they are no text"


def without_zero_bytes(items: Iterable[Item]) -> Iterator[Item]:
    """The items of a file with NUL characters taken out of all their texts; a note follows for each row that
    had some."""
    for item in items:
        rows = _rows_with(item)
        yield _taken_out(item) if rows else item
        yield from (Noted(row=row, reason=REMOVED) for row in rows if row)


def _rows_with(item: Item) -> list[int]:
    """The rows whose text holds NUL characters; row 0 is that of no row at all."""
    match item:
        case Heard(conversation=told):
            rows = [turn.row for turn in told.turns if _has(turn)]
            beside = _has(replace(told, turns=()))
            return sorted({*rows, *([told.turns[0].row] if beside and told.turns else [])})
        case Understood():
            return [0] if _has(item) else []
        case _:
            return [item.row] if _has(item) else []


def _has(value: object) -> bool:
    match value:
        case str():
            return "\0" in value
        case tuple() | list():
            return any(map(_has, value))  # pyright: ignore[reportUnknownArgumentType] - values of any type
        case dict():
            return any(map(_has, (*value, *value.values())))  # pyright: ignore[reportUnknownArgumentType]
        case _:
            return is_dataclass(value) and any(_has(getattr(value, field.name)) for field in fields(value))


def _taken_out(value: Any) -> Any:
    match value:
        case str():
            return value.replace("\0", "") if "\0" in value else value
        case tuple():
            row = cast("tuple[Any, ...]", value)
            named = getattr(row, "_make", tuple)  # a stage of a deal, say
            return named(map(_taken_out, row))
        case list():
            return list(map(_taken_out, cast("list[Any]", value)))
        case dict():
            mapping = cast("dict[Any, Any]", value)
            return {_taken_out(key): _taken_out(held) for key, held in mapping.items()}
        case _ if is_dataclass(value) and not isinstance(value, type) and _has(value):
            return replace(
                value, **{f.name: _taken_out(getattr(value, f.name)) for f in fields(value) if f.init}
            )
        case _:
            return value
