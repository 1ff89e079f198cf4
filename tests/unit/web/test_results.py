"""The numbers on their page: each opens to its deals, and nobody sees a person's that is not theirs."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client

from groundswell.people.roles import Role
from groundswell.results.targets.values import Column
from tests.unit.web.conftest import AT, SignedIn
from tests.worlds.launching import begun, member
from tests.worlds.selling import deal, lead_of, seller_called, sellers

PAGE = "/results?period=2026-03"


@pytest.fixture(autouse=True)
def _sold(company: None) -> None:
    sellers()
    deal("D1", "Ida Brandt", 1_010_050, date(2026, 3, 3))
    deal("D2", "Bo Lund", 200_000, date(2026, 3, 5))
    deal("D3", "Cleo Marsh", 70_000, date(2026, 3, 9), currency="USD")
    deal("D4", "Dan Orme", 33_300, None, status="open")


def aim(amount: str, **whose: str) -> None:
    from groundswell.results.targets.services import set_one

    cells = {Column.AMOUNT: amount, Column.PERIOD: "2026-03"}
    set_one(member(Role.EXECUTIVE), cells | {Column(name): cell for name, cell in whose.items()}, AT)


def told(browser: Client, address: str = PAGE, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    main = answer.content.decode().partition("<main")[2]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)))


def links(browser: Client) -> list[str]:
    page = browser.get(PAGE).content.decode()
    return [unescape(href) for href in re.findall(r'href="(/results/deals[^"]+)"', page)]


def test_an_executive_sees_each_number_to_the_cent_with_its_pace(signed_in: SignedIn) -> None:
    aim("20000", seller="Ida Brandt")
    page = told(signed_in("executive"))
    assert re.search(r"Ida Brandt €10,100.50 of €20,000 won \(Ida Brandt\) 50 %", page)
    assert "In other currencies, not added: $700." in page
    assert "Still open" not in page  # the period is over
    assert "Still open, not counted: 1 deal, €333." in told(signed_in("executive"), "/results?period=2090")


def test_the_end_is_told_in_whole_ones_and_a_sellers_product_by_both_names(signed_in: SignedIn) -> None:
    from groundswell.people.queries import local_day
    from groundswell.results.targets.services import set_one
    from groundswell.web.shell.clock import now

    today = local_day(now())
    for week in range(50):
        deal(f"W{week}", "Cleo Marsh", 100_033 + week, today - timedelta(weeks=week))
    far = f"{today - timedelta(days=3)} to {today + timedelta(days=20)}"
    for product in ("", "Desk"):
        cells = {Column.SELLER: "Cleo Marsh", Column.PERIOD: far, Column.AMOUNT: "99000"}
        set_one(member(Role.EXECUTIVE), cells | {Column.PRODUCT: product}, AT)
    page = told(signed_in("executive"), "/results")
    assert "Cleo Marsh, Desk €" in page
    (end,) = set(re.findall(r"about (\S+) at the end: four times in five (\S+) to (\S+)\. ", page))
    assert not any("." in amount for amount in end)


def test_each_number_opens_to_the_deals_it_is_made_of(signed_in: SignedIn) -> None:
    browser = signed_in("executive")
    opened = links(browser)
    assert len(opened) == 6  # the company, two teams, three who sold
    pages = [told(browser, address) for address in opened]
    assert "Deal D1" in pages[0]
    assert "Deal D2" in pages[0]
    assert "€12,100.50" in pages[0]
    assert "Won in other currencies, not added" in pages[0]
    (ida,) = [page for page in pages if "Ida Brandt" in page.partition("The deals")[0]]
    assert "Deal D2" not in ida


def test_a_seller_sees_their_own_number_and_opens_nobody_elses(signed_in: SignedIn) -> None:
    aim("20000", seller="Ida Brandt")
    aim("5000", seller="Bo Lund")
    seller_called("Bo Lund")
    browser = signed_in("seller")
    page = told(browser)
    assert "€2,000 of €5,000" in page
    for hidden in ("Ida", "10,100", "12,100", "Cleo", "North"):
        assert hidden not in page
    (own,) = links(browser)
    assert "Deal D2" in told(browser, own)
    for others in ("seller=Ida+Brandt", "team=North", "team=South", "seller=Nobody"):
        told(browser, f"/results/deals?period=2026-03&{others}", 404)


def test_a_lead_sees_their_team_and_opens_no_other(signed_in: SignedIn) -> None:
    lead_of("North")
    browser = signed_in("sales lead")
    page = told(browser)
    assert "Ida Brandt" in page
    assert "Cleo Marsh" not in page
    told(browser, "/results/deals?period=2026-03&team=North")
    told(browser, "/results/deals?period=2026-03&seller=Bo+Lund")
    told(browser, "/results/deals?period=2026-03&team=South", 404)
    told(browser, "/results/deals?period=2026-03&seller=Cleo+Marsh", 404)


@pytest.mark.parametrize("role", ["marketing", "product", "administrator"])
def test_other_members_see_the_company_and_no_person(signed_in: SignedIn, role: str) -> None:
    aim("15000", seller="Ida Brandt")
    browser = signed_in(role)
    page = told(browser)
    assert "€12,100.50 won; what is to be is told only to those whose it is" in page
    assert "15,000" not in page
    assert "81 %" not in page
    aim("4000", seller="Bo Lund")
    aim("1000", seller="Cleo Marsh")
    page = told(browser)
    assert "€12,100.50 of €20,000" in page
    (whole,) = links(browser)
    for one in (page, told(browser, whole)):
        assert "Ida" not in one
        assert "North" not in one
    told(browser, "/results/deals?period=2026-03&seller=Ida+Brandt", 404)
    told(browser, "/results/deals?period=2026-03&team=North", 404)


def test_the_period_stands_in_the_address_and_what_is_none_is_said(signed_in: SignedIn) -> None:
    browser = signed_in("executive")
    page = browser.get("/results?period=2026-Q1").content.decode()
    assert 'href="/results?period=2025-Q4#numbers"' in page
    assert 'href="/results?period=2026-Q2#numbers"' in page
    assert "“soon” is no period" in told(browser, "/results?period=soon")
    assert "is no period" in told(browser, "/results?period=2026-03-31..2026-03-01")


def test_where_launches_alone_have_targets_they_stand_there_and_lead_to_their_results(
    signed_in: SignedIn,
) -> None:
    number = begun(name="Offline")
    aim("20000", seller="Ida Brandt", launch="Offline")
    aim("5000", seller="Bo Lund", launch="Offline")
    seller_called("Bo Lund")
    browser = signed_in("seller")
    page = told(browser, "/results")
    assert "Offline €2,000 of €5,000 won (Offline) 40 %" in page
    assert "Other periods with targets" not in page
    assert f'href="/launches/L-{number}#results"' in browser.get("/results").content.decode()
    assert 'id="results"' in browser.get(f"/launches/L-{number}").content.decode()
    whole = told(signed_in("executive"), "/results")
    assert "Offline €12,100.50 of €25,000 won" in whole
    assert "The sum of 2 targets." in whole


def test_without_a_target_over_today_the_last_period_that_has_one_is_shown_and_says_so(
    signed_in: SignedIn,
) -> None:
    aim("20000")
    browser = signed_in("executive")
    page = told(browser, "/results")
    assert "Mar 2026" in page
    assert "€12,100.50 of €20,000 won" in page
    assert "No target holds today." in page
    assert "No target holds today." not in told(browser)


def test_whoever_is_nobody_in_the_crm_learns_what_is_missing(signed_in: SignedIn) -> None:
    assert "Nobody has said yet who you are in the CRM" in told(signed_in("seller"))
    assert "You are in none yet" in told(signed_in("sales lead"))


def test_today_shows_each_the_number_that_is_theirs(signed_in: SignedIn) -> None:
    from groundswell.people.queries import local_day
    from groundswell.results.targets.services import set_one
    from groundswell.web.shell.clock import now

    assert "number" not in told(signed_in("seller"), "/")
    month = f"{local_day(now()):%Y-%m}"
    for whose, amount in (("Bo Lund", "111"), ("Cleo Marsh", "222")):
        cells = {Column.SELLER: whose, Column.PERIOD: month, Column.AMOUNT: amount}
        set_one(member(Role.EXECUTIVE), cells, AT)
    seller_called("Bo Lund")
    lead_of("South")
    seen = {role: told(signed_in(role), "/") for role in ("seller", "sales lead", "executive", "marketing")}
    assert "Your number" in seen["seller"]
    assert "€0 of €111 won" in seen["seller"]
    assert "Your team's number" in seen["sales lead"]
    assert "€0 of €222 won" in seen["sales lead"]
    assert "€0 of €333 won" in seen["executive"]
    assert not any(f"of €{amount}" in seen["marketing"] for amount in ("111", "222", "333"))


def test_the_page_asks_as_many_questions_of_the_store_for_many_deals_as_for_few(signed_in: SignedIn) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = signed_in("executive")
    counts = list[int]()
    for number in (1, 30):
        for at in range(number):
            deal(f"M{number}-{at}", "Ida Brandt", 100, date(2026, 3, 8))
        browser.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            browser.get(PAGE)
        counts.append(len(asked))
    assert counts[0] == counts[1]
