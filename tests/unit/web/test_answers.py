"""What is brought before a team, what it says, and that whoever heard it is told."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import AT, SignedIn
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, listen_to, write_table

LINE = "Exports are fixed on Monday; we send the list of doubled invoices."


@pytest.fixture
def heard_by_sellers(company, tmp_path) -> None:
    """The three subjects; the calls of invoices are held by the seller of the company, some of them."""
    from groundswell.people.models import User

    User.objects.filter(role=Role.SELLER.value).update(person="Ifeoma Obi")
    rows = [
        {
            "id": f"F-{n}",
            "text": text,
            "account": f"Account {n}",
            "date": f"2026-03-{1 + n % 28:02d}",
            "seller": "Ifeoma Obi" if text in INVOICES[:2] else f"Seller {n % 3}",
        }
        for n, text in enumerate([*INVOICES, *OFFLINE, *PRICE], start=1)
    ]
    listen_to(write_table(tmp_path / "a.csv", rows))


pytestmark = pytest.mark.usefixtures("heard_by_sellers")


def told(browser: Client, path: str) -> str:
    return unescape(browser.get(path).content.decode())


def seen(number: int) -> int:
    from groundswell.field.models import Concern

    return Concern.objects.get(pk=number).version


def bring(browser: Client, number: int, team: str = "product", because: str = "three deals hang on it"):
    return browser.post(
        f"/concerns/C-{number}/call", {"seen": seen(number), "team": team, "because": because}
    )


def say(browser: Client, number: int, act: str, **more: object) -> HttpResponse:
    return browser.post(f"/concerns/C-{number}/say", {"seen": seen(number), "act": act, **more})


def status(number: int) -> str:
    from groundswell.field.models import Concern

    return Concern.objects.get(pk=number).status


def undo(browser: Client, path: str = "/answers") -> HttpResponse:
    found = re.search(r'class="done"[^>]*action="(/history/\d+/undo)"', told(browser, path))
    assert found is not None
    return browser.post(found[1])


def test_what_a_lead_brings_is_answered_by_the_team_and_told_to_who_heard_it(
    signed_in: SignedIn,
) -> None:
    lead, product, seller = (signed_in(one.value) for one in (Role.SALES_LEAD, Role.PRODUCT, Role.SELLER))
    number = concern_with(INVOICES[0])
    assert "Nothing waits for an answer" in told(product, "/answers")
    assert bring(lead, number)["Location"] == f"/concerns/C-{number}"
    assert status(number) == "called"
    listed = told(product, "/answers")
    assert "1 concern waits for your answer" in listed
    assert "The sales lead brought it: three deals hang on it" in listed
    assert "1 thing waits for you" in told(product, "/")
    assert say(product, number, "answer", line=LINE, **{"from-list": "1"})["Location"] == "/answers"
    assert status(number) == "answered"
    today = told(seller, "/")
    assert "You heard it, this became of it" in today
    assert LINE in today
    assert any(words in today for words in INVOICES[:2])
    assert not any(words in re.sub("<h2 id=.loudest.*", "", today, flags=re.DOTALL) for words in INVOICES[2:])
    assert LINE in told(seller, f"/concerns/C-{number}")


def test_an_answer_is_taken_back_and_then_nobody_is_told_of_it(signed_in: SignedIn) -> None:
    lead, product, seller = (signed_in(one.value) for one in (Role.SALES_LEAD, Role.PRODUCT, Role.SELLER))
    number = concern_with(INVOICES[0])
    bring(lead, number)
    say(product, number, "answer", line=LINE)
    assert undo(product).status_code == 302
    assert status(number) == "called"
    assert "1 concern waits for your answer" in told(product, "/answers")
    assert LINE not in told(seller, "/")
    assert "Before product" in told(seller, f"/concerns/C-{number}")
    assert 'class="say"' not in told(seller, f"/concerns/C-{number}")


def test_what_was_brought_is_taken_back_unless_something_was_said_to_it(signed_in: SignedIn) -> None:
    lead, product = signed_in(Role.SALES_LEAD.value), signed_in(Role.PRODUCT.value)
    number = concern_with(INVOICES[0])
    bring(lead, number)
    say(product, number, "take up")
    assert undo(lead).status_code == 409
    assert undo(product).status_code == 302
    bring_back = bring(lead, number)
    assert bring_back.status_code == 422
    assert "stands before product already" in unescape(bring_back.content.decode())


def test_a_call_is_undone_while_nobody_said_anything(signed_in: SignedIn) -> None:
    lead = signed_in(Role.SALES_LEAD.value)
    number = concern_with(INVOICES[0])
    bring(lead, number)
    assert undo(lead).status_code == 302
    assert status(number) == "open"
    assert "Nothing waits for an answer" in told(lead, "/answers")
    assert bring(lead, number).status_code == 302


def test_not_ours_passes_it_to_the_other_team_with_its_day(signed_in: SignedIn) -> None:
    from groundswell.field.models import Call

    lead, product, marketing = (signed_in(r.value) for r in (Role.SALES_LEAD, Role.PRODUCT, Role.MARKETING))
    number = concern_with(PRICE[0])
    bring(lead, number)
    say(product, number, "pass on", because="it is how we talk about seats")
    assert "waits for your answer" in told(marketing, "/answers")
    assert "it is how we talk about seats" in told(marketing, "/answers")
    assert len(set(Call.objects.values_list("due", flat=True))) == 1
    assert undo(product).status_code == 302
    assert "waits for your answer" in told(product, "/answers")
    assert "waits for your answer" not in told(marketing, "/answers")
    assert list(Call.objects.order_by("pk").values_list("standing", flat=True)) == ["waiting", "void"]


def test_not_now_says_why_to_who_heard_it(signed_in: SignedIn) -> None:
    lead, product, seller = (signed_in(one.value) for one in (Role.SALES_LEAD, Role.PRODUCT, Role.SELLER))
    number = concern_with(INVOICES[0])
    bring(lead, number)
    refused = say(product, number, "postpone", until="2090-09-01")
    assert refused.status_code == 422
    assert "Why not now?" in unescape(refused.content.decode())
    assert 'value="2090-09-01"' in refused.content.decode()
    say(product, number, "postpone", because="the new ledger comes first", until="2090-09-01")
    assert status(number) == "postponed"
    assert "Not now, says The product: the new ledger comes first" in told(seller, "/")
    assert "Nothing waits for an answer" in told(product, "/answers")


def test_nothing_is_put_off_until_a_day_that_is_over(signed_in: SignedIn) -> None:
    product, number = signed_in(Role.PRODUCT.value), concern_with(INVOICES[0])
    bring(signed_in(Role.SALES_LEAD.value), number)
    late = say(product, number, "postpone", because="later", until="2020-01-01")
    assert (late.status_code, "That day is over" in late.content.decode()) == (422, True)
    odd = say(product, number, "postpone", because="later", until="someday")
    assert (odd.status_code, 'value="someday"' in odd.content.decode()) == (422, True)
    assert status(number) == "called"


def test_who_noted_it_heard_it(signed_in: SignedIn) -> None:
    from groundswell.field.models import Noted, Turn
    from groundswell.people.models import User

    writer = User.objects.get(role=Role.EXECUTIVE.value)
    note = Turn.objects.get(text=OFFLINE[0]).conversation
    Noted.objects.create(key="k", user=writer.pk, kept=AT, conversation=note)
    say(signed_in(Role.PRODUCT.value), concern_with(OFFLINE[0]), "answer", line=LINE)
    assert "You heard it, this became of it" in told(signed_in(Role.EXECUTIVE.value), "/")


def test_taken_up_stays_with_who_took_it_until_it_is_answered(signed_in: SignedIn) -> None:
    lead, product, marketing = (signed_in(r.value) for r in (Role.SALES_LEAD, Role.PRODUCT, Role.MARKETING))
    number = concern_with(INVOICES[0])
    bring(lead, number)
    say(product, number, "take up")
    assert "Taken up, and not answered yet" in told(marketing, "/answers")
    assert "you took it up" in told(product, "/")
    assert "you took it up" not in told(marketing, "/")
    say(product, number, "answer", line=LINE)
    assert "Taken up" not in told(product, "/answers")


def test_a_line_that_was_read_is_gone_from_today_and_only_ones_own(signed_in: SignedIn) -> None:
    from groundswell.field.models import WordBack

    product, seller = signed_in(Role.PRODUCT.value), signed_in(Role.SELLER.value)
    say(product, concern_with(INVOICES[0]), "answer", line=LINE)
    word = WordBack.objects.get().pk
    product.post(f"/today/seen/{word}")
    assert "You heard it" in told(seller, "/")
    assert seller.post(f"/today/seen/{word}").status_code == 302
    assert "You heard it" not in told(seller, "/")


def test_who_spoke_under_their_own_address_heard_it_too(signed_in: SignedIn, tmp_path) -> None:
    from groundswell.field.attention.word_back import heard_by
    from groundswell.field.models import Turn
    from groundswell.people.models import User

    number = concern_with(INVOICES[0])
    lead = User.objects.get(role=Role.SALES_LEAD.value)
    turn = Turn.objects.get(text=INVOICES[3])
    Turn.objects.create(
        pk=9_999,
        conversation=turn.conversation,
        position=9,
        row=9,
        role="seller",
        email=lead.email.upper(),
        text="hm",
    )
    assert set(heard_by(number)) == {lead.pk, User.objects.get(role=Role.SELLER.value).pk}


def test_two_who_answer_at_once_are_given_the_choice(signed_in: SignedIn) -> None:
    product, marketing = signed_in(Role.PRODUCT.value), signed_in(Role.MARKETING.value)
    number = concern_with(INVOICES[0])
    looked = seen(number)
    say(marketing, number, "answer", line="Of marketing")
    late = product.post(
        f"/concerns/C-{number}/say", {"seen": looked, "act": "answer", "line": "Of <product>"}
    )
    shown = unescape(late.content.decode())
    assert late.status_code == 409
    assert "Of <product>" in shown
    assert "Of marketing" in shown


def test_an_answer_stays_with_what_its_concern_became_part_of(signed_in: SignedIn) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services import corrections

    product, lead = signed_in(Role.PRODUCT.value), signed_in(Role.SALES_LEAD.value)
    goes, stays = concern_with(INVOICES[0]), concern_with(PRICE[0])
    say(product, goes, "answer", line=LINE)
    bring(lead, goes)
    corrections.merge([stays, goes], Author(by="x", at=AT + timedelta(days=1)))
    assert LINE in told(product, f"/concerns/C-{stays}")
    assert f'href="/concerns/C-{stays}"' in told(product, "/answers")
    say(product, stays, "take up")
    assert "Taken up, and not answered yet" in told(product, "/answers")


def test_a_dismissed_concern_is_brought_before_nobody(signed_in: SignedIn) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services import corrections

    number = concern_with(INVOICES[0])
    corrections.dismiss(number, Author(by="x", at=AT))
    answer = bring(signed_in(Role.SALES_LEAD.value), number)
    assert (answer.status_code, "bring it back first" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("act", "more"),
    [("answer", {"line": "  "}), ("answer", {"line": "x" * 501}), ("shout", {}), ("pass on", {})],
)
def test_what_makes_no_sense_changes_nothing(signed_in: SignedIn, act: str, more: dict[str, str]) -> None:
    from groundswell.field.models import Entry

    before, number = Entry.objects.count(), concern_with(INVOICES[0])
    assert say(signed_in(Role.PRODUCT.value), number, act, **more).status_code == 422
    assert Entry.objects.count() == before


def test_odd_words_are_just_text(signed_in: SignedIn) -> None:
    product, seller = signed_in(Role.PRODUCT.value), signed_in(Role.SELLER.value)
    line = '<script>alert("x")</script> \u202e =cmd|calc 🙂'
    say(product, concern_with(INVOICES[0]), "answer", line=line)
    shown = seller.get("/").content.decode()
    assert "<script>alert" not in shown
    assert line in unescape(shown)


def test_answers_take_a_fixed_number_of_queries(signed_in: SignedIn) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    lead, product = signed_in(Role.SALES_LEAD.value), signed_in(Role.PRODUCT.value)
    counts = []
    for words in (INVOICES, OFFLINE, PRICE):
        bring(lead, concern_with(words[0]))
        told(product, "/answers")
        with CaptureQueriesContext(connection) as asked:
            told(product, "/answers")
        counts.append(len(asked))
    assert len(set(counts)) == 1, counts
