"""A search finds by words, and beside them what means the same, as long as the worker answers."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, PRICE, concern_with

pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture
def browser(signed_in: SignedIn) -> Client:
    return signed_in(Role.SELLER.value)


@pytest.fixture
def worker(heard: None) -> Iterator[None]:
    """What of it answers."""
    from groundswell.field.placing import Placing
    from groundswell.worker.answering import Answering, Answers

    answering = Answering(Answers(Placing(WordEncoder), WordEncoder))
    answering.begin()
    yield
    answering.end()


def meant(browser: Client, asked: str) -> list[int]:
    told = unescape(browser.get(f"/search?{asked}").content.decode())
    section = re.search(r'aria-labelledby="meant".*?</section>', told, re.DOTALL)
    return [int(one) for one in re.findall(r"/concerns/C-(\d+)", section[0])] if section else []


@pytest.mark.usefixtures("worker")
def test_words_that_nobody_said_in_one_sentence_lead_to_the_concern_that_means_them(browser: Client) -> None:
    assert meant(browser, "q=invoice export doubled zeppelin")[0] == concern_with(INVOICES[0])
    assert meant(browser, "q=seasonal price zeppelin")[0] == concern_with(PRICE[0])
    assert meant(browser, "q=zeppelin") == []
    assert meant(browser, "q=seasonal price&account=Account 9") == []


def test_without_the_worker_words_are_found_alone(browser: Client) -> None:
    told = browser.get("/search?q=invoice").content.decode()
    assert INVOICES[0] in told
    assert meant(browser, "q=invoice") == []
