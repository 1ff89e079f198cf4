"""The kit is filled, searched and asked by whoever has a keyboard alone."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.worlds.keyboard import Keyboard, acts

Keyboards = Callable[[str | None], Keyboard]
LAUNCH = "/launches/L-2/kit"


@acts("launch-kit", "kit-card", "undo")
def test_cards_are_drafted_let_out_edited_and_withdrawn(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    page = hands.page
    page.goto(LAUNCH)
    hands.press(page.locator(".cards a").first)
    hands.unfold("Edit the card")
    hands.fill("Ask them", "Which days are worst?")
    hands.push("Keep it so")
    hands.told("Changed the card")
    expect(page.locator(".card .ask")).not_to_contain_text("Which days are worst?")
    reader = keyboard("product")
    reader.open("/")
    reader.press(reader.page.locator("[aria-labelledby=to-read] a").first)
    reader.push("It may be said so")
    reader.told("Agreed to what was changed")
    page.reload()
    expect(page.locator(".card .ask")).to_contain_text("Which days are worst?")
    hands.push("Withdraw the card")
    hands.told("Withdrew the card")
    hands.undo()
    expect(page.locator("main")).not_to_contain_text("Withdrawn.")
    hands.push("Withdraw the card")
    hands.told("Withdrew the card")
    page.goto(LAUNCH)
    hands.push("Draft")
    hands.told("Drafted")
    hands.push("Let")
    hands.told("out to sales")


@acts("kit-ask", "kit-answer", "kit-answer-seen")
def test_a_seller_asks_and_is_answered(keyboard: Keyboards) -> None:
    seller, marketing = keyboard("seller"), keyboard("marketing")
    seller.page.goto("/kit")
    seller.fill("What the customer said", "do you sell bicycles to goats")
    expect(seller.page.locator("#found")).to_contain_text("No card fits")  # as one types
    seller.push("Ask what to say to it")
    seller.told("do you sell bicycles to goats")
    marketing.page.goto("/kit")
    marketing.fill("What to say", "To nobody, so far.")
    marketing.push("Answer")
    marketing.told("To nobody, so far.")
    seller.page.goto("/")
    seller.press(seller.page.locator("section[aria-labelledby=told] button").first)
    expect(seller.page.locator("main")).not_to_contain_text("To nobody, so far.")
