"""What will be said, and who signs it, by whoever has a keyboard alone."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.worlds.keyboard import Keyboard, acts

Keyboards = Callable[[str | None], Keyboard]
MESSAGE = "/launches/L-1/message"
CLAIM = "Each figure leads to the jobs behind it."
FORTY = "Forty ready-made charts"


@acts("claim-new", "claim-concerns", "claim", "undo")
def test_a_claim_is_written_tied_moved_reworded_and_taken_away(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    page = hands.page
    page.goto(MESSAGE)
    hands.fill("What we say, in one sentence", CLAIM)
    hands.choose("Under which pillar", "Everything")
    hands.push("Add the claim")
    hands.told("Added the claim")
    hands.press(page.get_by_role("link", name=CLAIM))
    hands.fill("Others, by number", "twelve")
    hands.push("It answers these")
    expect(hands.field("Others, by number")).to_be_focused()
    hands.fill("Others, by number", "C-1, C-2")
    hands.push("It answers these")
    hands.told("C-2")
    hands.press(page.get_by_role("checkbox").first, "Space")
    hands.push("It answers these")
    hands.undo()
    expect(page.get_by_role("heading", level=1)).to_have_text(CLAIM)
    hands.push("One place earlier")
    hands.told("")
    hands.fill("What we say, in one sentence", "A figure without its jobs is none.")
    hands.push("Keep it so")
    hands.told("")
    hands.push("Take the claim away")
    hands.undo()
    expect(page.get_by_role("link", name="A figure without its jobs is none.")).to_be_visible()


@acts("proof-new", "proof", "undo")
def test_a_proof_is_added_put_right_and_taken_away_on_the_page_of_its_claim(keyboard: Keyboards) -> None:
    hands = keyboard("product")
    page = hands.page
    hands.open(MESSAGE)
    hands.keys("j", "j", "Enter")
    hands.choose("What it is", "A figure")
    hands.fill("What proves it", "No screen in the field has more")
    hands.fill("Where it stands", "nowhere")
    hands.push("Add the proof")
    expect(page.locator("[role=alert]")).to_be_focused()
    hands.fill("Where it stands", "https://wrenfield.example/screens")
    hands.to(hands.field("Until when"))
    hands.type("03022090")
    hands.push("Add the proof")
    hands.told("")
    hands.unfold("Change: No screen")
    hands.fill("What proves it", "No screen of 2026 has more")
    hands.push("Keep the proof so")
    hands.undo()
    hands.unfold("Change: No screen")
    hands.push("Take it away")
    hands.undo()
    expect(page.locator("summary", has_text="Change: No screen")).to_be_visible()


@acts("house", "pillars", "wordings", "undo")
def test_the_house_is_built_and_an_undo_leads_back_to_it(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    page = hands.page
    page.goto(MESSAGE)
    hands.press(page.get_by_role("link", name="The house"))
    hands.unfold("Promise and tone")
    hands.fill("The promise", "See what your jobs cost.")
    hands.push("Keep promise and tone")
    hands.undo()
    expect(page.locator(".roof")).to_have_text("See your business as never before.")
    hands.unfold("Add a pillar")
    hands.fill("What carries the promise", "Down to the job")
    hands.push("Add the pillar")
    hands.told("")
    hands.unfold("Change: Down to the job")
    hands.to(page.locator("details[open] [name=text]"))
    hands.keys("Control+a")
    hands.type("Down to the bolt")
    hands.push("Keep the pillar so")
    hands.told("")
    hands.unfold("Change: Down to the bolt")
    hands.push("Take it away")
    hands.undo()
    expect(page.get_by_role("heading", name="Down to the bolt")).to_be_visible()
    hands.unfold("Words to use")
    hands.fill("A word", "insight")
    hands.push("Add the word")
    expect(page.locator("[role=alert]")).to_be_focused()
    hands.fill("A word", "dashboard")
    hands.choose("To use or to avoid", "to avoid")
    hands.fill("What to say instead", "page")
    hands.push("Add the word")
    hands.told("")
    hands.unfold("Words to use")
    hands.push("Take away dashboard")
    hands.undo()


@acts("withdraw", "sign", "undo")
def test_a_signature_is_withdrawn_and_given_with_the_evidence_before_it(keyboard: Keyboards) -> None:
    hands = keyboard("product")
    page = hands.page
    page.goto(MESSAGE)
    hands.push("Withdraw the signature of Product")
    hands.told("")
    hands.press(page.get_by_role("link", name="See the evidence and sign"))
    hands.push("Sign for Product")
    hands.undo()
    expect(page).to_have_url(re.compile(MESSAGE))


@acts("signing")
def test_who_signs_is_set_after_what_was_wrong_and_put_back(keyboard: Keyboards) -> None:
    hands = keyboard("administrator")
    page = hands.page
    page.goto("/settings/signing")
    hands.press(page.get_by_label("Legal signs, too"), "Space")
    hands.push("Keep")
    expect(hands.field("Who signs as legal")).to_be_focused()
    hands.type("Ruth")
    hands.push("Keep")
    hands.undo("who signs")
    expect(page.get_by_label("Legal signs, too")).not_to_be_checked()
