"""The evidence for concerns on one page, and as Markdown: letter for letter, within limits, for members."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_answers import told
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, feedback, listen_to, write_table
from tests.worlds.talk import day

HOSTILE = "the export ``` doubles @octocat & every *bold* invoice #12 [x](http://evil.example)"


@pytest.fixture(autouse=True)
def _heard(company: None, tmp_path) -> None:
    from groundswell.field.reading.upkeep import refresh

    rows = feedback([*INVOICES, HOSTILE, *OFFLINE, *PRICE])
    rows[0]["account"] = "*Acme* @team"
    listen_to(write_table(tmp_path / "a.csv", rows))
    refresh(day(28))


@pytest.fixture
def product(signed_in: SignedIn) -> Client:
    return signed_in(Role.PRODUCT.value)


def address(*words: str, file: str = "pack") -> str:
    return f"/{file}?concerns=" + ",".join(f"C-{concern_with(one)}" for one in words)


def test_the_page_holds_what_was_said_by_account_and_how_sure_it_is(product: Client) -> None:
    page = told(product, address(INVOICES[0], PRICE[0]))
    assert all(words in page for words in (*INVOICES, *PRICE))
    assert "Account 2" in page
    assert not any(words in page for words in OFFLINE)
    assert "Not enough data to say whether it is raised more or less often." in page
    assert "9 accounts wait" in page


def test_as_markdown_words_stand_letter_for_letter_and_do_nothing(product: Client) -> None:
    answer = product.get(address(INVOICES[0], file="pack.md"))
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    text = answer.content.decode()
    assert f"````text\n{HOSTILE}\n````" in text
    assert "\\*Acme\\* @\u200bteam" in text
    outside = re.sub(r"(`{3,})text\n.*?\n\1\n", "", text, flags=re.DOTALL)
    assert "*bold*" not in outside
    assert "@octocat" not in outside


def test_without_names_no_account_is_named(product: Client) -> None:
    text = product.get(address(INVOICES[0], file="pack.md") + "&names=no").content.decode()
    assert "Acme" not in text
    assert "a.csv" not in text
    assert "Account 2" not in text.replace("**Account 2**", "")
    assert INVOICES[1] in text


def test_a_long_pack_fits_into_a_ticket(product: Client) -> None:
    from groundswell.people.viewer import OPERATOR
    from groundswell.product.evidence import ticket
    from groundswell.product.evidence.pack import pack

    whole = pack(OPERATOR, [concern_with(INVOICES[0]), concern_with(PRICE[0])])
    assert len(ticket.markdown(whole)) < ticket.LONGEST
    before = ticket.LONGEST
    try:
        ticket.LONGEST = 1_500
        cut = ticket.markdown(whole)
    finally:
        ticket.LONGEST = before
    assert len(cut) <= 1_500
    assert "more verbatim" in cut


def test_a_restricted_conversation_stands_in_no_pack(product: Client, signed_in: SignedIn) -> None:
    from groundswell.field.models import Verbatim
    from groundswell.field.reading.upkeep import refresh
    from groundswell.field.restrictions import Reason
    from groundswell.field.services.restricting import restrict
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of
    from groundswell.web.shell.clock import now

    there = address(INVOICES[0])
    lead = viewer_of(User.objects.get(role=Role.SALES_LEAD.value))
    assert lead is not None
    said = Verbatim.objects.filter(conversation__account="*Acme* @team").get()
    restrict(lead, said.conversation.pk, Reason.LEGAL, [lead.user], now())
    refresh(day(28))
    for browser in (product, signed_in(Role.SALES_LEAD.value)):
        for path in (there, there.replace("/pack?", "/pack.md?")):
            page = told(browser, path)
            assert INVOICES[0] not in page
            assert "Acme" not in page


def test_twenty_concerns_take_as_many_queries_as_one(product: Client) -> None:
    def queries(path: str) -> int:
        product.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert product.get(path).status_code == 200
        return len(asked)

    one = queries(address(INVOICES[0]))
    assert queries(address(INVOICES[0], PRICE[0], OFFLINE[0])) == one


def test_a_concern_that_there_is_not_is_not_there_and_none_says_what_to_do(product: Client) -> None:
    assert product.get("/pack?concerns=C-999").status_code == 404
    assert "Choose concerns on the board" in told(product, "/pack?concerns=x")
    assert product.get("/pack.md").status_code == 302
