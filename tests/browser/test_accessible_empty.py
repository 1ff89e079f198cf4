"""A company that has just begun, with nothing brought in yet: each page says what will stand there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import django
import pytest
from playwright.sync_api import Browser, Page, expect

from groundswell.web import rights
from tests.worlds import looking
from tests.worlds.browsing import Visits
from tests.worlds.serving import Served

PASSWORD = "lantern over the quay"
ROLES = ("administrator", "seller", "sales lead", "marketing", "product", "executive")
# Answered with no page, or with a page of who is not signed in.
NO_PAGES = frozenset(
    """
    api-kit code find-concern find-launch forgotten health kit-cards launch-timeline launch-words
    manifest note-accounts note-data pack-text past-empty past-timeline presentation-file provider
    provider-return said service-worker sign-in space-presentation-file space-words targets-refused
    """.split()
)


@dataclass
class Begun:
    """A company of nobody but its people."""

    served: Served
    cookies: dict[str, list[dict[str, object]]] = field(default_factory=dict)

    def open(self, visits: Visits, role: str) -> Page:
        context = visits.open_browser(self.served.url)
        context.add_cookies(self.cookies[role])  # type: ignore[arg-type]
        return visits.watched(context)

    def came_in(self, role: str, page: Page) -> None:
        expect(page.locator(".who")).to_be_visible()
        self.cookies[role] = page.context.cookies()  # type: ignore[assignment]


def begun(served: Served, visits: Visits) -> Begun:
    """Begun by its first administrator, as the page offers it."""
    page = visits.open_page(served.url)
    page.goto(served.path)
    page.get_by_label("Your company", exact=True).fill("Harbour Foods")
    page.get_by_label("Your name").fill("Nora Lind")
    page.get_by_label("Your e-mail").fill("nora@harbour.example")
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_role("button", name="Begin").click()
    company = Begun(served)
    company.came_in("administrator", page)
    return company


def invite(company: Begun, visits: Visits, role: str) -> None:
    page, newcomer = company.open(visits, "administrator"), visits.open_page(company.served.url)
    page.goto("/settings/people")
    page.get_by_label("Their e-mail").fill(f"{role.replace(' ', '.')}@harbour.example")
    page.get_by_label("What they are").select_option(role)
    page.get_by_role("button", name="Invite").click()
    newcomer.goto(page.locator("[data-land] code").inner_text())
    newcomer.get_by_label("Your name").fill("Ines Roth")
    newcomer.get_by_label("A password").fill(PASSWORD)
    newcomer.get_by_role("button", name="Join").click()
    company.came_in(role, newcomer)


@pytest.fixture(scope="module")
def company(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Begun]:
    served, visits = Served(tmp_path_factory.mktemp("begun")), Visits(browser)
    try:
        company = begun(served, visits)
        for role in ROLES[1:]:
            invite(company, visits, role)
        yield company
    finally:
        visits.close()
        served.kill()


@pytest.fixture(scope="module")
def looked_at() -> set[str]:
    """What stood in the pages that were looked at, so that what several roles see is looked at once."""
    return set()


_PART = r"<(?:\w+:)?(\w+)>"


def addresses(role: str, **given: str) -> list[str]:
    """Of all pages that whoever has it may open, and that are found by these parts of an address alone."""
    django.setup()
    from groundswell.web.urls import urlpatterns

    found = []
    for route in urlpatterns:
        pattern, name = str(route.pattern), route.name or ""
        asked = set(re.findall(_PART, pattern))
        if asked == set(given) and name not in NO_PAGES and rights.may(name, "GET", role):
            found.append("/" + re.sub(_PART, lambda part: given[part[1]], pattern))
    return found


# What it is made of and what it says, without what is drawn by chance: keys, secrets, times.
STANDS = """main => [...main.querySelectorAll('*')].map((it) =>
  it.matches('h1, h2, .lead, .hint, button, .act, label') ? it.textContent : `${it.tagName} ${it.className}`
).join()"""


def wrong_with_all(page: Page, looked_at: set[str], addresses: list[str]) -> list[str]:
    found = []
    for address in addresses:
        page.goto(address)
        stands = page.locator("main").evaluate(STANDS)
        if stands not in looked_at:
            looked_at.add(stands)
            found += looking.wrong_with(page)
    return found


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_a_company_that_has_just_begun(
    company: Begun, visits: Visits, looked_at: set[str], role: str
) -> None:
    assert wrong_with_all(company.open(visits, role), looked_at, addresses(role)) == []


def test_the_first_page_of_all_with_what_is_wrong_in_it(empty_application: Served, visits: Visits) -> None:
    page, path = visits.open_page(empty_application.url), empty_application.path
    page.goto(path)
    found = looking.wrong_with(page)
    wrong = {"company": "", "name": "", "email": "nobody", "password": "short", "domains": "no domain"}
    assert looking.send(page, path, **wrong, currency="Euros", time_zone="Nowhere") == 422
    assert found + looking.wrong_with(page) == []


def test_an_empty_launch_for_its_people_and_for_a_guest_who_was_invited_to_it(
    empty_application: Served, visits: Visits
) -> None:
    company, seen = begun(empty_application, visits), set[str]()
    invite(company, visits, "executive")
    page, guest = company.open(visits, "administrator"), visits.open_page(company.served.url)
    page.goto("/launches/new")
    page.get_by_label("What it is called").fill("Works without a signal")
    page.get_by_role("button", name="Begin it").click()
    page.goto("/launches/L-1/guests")
    page.get_by_label("Their e-mail").fill("lin@agency.example")
    page.get_by_role("button", name="Invite").click()
    found = looking.wrong_with(page)
    link, code = page.locator("main code").all_inner_texts()
    guest.goto(link)
    found += looking.wrong_with(guest)
    guest.get_by_label("Your code").fill("1")
    guest.get_by_label("Your name").fill("Lin of the agency")
    guest.get_by_label("A password").fill(PASSWORD)
    guest.get_by_role("button", name="Come in").click()
    found += looking.wrong_with(guest)
    guest.get_by_label("Your code").fill(code)
    guest.get_by_label("A password").fill(PASSWORD)
    guest.get_by_role("button", name="Come in").click()
    expect(guest.locator(".who")).to_be_visible()
    space = guest.url.rpartition("/")[2]
    found += wrong_with_all(guest, seen, addresses("guest") + addresses("guest", space=space))
    found += wrong_with_all(page, seen, ["/", "/launches"])
    for role in ("administrator", "executive"):
        launch = addresses(role, number="L-1") + addresses(role, launch="L-1")
        of_a_launch = [one for one in launch if one.startswith("/launches/")]
        found += wrong_with_all(company.open(visits, role), seen, of_a_launch)
    page.goto("/launches/L-1/guests")
    page.get_by_role("button", name="End").first.click()
    page.get_by_role("button", name="End it").click()
    found += wrong_with_all(guest, seen, ["/", f"/shared/{space}"])
    assert found == []
