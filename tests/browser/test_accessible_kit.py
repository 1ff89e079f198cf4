"""The kit for all who see it, with what is wrong in its forms."""

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
