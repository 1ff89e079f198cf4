"""The board and the concern: what stands there, in whose words, and how it is looked for."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import AT, SignedIn
from tests.worlds.field import INVOICES, OFFLINE, concern_with, feedback, listen_to, write_table

MEMBER = Role.PRODUCT.value


def page(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def queries_of(browser: Client, path: str) -> int:
    asked: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *more: (asked.append(sql), run(sql, *more))[1]):
        page(browser, path)
    return len(asked)


@pytest.mark.usefixtures("heard")
def test_the_board_ranks_each_concern_with_a_customers_own_sentence(signed_in: SignedIn) -> None:
    told = page(signed_in(MEMBER), "/concerns")
    assert "3 concerns from 12 conversations" in told
    assert len(re.findall(r'<li class="row', told)) == 3
    assert told.count("<blockquote") == 3
    assert any(said in told for said in INVOICES)


@pytest.mark.usefixtures("heard")
def test_a_part_is_asked_for_in_the_address_and_a_mistyped_one_shows_the_whole(signed_in: SignedIn) -> None:
    browser = signed_in(MEMBER)
    assert "1 concern of 3" in page(browser, "/concerns?account=Account 1")
    assert "0 concerns of 3" in page(browser, "/concerns?account=Nobody at all")
    assert "3 concerns from" in page(browser, "/concerns?kind=nonsense")


def test_where_nothing_was_heard_the_pages_say_what_will_stand_there(signed_in: SignedIn) -> None:
    from groundswell.worker.loop import do_what_is_due

    browser = signed_in(MEMBER)
    assert "is being counted" in page(browser, "/concerns")
    do_what_is_due(AT)
    assert "Nothing has been heard yet" in page(browser, "/concerns")
    assert "once something was brought in" in page(browser, "/")
    assert 'href="/settings/imports">Bring in files' not in page(signed_in(Role.SELLER.value), "/")
    assert 'href="/settings/imports">Bring in<' in page(signed_in(Role.ADMINISTRATOR.value), "/")


@pytest.mark.usefixtures("heard")
def test_a_concern_shows_its_words_and_a_merged_number_leads_to_it(signed_in: SignedIn) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import merge

    browser = signed_in(MEMBER)
    invoices, offline = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    assert all(said in page(browser, f"/concerns/C-{invoices}") for said in INVOICES)
    merge([invoices, offline], Author(by="ana", at=AT))
    gone, stays = sorted({invoices, offline} - {concern_with(INVOICES[0])})[0], concern_with(INVOICES[0])
    for path in (f"/concerns/C-{gone}", f"/C-{gone}"):
        assert browser.get(path)["Location"] == f"/concerns/C-{stays}"
    assert f"C-{gone}" in page(browser, f"/concerns/C-{stays}")
    assert browser.get("/concerns/C-999").status_code == 404


@pytest.mark.usefixtures("heard")
def test_whatever_was_said_or_named_is_just_text(signed_in: SignedIn, tmp_path: Path) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import rename

    number = concern_with(INVOICES[0])
    rename(
        number, "<script>alert(1)</script>", Author(by='"><img src=x>', at=AT, because="=cmd|' /C calc'!A0")
    )
    listen_to(write_table(tmp_path / "b.csv", feedback([f"{INVOICES[0]} & 5 < 6"], first=50)))
    browser = signed_in(MEMBER)
    for path in ("/", "/concerns", f"/concerns/C-{number}"):
        told = page(browser, path)
        assert "<script>" not in told
        assert "&lt;script&gt;" in told
        assert "<img" not in told
    assert "invoice &amp; 5 &lt; 6" in told


@pytest.mark.usefixtures("heard")
def test_how_many_queries_a_page_asks_does_not_hang_on_how_much_there_is(
    signed_in: SignedIn, tmp_path: Path
) -> None:
    browser = signed_in(MEMBER)
    paths = ("/", "/concerns", "/concerns?account=Account 1", f"/concerns/C-{concern_with(INVOICES[0])}")
    before = [queries_of(browser, path) for path in paths]
    more = [
        f"{thing} {said}" for thing in ("lift", "boiler", "pump") for said in ("leaks daily", "leaks a lot")
    ]
    listen_to(write_table(tmp_path / "b.csv", feedback(more, first=100)))
    page(browser, "/concerns")
    assert [queries_of(browser, path) for path in paths] == before
    assert max(before) <= 43


@pytest.mark.usefixtures("heard")
def test_nothing_on_a_page_is_inline_or_from_elsewhere(signed_in: SignedIn) -> None:
    answer = signed_in(MEMBER).get("/concerns")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    told = answer.content.decode()
    assert not re.findall(r"<style|style=|<script(?! src=)|\son\w+=", told)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', told)
