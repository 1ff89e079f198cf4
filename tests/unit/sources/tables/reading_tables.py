"""Writing a small table and reading it, in this process."""

from collections.abc import Iterable
from pathlib import Path

from groundswell.sources.contract import (
    Heard,
    Item,
    Known,
    Noted,
    Options,
    Refused,
    SetAside,
    Understood,
    Why,
)
from groundswell.sources.opening import read_here
from groundswell.speech import Account, Conversation, Deal, Seller


def items_of(
    folder: Path, content: str | bytes, name: str = "table.csv", *, whole: bool = False, **columns: str
) -> list[Item]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_here(path, name, Options(columns=columns, as_verbatims=whole)))


def heard(items: Iterable[Item]) -> list[Conversation]:
    return [item.conversation for item in items if isinstance(item, Heard)]


def texts(items: Iterable[Item]) -> list[str]:
    return [turn.text for conversation in heard(items) for turn in conversation.turns]


def facts(items: Iterable[Item]) -> list[Account | Deal | Seller]:
    return [item.fact for item in items if isinstance(item, Known)]


def refusals(items: Iterable[Item]) -> list[tuple[int, str]]:
    return [(item.row, item.reason) for item in items if isinstance(item, Refused)]


def asides(items: Iterable[Item]) -> list[tuple[int, Why, str]]:
    return [(item.row, item.aside.why, item.aside.words) for item in items if isinstance(item, SetAside)]


def unread(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(name for item in items if isinstance(item, Understood) for name in item.unread)


def notes(items: Iterable[Item]) -> list[tuple[int, str]]:
    return [(item.row, item.reason) for item in items if isinstance(item, Noted)]
