"""Changes are written down and carried on, and trackers set, by whoever has a keyboard alone."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.worlds.github import REPOSITORY, TOKEN, GitHub, github
from tests.worlds.keyboard import Keyboard, acts

Keyboards = Callable[[str | None], Keyboard]
TITLE = "Price lists are taken in overnight"
LINE = "Send us the list, and the prices are in by the morning."


@pytest.fixture(scope="module", autouse=True)
def hub() -> Iterator[GitHub]:
    """Which the company may ask: it is there before that is started."""
    with github() as server, pytest.MonkeyPatch.context() as told:
        told.setenv("GROUNDSWELL_TRACKERS", server.host)
        yield server


@acts("change-new", "undo")
def test_a_change_is_written_down_after_what_was_wrong_and_taken_back(keyboard: Keyboards) -> None:
    hands = keyboard("product")
    page = hands.page
    page.goto("/changes/new?concern=15&concern=7")
    boxes = page.locator("[name=concern]")
    hands.press(boxes.nth(0), "Space")
    hands.press(boxes.nth(1), "Space")
    hands.fill("What is to change", TITLE)
    hands.push("Write it down")
    expect(page.get_by_role("alert")).to_be_focused()
    hands.press(boxes.nth(0), "Space")
    hands.choose("How far", "eases")
    hands.push("Write it down")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert page.locator("[data-row]").count() == 1
    hands.undo()
    hands.undo()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


@acts("change-new", "undo")
def test_a_change_is_proposed_from_the_page_of_a_concern(keyboard: Keyboards) -> None:
    hands = keyboard("sales-lead")
    hands.page.goto("/concerns/C-15")
    hands.press(hands.page.get_by_role("link", name="Write down a change"))
    hands.fill("What is to change", "A list of what became dearer")
    hands.keys("Enter")
    hands.undo()


@acts("change-act", "undo")
def test_how_far_a_change_is_who_has_it_and_what_it_is_for_are_said(keyboard: Keyboards) -> None:
    hands = keyboard("product")
    page = hands.page
    page.goto("/changes/new?concern=15&concern=7")
    hands.fill("What is to change", "Each quote knows its list")
    hands.push("Write it down")
    for step in ("It is planned", "It is being built"):
        hands.push(step)
        hands.undo()
    hands.unfold("It is shipped")
    hands.push("It is shipped", exact=True)
    expect(page.locator("#line")).to_be_focused()
    hands.type(LINE)
    hands.push("It is shipped")
    hands.undo()
    hands.unfold("Decline it")
    hands.push("Decline it")
    expect(page.locator("#why")).to_be_focused()
    hands.type("Wholesalers have no lists that can be read.")
    hands.push("Decline it")
    hands.undo()
    hands.unfold("Describe it otherwise")
    hands.fill("What is to change", "Each quote says its list")
    hands.push("Keep it")
    hands.told("")
    hands.unfold("Give it to somebody")
    hands.choose("Who answers for it", "nobody")
    hands.push("Give it to them")
    hands.undo()
    hands.unfold("It is for another concern, too")
    hands.fill("Its number", "C-987654")
    hands.push("Add it")
    expect(page.get_by_role("alert")).to_be_focused()
    hands.fill("Its number", "C-9")
    hands.push("Add it")
    hands.told("")
    hands.push("It eases it only")
    hands.told("")
    hands.push("Not for this one")
    hands.undo()


@acts("trackers", "tracker-add", "tracker", "change-act")
def test_trackers_are_set_and_a_ticket_is_linked_made_and_let_go(keyboard: Keyboards, hub: GitHub) -> None:
    hands, product = keyboard("administrator"), keyboard("product")
    page = hands.page
    page.goto("/settings/trackers")
    hands.fill("Where its API is", "https://elsewhere.example")
    hands.push("Keep it")
    expect(hands.field("Where its API is")).to_be_focused()
    hands.fill("Where its API is", hub.base)
    hands.fill("In which repository", REPOSITORY)
    hands.fill("Token", TOKEN)
    hands.keys("Enter")
    hands.told("GitHub is asked so")
    hands.push("Ask whether it answers")
    hands.told("asked whether it answers")
    hands.push("Make a secret")
    expect(page.locator("[data-land]")).to_be_focused()
    hands.fill("What the tracker is called", "Backlog")
    hands.to(page.locator("#other ~ form textarea"))
    hands.type("Doing")
    hands.push("Add it")
    expect(page.locator("textarea[aria-invalid]")).to_be_focused()
    hands.keys("Control+End")
    hands.type(" = building")
    hands.push("Add it")
    expect(page.locator("[data-land]")).to_be_focused()
    hands.to(page.locator("textarea").first)
    hands.keys("Control+End", "Enter")
    hands.type("Released = shipped")
    hands.push("Keep what they mean")
    hands.undo("what its states mean")
    expect(page.locator("textarea").first).to_have_value("doing = building")
    hands.press(page.get_by_role("button", name=re.compile("Follow it no more.*Backlog")))
    hands.told("Backlog is followed no more")
    product.page.goto("/changes/2")
    product.unfold("Link a ticket")
    product.push("Link it")
    expect(product.page.locator("#ticket")).to_be_focused()
    product.type(hub.open(7))
    product.push("Link it")
    product.told("")
    product.unfold("Make a ticket with the evidence")
    product.press(product.page.get_by_label("with the names of accounts"), "Space")
    product.push("Make it")
    product.told("")
    product.push("Let it go")
    product.undo()
