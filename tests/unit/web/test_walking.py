"""The whole loop at a glance, and the walk that takes a newcomer round it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.launching import AT, begun, change_for, member
from tests.worlds.talk import day

NEXT = r'<aside class="walk".*?<a class="act" href="([^"]+)" data-key="]">Next'


@pytest.fixture
def concern(heard: None) -> int:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    return concern_with(INVOICES[0])


def told(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def walked(browser: Client) -> list[str]:
    """The addresses of the stops, as the links lead from one to the next."""
    address = browser.get("/walk").headers["Location"]
    stops = [address]
    while following := re.search(NEXT, told(browser, address)):
        address = following[1]
        stops.append(address)
    return stops


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.GUEST])
def test_the_walk_leads_each_member_from_what_is_heard_to_where_the_launch_stands(
    concern: int, signed_in: SignedIn, role: Role
) -> None:
    from groundswell.launch.services import tie_changes

    begun(concern, day=AT.date() + timedelta(days=9_000))
    tie_changes(1, [change_for([concern])], member(), AT)
    pages = [stop.split("?")[0] for stop in walked(signed_in(role.value))]
    assert pages[:3] == ["/concerns", f"/concerns/C-{concern}", "/changes/1"]
    assert pages[-1] == "/launches/L-1/spectrum"


def test_without_a_launch_the_walk_shows_what_is_there(company: None, signed_in: SignedIn) -> None:
    browser = signed_in(Role.SELLER.value)
    assert walked(browser) == ["/concerns?walk=1", "/results?walk=2"]
    assert "The walk goes on round a launch, as soon as there is one." in told(browser, "/results?walk=2")


def test_the_walk_shows_the_numbers_over_the_days_of_the_launchs_own_targets(
    concern: int, signed_in: SignedIn
) -> None:
    from groundswell.results.targets.services import set_one
    from groundswell.results.targets.values import Column

    begun(concern, name="Offline")
    for period in ("2026-03", "2026-05", "2030"):
        named = {} if period == "2030" else {Column.LAUNCH: "Offline"}
        set_one(member(Role.EXECUTIVE), {Column.AMOUNT: "200", Column.PERIOD: period} | named, AT)
    results = next(stop for stop in walked(signed_in(Role.SELLER.value)) if stop.startswith("/results"))
    assert results.endswith("&period=2026-03-01..2026-05-31")


@pytest.mark.parametrize("asked", ["", "0", "99", "²", "-1", "1x", "00000000001"])
def test_a_place_that_the_walk_does_not_have_shows_the_page_alone(
    concern: int, signed_in: SignedIn, asked: str
) -> None:
    assert 'class="walk"' not in told(signed_in(Role.SELLER.value), f"/concerns?walk={asked}")


def test_one_goes_back_on_the_walk_and_ends_it(concern: int, signed_in: SignedIn) -> None:
    begun(concern)
    page = told(signed_in(Role.SELLER.value), "/concerns?walk=2")
    assert "as soon as there is one" not in page
    assert '<a href="/concerns?walk=1" data-key="[">Back</a>' in page
    assert '<a href="/">End the walk</a>' in page


def test_today_shows_how_each_part_of_the_launches_that_matter_stands(
    concern: int, signed_in: SignedIn
) -> None:
    begun(concern, name="Offline", day=AT.date() + timedelta(days=9_000))
    page = told(signed_in(Role.EXECUTIVE.value), "/")
    assert '<nav class="loop" aria-label="Offline">' in page
    assert re.search(r'class="s-done"><a href="/launches/L-1#concerns">Concerns<', page)
    assert re.search(r'class="s-bare"><a href="/launches/L-1#decision">Decision<', page)


@pytest.mark.parametrize(("role", "is_first"), [(Role.EXECUTIVE, True), (Role.SELLER, False)])
def test_who_looks_at_all_of_it_sees_the_loop_first_and_who_has_work_sees_that_first(
    concern: int, signed_in: SignedIn, role: Role, is_first: bool
) -> None:
    begun(concern)
    page = told(signed_in(role.value), "/")
    assert (page.index('id="glance"') < page.index('class="board"')) is is_first


def test_two_launches_are_shown_the_next_to_come_before_what_went(concern: int, signed_in: SignedIn) -> None:
    from groundswell.launch.launching import go_to_market

    for number, name in enumerate(["First", "Second", "Third", "Fourth"], start=1):
        assert begun(concern, name=name, day=AT.date() + timedelta(days=9_000 + number)) == number
    go_to_market(1, AT)
    go_to_market(2, AT)
    go_to_market(3, AT)
    page = told(signed_in(Role.EXECUTIVE.value), "/")
    assert re.findall(r'<nav class="loop" aria-label="(\w+)"', page) == ["Third", "Fourth"]


def test_however_many_launches_today_asks_as_many_questions(concern: int, signed_in: SignedIn) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            browser.get("/")
        return len(queries)

    browser = signed_in(Role.EXECUTIVE.value)
    for _ in range(2):
        begun(concern)
    browser.get("/")
    few = asked()
    for _ in range(5):
        begun(concern)
    assert asked() == few


def test_a_guest_is_led_nowhere(company: None, signed_in: SignedIn) -> None:
    browser = signed_in(Role.GUEST.value)
    assert browser.get("/walk").status_code == 404
    page = told(browser, "/?walk=1")
    assert "/walk" not in page
    assert 'class="walk"' not in page


def test_what_waits_comes_before_the_loop_for_whoever_looks_at_all_of_it(
    concern: int, signed_in: SignedIn
) -> None:
    begun(concern)
    signed_in(Role.SELLER.value).post("/kit/ask", {"words": "Does it work under water?"})
    page = told(signed_in(Role.ADMINISTRATOR.value), "/")
    assert page.index("Does it work under water?") < page.index('id="glance"')
