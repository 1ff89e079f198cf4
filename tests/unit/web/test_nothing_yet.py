"""A page on which nothing stands yet leads to what fills it."""

import re

import pytest

from tests.unit.web.conftest import SignedIn
from tests.worlds.guests import launch_for
from tests.worlds.talk import day

BOARD, IMPORTS, NOTE = "/concerns", "/settings/imports", "/note"
LEADS_TO = [
    ("administrator", "/concerns", IMPORTS),
    ("administrator", "/settings/sources", IMPORTS),
    ("seller", "/concerns", NOTE),
    ("seller", "/", NOTE),
    ("executive", "/", NOTE),
    ("marketing", "/", IMPORTS),
    ("marketing", "/answers", BOARD),
    ("marketing", "/changes", BOARD),
    ("marketing", "/changes/new", BOARD),
    ("marketing", "/heard-once", BOARD),
    ("marketing", "/launches", "/launches/new"),
    ("marketing", "/launches/bring", BOARD),
    ("marketing", "/meetings", "/meetings/new"),
    ("marketing", "/meetings/new", BOARD),
    ("marketing", "/message/coverage", BOARD),
    ("marketing", "/pack", BOARD),
    ("executive", "/results", "/results/targets"),
    ("marketing", "/proposals", BOARD),
]


@pytest.fixture(autouse=True)
def _counted(company: None) -> None:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(1))


def acts_of(page: str) -> list[str]:
    """Where the buttons of what is on the page lead to."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return re.findall(r'<a class="act[^"]*" href="([^"]+)"', main)


@pytest.mark.parametrize(("role", "address", "leads_to"), LEADS_TO)
def test_an_empty_page_offers_what_fills_it(
    signed_in: SignedIn, role: str, address: str, leads_to: str
) -> None:
    assert leads_to in acts_of(signed_in(role).get(address).content.decode())


@pytest.mark.parametrize("kind", ["in", "invitation", "new-password", "shared/join"])
def test_a_link_that_is_closed_leads_to_the_sign_in(signed_in: SignedIn, kind: str) -> None:
    assert acts_of(signed_in("nobody").get(f"/{kind}/none").content.decode()) == ["/sign-in"]


def test_a_link_that_switches_no_mail_off_leads_to_where_mails_are_chosen(signed_in: SignedIn) -> None:
    assert acts_of(signed_in("nobody").get("/mail/off/none").content.decode()) == ["/me"]


def test_a_launch_for_nothing_in_a_company_where_nothing_recurs_says_how_a_concern_begins(
    signed_in: SignedIn,
) -> None:
    page = signed_in("marketing").get(f"/launches/L-{launch_for([])}").content.decode()
    assert "Nothing recurs yet: a concern begins when a second conversation says it." in page
    assert "Nothing else recurs" not in page
