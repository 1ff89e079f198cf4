"""What is done about the spectrum, and with launches of before, by whoever has a keyboard alone."""

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


@acts("sign-let-go", "sign-tell-again", "undo")
def test_an_executive_lets_a_launch_go_the_usual_way_and_has_it_told_again(keyboard: Keyboards) -> None:
    hands = keyboard("executive")
    page = hands.page
    page.goto("/launches/new")
    hands.fill("What it is called", "For nobody")
    hands.push("Begin it")
    page.wait_for_url("**/launches/L-*")
    page.goto(f"{page.url.partition('#')[0]}/spectrum")
    hands.unfold("Let it go the usual way")
    hands.push("Let it go")
    expect(hands.field("Why; it stays to be seen for ever")).to_be_focused()
    hands.type("The regulator asks for it")
    hands.push("Let it go")
    expect(page.get_by_role("heading", name="What was let go the usual way")).to_be_visible()
    hands.push("Tell it again")
    hands.undo()
    expect(page.get_by_role("heading", name="What was let go the usual way")).to_be_visible()
