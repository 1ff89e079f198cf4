"""Where a launch stands on the spectrum, from what people really did with it."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.street.test_deciding import claim_and_sign
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.kit import let_out, signed_launch
from tests.worlds.launching import AT, begun, change_for, member
from tests.worlds.talk import day
from tests.worlds.using import from_phone, ready

PAGE = "/launches/L-1/spectrum"


@pytest.fixture
def concern(heard: None) -> int:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    return concern_with(INVOICES[0])


def told(browser: Client) -> str:
    answer = browser.get(PAGE)
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def values_of(page: str) -> list[str]:
    return re.findall(r"<h3>[^<]+<small>([^<]+)</small>", page)


def test_a_launch_that_sales_began_with_a_concern_stands_as_heard(concern: int, signed_in: SignedIn) -> None:
    assert begun(concern, day=AT.date() + timedelta(days=9_000), by=Role.SALES_LEAD) == 1
    page = told(signed_in(Role.EXECUTIVE.value))
    assert values_of(page)[0] == "100 of 100"
    assert values_of(page)[1:] == ["not known yet"] * 6
    assert f'href="/concerns/C-{concern}"' in page
    assert "It is going the usual way" not in page


def test_one_without_a_concern_says_that_it_goes_the_usual_way_and_what_turns_it(
    company: None, signed_in: SignedIn
) -> None:
    begun(day=AT.date() + timedelta(days=9_000))
    page = told(signed_in(Role.MARKETING.value))
    assert "It is going the usual way" in page
    assert 'href="/launches/L-1#concerns"' in page


def test_of_a_launch_on_its_way_nobody_says_yet_that_sales_came_last(
    concern: int, signed_in: SignedIn
) -> None:
    begun(concern, day=AT.date() + timedelta(days=9_000), by=Role.MARKETING)
    browser = signed_in(Role.EXECUTIVE.value)
    page = told(browser)
    assert "sales has not come in yet, or only after them" in page
    assert "Sales came in last" not in page
    assert "So far the order of its steps shows neither way." in page


def test_of_one_that_is_over_it_says_that_sales_came_last(concern: int, signed_in: SignedIn) -> None:
    begun(concern, day=date(2026, 4, 1), by=Role.MARKETING)
    page = told(signed_in(Role.EXECUTIVE.value))
    assert "Sales came in last, or not at all." in page
    assert "It went the usual way." in page


def test_what_was_done_too_late_counts_as_late_and_what_was_not_done_as_nothing(
    concern: int, signed_in: SignedIn
) -> None:
    begun(concern, day=date(2026, 4, 1))  # which is over
    page = told(signed_in(Role.PRODUCT.value))
    assert values_of(page)[:5] == ["0 of 100"] * 5
    assert "Completely disconnected" in page
    assert "What would have moved it most" in page


def test_a_change_a_claim_and_a_signature_move_it(concern: int, signed_in: SignedIn) -> None:
    from groundswell.launch.services import tie_changes

    begun(concern, day=AT.date() + timedelta(days=9_000), by=Role.SALES_LEAD)
    tie_changes(1, [change_for([concern])], member(), AT)
    claim_and_sign(1)
    page = told(signed_in(Role.EXECUTIVE.value))
    values = values_of(page)
    assert values[1] == "100 of 100"
    assert values[2] != "not known yet"
    assert "signed the message that stands" in page
    assert "Sales came in first" in page


def test_an_undo_takes_it_out_again(concern: int, signed_in: SignedIn) -> None:
    from groundswell.field.history.entries import author_of
    from groundswell.field.history.undo import undo
    from groundswell.launch.services import tie_changes

    begun(concern, day=AT.date() + timedelta(days=9_000), by=Role.SALES_LEAD)
    browser = signed_in(Role.MARKETING.value)
    before = told(browser)
    entry = tie_changes(1, [change_for([concern])], member(), AT)
    assert told(browser) != before
    undo(entry.pk, author_of(member(), AT))
    assert values_of(told(browser)) == values_of(before)


def test_the_page_of_a_launch_leads_there_and_one_that_is_away_leads_back(
    concern: int, signed_in: SignedIn
) -> None:
    from groundswell.launch.services import put_away

    begun(concern)
    browser = signed_in(Role.MARKETING.value)
    assert f'href="{PAGE}"' in browser.get("/launches/L-1").content.decode().replace(
        "/launches/1/", "/launches/L-1/"
    )
    put_away(1, member(), AT)
    assert browser.get(PAGE).status_code == 302
    assert browser.get("/launches/L-99/spectrum").status_code == 404


def test_who_was_ready_before_the_day_counts_and_who_was_not_shown_the_cards_does_not(
    concern: int, signed_in: SignedIn
) -> None:
    from groundswell.street.models import CardUse

    launch = signed_launch(concern, day=AT.date() + timedelta(days=10))
    let_out(launch)
    browser, seller = signed_in(Role.EXECUTIVE.value), member(Role.SELLER)
    assert values_of(told(browser))[5] == "0 of 100"
    # What nobody was shown, nobody can have read, whatever a phone says.
    from_phone(seller, "K-1", "read")
    from_phone(seller, "K-1", "checked")
    assert values_of(told(browser))[5] == "0 of 100"
    ready(seller, launch, AT + timedelta(days=2))
    page = told(browser)
    assert values_of(page)[5] == "100 of 100"
    assert "was ready" in page
    assert seller.name not in page
    CardUse.objects.update(at=AT + timedelta(days=11))
    assert values_of(told(browser))[5] == "0 of 100"
