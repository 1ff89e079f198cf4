"""What product does about concerns: made, moved, taken back, and told to whoever heard it."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_answers import LINE, bring, status, told, undo
from tests.unit.web.test_answers import heard_by_sellers as heard_by_sellers  # the fixture
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with
from tests.worlds.talk import day


@pytest.fixture(autouse=True)
def _counted(heard_by_sellers: None) -> None:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))


def make(browser: Client, *concerns: int, title: str = "Export each invoice once", **more: str) -> int:
    answer = browser.post("/changes/new", {"title": title, "concern": list(concerns), **more})
    return int(answer["Location"].removeprefix("/changes/"))


def act(browser: Client, change: int, act: str, **more: object) -> HttpResponse:
    return browser.post(f"/changes/{change}/act", {"act": act, **more})


def move(browser: Client, change: int, was: str, to: str, **more: object) -> HttpResponse:
    return act(browser, change, "move", was=was, to=to, **more)


@pytest.fixture
def product(signed_in: SignedIn) -> Client:
    return signed_in(Role.PRODUCT.value)


@pytest.fixture
def seller(signed_in: SignedIn) -> Client:
    return signed_in(Role.SELLER.value)


def test_a_change_is_written_down_for_concerns_and_says_how_far_it_goes(product: Client) -> None:
    one, other = concern_with(INVOICES[0]), concern_with(PRICE[0])
    number = make(product, one, other, **{f"far-{other}": "eases"})
    page = told(product, f"/changes/{number}")
    assert "Export each invoice once" in page
    assert "4 accounts wait" not in page
    assert "8 accounts wait" in page
    assert re.search(rf'id="C-{other}".*?eases</b>', page, re.DOTALL)
    listed = told(product, "/changes")
    assert "1 change is under way, for 2 concerns" in listed
    assert "Export each invoice once" in told(product, f"/concerns/C-{one}")
    assert status(one) == "open"


def test_what_was_not_chosen_stays_to_be_chosen_where_something_is_wrong(product: Client) -> None:
    one, other = concern_with(INVOICES[0]), concern_with(PRICE[0])
    far = {f"far-{one}": "eases", f"far-{other}": "solves"}
    refused = product.post("/changes/new", {"title": "Export once", **far})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "choose at least one" in page
    assert 'value="Export once"' in page
    assert re.findall(r'name="concern" value="(\d+)"( checked)?', page) == [(str(one), ""), (str(other), "")]
    page = product.post("/changes/new", {"title": "", "concern": other, **far}).content.decode()
    assert re.findall(r'name="concern" value="(\d+)"( checked)?', page) == [
        (str(one), ""),
        (str(other), " checked"),
    ]


def test_the_concern_follows_its_change_and_whoever_heard_it_is_told_what_to_say(
    product: Client, seller: Client
) -> None:
    number, concern = make(product, concern_with(INVOICES[0])), concern_with(INVOICES[0])
    assert move(product, number, "understood", "planned").status_code == 302
    assert status(concern) == "changing"
    assert "planned a change for it" in told(seller, "/")
    move(product, number, "planned", "building")
    assert status(concern) == "changing"
    move(product, number, "building", "shipped", line=LINE)
    assert status(concern) == "shipped"
    today = told(seller, "/")
    assert "shipped a change for it" in today
    assert LINE in today
    assert any(words in today for words in INVOICES[:2])
    assert LINE in told(seller, f"/concerns/C-{concern}")
    assert "4 accounts waited" in told(seller, f"/changes/{number}")


def test_each_act_is_taken_back_and_the_concern_with_it(product: Client, seller: Client) -> None:
    number, concern = make(product, concern_with(INVOICES[0])), concern_with(INVOICES[0])
    move(product, number, "understood", "building")
    move(product, number, "building", "shipped", line=LINE)
    assert undo(product, f"/changes/{number}")["Location"] == f"/changes/{number}"
    assert status(concern) == "changing"
    assert LINE not in told(seller, f"/concerns/C-{concern}")
    assert "being built" in told(product, f"/changes/{number}")
    page = told(product, f"/changes/{number}")
    entries = re.findall(r'action="(/history/\d+/undo)"', page)
    assert product.post(entries[-1]).status_code == 409  # that it was made: later acts stand on it
    product.post(entries[-2])
    assert product.post(entries[-1]).status_code == 302
    assert product.get(f"/changes/{number}").status_code == 404
    assert status(concern) == "open"


def test_what_stood_before_product_is_settled_by_its_change(signed_in: SignedIn, product: Client) -> None:
    concern = concern_with(INVOICES[0])
    bring(signed_in(Role.SALES_LEAD.value), concern)
    number = make(product, concern)
    move(product, number, "understood", "planned")
    assert "Taken up, and not answered yet" in told(product, "/answers")
    move(product, number, "planned", "shipped", line=LINE)
    assert "Nothing waits for an answer" in told(product, "/answers")


def test_declined_needs_a_reason_which_is_told(product: Client, seller: Client) -> None:
    number, concern = make(product, concern_with(INVOICES[0])), concern_with(INVOICES[0])
    move(product, number, "understood", "planned")
    refused = move(product, number, "planned", "declined")
    assert refused.status_code == 422
    assert "Why not?" in refused.content.decode()
    move(product, number, "planned", "declined", because="the ledger goes in May")
    assert status(concern) == "postponed"
    assert "the ledger goes in May" in told(seller, "/")


def test_declining_one_of_two_changes_leaves_the_concern_to_the_other(product: Client) -> None:
    concern = concern_with(INVOICES[0])
    one, other = make(product, concern), make(product, concern, title="Warn of doubles")
    move(product, one, "understood", "planned")
    move(product, other, "understood", "building")
    move(product, one, "planned", "declined", because="the other does")
    assert status(concern) == "changing"


def test_shipping_needs_a_line_and_an_impossible_step_is_refused(product: Client) -> None:
    number = make(product, concern_with(INVOICES[0]))
    assert move(product, number, "understood", "shipped").status_code == 422
    assert move(product, number, "understood", "shipped", line=LINE).status_code == 302
    again = move(product, number, "understood", "planned")
    assert again.status_code == 422
    assert "Somebody moved it meanwhile" in again.content.decode()
    assert move(product, number, "shipped", "declined", because="x").status_code == 422


def test_what_was_shipped_and_is_built_again_is_said_no_more(product: Client, seller: Client) -> None:
    number, concern = make(product, concern_with(INVOICES[0])), concern_with(INVOICES[0])
    move(product, number, "understood", "shipped", line=LINE)
    move(product, number, "shipped", "building")
    assert status(concern) == "changing"
    assert LINE not in told(seller, f"/concerns/C-{concern}").partition("History")[0]


def test_a_concern_joins_a_change_that_is_under_way_and_leaves_it(product: Client) -> None:
    one, other = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    number = make(product, one)
    move(product, number, "understood", "building")
    act(product, number, "address", concern=f"C-{other}", far="eases")
    assert status(other) == "changing"
    act(product, number, "release", concern=f"C-{other}")
    assert status(other) == "open"
    assert act(product, number, "release", concern=f"C-{one}").status_code == 422


def test_a_merged_concern_stands_once_under_the_number_that_it_has_today(product: Client) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services import corrections

    one, other = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    number = make(product, one, other)
    corrections.merge([one, other], Author(by="ana", at=day(28)))
    assert "for 1 concern" in told(product, "/changes")
    move(product, number, "understood", "planned")
    assert status(one) == "changing"
    assert f'href="/concerns/C-{other}"' not in told(product, f"/changes/{number}").partition("History")[0]


def test_leads_and_marketing_propose_and_take_back_what_they_proposed_and_nothing_else(
    signed_in: SignedIn, product: Client
) -> None:
    from groundswell.product.models import Change

    lead, seller = signed_in(Role.SALES_LEAD.value), signed_in(Role.SELLER.value)
    concern = concern_with(INVOICES[0])
    number = make(lead, concern)
    assert Change.objects.get(pk=number).owner == 0
    assert move(lead, number, "understood", "planned").status_code == 404
    assert seller.post("/changes/new", {"title": "x", "concern": concern}).status_code == 404
    move(product, number, "understood", "planned")
    planned = re.findall(r'action="(/history/\d+/undo)"', told(product, f"/changes/{number}"))
    assert lead.post(planned[0]).status_code == 404
    product.post(planned[0])
    assert lead.post(planned[-1]).status_code == 302
    assert not Change.objects.filter(removed=False).exists()


def test_a_change_is_described_otherwise_and_handed_on(product: Client) -> None:
    from groundswell.people.models import User

    number = make(product, concern_with(INVOICES[0]))
    act(product, number, "describe", title="One export, one invoice", about="The nightly one.\n<b>Bold</b>")
    page = product.get(f"/changes/{number}").content.decode()
    assert "One export, one invoice" in page
    assert "<b>Bold</b>" not in page
    agnes = User.objects.get(role=Role.ADMINISTRATOR.value)
    act(product, number, "hand", owner=agnes.pk)
    assert "Agnes Holm" in told(product, "/changes")
    seller = User.objects.get(role=Role.SELLER.value)
    assert act(product, number, "hand", owner=seller.pk).status_code == 422


def test_the_board_leads_its_choice_to_a_change_and_to_its_evidence(product: Client) -> None:
    one, other = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    assert 'formaction="/changes/new"' in told(product, "/concerns")
    page = told(product, f"/changes/new?concern={one}-3&concern={other}-9&concern=x")
    assert re.findall(r'name="concern" value="(\d+)" checked', page) == [str(one), str(other)]
    pack = product.get(f"/pack?concern={one}-3&concern={other}-9&csrfmiddlewaretoken=x")
    assert pack["Location"] == f"/pack?concerns=C-{one},C-{other}"


def test_the_list_takes_as_many_queries_for_five_changes_as_for_one(
    product: Client,
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert product.get(path).status_code == 200
        return len(asked)

    make(product, concern_with(INVOICES[0]))
    queries("/changes")
    one = queries("/changes")
    for _ in range(4):
        make(product, concern_with(INVOICES[0]), concern_with(PRICE[0]), concern_with(OFFLINE[0]))
    queries("/changes")
    assert queries("/changes") == one
