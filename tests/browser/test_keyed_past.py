"""Launches of before are brought in, looked at and taken away by whoever has a keyboard alone."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.worlds.keyboard import Keyboard, acts

Keyboards = Callable[[str | None], Keyboard]
ROWS = "role,when,event\nmarketing,2024-03-03,began\nsales,2024-04-14,signed\n,2024-05-01,launched\n"


@acts("past-launches", "past-take", "past-away", "undo")
def test_a_past_launch_is_looked_at_taken_and_taken_away(keyboard: Keyboards, tmp_path: Path) -> None:
    hands = keyboard("marketing")
    page = hands.page
    (tmp_path / "spring.csv").write_text(ROWS)
    page.goto("/launches/past")
    hands.push("Look at it")
    expect(page.get_by_text("Choose a file first.")).to_be_visible()
    page.get_by_label("The file").set_input_files(tmp_path / "spring.csv")
    hands.push("Look at it")
    hands.fill("What it is called", "Spring 2024")
    hands.push("Take it")
    hands.told("Spring 2024")
    expect(page.get_by_text("sales first came in on 14 Apr 2024")).to_be_visible()
    hands.unfold("The same in words")
    hands.push("Take it away")
    hands.undo()
    expect(page.get_by_role("link", name="Spring 2024").first).to_be_visible()
