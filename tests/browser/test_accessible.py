"""Every page can be read and used by whoever does not see it, or sees little: axe finds nothing wrong."""

import pytest
from playwright.sync_api import Page

from tests.worlds.browsing import COLOURS, Company, Device, Visits, violations
from tests.worlds.looking import near_a_thumb
from tests.worlds.serving import Served

# Of whom each page is looked at; the others see the same or less.
PAGES = {
    "administrator": [
        "/",
        "/concerns",
        "/concerns?show=map",
        "/concerns?show=themes",
        "/concerns?from=2026-01&kind=request",
        "/heard-once",
        "/proposals",
        "/search?q=invoice",
        "/me/sign-in",
        "/me/sign-in/code",
        "/me/tokens",
        "/settings",
        "/settings/tokens",
        "/settings/audit",
        "/settings/organisation",
        "/answers",
        "/me",
        "/launches",
        "/results",
        "/launches/new",
        "/launches/past",
        "/executives",
        "/launches/bring?concern=1",
        "/message/coverage",
        "/meetings",
        "/meetings/new",
        "/settings/attention",
        "/settings/gates",
        "/settings/mail",
        "/settings/trackers",
        "/changes",
        "/changes/new",
        "/changes/new?concern=C-8&concern=C-34",
        "/pack",
        "/pack?concerns=C-8,C-34",
        "/settings/people",
        "/settings/people/2",
        "/keys",
        "/concerns?walk=1",
        "/note",
        "/me/heard",
        "/restricted",
        "/settings/imports",
        "/settings/sources",
        "/settings/keeping",
        "/settings/erasing",
        "/settings/backup",
        "/settings/worker",
        "/no/such/page",
    ],
    "seller": ["/", "/me/heard"],
    "guest": ["/", "/me/sign-in"],
    "nobody": ["/sign-in", "/sign-in/forgotten", "/in/no-such-link"],
}
# From the board to a concern, from there to a conversation, and on to the account of which it was held.
LEADS_TO = ["/concerns/", "/conversations/", "/accounts/"]
devices = pytest.mark.parametrize("device", ["phone", "desktop"])


def looked_at(page: Page, address: str) -> list[str]:
    """What is wrong with the page in light and in dark."""
    page.goto(address)
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, *COLOURS)
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("the page is wider than the screen")
    return found


@devices
@pytest.mark.parametrize(("who", "address"), [(who, path) for who, paths in PAGES.items() for path in paths])
def test_a_page_of_the_sample_company_is_accessible(
    company: Company, visits: Visits, device: Device, who: str, address: str
) -> None:
    page = visits.open(company, None if who == "nobody" else who, device)
    assert looked_at(page, address) == []
    if device == "phone":
        assert near_a_thumb(page) == []


@devices
@pytest.mark.parametrize("inside", ["concern", "conversation", "account"])
def test_what_a_row_of_the_board_leads_to_is_accessible(
    company: Company, visits: Visits, device: Device, inside: str
) -> None:
    page = visits.open(company, "marketing", device)
    address = "/concerns"
    for leads_to in LEADS_TO[: LEADS_TO.index(f"/{inside}s/") + 1]:
        page.goto(address)
        address = page.locator(f"main a[href^='{leads_to}']").first.get_attribute("href") or ""
    assert looked_at(page, address) == []


@devices
def test_a_launch_is_accessible_with_all_that_it_offers_unfolded_and_when_it_is_put_away(
    own_company: Company, visits: Visits, device: Device
) -> None:
    page = visits.open(own_company, "marketing", device)
    page.goto("/launches/bring?concern=1&concern=2")
    page.get_by_role("link", name="Begin another with these").click()
    page.get_by_label("What it is called").fill("Works without a signal")
    page.get_by_role("button", name="Begin it").click()
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert violations(page) == []
    address = page.url
    assert looked_at(page, f"{address}?concern=invoice") == []
    assert looked_at(page, "/launches") == []
    assert looked_at(page, f"{address}/presentation") == []
    assert looked_at(page, f"{address}/presentation/edit") == []
    assert looked_at(page, f"{address}/decision") == []
    assert looked_at(page, f"{address}/spectrum") == []
    assert looked_at(page, f"{address}/adoption") == []
    assert looked_at(page, "/launches/L-2/adoption") == []
    page.goto(address)
    page.get_by_text("Put it away").first.click()
    page.get_by_role("button", name="Put it away").click()
    assert looked_at(page, address) == []


