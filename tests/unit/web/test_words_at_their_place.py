"""Conversations, accounts and search: each word is found again at its place."""

import re
from html import unescape

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, concern_with

MEMBER = Role.SELLER.value
pytestmark = pytest.mark.usefixtures("heard")


def page(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def verbatim(words: str) -> int:
    from groundswell.field.models import Verbatim

    return next(v.pk for v in Verbatim.objects.select_related("turn") if words in v.turn.text)


def test_a_verbatim_leads_to_its_place_in_the_conversation_where_it_is_marked(signed_in: SignedIn) -> None:
    browser, number = signed_in(MEMBER), verbatim(INVOICES[0])
    there = browser.get(f"/V-{number}")["Location"]
    assert re.fullmatch(rf"/conversations/\d+#V-{number}", there)
    told = page(browser, there)
    marked = re.search(rf'<mark id="V-{number}"><a href="/concerns/C-(\d+)"[^>]*>([^<]*)</a></mark>', told)
    assert marked is not None
    assert (int(marked[1]), marked[2]) == (concern_with(INVOICES[0]), INVOICES[0])


def test_every_quote_on_a_concern_leads_to_where_it_was_said(signed_in: SignedIn) -> None:
    browser = signed_in(MEMBER)
    told = page(browser, f"/concerns/C-{concern_with(INVOICES[0])}")
    places = re.findall(r'href="(/conversations/\d+)#(V-\d+)"', told)
    assert len(places) == len(INVOICES)
    for address, mark in places:
        assert f'id="{mark}"' in page(browser, address)


def test_words_are_found_and_said_to_be_missing(signed_in: SignedIn) -> None:
    browser = signed_in(MEMBER)
    told = page(browser, "/search?q=INVOI export")
    assert "4 verbatims with “INVOI export”" in told
    assert f"/concerns/C-{concern_with(INVOICES[0])}" in told
    assert "Nobody has said “zeppelin <b>”" in page(browser, "/search?q=zeppelin <b>")
    assert "What did they say about" in page(browser, "/search")


def test_an_account_has_a_page_of_what_it_said_and_raises(signed_in: SignedIn) -> None:
    told = page(signed_in(MEMBER), "/accounts/Account 1")
    assert INVOICES[0] in told
    assert f"/concerns/C-{concern_with(INVOICES[0])}" in told


@pytest.mark.parametrize(
    "path", ["/conversations/99999", "/V-99999", "/accounts/Nobody at all", "/accounts/"]
)
def test_what_is_not_there_is_said_to_be_not_there(signed_in: SignedIn, path: str) -> None:
    assert signed_in(MEMBER).get(path).status_code == 404


def test_erased_words_stand_on_no_page_any_more(signed_in: SignedIn) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author
    from groundswell.worker.loop import do_what_is_due
    from tests.unit.web.conftest import AT

    browser, number = signed_in(MEMBER), verbatim(INVOICES[0])
    there = browser.get(f"/V-{number}")["Location"].partition("#")[0]
    forget("a.csv", Author(by="ana", at=AT))
    assert INVOICES[0] not in page(browser, "/accounts/Account 1")
    do_what_is_due(AT)
    assert browser.get(f"/V-{number}").status_code == browser.get(there).status_code == 404
    assert browser.get("/accounts/Account 1").status_code == 404
    assert "Nobody has said" in page(browser, "/search?q=invoice")


def test_a_call_whose_file_only_begins_to_say_the_account_is_headed_by_the_account(
    signed_in: SignedIn,
) -> None:
    from groundswell.field.models import Conversation

    browser, said = signed_in(MEMBER), Conversation.objects.first()
    assert said is not None
    assert said.account.startswith("Account ")
    for title, heading in (("account", said.account), ("Renewal talk", "Renewal talk")):
        said.title = title
        said.save(update_fields=["title"])
        assert f'<h1 dir="auto">{heading}</h1>' in page(browser, f"/conversations/{said.pk}")
