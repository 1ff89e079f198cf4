"""Concerns are put right, answered and talked over by whoever has a keyboard alone."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing

from playwright.sync_api import Page, expect

from tests.browser.test_answering import LINE, rules_have_brought_what_they_bring
from tests.worlds.browsing import Company
from tests.worlds.keyboard import Keyboard, acts
from tests.worlds.serving import until

Keyboards = Callable[[str | None], Keyboard]


def concerns_of(page: Page) -> list[str]:
    """The addresses of those on the board, the loudest first."""
    page.goto("/concerns")
    return page.locator(".board [data-open]").evaluate_all("all => all.map(one => one.getAttribute('href'))")


def number_in(address: str) -> str:
    found = re.search(r"C-\d+", address)
    assert found is not None
    return found[0]


@acts("decide", "undo")
def test_chosen_verbatims_are_moved_split_off_and_taken_out(keyboard: Keyboards) -> None:
    hands = keyboard("product")
    here, there = concerns_of(hands.page)[:2]
    hands.page.goto(here)
    for button, told in (("Move", "Moved"), ("Give them a concern", "Split"), ("Not this", "Took V-")):
        hands.press(hands.page.locator(".choose input").first, "Space")
        if button == "Move":
            hands.fill("Move the chosen to", number_in(there))
        hands.push(button)
        hands.told(told)
        hands.undo()


@acts("decide", "undo")
def test_a_concern_is_renamed_made_one_with_another_dismissed_and_brought_back(keyboard: Keyboards) -> None:
    hands = keyboard("product")
    here, there = concerns_of(hands.page)[2:4]
    hands.page.goto(here)
    hands.unfold("Call it otherwise")
    hands.fill("A name", "Said by many")
    hands.push("Call it that")
    hands.told("Said by many")
    hands.undo()
    hands.unfold("Make it one with another")
    hands.fill("The other concern", number_in(there))
    hands.push("Make them one")
    hands.told("Merged")
    hands.undo()
    hands.unfold("Not a concern")
    hands.push("Not a concern")
    hands.told("Dismissed")
    hands.push("Bring it back")
    hands.told("Reopened")


@acts("decide")
def test_what_is_wrong_with_an_act_has_the_focus(keyboard: Keyboards) -> None:
    hands = keyboard("product")
    hands.page.goto(concerns_of(hands.page)[0])
    hands.push("Not this")
    expect(hands.page.get_by_role("alert")).to_be_focused()
    hands.unfold("Make it one with another")
    hands.fill("The other concern", "C-987654")
    hands.push("Make them one")
    expect(hands.page.get_by_role("alert")).to_be_focused()
    hands.unfold("Call it otherwise")
    hands.fill("A name", " ")
    hands.push("Call it that")
    expect(hands.page.locator("#rename-to")).to_be_focused()


@acts("merge", "undo")
def test_concerns_are_chosen_on_the_board_by_tab_and_made_one(keyboard: Keyboards) -> None:
    hands = keyboard("product")
    stays = concerns_of(hands.page)[0]
    for row in range(2):
        hands.press(hands.page.locator(".board .rank input").nth(row), "Space")
    hands.push("Make the chosen concerns one")
    hands.told("Merged")
    assert hands.page.url.endswith(stays)
    hands.undo()


def propose(company: Company, stays: str, joins: str) -> None:
    """As the worker keeps it after a run."""
    pair = [[int(number_in(one)[2:]) for one in (stays, joins)] + [0.83]]
    with closing(sqlite3.connect(company.folder / "field.db", timeout=30)) as store, store:
        store.execute("UPDATE field_foundproposals SET one = ?", [json.dumps(pair)])


@acts("propose", "undo")
def test_what_the_words_propose_is_answered_with_yes_and_no(keyboard: Keyboards, company: Company) -> None:
    hands = keyboard("product")
    propose(company, *concerns_of(hands.page)[5:7])
    for answer, key in (("Yes", "y"), ("No", "n")):
        hands.page.goto("/proposals")
        hands.push(answer)
        expect(hands.page.locator(".done")).to_be_focused()
        hands.undo()
        hands.open("/proposals")
        hands.keys("j", key)
        expect(hands.page.locator(".done")).to_be_focused()
        hands.undo()


@acts("save-view", "forget-view")
def test_the_board_is_narrowed_and_a_view_kept_and_forgotten(keyboard: Keyboards) -> None:
    hands = keyboard("seller")
    hands.page.goto("/concerns")
    hands.press(hands.page.get_by_role("checkbox", name="request"), "Space")
    hands.unfold("More ways to narrow it")
    hands.fill("Account", "a")
    hands.push("Show")
    hands.page.wait_for_url("**kind=request**")
    hands.unfold("Keep this view")
    hands.fill("What you call it", "Wishes")
    hands.keys("Enter")
    hands.told("Wishes")
    hands.undo("forgotten")
    expect(hands.page.get_by_role("link", name="Wishes")).to_have_count(0)


@acts("call", "say", "seen")
def test_a_concern_is_brought_up_answered_and_what_became_of_it_is_taken_note_of(keyboard: Keyboards) -> None:
    lead, product, seller = keyboard("sales-lead"), keyboard("product"), keyboard("seller")
    until(lambda: rules_have_brought_what_they_bring(lead.page))
    lead.page.goto("/concerns?seller=Ifeoma+Obi")
    lead.press(lead.page.locator("li.row:not(:has(.owes)) [data-open]").first)
    lead.unfold("Bring it before product or marketing")
    lead.fill("Why, in a sentence", "She hears it in every second call.")
    lead.push("Bring it before them")
    lead.told("before product")
    number = number_in(lead.page.url)
    product.page.goto(f"/answers#{number}")
    expect(product.page.locator(f"#{number} [data-open]")).to_be_focused()
    product.keys("t")
    product.told("Took up")
    product.to(product.page.locator(f"#{number} [data-open]"))
    product.keys("a")
    expect(product.page.locator("textarea:focus")).to_be_visible()
    product.type(LINE)
    product.keys("Tab", "Enter")
    product.told("Answered")
    seller.page.goto("/")
    seller.push("Got it")
    seller.told("Seen")


@acts("say", "undo")
def test_what_waits_is_put_off_and_passed_on(keyboard: Keyboards) -> None:
    hands = keyboard("administrator")
    until(lambda: rules_have_brought_what_they_bring(hands.page))
    hands.unfold("Not now")
    expect(hands.page.locator("textarea:focus")).to_be_visible()
    hands.type("After the summer")
    hands.push("Put it off")
    hands.told("Put")
    hands.undo()
    hands.page.goto("/answers")
    hands.unfold("Not ours")
    expect(hands.page.locator("input:focus")).to_be_visible()
    hands.type("It is a promise")
    hands.push("Pass it on")
    hands.told("Passed")
    hands.undo()


@acts("meeting-new", "minutes", "undo", "meeting-off")
def test_a_meeting_is_planned_from_the_board_decided_at_and_called_off(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    hands.page.goto("/concerns")
    hands.press(hands.page.locator(".board .rank input").nth(4), "Space")
    hands.push("Put the chosen on an agenda")
    hands.fill("What it is called", "What is owed")
    hands.to(hands.field("Day"))
    hands.type("03022090")
    hands.to(hands.field("Time"))
    hands.type("1030AM")
    hands.press(hands.page.locator("[name=invited]").first, "Space")
    hands.push("Plan it")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("What is owed")
    address = hands.page.url
    hands.choose("Decided", "the answer")
    hands.fill("In words", LINE)
    hands.push("Keep the minutes")
    hands.told("Decided at")
    hands.undo()
    hands.page.goto(address)
    hands.push("Call it off")
    hands.told("is called off")
