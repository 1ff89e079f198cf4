"""Launches in a browser: begun, put together, changed, put away, and taken back."""

import re
from typing import Any

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_answers import heard_by_sellers as heard_by_sellers  # the fixture
from tests.unit.web.test_answers import told
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with
from tests.worlds.launching import begun, change_for, member

pytestmark = pytest.mark.usefixtures("heard_by_sellers")


@pytest.fixture
def marketing(signed_in: SignedIn) -> Client:
    return signed_in(Role.MARKETING.value)


def undo(browser: Client, page: str):
    """The undo that the page offers for what was just done."""
    at = re.search(r'class="done" method="post" action="([^"]+)"', browser.get(page).content.decode())
    assert at is not None
    return browser.post(at[1])


def test_a_launch_is_begun_stands_in_the_list_and_has_a_page(marketing: Client, signed_in: SignedIn) -> None:
    number = concern_with(OFFLINE[0])
    sent = {"name": "Work without a signal", "about": "", "day": "2090-05-04", "tier": "1", "concern": number}
    answer = marketing.post("/launches/new", sent)
    assert (answer.status_code, answer["Location"]) == (302, "/launches/L-1")
    page = told(marketing, "/launches/L-1")
    assert "Began the launch L-1" in page
    assert "To market on 4 May 2090" in page
    assert f'href="/concerns/C-{number}"' in page
    listed = told(signed_in(Role.SELLER.value), "/launches")
    assert "1 launch on its way" in listed
    assert "Work without a signal" in listed
    assert "Bring a change in" in listed


def test_a_launch_that_was_begun_by_mistake_is_taken_back(marketing: Client) -> None:
    marketing.post("/launches/new", {"name": "Wrong", "tier": "2"})
    assert undo(marketing, "/launches/L-1")["Location"] == "/launches/L-1"
    page = told(marketing, "/launches/L-1")
    assert "The marketing undid the beginning of this launch" in page
    assert "Nothing is on its way" in told(marketing, "/launches")
    back = re.search(r'action="(/history/\d+/undo)">[^<]*<[^<]*<button>Bring it back', page)
    assert back is not None
    assert marketing.post(back[1])["Location"] == "/launches/L-1"
    assert "1 launch on its way" in told(marketing, "/launches")


def test_concerns_come_chosen_from_the_board_into_a_launch_or_a_new_one(marketing: Client) -> None:
    one, other = concern_with(OFFLINE[0]), concern_with(PRICE[0])
    launch = begun(name="Autumn")
    page = told(marketing, f"/launches/bring?concern={one}-7&concern={other}-3&concern=x&concern={'9' * 30}")
    assert "Autumn" in page
    assert f"/launches/new?concern={one}&concern={other}" in page
    assert marketing.post("/launches/bring", {"concern": [one, other]}).status_code == 422
    sent = {"concern": [one, other], "launch": launch}
    assert marketing.post("/launches/bring", sent)["Location"] == f"/launches/L-{launch}"
    page = told(marketing, f"/launches/L-{launch}")
    assert page.index(f"/concerns/C-{one}") < page.index(f"/concerns/C-{other}")
    again = marketing.post("/launches/bring", sent)
    assert (again.status_code, "That is in it already" in again.content.decode()) == (422, True)
    begin = told(marketing, f"/launches/new?concern={one}&concern={other}")
    chosen = re.findall(r'name="concern" value="(\d+)" checked', begin)
    assert sorted(chosen, key=int) == sorted([str(one), str(other)], key=int)


def test_the_page_of_a_concern_tells_its_launches_also_of_what_became_part_of_it(marketing: Client) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import merge
    from tests.worlds.launching import AT

    one, other = concern_with(OFFLINE[0]), concern_with(PRICE[0])
    launch = begun(one, name="Autumn")
    merge([other, one], Author(by="ana", at=AT))
    assert f'href="/launches/L-{launch}"' in told(marketing, f"/concerns/C-{other}")
    assert f'href="/concerns/C-{other}"' in told(marketing, f"/launches/L-{launch}")


def test_concerns_are_found_by_their_words_and_by_number(marketing: Client) -> None:
    price, invoices = concern_with(PRICE[0]), concern_with(INVOICES[0])
    launch = begun(invoices)

    def offered(sought: str) -> list[str]:
        page = told(marketing, f"/launches/L-{launch}?concern={sought}")
        return re.findall(r'type="checkbox" name="concern" value="(\d+)"', page)

    assert offered("seasonal") == [str(price)]
    assert offered(f"C-{price}") == [str(price)]
    assert offered("invoice") == []  # it is in it
    assert "is left to bring in" in told(marketing, f"/launches/L-{launch}?concern=zeppelin")


