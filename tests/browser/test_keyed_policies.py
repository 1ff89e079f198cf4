"""What launches are asked for, and what is watched, by whoever has a keyboard alone; each with its undo."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import company_in
from tests.worlds.browsing import Company
from tests.worlds.keyboard import Keyboard, acts
from tests.worlds.serving import lasting_port

Keyboards = Callable[[str | None], Keyboard]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Below which folders may be watched."""
    return tmp_path_factory.mktemp("shared")


@pytest.fixture(scope="module")
def company(sample_home: Path, tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Company]:
    with pytest.MonkeyPatch.context() as told:
        told.setenv("GROUNDSWELL_WATCHED", str(shared))
        yield from company_in(sample_home, tmp_path_factory.mktemp("company"), lasting_port())


@acts("sources", "unwatch")
def test_a_folder_is_watched_let_go_and_watched_again_by_undo(keyboard: Keyboards, shared: Path) -> None:
    folder = shared / "calls"
    folder.mkdir()
    hands = keyboard("administrator")
    page = hands.page
    page.goto("/settings/sources")
    hands.fill("A folder on the machine", str(shared / "none"))
    hands.push("Watch it")
    expect(hands.field("A folder on the machine")).to_be_focused()
    hands.fill("A folder on the machine", str(folder))
    hands.keys("Enter")
    hands.told(f"egan to watch the folder {folder}")
    listed = page.get_by_role("region", name="Watched folders").locator("b")
    expect(listed).to_have_text([str(folder)])
    hands.push("Watch no longer")
    expect(listed).to_have_count(0)
    hands.undo()
    expect(listed).to_have_text([str(folder)])


@acts("gates")
def test_a_gate_is_asked_of_fewer_launches_that_is_undone_and_the_default_brought_back(
    keyboard: Keyboards,
) -> None:
    hands = keyboard("administrator")
    page = hands.page
    page.goto("/settings/gates")
    hands.choose("An executive decided", "no launch")
    hands.push("What would it touch now")
    expect(page.get_by_role("status").filter(has_text="It would touch")).to_be_visible()
    expect(hands.field("An executive decided")).to_have_value("0")
    hands.push("Keep", exact=True)
    hands.told("an executive decided")
    hands.undo()
    expect(hands.field("An executive decided")).to_have_value("2")
    hands.choose("Sales signed", "launches of tiers 1 and 2")
    hands.push("Keep", exact=True)
    hands.told("sales signed")
    hands.push("Bring the default back")
    hands.told("asked of every launch: sales signed")
