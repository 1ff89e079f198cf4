"""How the tests of exports hand a payload to its reader, and what they look for in what comes back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from groundswell.sources.contract import Heard, Item, Known, Noted, Options, Refused, SetAside, Why
from groundswell.sources.opening import open_file
from groundswell.sources.registry import reader_for
from groundswell.speech import Account, Conversation, Deal, Seller, Turn


@dataclass(frozen=True)
class Told:
    """Everything one file tells."""

    kind: str
    items: list[Item]

    @property
    def conversations(self) -> list[Conversation]:
        return [item.conversation for item in self.items if isinstance(item, Heard)]

    @property
    def only(self) -> Conversation:
        (conversation,) = self.conversations
        return conversation

    @property
    def turns(self) -> list[Turn]:
        return [turn for conversation in self.conversations for turn in conversation.turns]

    @property
    def facts(self) -> list[Account | Deal | Seller]:
        return [item.fact for item in self.items if isinstance(item, Known)]

    @property
    def refused(self) -> dict[int, str]:
        return {item.row: item.reason for item in self.items if isinstance(item, Refused)}

    @property
    def noted(self) -> list[str]:
        return [item.reason for item in self.items if isinstance(item, Noted)]

    @property
    def aside(self) -> list[tuple[int, Why, str]]:
        return [
            (item.row, item.aside.why, item.aside.words) for item in self.items if isinstance(item, SetAside)
        ]

    @property
    def rows(self) -> list[int]:
        told = {item.row for item in self.items if isinstance(item, Known | Refused)}
        return sorted(told | {turn.row for turn in self.turns})


Tell = Callable[..., Told]


@pytest.fixture
def tell(tmp_path: Path) -> Tell:
    """Write a payload (a value, text or bytes) under a name and read it as the registry says; a second
    reading has to give the same, and the rows must have no gap."""

    def read(payload: object, name: str = "export.json") -> Told:
        path = tmp_path / name
        content = payload if isinstance(payload, str | bytes) else json.dumps(payload)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        file = open_file(path, name)
        reader = reader_for(file)
        told = Told(reader.kind, list(reader.read(file, Options())))
        assert list(reader.read(file, Options())) == told.items
        assert told.rows == list(range(1, len(told.rows) + 1))
        return told

    return read