def test_what_is_brought_in_on_its_page_is_taken_out_there_and_taken_back(marketing: Client) -> None:
    price = concern_with(PRICE[0])
    launch, change, product = begun(), change_for([price]), member(Role.PRODUCT)
    at = f"/launches/L-{launch}"
    for route, field, value, words in (
        ("concerns", "concern", price, f'href="/concerns/C-{price}" data-open'),
        ("changes", "change", change, 'name="change" value="1"><button'),
        ("people", "person", product.user, f'value="{product.user}"><button'),
    ):
        assert words not in told(marketing, at), route
        assert marketing.post(f"{at}/{route}", {"act": "bring", field: value})["Location"] == at
        assert undo(marketing, at)["Location"] == at
        assert words not in told(marketing, at), route
        marketing.post(f"{at}/{route}", {"act": "bring", field: value})
        assert words in told(marketing, at), route
        marketing.post(f"{at}/{route}", {"act": "take", field: value})
        assert words not in told(marketing, at), route
        wrong = marketing.post(f"{at}/{route}", {"act": "take", field: value})
        assert wrong.status_code == 422
        assert marketing.post(f"{at}/{route}", {"act": "bring"}).status_code == 422
        assert marketing.post(f"{at}/{route}", {"act": "nonsense", field: value}).status_code == 422


def test_what_product_does_about_its_concerns_stands_first_of_what_can_be_brought_in(
    marketing: Client,
) -> None:
    price = concern_with(PRICE[0])
    launch = begun(price)
    for_it = change_for([price], title="Seats by season")
    other, declined = change_for(title="Another"), change_for([price], title="Never", state="declined")
    page = told(marketing, f"/launches/L-{launch}")
    offered = re.findall(r'type="checkbox" name="change" value="(\d+)"', page)
    assert offered == [str(for_it), str(other)]
    assert str(declined) not in offered


def _changed(page: str, **more: Any) -> dict[str, Any]:
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen is not None
    return {"name": "Offline", "about": "", "day": "", "tier": 2, "owner": "", "seen": seen[1], **more}


def test_two_who_change_it_at_once_are_told_and_what_was_typed_is_kept(
    marketing: Client, signed_in: SignedIn
) -> None:
    launch, product = begun(), signed_in(Role.PRODUCT.value)
    at = f"/launches/L-{launch}"
    seen = told(marketing, at)
    assert product.post(f"{at}/change", _changed(seen, name="Theirs")).status_code == 302
    answer = marketing.post(f"{at}/change", _changed(seen, name="Mine", day="2090-02-03"))
    page = answer.content.decode()
    assert (answer.status_code, "while you looked at it" in page) == (409, True)
    assert 'value="Mine"' in page
    assert 'value="2090-02-03"' in page
    assert "Theirs" in told(product, at)
    assert marketing.post(f"{at}/change", _changed(page, name="Mine")).status_code == 302
    assert "Mine" in told(product, at)


@pytest.mark.parametrize(
    "more",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"day": "someday"},
        {"day": "9999-12-31"},
        {"day": "0026-03-14"},
        {"tier": 7},
        {"owner": 999},
    ],
)
def test_what_makes_no_sense_of_it_is_told_beside_the_field(marketing: Client, more: dict[str, Any]) -> None:
    launch = begun()
    page = told(marketing, f"/launches/L-{launch}")
    answer = marketing.post(f"/launches/L-{launch}/change", _changed(page, **more))
    (field,) = more
    assert answer.status_code == 422
    assert f'id="change-{field}_error"' in answer.content.decode()


