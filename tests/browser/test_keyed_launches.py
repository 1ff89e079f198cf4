"""Launches are begun, filled, shared and decided on by whoever has a keyboard alone."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_keyed_concerns import concerns_of, number_in
from tests.worlds.browsing import Company
from tests.worlds.keyboard import Keyboard, acts
from tests.worlds.serving import until

Keyboards = Callable[[str | None], Keyboard]
TEXT = "Every invoice leaves the export once. The portal has sixteen new fonts."


def begin(hands: Keyboard, name: str) -> str:
    """A launch that is for one concern, and its address."""
    hands.page.goto("/launches")
    hands.press(hands.page.get_by_role("link", name="Begin a launch"))
    hands.fill("What it is called", name)
    hands.press(hands.page.locator("[name=concern]").first, "Space")
    hands.push("Begin it")
    hands.told(name)
    return hands.page.url.partition("#")[0]


def ties(page: Page, part: str) -> int:
    return page.locator(f"section[aria-labelledby={part}] .ties li").count()


@acts("launch-new", "launch-concerns", "launch-changes", "undo")
def test_a_launch_is_begun_and_what_it_is_for_brought_in_and_taken_out(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    page = hands.page
    page.goto("/launches/new")
    hands.fill("What it is called", " ")
    hands.push("Begin it")
    expect(hands.field("What it is called")).to_be_focused()
    begin(hands, "Once is enough")
    hands.unfold("Bring a concern in")
    hands.fill("Words, or a number", "invoice")
    hands.keys("Enter")
    expect(page.get_by_text("Where “invoice” is said")).to_be_focused()
    hands.keys("Tab", "Space")
    hands.push("Bring the chosen in")
    hands.told("")
    assert ties(page, "concerns") == 2
    hands.undo()
    assert ties(page, "concerns") == 1
    hands.press(page.locator(".ties button").first)
    hands.undo()
    hands.press(page.locator("[name=change]").first, "Space")
    hands.press(page.locator("section[aria-labelledby=changes] .picks ~ button"))
    hands.told("")
    assert ties(page, "changes") == 1
    hands.press(page.locator("section[aria-labelledby=changes] .ties button").first)
    hands.undo()


@acts("launch-people", "undo")
def test_who_takes_part_is_reached_at_once_and_brought_in_and_taken_out(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    page = hands.page
    page.goto("/launches/L-2")
    hands.press(page.get_by_role("link", name="Who takes part"))
    hands.keys("Tab")
    expect(page.locator(".taking-part button").first).to_be_focused()
    hands.unfold("Bring people in")
    hands.push("Bring them in")
    expect(page.get_by_role("alert")).to_be_focused()
    hands.keys("Tab", "Tab", "Space")
    hands.push("Bring them in")
    hands.undo()
    hands.press(page.locator(".taking-part button").first)
    hands.undo()


@acts("launch-reach", "undo")
def test_whom_a_launch_reaches_is_said_and_taken_back(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    page = hands.page
    begin(hands, "For the few")
    hands.unfold("Say whom it reaches")
    hands.fill("These accounts as well", "Nobody at all Ltd")
    hands.push("Say so")
    expect(page.get_by_role("alert")).to_be_focused()
    hands.fill("These accounts as well", " ")
    hands.press(page.locator("section[aria-labelledby=reach] input[type=checkbox]").first, "Space")
    hands.push("Say so")
    hands.told("")
    expect(page.locator("section[aria-labelledby=reach] ul")).to_be_visible()
    hands.undo()
    expect(page.locator("section[aria-labelledby=reach] ul")).to_have_count(0)


@acts("launch-bring")
def test_a_concern_is_brought_into_a_launch_from_the_board(keyboard: Keyboards) -> None:
    hands = keyboard("product")
    page = hands.page
    brought = concerns_of(page)[6]
    hands.press(page.locator(".board .rank input").nth(6), "Space")
    hands.push("Bring the chosen into a launch")
    expect(page).to_have_url(re.compile(r"/launches/bring\?(?!.*csrf)"))
    hands.push("Bring in")
    expect(page.get_by_role("alert")).to_be_focused()
    hands.to(page.get_by_role("radio").first)
    hands.keys("ArrowUp")
    expect(page.get_by_role("radio", checked=True)).to_be_focused()
    hands.push("Bring in")
    hands.told("")
    expect(page.locator(f".ties a[href='/concerns/{number_in(brought)}']")).to_be_visible()


@acts("launch-change", "launch-away", "undo")
def test_what_is_said_of_a_launch_is_changed_and_it_is_put_away_and_brought_back(keyboard: Keyboards) -> None:
    hands = keyboard("sales-lead")
    page = hands.page
    begin(hands, "Twice is too often")
    hands.unfold("Change name, day, tier or lead")
    hands.fill("What it is called", " ")
    hands.push("Change it")
    expect(hands.field("What it is called")).to_be_focused()
    hands.type("Never twice")
    hands.to(hands.field("The day it goes to market"))
    hands.type("03022090")
    hands.choose("Who leads it", "Teo")
    hands.push("Change it")
    hands.told("")
    expect(page.get_by_role("heading", level=1)).to_have_text("Never twice")
    hands.unfold("Put it away")
    hands.fill("Why, for the history", "Next year")
    hands.push("Put it away")
    hands.undo()
    expect(page.get_by_role("heading", level=1)).to_have_text("Never twice")
    hands.unfold("Put it away")
    hands.push("Put it away")
    hands.unfold("Put away")
    hands.press(page.get_by_role("link", name="Never twice"))
    hands.push("Bring it back")
    hands.told("")
    expect(page.get_by_role("heading", level=1)).to_have_text("Never twice")


@acts("launch-coverage", "launch-cover-decide", "launch-covered-away", "undo")
def test_a_text_is_held_against_a_launch_judged_and_taken_away(keyboard: Keyboards) -> None:
    hands = keyboard("product")
    page = hands.page
    listed = f"{begin(hands, 'No double lines')}/coverage"
    page.goto(listed)
    hands.fill("The text", " ")
    hands.push("See what it answers")
    expect(hands.field("The text")).to_be_focused()
    hands.type(TEXT)
    hands.push("See what it answers")
    page.wait_for_selector(".picture")
    there = page.url
    hands.unfold("It does answer something")
    hands.push("It answers this")
    hands.undo()
    page.goto(there)
    hands.push("Take this text away")
    hands.undo()


@acts("adoption-decide", "undo")
def test_whether_a_claim_was_said_is_decided(keyboard: Keyboards, company: Company) -> None:
    until(
        lambda: bool(company.read("SELECT upto FROM results_adoptionlook WHERE launch_id = 2 AND upto > 0"))
    )
    hands = keyboard("marketing")
    hands.page.goto("/launches/L-2/adoption")
    hands.push("It does not say the claim")
    hands.undo()


@acts("launch-override", "close-gate", "launch-decide", "condition", "undo")
def test_a_gate_is_passed_and_closed_and_a_launch_decided_on(keyboard: Keyboards) -> None:
    hands = keyboard("executive")
    page = hands.page
    page.goto(f"{begin(hands, 'Without a signal')}/decision")
    hands.unfold("Let it pass a gate")
    hands.fill("Why; it stays to be seen", " ")
    hands.push("Let it pass", exact=True)
    expect(hands.field("Why; it stays to be seen")).to_be_focused()
    hands.type("The season begins before product can sign.")
    hands.push("Let it pass", exact=True)
    hands.told("")
    hands.push("Withdraw")
    hands.undo()
    hands.push("Decide so")
    expect(page.locator("[name=what]").first).to_be_focused()
    hands.keys("ArrowDown", "ArrowDown")
    hands.fill("Why", "Sales does not stand behind it.")
    hands.fill("Condition", "Sales signs first")
    hands.push("Decide so")
    expect(page.get_by_role("alert")).to_be_focused()
    hands.to(hands.field("Condition"))
    hands.keys("Control+a", "Backspace")
    hands.push("Decide so")
    hands.undo()
    expect(page.get_by_role("heading", level=1)).to_contain_text("go to market?")
    page.goto("/launches/L-2/decision")
    hands.push("Not met after all")
    hands.undo()
    expect(page.get_by_role("button", name="Not met after all")).to_be_visible()


@acts("launch-text", "undo")
def test_what_guests_are_to_read_is_released_where_it_names_nobody(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    page = hands.page
    page.goto("/launches/L-2/shared")
    hands.fill("What guests are to read", "For whom, and by when: ask Copperfield Plumbing.")
    hands.push("Release it")
    expect(hands.field("What guests are to read")).to_be_focused()
    hands.press(page.get_by_role("checkbox", name="It names nobody"), "Space")
    hands.push("Release it")
    hands.undo()
