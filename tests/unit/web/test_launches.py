"""Launches in a browser: begun, put together, changed, put away, and taken back."""

import re

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_answers import heard as heard  # the fixture
from tests.unit.web.test_answers import told
from tests.worlds.field import OFFLINE, concern_with

pytestmark = pytest.mark.usefixtures("heard")


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
