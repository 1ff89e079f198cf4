"""The pages of guests, and those on which members let go what they read: empty and full, light and dark."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.test_accessible import devices, looked_at
from tests.browser.test_keyed_guests import launch_with_guests, space_of
from tests.worlds.browsing import Company, Device, Visits
from tests.worlds.keyboard import Keyboard
from tests.worlds.serving import until

WORDS = (
    "The certificate is there when the job is done.\n\nMarta Quill of Brennhaus pays €400 less.\n\nNew fonts."
)


def bring(page: Page, address: str, name: str) -> str:
    """A draft; where it stands."""
    page.goto(address)
    page.get_by_label("What it is called").fill(name)
    page.get_by_label("Or paste its words").fill(WORDS)
    page.get_by_role("button", name="Bring it").click()
    page.wait_for_url(re.compile(r"/drafts/\d+$"))
    return page.url


@devices
def test_what_members_look_at_before_they_let_it_go_is_accessible(
    company: Company, visits: Visits, device: Device
) -> None:
    page = visits.open(company, "marketing", device)
    launch = launch_with_guests(Keyboard(page, set()))
    draft = bring(page, f"{launch}/drafts", f"A leaflet on a {device}")
    addresses = [f"{draft}/release", f"{launch}/shared/house", f"{launch}/shared", f"{launch}/guests"]
    found = {address: looked_at(page, address) for address in addresses}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
    page.goto(f"{draft}/release")
    page.get_by_role("button", name="Release", exact=True).click()
    page.locator("main .done").wait_for()
    assert looked_at(page, draft) == []


@devices
def test_what_guests_see_of_drafts_is_accessible_before_and_after_it_is_worked_out(
    company: Company, visits: Visits, device: Device
) -> None:
    page, member = visits.open(company, "guest", device), visits.open(company, "marketing")
    space, launch = space_of(Keyboard(page, set())), launch_with_guests(Keyboard(member, set()))
    theirs = bring(page, f"{space}/drafts", f"A banner on a {device}")
    ours = bring(member, f"{launch}/drafts", f"A page on a {device}")
    member.goto(f"{ours}/release")
    member.get_by_role("button", name="Release", exact=True).click()
    member.locator("main .done").wait_for()
    page.goto(f"{space}/drafts")
    lent = page.get_by_role("link", name=f"A page on a {device}").get_attribute("href") or ""
    until(lambda: "being worked out" not in page.request.get(f"{theirs}/answers").text())
    addresses = [space, f"{space}/drafts", theirs, f"{theirs}?comment=0", f"{theirs}/answers", lent]
    found = {address: looked_at(page, address) for address in addresses}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@devices
@pytest.mark.parametrize("who", ["marketing", "seller"])
def test_the_coverage_of_all_that_is_said_is_accessible(
    company: Company, visits: Visits, device: Device, who: str
) -> None:
    assert looked_at(visits.open(company, who, device), "/message/coverage") == []
