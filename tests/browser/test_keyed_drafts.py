"""Drafts are brought, commented and approved, and texts held against concerns, by keys alone."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.worlds.keyboard import Keyboard, acts

Keyboards = Callable[[str | None], Keyboard]
ONE = "See what each job costs\n\nEach figure leads to its jobs.\n\nAsk us for a trial."
TEXT = "Each morning the list of the wholesaler is in. The portal has sixteen new fonts."


@acts("drafts", "draft", "draft-away", "undo")
def test_a_draft_is_brought_as_a_file_and_in_words_and_put_away(keyboard: Keyboards, tmp_path: Path) -> None:
    hands = keyboard("marketing")
    page = hands.page
    (tmp_path / "page.txt").write_text(ONE)
    page.goto("/launches/L-1/drafts")
    hands.fill("What it is called", "Mail")
    hands.push("Bring it")
    expect(page.get_by_label("A file")).to_be_focused()
    with page.expect_file_chooser() as chooser:
        hands.keys("Space")
    chooser.value.set_files(tmp_path / "page.txt")
    hands.push("Bring it")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mail")
    hands.undo()
    expect(page).to_have_url(re.compile("/launches/L-1/drafts$"))
    hands.undo()
    hands.press(page.get_by_role("link", name="Mail"))
    hands.fill("Or paste its words", ONE.replace("jobs", "orders"))
    hands.push("Bring it")
    hands.told("")
    expect(page.locator("ol.draft")).to_contain_text("orders")
    hands.push("Put it away")
    hands.undo()
    expect(page.get_by_role("link", name="Mail")).to_be_visible()


@acts("draft-comment", "draft-settle", "undo")
def test_a_paragraph_is_reached_by_j_and_what_was_said_of_it_is_told_where_it_stands(
    keyboard: Keyboards,
) -> None:
    hands = keyboard("marketing")
    page = hands.page
    hands.open("/launches/L-1/drafts/1")
    hands.keys("j", "j", "j")
    third = page.locator("#p-2")
    expect(third.get_by_role("link", name="Comment")).to_be_focused()
    hands.keys("Enter")
    expect(hands.field("Your comment")).to_be_focused()
    hands.press(page.get_by_role("link", name="Leave it"))
    expect(third.get_by_role("link", name="Comment")).to_be_focused()
    hands.keys("Enter")
    expect(hands.field("Your comment")).to_be_focused()
    hands.type("Whose cost?")
    hands.keys("Tab", "Enter")
    hands.told("")
    expect(third.locator(".done")).to_be_focused()
    hands.undo()
    expect(third.locator(".done")).to_be_focused()
    hands.undo()
    hands.press(third.get_by_role("button", name="Settle"))
    expect(third.locator(".done")).to_be_focused()
    expect(third).to_contain_text("settled")


@acts("draft-approve", "undo")
def test_a_version_is_looked_for_and_the_newest_is_approved(keyboard: Keyboards) -> None:
    hands = keyboard("sales-lead")
    page = hands.page
    hands.open("/launches/L-1/drafts")
    hands.keys("j", "Enter")
    hands.press(page.get_by_role("link", name="Version 1"))
    hands.press(page.get_by_role("link", name="There is a newer version"))
    hands.push("Approve version")
    hands.undo()
    expect(page).to_have_url(re.compile("/drafts/1$"))


@acts("coverage", "cover-decide", "covered-away", "undo")
def test_a_text_is_held_decided_upon_where_it_stands_and_taken_away(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    page = hands.page
    page.goto("/message/coverage")
    hands.fill("What it is called", "Newsletter")
    hands.to(hands.field("The text"))
    hands.type(TEXT)
    hands.push("See what it answers")
    hands.told("Held")
    page.wait_for_selector(".picture")
    hands.told("Held")
    address = page.url
    hands.unfold("It does answer something")
    hands.to(page.locator("details[open] select"))
    hands.keys("ArrowDown")
    hands.push("It answers this")
    expect(page.locator(".picture [data-row] .done")).to_be_focused()
    hands.undo()
    assert page.url.startswith(address)
    hands.push("Take this text away")
    hands.undo()
    expect(page.get_by_role("link", name="Newsletter")).to_be_visible()
