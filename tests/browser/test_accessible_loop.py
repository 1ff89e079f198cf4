"""The kit, the numbers, whether it worked, where a launch stands, full as the sample company has them: each
page by itself, after what is done on it, and under a thumb. No page that has an address is left out."""

import django
import pytest
from django.urls import resolve
from playwright.sync_api import FilePayload, Page, expect

from groundswell.web import rights
from tests.browser import test_accessible as others
from tests.browser.test_accessible_empty import NO_PAGES
from tests.browser.test_accessible_states import faults
from tests.worlds.browsing import Company, Visits
from tests.worlds.looking import Sent, answers, near_a_thumb, send, wrong_with

KIT = "/launches/L-2/kit"
# Of whom each page is looked at: who sees or may do most of it, and a seller with what is theirs.
PAGES = {
    "seller": [
        "/kit?q=no+connection+in+the+basement",
        "/kit?q=zebra+quartz",
        f"{KIT}/team",
        f"{KIT}/check",
        f"{KIT}/day",
        f"{KIT}/print",
        "/results",
        "/results/deals",
        "/results/C-9?since=L-2",
        "/own",
        "/concerns/C-9?walk=2",
        "/concerns/C-9/who",
    ],
    "sales-lead": ["/", f"{KIT}/team", f"{KIT}/day", "/results", "/meetings/new?pull=unanswered"],
    "marketing": ["/kit", KIT, f"{KIT}/team", f"{KIT}/links", "/launches/L-1/kit", "/launches/L-1/kit/day"],
    "executive": [
        "/",
        "/executives",
        "/launches",
        "/launches/L-2",
        "/results",
        "/results/deals",
        "/results/targets",
        "/launches/L-1/spectrum",
        "/launches/L-2/spectrum?walk=9",
        "/launches/L-1/adoption",
        "/launches/L-2/adoption",
        "/launches/L-2/message/evidence",
        "/launches/L-2/presentation/edit",
    ],
    "guest": ["/"],
}
# From a page, by its first such link, to one whose address is another in each company.
LINKS = [
    ("sales-lead", "/me", "/heard/"),
    ("executive", "/launches/L-2/decision", "/launches/L-2/decision/evidence/"),
    ("seller", KIT, "/kit/K-"),
]
# No pages, beside those that a company has which has just begun.
FILES = frozenset("download-backup import-refused meeting-calendar".split())
# What a form or a link leads to, here or in the modules beside this one, and what holds nothing of anybody.
LED_TO = frozenset(
    """
    account change claim conversation covered decision decision-evidence draft draft-release drafts
    find-verbatim first-run heard house import import-progress invitation join kit-card kit-shell
    launch-as-guest launch-coverage launch-covered launch-guests launch-house-proposed launch-shared mail-off
    meeting message new-password note-shell noted past-launch presentation presentation-copy signing
    space space-answers space-draft space-drafts space-ours space-presentation space-presentation-edit
    targets-table walk
    """.split()
)
PAST = "role,when,event\nmarketing,2024-03-03,began\nsales,2024-04-14,signed\n,2024-05-01,launched\n"


def wrong(page: Page) -> list[str]:
    return [*wrong_with(page), *near_a_thumb(page)]


def of_all(page: Page, addresses: list[str]) -> list[str]:
    found = []
    for address in addresses:
        answer = page.goto(address)
        assert answer
        assert answer.status == 200, address
        found += wrong(page)
    return found


@pytest.mark.parametrize("role", list(PAGES))
def test_each_page_of_the_kit_of_numbers_and_of_where_a_launch_stands(
    company: Company, visits: Visits, role: str
) -> None:
    assert of_all(visits.open(company, role), PAGES[role]) == []


def test_what_these_pages_lead_to(company: Company, visits: Visits) -> None:
    found = []
    for role, address, leads_to in LINKS:
        page = visits.open(company, role)
        page.goto(address)
        link = page.locator(f"main a[href^='{leads_to}']").first.get_attribute("href")
        found += of_all(page, [link or ""])
    assert found == []


# Each of these leaves something behind that no other test of this module minds.
@pytest.fixture
def executive(company: Company, visits: Visits) -> Page:
    return visits.open(company, "executive")


def table(text: str) -> FilePayload:
    return {"name": "a table.csv", "mimeType": "text/csv", "buffer": text.encode()}


def test_targets_while_a_table_is_looked_at_with_what_is_wrong_and_when_it_is_taken(executive: Page) -> None:
    page, targets = executive, "/results/targets"
    found = []
    for text in (
        "a;b\n1;2\n",
        "seller,period,amount\nNobody,2026-Q4,x\n",
        "period,amount\n2026-Q4,9000\nsoon,1\n",
    ):
        page.goto(targets)
        page.get_by_label("File", exact=True).set_input_files(table(text))
        page.get_by_role("button", name="Look at it").click()
        found += wrong(page)
    page.get_by_role("button", name="Take what can be taken").click()
    expect(page.locator("main .done")).to_be_visible()
    found += wrong(page)
    empty = {"seller": "Nobody", "period": "soon", "amount": "x"}
    found += faults(answers(page, targets, Sent(targets, empty)))
    assert found == []


