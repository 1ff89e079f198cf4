"""Executives look at one page; sales pulls the teams together on what nobody answered."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_past_launches import taken
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.launching import AT, begun, member
from tests.worlds.talk import day

DAY = (datetime.now(UTC) + timedelta(days=60)).date()


@pytest.fixture
def concern(heard: None) -> int:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    return concern_with(INVOICES[0])


def look() -> None:
    from groundswell.results.standing.looking import look_at_launches

    look_at_launches(datetime.now(UTC))


def shown(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def test_one_page_tells_what_waits_how_launches_go_and_what_nobody_answers(
    concern: int, signed_in: SignedIn
) -> None:
    from groundswell.street.presenting import present

    number = begun(name="For nobody", day=DAY)
    present(member(), number, AT)
    taken(signed_in(Role.MARKETING.value))
    look()
    page = shown(signed_in(Role.EXECUTIVE.value), "/executives")
    assert "1 decision waits, 1 sign of the usual way, 3 concerns unanswered" in page
    assert "No concern is tied to it" in page
    assert page.index("For nobody</a> <small>") < page.index("Spring 2024</a> <small>")  # the last day first
    assert f"/concerns/C-{concern}" in page
    assert "/executives" in shown(signed_in(Role.EXECUTIVE.value), "/")
    assert "/executives" not in shown(signed_in(Role.SALES_LEAD.value), "/")


def test_what_was_answered_is_not_among_what_nobody_answers(concern: int, signed_in: SignedIn) -> None:
    from groundswell.field.attention.deciding import Act, Reply, say
    from groundswell.field.history.entries import author_of

    say(
        Reply(concern=concern, act=Act.ANSWER, by=member(Role.PRODUCT).user, line="Each leaves once."),
        author_of(member(Role.PRODUCT), AT),
    )
    page = shown(signed_in(Role.EXECUTIVE.value), "/executives")
    assert "2 concerns unanswered" in page
    assert f"/concerns/C-{concern}" not in page


def test_the_number_of_the_company_stands_there_once_there_is_a_target(
    concern: int, signed_in: SignedIn
) -> None:
    from groundswell.results.targets.services import set_one
    from groundswell.results.targets.values import Column
    from tests.worlds.selling import deal, sellers

    sellers()
    browser = signed_in(Role.EXECUTIVE.value)
    assert 'id="numbers"' not in shown(browser, "/executives")
    year = datetime.now(UTC).year
    deal("D-1", "Ida Brandt", 40_000, date(year, 1, 2))
    cells = {Column.PERIOD: str(year), Column.AMOUNT: "1000", Column.CURRENCY: "EUR"}
    set_one(member(Role.EXECUTIVE), cells, datetime.now(UTC))
    page = shown(browser, "/executives")
    (told,) = re.findall(r'<a href="/results">([^<]+)</a></li>', page.partition('id="numbers"')[2])
    assert "€400 of €1,000 won" in told
    assert "40" in told.partition("won")[2]


def test_however_many_launches_there_are_as_many_queries(concern: int, signed_in: SignedIn) -> None:
    browser = signed_in(Role.EXECUTIVE.value)
    marketing = signed_in(Role.MARKETING.value)

    def queries() -> int:
        look()
        browser.get("/executives")
        with CaptureQueriesContext(connection) as asked:
            browser.get("/executives")
            browser.get("/launches")
        return len(asked)

    begun(name="One", day=DAY)
    taken(marketing)
    before = queries()
    for name in ("Two", "Three"):
        begun(name=name, day=DAY)
        taken(marketing, name=name)
    assert queries() == before


def test_sales_pulls_the_teams_together_and_all_of_it_is_filled_in(concern: int, signed_in: SignedIn) -> None:
    from groundswell.field.models import Meeting

    seller = signed_in(Role.SELLER.value)
    for address in ("/", "/concerns"):
        assert "/meetings/new?pull=unanswered" in shown(seller, address)
        assert "?pull=unanswered" not in shown(signed_in(Role.PRODUCT.value), address)
    page = shown(seller, "/meetings/new?pull=unanswered")
    chosen = re.findall(r'name="concern" value="(\d+)" checked', page)
    assert {str(concern), str(concern_with(OFFLINE[0]))} <= set(chosen)
    invited = re.findall(r'name="invited" value="(\d+)" checked', page)
    assert set(map(int, invited)) == {member(Role.PRODUCT).user, member(Role.MARKETING).user}
    sent = {name: re.findall(rf'name="{name}" value="([^"]+)"', page)[0] for name in ("title", "day", "hour")}
    assert datetime.fromisoformat(sent["day"]).weekday() < 5
    answer = seller.post("/meetings/new", {**sent, "minutes": 45, "concern": chosen, "invited": invited})
    assert answer.status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.by, set(meeting.invited)) == (member(Role.SELLER).user, set(map(int, invited)))


def test_a_seller_calls_off_their_own_meeting_and_no_other(concern: int, signed_in: SignedIn) -> None:
    from groundswell.field.models import Meeting

    ours, theirs = (
        Meeting.objects.create(title="x", at=datetime.now(UTC), minutes=30, by=member(role).user)
        for role in (Role.SELLER, Role.PRODUCT)
    )
    seller = signed_in(Role.SELLER.value)
    assert "Call it off" in shown(seller, f"/meetings/{ours.pk}")
    assert "Call it off" not in shown(seller, f"/meetings/{theirs.pk}")
    assert seller.post(f"/meetings/{theirs.pk}/off").status_code == 409
    assert seller.post(f"/meetings/{ours.pk}/off").status_code == 302
    assert list(Meeting.objects.order_by("pk").values_list("cancelled", flat=True)) == [True, False]


def test_with_nothing_unanswered_there_is_nothing_to_pull(company: None, signed_in: SignedIn) -> None:
    assert "?pull=unanswered" not in shown(signed_in(Role.SELLER.value), "/")
    page = shown(signed_in(Role.EXECUTIVE.value), "/executives")
    assert "Nothing that customers keep saying is without an answer." in page
