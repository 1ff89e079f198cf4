"""A card is rated, a check passed, a launch's day ticked off and a link made, with a keyboard alone."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.worlds.keyboard import Keyboard, acts

Keyboards = Callable[[str | None], Keyboard]
KIT = "/launches/L-2/kit"


@acts("rate", "rating-back")
def test_a_card_is_rated_and_the_rating_taken_back_and_given_again(keyboard: Keyboards) -> None:
    hands = keyboard("seller")
    hands.open("/kit?q=no+connection+in+the+basement")
    hands.open(hands.page.locator(".cards [data-open]").first.get_attribute("href") or "")
    hands.push("It helped")
    hands.told("helped")
    hands.undo("taken back")
    hands.undo("counts again")


@acts("kit-tick", "kit-links", "kit-link", "undo")
def test_the_day_is_ticked_off_and_the_kit_sent_by_a_link_that_ends(keyboard: Keyboards) -> None:
    hands = keyboard("marketing")
    hands.open("/launches/L-1/kit/day")
    hands.push("Done Prices")
    hands.told("Ticked off")
    hands.undo()
    hands.open(f"{KIT}/links")
    hands.fill("For whom?", "The printer")
    hands.push("Make it")
    address = hands.page.locator("code")
    expect(address).to_contain_text("/said/")
    hands.open(f"{KIT}/links")
    hands.push("End it The printer")
    hands.told("Ended a link")
    hands.undo()


@acts("kit-check")
def test_a_check_is_passed_by_choosing_what_to_say(keyboard: Keyboards) -> None:
    marketing = keyboard("marketing")
    for called in (re.compile("^Draft"), re.compile("^Let")):
        marketing.open(KIT)
        button = marketing.page.get_by_role("button", name=called)
        if button.count():  # the sample company may have them already
            marketing.press(button.first)
            marketing.told("")
    seller = keyboard("seller")
    seller.open(f"{KIT}/check")
    asked = seller.page.locator(".check fieldset")
    lines = {link.inner_text() for link in seller.page.locator(".check .choice span").all()}
    assert lines
    for number in range(asked.count()):
        name = asked.nth(number).locator("input:not([type=radio])").get_attribute("name") or ""
        card = name.removeprefix("typed-")
        seller.to(asked.nth(number).locator("input:not([type=radio])"))
        seller.type(line_of(marketing, card))
    seller.push("That is what I say")
    seller.told("You passed the check")
    expect(seller.page.get_by_role("row", name=re.compile("Ifeoma Obi"))).to_be_visible()


def line_of(hands: Keyboard, card: str) -> str:
    hands.open(f"/kit/{card}")
    return hands.page.locator(".you-say dd").first.inner_text()