def test_launches_from_before_while_they_are_looked_at_and_when_they_are_taken(executive: Page) -> None:
    page, past = executive, "/launches/past"
    found = []
    for text in ("role,when,event\nking,soon,began\n", PAST):
        page.goto(past)
        page.get_by_label("The file").set_input_files(table(text))
        page.get_by_role("button", name="Look at it").click()
        found += wrong(page)
    page.get_by_label("What it is called").fill("Spring 2024")
    page.get_by_role("button", name="Take it").click()
    expect(page.locator("main .done")).to_be_visible()
    found += wrong(page)
    found += of_all(page, [past, "/executives", "/launches"])
    assert found == []


def test_the_kit_after_it_was_asked_rated_checked_sent_and_seen_by_who_has_the_link(
    company: Company, visits: Visits
) -> None:
    seller, marketing = visits.open(company, "seller"), visits.open(company, "marketing")
    found = []
    seller.goto("/kit?q=no+connection+in+the+basement")
    seller.goto(seller.locator(".cards [data-open]").first.get_attribute("href") or "")
    seller.get_by_role("button", name="It helped").click()
    expect(seller.locator("main .done")).to_be_visible()
    found += wrong(seller)
    seller.goto(f"{KIT}/check")
    seller.get_by_role("button", name="That is what I say").click()
    found += wrong(seller)
    seller.goto("/kit")
    assert send(seller, "/kit/ask", words="Do you sell bicycles?") == 200
    found += wrong(seller)
    found += of_all(marketing, ["/", "/kit"])
    wrongly = {"line": "", "concern": "nothing"}
    found += faults(answers(marketing, "/kit", Sent("/kit/asked/1", wrongly)))
    found += faults(answers(marketing, "/kit", Sent("/kit/asked/1", {"line": "No, repairs."}, 200)))
    found += of_all(seller, ["/", "/kit"])
    marketing.goto(f"{KIT}/links")
    marketing.get_by_label("For whom?").fill("The printer")
    marketing.get_by_role("button", name="Make it").click()
    found += wrong(marketing)
    link = marketing.locator("main code").first.inner_text()
    nobody = visits.open(company, None)
    found += of_all(nobody, [link])
    nobody.goto(f"{company.url}/said/none")
    found += wrong(nobody)
    assert found == []


def test_a_meeting_to_which_sales_pulled_the_teams_together(company: Company, visits: Visits) -> None:
    page = visits.open(company, "sales-lead")
    page.goto("/")
    page.locator("main a[href^='/meetings/new?pull=']").first.click()
    expect(page.locator("form[action^='/meetings'], main form").first).to_be_visible()
    plan = {"title": "A talk", "day": "2090-01-01", "hour": "10:00", "minutes": "45", "concern": "9"}
    assert send(page, "/meetings/new", **plan) == 200
    assert wrong(page) == []


def test_the_first_layer_of_each_card_fits_a_small_phone(company: Company, visits: Visits) -> None:
    page = visits.open(company, "seller", "phone")
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(KIT)
    cards = page.locator("main a[href^='/kit/K-']").evaluate_all("all => all.map(one => one.pathname)")
    assert len(set(cards)) >= 3
    assert {card: height for card in set(cards) if (height := first_layer_of(page, card)) > 640} == {}


def first_layer_of(page: Page, card: str) -> float:
    """How far down it goes, beside the notice that nobody is real, which no company of one's own has."""
    page.goto(card)
    ends = "all => Math.max(...all.map(one => one.getBoundingClientRect().bottom))"
    first: float = page.locator("dl.card, dl.card + .hint").evaluate_all(ends)
    notice = page.locator("aside.notice").bounding_box()
    assert notice
    return first - notice["height"]


def test_no_page_that_has_an_address_is_left_out() -> None:
    django.setup()
    from groundswell.web.urls import urlpatterns

    listed = [address for pages in (PAGES, others.PAGES) for of_one in pages.values() for address in of_one]
    seen = {route_of(address) for address in listed if address != "/no/such/page"}
    who = rights.CALLERS - rights.TOKENS
    named = {route.name or "" for route in urlpatterns}
    pages = {name for name in named if any(rights.may(name, "GET", one) for one in who)}
    assert pages - seen - FILES - NO_PAGES == LED_TO


def route_of(address: str) -> str:
    return resolve(address.partition("?")[0], "groundswell.web.urls").url_name or ""
