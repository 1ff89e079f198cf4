"""Words from files reach the terminal as words, and never as orders to it."""

import io

import pytest
from rich.console import Console
from rich.table import Table
from rich.text import Text

from groundswell.cli import console as room


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> tuple[Console, io.StringIO]:
    written = io.StringIO()
    monkeypatch.setattr(room.out, "_file", written)
    return room.out, written


@pytest.mark.parametrize(
    "order", ["\x1b[31m", "\x1b]0;title\x07", "\x9b31m", "\r", "\b", "\x00", "\u202e", "\ud800", "\x7f"]
)
def test_nothing_a_file_says_steers_the_terminal(shown: tuple[Console, io.StringIO], order: str) -> None:
    out, written = shown
    table = Table()
    table.add_column("words")
    table.add_row(Text(f"cell{order}end"))
    out.print(table)
    out.print(f"line{order}end", markup=False)
    text = written.getvalue()
    assert not set(order) & set(text) - set("[]0;title31m")
    text.encode()


def test_lines_letters_and_signs_of_all_scripts_are_kept(shown: tuple[Console, io.StringIO]) -> None:
    out, written = shown
    out.print("schön 高い مرحبا 😀\nzweite", markup=False)
    assert written.getvalue() == "schön 高い مرحبا 😀\nzweite\n"