@pytest.mark.parametrize(
    ("act", "fold"), [("concerns", "a concern"), ("changes", "a change"), ("people", "people")]
)
def test_what_was_not_chosen_is_said_beside_where_it_is_chosen(
    marketing: Client, act: str, fold: str
) -> None:
    change_for([concern_with(PRICE[0])])
    answer = marketing.post(f"/launches/L-{begun(concern_with(PRICE[0]))}/{act}", {"act": "bring"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('role="alert"') == 1
    assert re.search(
        rf'role="alert">Choose at least one\..{{,90}}<details open><summary>Bring {fold} in', page
    )


def test_one_that_was_put_away_has_a_page_that_says_so_and_comes_back(
    marketing: Client, signed_in: SignedIn
) -> None:
    launch = begun(concern_with(PRICE[0]), name="Autumn")
    at = f"/launches/L-{launch}"
    assert marketing.post(f"{at}/away", {"because": "the season is over"})["Location"] == "/launches"
    page = told(signed_in(Role.SELLER.value), at)
    assert "The marketing put this launch away" in page
    assert "the season is over" in page
    assert "Bring it back" not in page
    assert "Autumn" not in told(marketing, f"/concerns/C-{concern_with(PRICE[0])}").partition("History")[0]
    assert marketing.post(f"{at}/concerns", {"act": "take", "concern": 1}).status_code == 404
    page = told(marketing, at)
    back = re.search(r'action="(/history/\d+/undo)">[^<]*<[^<]*<button>Bring it back', page)
    assert back is not None
    marketing.post(back[1])
    assert "Parts of this launch" in told(marketing, at)


def test_a_seller_sees_a_launch_and_nothing_that_acts_on_it(signed_in: SignedIn) -> None:
    from groundswell.launch.services import tie_changes
    from tests.worlds.launching import AT

    price = concern_with(PRICE[0])
    launch = begun(price, concern_with(OFFLINE[0]))
    tie_changes(launch, [change_for([price])], member(), AT)
    seller = signed_in(Role.SELLER.value)
    for page in (f"/launches/L-{launch}", "/launches", f"/concerns/C-{price}"):
        main = told(seller, page).partition("<main")[2]
        assert "Offline" in main, page
        assert not re.search(r'<form[^>]*action="/launches|href="/launches/(new|bring)', main), page


def test_what_was_never_begun_is_not_there(marketing: Client) -> None:
    for at in ("/launches/L-9", "/L-9", "/launches/L-999999999999999"):
        assert marketing.get(at).status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_an_act_on_a_launch_is_undone_by_whoever_may_act_on_it(signed_in: SignedIn, role: Role) -> None:
    from groundswell.field.models import Entry

    begun(concern_with(PRICE[0]), by=Role.PRODUCT)
    may = role not in (Role.SELLER, Role.GUEST)
    answer = signed_in(role.value).post(f"/history/{Entry.objects.latest('pk').pk}/undo")
    assert answer.status_code == (302 if may else 404)
    assert Entry.objects.latest("pk").action == ("undo" if may else "launch")


def test_an_executive_undoes_nothing_else(signed_in: SignedIn) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import rename
    from tests.worlds.launching import AT

    entry = rename(concern_with(PRICE[0]), "Seats", Author(by="ana", at=AT))
    assert signed_in(Role.EXECUTIVE.value).post(f"/history/{entry.pk}/undo").status_code == 404
    page = told(signed_in(Role.EXECUTIVE.value), f"/concerns/C-{concern_with(PRICE[0])}")
    assert f"/history/{entry.pk}/undo" not in page


def test_the_list_asks_as_often_for_many_launches_as_for_few(marketing: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert marketing.get(path).status_code == 200
        return len(queries)

    one, other, change = concern_with(PRICE[0]), concern_with(OFFLINE[0]), change_for([1])
    first = begun(one)
    marketing.post(f"/launches/L-{first}/changes", {"act": "bring", "change": change})
    marketing.get("/launches")
    few, on_it = asked("/launches"), asked(f"/launches/L-{first}")
    for number in range(12):
        launch = begun(one, other, name=f"Launch {number}")
        marketing.post(f"/launches/L-{launch}/changes", {"act": "bring", "change": change})
    marketing.get("/launches")
    assert asked("/launches") == few
    marketing.post(f"/launches/L-{first}/concerns", {"act": "bring", "concern": other})
    marketing.get(f"/launches/L-{first}")
    assert asked(f"/launches/L-{first}") <= on_it


def test_every_part_gate_tier_and_kind_of_event_has_words() -> None:
    from groundswell.launch.stages import TIERS, Gate, Part, State
    from groundswell.launch.timeline import Happened
    from groundswell.web.launches import naming

    assert set(naming.PARTS) == set(Part)
    assert set(naming.STATES) == set(State)
    assert set(naming.GATES) == set(Gate)
    assert set(naming.TIERS) == set(TIERS)
    assert set(naming.HAPPENED) == set(Happened)


def test_what_somebody_works_on_in_steps_stands_once_a_day_by_its_name(marketing: Client) -> None:
    number = begun()
    for path, fields in (
        ("house", {"promise": "Clean books.", "tone": ""}),
        ("house/pillars", {"act": "add", "text": "It is exact"}),
        ("house/words", {"act": "add", "use": "use", "word": "ledger"}),
        ("claims", {"sentence": "Each invoice leaves once."}),
    ):
        seen = re.search(
            r'name="seen" value="([^"]*)"', told(marketing, f"/launches/L-{number}/message/house")
        )
        sent = {**fields, "seen": seen[1] if seen else ""}
        assert marketing.post(f"/launches/L-{number}/message/{path}", sent).status_code == 302, path
    page = told(marketing, f"/launches/L-{number}")
    assert page.count("worked on the house:") == 1
    worked = page.partition("worked on the house:")[2].partition("</li>")[0]
    assert [part in worked for part in ("the promise", "It is exact", "ledger")] == [True] * 3
    assert "pillar 1" not in page
    assert page.count("worked on a claim:") == 1


def test_one_that_went_to_market_is_not_on_its_way(marketing: Client) -> None:
    from datetime import date

    from groundswell.launch.launching import go_to_market
    from groundswell.launch.models import Launch
    from groundswell.web.shell.clock import now

    number = begun()
    Launch.objects.update(day=date(2025, 1, 20))
    assert "1 launch on its way" in told(marketing, "/launches")
    go_to_market(number, now())
    listed, page = told(marketing, "/launches"), told(marketing, f"/launches/L-{number}")
    assert "1 launch went to market" in listed
    begun(name="Autumn")
    listed = told(marketing, "/launches")
    assert "1 launch on its way" in listed
    assert listed.index("Autumn") < listed.index("Offline")  # what is on its way stands first
    assert "Went to market on 20 Jan 2025." in page
    assert "<b>Groundswell</b> brought it to market" in page