@devices
def test_drafts_are_accessible_with_what_is_otherwise_and_a_comment_that_is_being_written(
    own_company: Company, visits: Visits, device: Device
) -> None:
    page = visits.open(own_company, "marketing", device)
    page.goto("/launches/new")
    page.get_by_label("What it is called").fill("Works without a signal")
    page.get_by_role("button", name="Begin it").click()
    listed = f"{page.url.split('#')[0]}/drafts"
    assert looked_at(page, listed) == []
    page.get_by_label("What it is called").fill("Landing page")
    page.get_by_label("Or paste its words").fill("Offline at last.\n\nIt works where there is no signal.")
    page.get_by_role("button", name="Bring it").click()
    page.get_by_label("Or paste its words").fill("Offline at last.\n\nIt works wherever you are.")
    page.get_by_role("button", name="Bring it").click()
    page.get_by_role("link", name="Comment on paragraph 1").click()
    page.get_by_label("Your comment").fill("For how long?")
    assert violations(page) == []
    page.get_by_role("button", name="Comment").click()
    assert looked_at(page, page.url) == []
    page.get_by_role("button", name="Approve version 2").click()
    assert looked_at(page, listed) == []


@devices
def test_a_text_beside_what_customers_say_is_accessible_with_all_that_it_asks(
    own_company: Company, visits: Visits, device: Device
) -> None:
    page = visits.open(own_company, "marketing", device)
    page.goto("/message/coverage")
    page.get_by_label("The text").fill(
        "Every invoice leaves the export once. The portal has sixteen new fonts."
    )
    page.get_by_role("button", name="See what it answers").click()
    page.wait_for_selector(".picture", timeout=30_000)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert violations(page) == []
    assert looked_at(page, page.url) == []


@devices
def test_the_first_page_of_a_new_application_is_accessible(
    empty_application: Served, visits: Visits, device: Device
) -> None:
    page = visits.open_page(empty_application.url, device)
    assert looked_at(page, empty_application.path) == []


def test_on_the_narrowest_phone_no_word_of_the_bar_is_broken_and_all_of_it_is_for_a_thumb(
    company: Company, visits: Visits
) -> None:
    page = visits.open(company, "administrator", "phone")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/settings")
    places = page.get_by_role("navigation", name="Places").get_by_role("link")
    in_one_line = "links => links.map(link => link.getBoundingClientRect().height < 50)"
    assert places.evaluate_all(in_one_line) == [True] * places.count()
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    tall = "all => Math.min(...all.map(one => one.getBoundingClientRect().height))"
    assert page.locator("header :is(button, a, input:not([type=hidden]))").evaluate_all(tall) >= 44
    page.goto("/concerns")
    assert page.locator(".board .rank").evaluate_all(tall) >= 44
    page.goto("/settings/signing")
    assert page.locator(".tick label").evaluate_all(tall) >= 44


@pytest.mark.parametrize("role", ["administrator", "sales-lead", "seller", "executive"])
def test_at_a_desk_the_bar_is_one_row_and_nothing_of_it_is_out_of_sight(
    company: Company, visits: Visits, role: str
) -> None:
    page = visits.open(company, role)
    page.goto("/concerns")
    places = (
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.y + box.height / 2, box.right])"
    )
    middles, ends = zip(*page.locator("header.bar > *").evaluate_all(places), strict=True)
    assert max(middles) - min(middles) < 8
    assert max(ends) <= 1280
