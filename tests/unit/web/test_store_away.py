"""A full disk and a locked store say so on a page of the house, which keeps what was typed."""

import itertools
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn

pytestmark = pytest.mark.files
REASON = "they say it <b>every</b> week & in \u202ewords\u202c of their own 🦀"


@pytest.fixture
def product(heard: None, signed_in: SignedIn) -> Client:
    browser = signed_in(Role.PRODUCT.value)
    browser.get("/")
    browser.raise_request_exception = False
    return browser


@pytest.fixture
def full(product: Client) -> Iterator[None]:
    """The store's file may not grow any more, as on a full disk."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone() or (0,)
        cursor.execute(f"PRAGMA max_page_count={pages}")
        yield
        cursor.execute("PRAGMA max_page_count=4294967294")


@pytest.fixture
def locked(product: Client, store_path: Path) -> Iterator[None]:
    """Somebody else writes, and does not end."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=100")
    begun, done = threading.Event(), threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(store_path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            begun.set()
            done.wait(60)

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait(60)
    yield
    done.set()
    writer.join()


def dismiss(browser: Client, concern: int = 1, act: str = "dismiss"):
    from groundswell.field.models import Concern

    told = {"act": act, "because": REASON * 3, "seen": str(Concern.objects.get(pk=concern).version)}
    return browser.post(f"/concerns/C-{concern}/decide", told)


@pytest.mark.usefixtures("locked")
def test_a_locked_store_is_told_and_what_was_typed_is_kept(product: Client) -> None:
    answer = dismiss(product)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    told = unescape(answer.content.decode())
    assert "The store is busy or away" in told
    assert REASON * 3 in told
    assert 'action="/concerns/C-1/decide"' in told
    assert "<b>every" not in answer.content.decode()


def test_what_was_kept_can_be_sent_again_as_it_stands(product: Client, store_path: Path) -> None:
    from groundswell.field.models import Concern
    from groundswell.web.shell.failing import Typed

    seen = Concern.objects.get(pk=1).version
    kept = Typed("/concerns/C-1/decide", "", (("act", "dismiss"), ("because", REASON), ("seen", str(seen))))
    assert product.post(kept.address, dict(kept.fields)).status_code == 302
    assert Concern.objects.get(pk=1).status == "dismissed"


@pytest.mark.usefixtures("full")
def test_a_full_disk_is_told_and_what_was_typed_is_kept(product: Client) -> None:
    # What is free in its pages is written to first.
    acts = itertools.cycle([("dismiss", 1), ("reopen", 1)])
    answers = (dismiss(product, number, act) for act, number in itertools.islice(acts, 400))
    answer = next(one for one in answers if one.status_code != 302)
    assert answer.status_code == 507
    told = unescape(answer.content.decode())
    assert "disk of this installation is full" in told
    assert REASON * 3 in told


@pytest.mark.usefixtures("locked")
def test_a_password_is_not_shown_again(product: Client) -> None:
    nobody = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    told = {"email": "seller@wrenfield.example", "password": "a heron over the reservoir"}
    answer = nobody.post("/sign-in", told)
    assert (answer.status_code, b"heron" in answer.content) == (503, False)
