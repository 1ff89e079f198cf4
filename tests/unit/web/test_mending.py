"""Putting a conversation right on its page: one act, said once, undone there; typed words stay."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import listen_to

CALL = """WEBVTT

00:01.000 --> 00:05.000
<v Dana Whit>How is it going with the app?

00:06.000 --> 00:12.000
<v Kim Tarn>The app is dead without signal in the basement, and that is a problem for our crews.
"""


@pytest.fixture
def number(heard: None, tmp_path: Path) -> int:
    from groundswell.field.models import Conversation

    (tmp_path / "call.vtt").write_text(CALL, encoding="utf-8")
    listen_to(tmp_path / "call.vtt", sellers=("Dana Whit",))
    return Conversation.objects.get(source__endswith="call.vtt").pk


def page(browser: Client, number: int) -> str:
    return unescape(browser.get(f"/conversations/{number}").content.decode())


def mend(browser: Client, number: int, act: str, **told: object):
    found = re.search(r'name="seen" value="([^"]*)"', page(browser, number))
    assert found is not None
    return browser.post(f"/conversations/{number}/mend", {"seen": found[1], "act": act, **told})


def test_a_side_is_mended_said_and_undone_by_who_may_correct(signed_in: SignedIn, number: int) -> None:
    browser = signed_in(Role.SELLER.value)
    answer = mend(browser, number, "side", turn=1, side="seller", because="our own installer")
    assert answer["Location"] == f"/conversations/{number}"
    told = page(browser, number)
    assert "Kim Tarn speaks for us" in told
    assert "our own installer" in told
    assert "It is being heard anew." in told
    undo = re.search(r'class="done"[^>]*action="(/history/\d+/undo)"', told)
    assert undo is not None
    assert signed_in(Role.PRODUCT.value).post(undo[1])["Location"] == f"/conversations/{number}"
    assert "undone" in page(browser, number)


def test_the_worker_hears_it_anew(signed_in: SignedIn, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.web.shell.clock import now
    from groundswell.worker import mending
    from tests.worlds.encoding import WordEncoder

    monkeypatch.setattr(mending, "open_for_field", WordEncoder)
    browser = signed_in(Role.SELLER.value)
    assert "1 thing heard" in page(browser, number)
    assert not mending.hearing_is_due(now())
    mend(browser, number, "side", turn=1, side="seller")
    assert mending.hearing_is_due(now())
    mending.hear_anew(now())
    told = page(browser, number)
    assert "0 things heard" in told
    assert "being heard anew" not in told


def test_an_account_and_a_seller_are_named(signed_in: SignedIn, number: int) -> None:
    browser = signed_in(Role.MARKETING.value)
    assert mend(browser, number, "account", name="Account 1").status_code == 302
    assert mend(browser, number, "seller", name="Ruth Amin").status_code == 302
    told = page(browser, number)
    assert "the account is “Account 1”" in told
    assert "the seller is “Ruth Amin”" in told


def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_stays(
    signed_in: SignedIn, number: int
) -> None:
    browser = signed_in(Role.SELLER.value)
    for name, wrong in (("", "Name the account."), ("x" * 201, "at most 200 characters")):
        answer = mend(browser, number, "account", name=name)
        assert answer.status_code == 422
        told = unescape(answer.content.decode())
        assert wrong in told
        assert f'value="{name}" aria-invalid="true" aria-describedby="account-is-wrong"' in told
    assert mend(browser, number, "side", turn="one").status_code == 422
    assert mend(browser, number, "nothing of that kind").status_code == 422


def test_two_at_once_lose_nothing(signed_in: SignedIn, number: int) -> None:
    first, second = signed_in(Role.SELLER.value), signed_in(Role.PRODUCT.value)
    mend(first, number, "account", name="Account 1")
    given = {"seen": "", "act": "account", "name": "Account 2", "because": "they told me"}
    answer = second.post(f"/conversations/{number}/mend", given)
    assert answer.status_code == 422
    told = unescape(answer.content.decode())
    assert "Somebody put something right" in told
    assert 'value="Account 2"' in told
    assert 'value="they told me"' in told


def test_an_executive_reads_what_was_put_right_and_mends_nothing(signed_in: SignedIn, number: int) -> None:
    mend(signed_in(Role.SELLER.value), number, "account", name="Account 1")
    told = page(signed_in(Role.EXECUTIVE.value), number)
    assert "the account is “Account 1”" in told
    assert "Is something wrong here?" not in told
    assert "/undo" not in told


def test_hostile_names_are_just_text(signed_in: SignedIn, number: int) -> None:
    browser = signed_in(Role.SELLER.value)
    mend(browser, number, "account", name="<script>alert(1)</script> =cmd|x")
    assert "<script>alert" not in browser.get(f"/conversations/{number}").content.decode()
