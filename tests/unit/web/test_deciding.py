"""What people decide on the page of a concern: done, said, undone, and never upon what they did not see."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, concerns

MEMBER = Role.PRODUCT.value
pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture
def browser(signed_in: SignedIn) -> Client:
    return signed_in(MEMBER)


def seen(browser: Client, number: int) -> str:
    found = re.search(r'name="seen" value="(\d+)"', browser.get(f"/concerns/C-{number}").content.decode())
    assert found is not None
    return found[1]


def decide(browser: Client, number: int, act: str, **told: object) -> HttpResponse:
    given = {"seen": seen(browser, number), "act": act, **told}
    return browser.post(f"/concerns/C-{number}/decide", given)


def page(browser: Client, number: int) -> str:
    return unescape(browser.get(f"/concerns/C-{number}").content.decode())


def verbatims(*words: str) -> list[int]:
    from groundswell.field.models import Verbatim

    return [v.pk for v in Verbatim.objects.select_related("turn") if v.turn.text in words]


def undo_offered(told: str) -> str:
    found = re.search(r'class="done"[^>]*action="(/history/\d+/undo)"', told)
    assert found is not None
    return found[1]


def test_a_name_is_given_said_once_and_taken_back(browser: Client) -> None:
    number = concern_with(INVOICES[0])
    before = re.search("<h1>(.*)</h1>", page(browser, number))
    assert decide(browser, number, "rename", name="Doubled invoices", because="shorter").status_code == 302
    told = page(browser, number)
    assert "<h1>Doubled invoices</h1>" in told
    assert "shorter" in told
    assert "The product" in told
    undo = undo_offered(told)
    assert 'class="done"' not in page(browser, number)
    assert browser.post(undo)["Location"] == f"/concerns/C-{number}"
    assert before is not None
    assert f"<h1>{before[1]}</h1>" in page(browser, number)


def test_a_concern_is_taken_off_the_board_and_brought_back(browser: Client) -> None:
    number = concern_with(INVOICES[0])
    decide(browser, number, "dismiss", because="our own test data")
    assert "2 concerns from" in browser.get("/concerns").content.decode()
    assert "dismissed" in page(browser, number)
    decide(browser, number, "reopen")
    assert "3 concerns from" in browser.get("/concerns").content.decode()


def test_two_concerns_become_one_however_the_other_is_typed(browser: Client) -> None:
    stays, goes = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    assert decide(browser, stays, "merge", other=f" c{goes} ").status_code == 302
    assert set(concerns()[stays]) >= {*INVOICES, *OFFLINE}
    assert browser.get(f"/C-{goes}")["Location"] == f"/concerns/C-{stays}"


def test_chosen_verbatims_move_or_get_a_concern_of_their_own(browser: Client) -> None:
    number, other = concern_with(INVOICES[0]), concern_with(PRICE[0])
    decide(browser, number, "move", verbatims=verbatims(INVOICES[1]), other=f"C-{other}")
    assert INVOICES[1] in concerns()[other]
    decide(browser, number, "split", verbatims=verbatims(INVOICES[2], INVOICES[3]), name="Month by month")
    born = concern_with(INVOICES[2])
    assert born not in (number, other)
    assert "<h1>Month by month</h1>" in page(browser, born)


@pytest.mark.parametrize(
    ("act", "told", "why"),
    [
        ("rename", {"name": "  "}, "What is it to be called?"),
        ("merge", {"other": "the other one"}, "Name a concern by its number, such as C-12."),
        ("merge", {"other": "C-99999"}, "There is no concern C-99999."),
        ("move", {"other": "C-1"}, "Choose the verbatims first."),
        ("split", {"name": "Mine"}, "Choose the verbatims first."),
    ],
)
def test_what_makes_no_sense_is_said_and_what_was_typed_stays(
    browser: Client, act: str, told: dict[str, str], why: str
) -> None:
    from groundswell.field.models import Entry

    number, before = concern_with(INVOICES[0]), Entry.objects.count()
    answer = decide(browser, number, act, because="so <that>", **told)
    shown = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert why in shown
    assert 'value="so <that>"' in shown
    assert Entry.objects.count() == before


def test_who_looked_before_somebody_changed_it_is_given_the_choice_and_loses_nothing(
    browser: Client, signed_in: SignedIn
) -> None:
    number = concern_with(INVOICES[0])
    looked = seen(browser, number)
    decide(signed_in(Role.MARKETING.value), number, "rename", name="Of marketing")
    mine = {"seen": looked, "act": "rename", "name": "Of product", "because": "mine"}
    answer = browser.post(f"/concerns/C-{number}/decide", mine)
    told = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Of marketing" in told
    assert "<h1>Of marketing</h1>" in page(browser, number)
    kept = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', told))
    kept.pop("csrfmiddlewaretoken")
    assert {**kept, "seen": ""} == {**mine, "seen": ""}
    browser.post(f"/concerns/C-{number}/decide", kept)
    assert "<h1>Of product</h1>" in page(browser, number)


def test_what_later_decisions_stand_on_is_not_undone_and_says_why(browser: Client) -> None:
    stays, goes = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    decide(browser, stays, "merge", other=f"C-{goes}")
    undo = undo_offered(page(browser, stays))
    decide(browser, stays, "move", verbatims=verbatims(OFFLINE[0]), other=f"C-{concern_with(PRICE[0])}")
    answer = browser.post(undo)
    assert (answer.status_code, "cannot be undone" in answer.content.decode()) == (409, True)
    assert set(concerns()[stays]) >= {*INVOICES, *OFFLINE[1:]}
    assert browser.post("/history/99999/undo").status_code == 409


def test_each_decision_leaves_its_audit_row_and_a_refused_one_none(browser: Client) -> None:
    from groundswell.ledger.models import AuditRow

    number = concern_with(INVOICES[0])
    decide(browser, number, "dismiss")
    decide(browser, number, "merge", other="C-99999")
    rows = list(AuditRow.objects.values_list("name", "act", "ref"))
    assert rows == [("The product", "dismiss a concern", f"C-{number}")]


def test_who_may_only_look_is_shown_no_way_to_decide(signed_in: SignedIn) -> None:
    number = concern_with(INVOICES[0])
    told = page(signed_in(Role.EXECUTIVE.value), number)
    assert "Put it right" not in told
    assert 'type="checkbox"' not in told


def test_an_import_is_undone_by_administrators_and_nobody_else(signed_in: SignedIn) -> None:
    from groundswell.field.models import Entry

    brought = Entry.objects.get(action="import").pk
    assert signed_in(MEMBER).post(f"/history/{brought}/undo").status_code == 404
    assert Entry.objects.filter(undoes=brought).count() == 0
    assert signed_in(Role.ADMINISTRATOR.value).post(f"/history/{brought}/undo").status_code == 302
    assert Entry.objects.filter(undoes=brought).count() == 1


def test_what_is_asked_for_the_chosen_takes_no_token_into_its_address_and_merging_them_sends_one() -> None:
    from groundswell.field.models import Concern
    from groundswell.field.reading.upkeep import refresh
    from groundswell.people.models import User
    from groundswell.web.shell.clock import now

    refresh(now())
    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    strict.force_login(User.objects.get(role=MEMBER))
    board = strict.get("/concerns").content.decode()
    form = board.partition('<form id="merge"')[2].partition("</form>")[0]
    inputs = re.findall(r"<input[^>]*>", form)
    assert inputs
    assert not [one for one in inputs if "csrf" in one]
    buttons = re.findall(r"<button[^>]*>", form)
    assert [("csrf" in one, 'formmethod="get"' in one) for one in buttons] == [
        (True, False),
        *[(False, True)] * (len(buttons) - 1),
    ]
    (token,) = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    chosen = re.findall(r'form="merge" name="concern" value="([\d-]+)"', board)[:2]
    assert strict.post("/concerns/merge", {"concern": chosen}).status_code == 403
    assert (
        strict.post("/concerns/merge", {"concern": chosen, "csrfmiddlewaretoken": token}).status_code == 302
    )
    assert Concern.objects.filter(merged_into__isnull=False).count() == 1
