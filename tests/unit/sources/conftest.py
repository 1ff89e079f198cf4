"""How the tests of talk and mail hand a file to a reader."""

from collections.abc import Callable
from pathlib import Path

import pytest

from groundswell.sources.contract import Item, Opened, Options, Reader


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[str, str | bytes], Opened]:
    """A file of that name and content, as a reader gets it."""

    def make(name: str, content: str | bytes) -> Opened:
        path = tmp_path / name.replace("/", "__")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Opened(path=path, name=name, head=path.read_bytes()[:65536])

    return make


@pytest.fixture
def read_with(opened: Callable[[str, str | bytes], Opened]) -> Callable[..., list[Item]]:
    """Everything a reader tells of a file of that name and content."""

    def read(reader: Reader, name: str, content: str | bytes) -> list[Item]:
        return list(reader.read(opened(name, content), Options()))

    return read
