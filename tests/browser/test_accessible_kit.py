"""The kit for all who see it, with what is wrong in its forms, and its first layer on a small phone."""

import pytest
from playwright.sync_api import Page

from tests.browser.test_accessible_states import faults
from tests.worlds.browsing import Company, Visits
from tests.worlds.looking import Sent, answers

LAUNCH = "/launches/L-2/kit"


@pytest.fixture
def page(company: Company, visits: Visits) -> Page:
    """The cards of a launch are drafted, and in the hands of sales."""
    page = visits.open(company, "marketing")
    for act in ("Draft", "Let"):
        page.goto(LAUNCH)
        button = page.get_by_role("button", name=act)
        if button.count():
            button.first.click()
    return page


def test_the_kit_with_and_without_a_card_that_fits_and_with_what_is_wrong(page: Page) -> None:
    page.goto(LAUNCH)
    card = page.locator(".cards a").first.get_attribute("href")
    found = faults(
        answers(
            page,
            LAUNCH,
            Sent(LAUNCH, {"act": "out"}),
            Sent("/kit/ask", {"words": " "}),
            Sent(f"{card}", {"you_say": "", "seen": "x"}),
            Sent(f"{card}", {"you_say": "Otherwise.", "seen": "x"}, 409),
        )
    )
    assert found == []


def test_the_first_layer_of_a_card_fits_a_small_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(LAUNCH)
    page.locator(".cards a").first.click()
    last = page.locator("dl.card + .hint")
    last.wait_for()
    box = last.bounding_box()
    assert box is not None
    # Beside the notice that nobody is real, which no company of one's own has.
    notice = page.locator("aside.notice").bounding_box()
    assert box["y"] + box["height"] - (notice["height"] if notice else 0) <= 640
