"""What an administrator sets, in a browser: accessible in every state, and a person erased by name."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessible import looked_at
from tests.worlds.browsing import Company, Device, Visits, violations

devices = pytest.mark.parametrize("device", ["phone", "desktop"])
PLACES = [
    "/settings",
    "/settings/erasing",
    "/settings/keeping",
    "/settings/backup",
    "/settings/worker",
    "/own",
]
WHOM = "gareth"


@devices
@pytest.mark.parametrize("address", PLACES)
def test_a_place_of_the_settings_is_accessible(
    company: Company, visits: Visits, device: Device, address: str
) -> None:
    page = visits.open(company, "administrator", device)
    assert looked_at(page, address) == []


@devices
def test_a_person_is_found_as_they_are_typed_seen_first_and_erased_by_name(
    own_company: Company, visits: Visits, device: Device
) -> None:
    page = visits.open(own_company, "administrator", device)
    page.goto("/settings/erasing")
    page.get_by_label("A name, an address or a file").press_sequentially(WHOM)
    found = page.get_by_role("list", name="Found")
    person = found.get_by_role("listitem").first.locator("b").inner_text()
    assert violations(page) == []
    found.get_by_role("button").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("would go")
    assert violations(page) == []
    page.get_by_role("button", name="Erase for good").click()
    expect(page.locator("#typed-wrong")).to_be_visible()
    page.get_by_label("To erase, type the name").fill(person)
    page.get_by_role("button", name="Erase for good").click()
    page.wait_for_url("**/settings/erasing")
    expect(page.locator("main")).not_to_contain_text(person)
    # The page looks again by itself.
    expect(page.get_by_text(": erased,")).to_be_visible(timeout=120_000)
    page.goto("/settings/erasing")
    page.get_by_label("A name, an address or a file").press_sequentially(person)
    expect(page.locator("#found")).to_contain_text("Nobody and nothing here is called")


def test_what_a_term_would_take_is_seen_before_it_is_kept(own_company: Company, visits: Visits) -> None:
    page = visits.open(own_company, "administrator", "phone")
    page.goto("/settings/keeping")
    page.get_by_label("Conversations of this channel").select_option("ticket")
    page.get_by_label("Months that they are kept").fill("1")
    page.get_by_role("button", name="See what would go").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("would go tonight")
    assert violations(page) == []
    page.get_by_role("link", name="Leave it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("kept for ever")


def test_a_copy_is_made_and_tried_and_the_page_tells_when_it_is_over(
    own_company: Company, visits: Visits
) -> None:
    page = visits.open(own_company, "administrator")
    page.goto("/settings/backup")
    page.get_by_role("button", name="Make one now").click()
    expect(page.get_by_text("One is being made.")).to_have_count(0, timeout=120_000)
    page.get_by_role("button", name="Try it").first.click()
    expect(page.get_by_text("can be put back: it opened")).to_be_visible(timeout=120_000)
    assert violations(page) == []
