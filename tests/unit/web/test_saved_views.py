"""A view of the board is kept under a name, by whoever looks, and seen by nobody else."""

import re
from html import unescape

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import AT, SignedIn

pytestmark = pytest.mark.usefixtures("heard")
VIEW = "?kind=request&account=Account+1"


@pytest.fixture
def browser(signed_in: SignedIn) -> Client:
    return signed_in(Role.PRODUCT.value)


def views(browser: Client) -> dict[str, str]:
    """Where each leads."""
    told = browser.get("/concerns").content.decode()
    section = re.search(r'class="saved".*?</section>', told, re.DOTALL)
    found = re.findall(r'<a href="/concerns([^"]*)"[^>]*>([^<]*)</a>', section[0] if section else "")
    return {unescape(name): unescape(address) for address, name in found}


def keep(browser: Client, name: str, view: str = VIEW) -> int:
    return browser.post("/concerns/views", {"name": name, "view": view}).status_code


def test_a_view_is_kept_found_again_and_forgotten(browser: Client, signed_in: SignedIn) -> None:
    assert keep(browser, " What  <b>Account 1</b> asks ") == 302
    assert views(browser) == {"What <b>Account 1</b> asks": VIEW}
    keep(browser, "What <b>Account 1</b> asks", "?kind=praise&nonsense=1&after=C-3")
    assert views(browser) == {"What <b>Account 1</b> asks": "?kind=praise"}
    other = signed_in(Role.MARKETING.value)
    assert views(other) == {}
    forget = re.search(r"/concerns/views/\d+/forget", browser.get("/concerns").content.decode())
    assert forget is not None
    assert other.post(forget[0]).status_code == 302
    assert len(views(browser)) == 1
    assert browser.post(forget[0]).status_code == 302
    assert views(browser) == {}


def test_a_view_without_a_name_and_one_too_many_are_refused(browser: Client) -> None:
    assert keep(browser, "  ") == 422
    assert [keep(browser, f"View {number}") for number in range(31)] == [302] * 30 + [422]
    assert keep(browser, "View 3", "?kind=praise") == 302


@pytest.mark.parametrize("name", ["a.csv", "Account 1"])
def test_what_is_erased_stands_in_no_view_either(browser: Client, name: str) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author
    from groundswell.people.models import SavedView

    keep(browser, "Theirs")
    keep(browser, "Requests", "?kind=request")
    forget(name, Author(by="ana", at=AT))
    left = set(SavedView.objects.values_list("name", flat=True))
    assert left == ({"Requests"} if name == "Account 1" else {"Theirs", "Requests"})
