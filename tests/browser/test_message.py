"""From an empty message to its signature in a real browser, each page of it accessible on the way."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessible import looked_at
from tests.worlds.browsing import Company, Device, Visits, violations

ONCE = "Every invoice leaves the house once."


def begun(page: Page) -> str:
    """The address of the message of a launch that was just begun."""
    page.goto("/launches/new")
    page.get_by_label("What it is called").fill("Works without a signal")
    page.get_by_role("button", name="Begin it").click()
    return f"{page.url.partition('#')[0]}/message"


def unfolded(page: Page) -> list[str]:
    page.wait_for_load_state()
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    return violations(page)


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_a_message_is_written_and_signed_on_pages_that_everybody_can_use(
    own_company: Company, visits: Visits, device: Device
) -> None:
    page = visits.open(own_company, "marketing", device)
    address = begun(page)
    assert looked_at(page, address) == []
    page.get_by_label("What we say, in one sentence").fill(ONCE)
    page.get_by_role("button", name="Add the claim").click()
    page.get_by_role("link", name=ONCE).click()
    page.get_by_label("Others, by number").fill("C-1, C-2")
    page.get_by_role("button", name="It answers these").click()
    page.get_by_label("What proves it").fill("0 of 12,400 since May")
    page.get_by_label("Until when").fill("2020-01-31")
    page.get_by_role("button", name="Add the proof").click()
    assert unfolded(page) == []
    assert looked_at(page, f"{address}/house") == []
    page.get_by_label("The promise, in one sentence").fill("Done once, done right.")
    page.get_by_role("button", name="Keep promise and tone").click()
    page.get_by_text("Add a pillar").click()
    page.get_by_label("What carries the promise").fill("Billing")
    page.get_by_role("button", name="Add the pillar").click()
    assert unfolded(page) == []
    assert looked_at(page, f"{address}/evidence") == []
    page.get_by_role("button", name="Sign for Marketing").click()
    expect(page.get_by_text("signed by")).to_have_count(1)
    page.goto(address)
    page.get_by_role("link", name=ONCE).click()
    page.get_by_label("What we say, in one sentence").fill("No invoice leaves the house twice.")
    page.get_by_role("button", name="Keep it so").click()
    assert looked_at(page, address) == []
    assert unfolded(page) == []
    assert page.locator("del").all_inner_texts() == [ONCE]


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_who_signs_is_set_on_an_accessible_page(company: Company, visits: Visits, device: Device) -> None:
    page = visits.open(company, "administrator", device)
    assert looked_at(page, "/settings/signing") == []
