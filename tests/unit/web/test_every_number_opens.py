"""Behind each number on a page its words are one click away; long lists are turned page by page."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, feedback, listen_to, write_table

MEMBER = Role.SELLER.value


@pytest.fixture
def browser(signed_in: SignedIn) -> Client:
    return signed_in(MEMBER)


@pytest.fixture
def said_twice(company: None, tmp_path: Path) -> None:
    """What each of two accounts says, and one thing that nobody says again."""
    rows = feedback([*INVOICES, *OFFLINE, *PRICE])
    for number, row in enumerate(rows):
        row["account"] = ("Meyer & Söhne", "Kuhn 100%")[number % 2]
    rows += [{"id": "F-99", "text": "zebras dislike violins", "account": "Kuhn 100%"}]
    listen_to(write_table(tmp_path / "a.csv", rows))


def page(browser: Client, path: str) -> str:
    answer = browser.get(path.partition("#")[0])
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def quoted(told: str) -> list[str]:
    return re.findall("<blockquote[^>]*>([^<]*)</blockquote>", told)


def walked(browser: Client, path: str) -> list[str]:
    """The pages from this one on."""
    pages = [page(browser, path)]
    base = path.partition("?")[0]
    while further := re.search(r'class="act more" href="([^"]*)"', pages[-1]):
        pages.append(page(browser, base + further[1][further[1].index("?") :]))
    return pages


@pytest.mark.usefixtures("said_twice")
def test_every_figure_of_a_row_leads_to_its_words(browser: Client) -> None:
    told = page(browser, "/concerns?account=Meyer & Söhne".replace("&", "%26"))
    figures = re.findall(r'<dt>(\w+)</dt><dd><a href="([^"]*)">(\d+)</a>', told)
    assert figures
    for name, href, number in figures:
        there = page(browser, href)
        assert f'id="{href.partition("#")[2]}"' in there
        if name == "verbatims":
            assert len(quoted(there)) == int(number)
            assert f"{number} verbatims of “Meyer & Söhne”" in there


@pytest.mark.usefixtures("said_twice")
def test_who_raises_a_concern_leads_to_what_they_said_in_it(browser: Client) -> None:
    number = concern_with(INVOICES[0])
    told = page(browser, f"/concerns/C-{number}")
    raising = re.search(r'<ul class="plain raising">.*?</ul>', told, re.DOTALL)
    assert raising is not None
    links = re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a> <small>(\d+) verbatims', raising[0])
    assert {name for _, name, _ in links} == {"Meyer & Söhne", "Kuhn 100%"}
    for href, _, verbatims in links:
        assert len(quoted(page(browser, href))) == int(verbatims)


@pytest.mark.usefixtures("said_twice")
def test_what_was_heard_once_has_a_page_of_its_own(browser: Client) -> None:
    heard_once = re.search(r'href="(/heard-once)">(\d+) thing', page(browser, "/concerns"))
    assert heard_once is not None
    told = page(browser, heard_once[1])
    assert len(quoted(told)) == int(heard_once[2]) == 1
    assert "Kuhn 100%" in told
    assert quoted(page(browser, "/heard-once?account=Meyer")) == []


@pytest.mark.usefixtures("said_twice")
def test_the_pages_of_a_concern_show_each_verbatim_once(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("groundswell.web.concerns.saying._PAGE", 3)
    for order in ("telling", "newest"):
        pages = walked(browser, f"/concerns/C-{concern_with(INVOICES[0])}?order={order}")
        assert len(pages) == 2
        assert sorted(said for told in pages for said in quoted(told)) == sorted(INVOICES)


@pytest.mark.usefixtures("said_twice")
def test_the_pages_of_the_board_show_each_concern_once_whatever_is_asked_for(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("groundswell.web.concerns.board._PAGE", 1)
    for asked in ("", "?account=Meyer", "?from=2026-03&to=2026-03"):
        pages = walked(browser, f"/concerns{asked}")
        found = [int(number) for told in pages for number in re.findall(r'class="row[^>]*id="C-(\d+)"', told)]
        ranks = [rank for told in pages for rank in re.findall(r"(\d+)</span></label>", told)]
        assert sorted(found) == sorted(map(concern_with, (INVOICES[0], OFFLINE[0], PRICE[0])))
        assert ranks == ["1", "2", "3"]


@pytest.mark.usefixtures("said_twice")
def test_all_who_raised_it_stand_on_a_page_of_their_own(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("groundswell.web.concerns.who._PAGE", 1)
    pages = walked(browser, f"/concerns/C-{concern_with(INVOICES[0])}/who")
    assert len(pages) == 2
    assert ["Meyer & Söhne" in told for told in pages].count(True) == 1


@pytest.mark.usefixtures("heard")
def test_an_account_says_how_many_concerns_it_raises_and_where_they_are(browser: Client) -> None:
    told = page(browser, "/accounts/Account 1")
    href = re.search(r'Raises <a href="([^"]*)">(\d+) concern', told)
    assert href is not None
    assert f"{href[2]} concern of 3" in page(browser, href[1])


@pytest.mark.usefixtures("company")
def test_without_accounts_no_column_tells_of_them(browser: Client, tmp_path: Path) -> None:
    rows = [{"id": row["id"], "text": row["text"]} for row in feedback([*INVOICES, *OFFLINE])]
    listen_to(write_table(tmp_path / "a.csv", rows))
    assert "<dt>accounts</dt>" not in page(browser, "/concerns")
    assert 'id="who"' not in page(browser, f"/concerns/C-{concern_with(INVOICES[0])}")


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize(
    "asked",
    [
        "after=C-99999",
        "after=nonsense",
        "from=2026-13&to=0000-01",
        "theme=9999999999&status=nonsense&show=nonsense",
        "account=%25&seller=_",
        "account=" + "x" * 500,
        "kind=&list=&theme=-1",
    ],
)
def test_an_address_that_makes_no_sense_is_no_error(browser: Client, asked: str) -> None:
    page(browser, f"/concerns?{asked}")
    page(browser, f"/concerns/C-{concern_with(INVOICES[0])}?{asked}&after=V-99999&again=V-0&voice=loud")
    page(browser, f"/heard-once?{asked}")


def merge(browser: Client, *chosen: str, **more: str) -> tuple[int, str]:
    answer = browser.post("/concerns/merge", {"concern": list(chosen), "back": "?kind=request", **more})
    return answer.status_code, unescape(answer.content.decode()) or str(answer["Location"])


def rows(browser: Client) -> dict[int, str]:
    """What the boxes of the board send, by concern."""
    boxes = re.findall(r'name="concern" value="(\d+)-(\d+)"', page(browser, "/concerns"))
    return {int(number): f"{number}-{seen}" for number, seen in boxes}


@pytest.mark.usefixtures("heard")
def test_two_concerns_of_the_board_become_one_and_two_again(browser: Client) -> None:
    stays, goes = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    sent = rows(browser)
    assert merge(browser, sent[stays], sent[goes]) == (302, f"/concerns/C-{stays}")
    told = page(browser, f"/concerns/C-{stays}")
    assert f"Merged C-{goes} into C-{stays}" in told
    undo = re.search(r'class="done"[^>]*action="([^"]*)"', told)
    assert undo is not None
    browser.post(undo[1])
    assert concern_with(OFFLINE[0]) == goes


@pytest.mark.usefixtures("heard")
def test_to_merge_one_concern_says_what_is_missing_and_keeps_what_was_chosen(browser: Client) -> None:
    sent = rows(browser)[concern_with(INVOICES[0])]
    for chosen in ((sent,), (sent, sent), (sent, "nonsense")):
        status, told = merge(browser, *chosen, back="")
        assert status == 422
        assert "Choose at least two concerns first." in told
        assert re.search(rf'name="concern" value="{sent}"[^>]* checked', told)


@pytest.mark.usefixtures("heard")
def test_a_concern_of_the_board_that_somebody_changed_meanwhile_is_not_merged_unasked(
    browser: Client, signed_in: SignedIn
) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import rename
    from tests.unit.web.conftest import AT

    stays, goes = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    sent = rows(browser)
    for number, name in ((stays, "Doubled"), (goes, "Underground")):
        rename(number, name, Author(by="ana", at=AT))
    for number, name in sorted({stays: "Doubled", goes: "Underground"}.items()):
        status, told = merge(browser, *(sent[one] for one in (stays, goes)))
        assert status == 409
        assert f"Somebody changed C-{number}" in re.sub(r"<[^>]+>", "", told)
        assert name in told
        kept = re.findall(r'name="concern" value="((\d+)-\d+)"', told)
        sent |= {int(concern): value for value, concern in kept}
    assert merge(browser, sent[stays], sent[goes])[0] == 302


@pytest.mark.usefixtures("heard")
def test_what_is_not_this_concern_is_taken_out_and_comes_back(browser: Client) -> None:
    from groundswell.field.models import Verbatim

    number = concern_with(INVOICES[0])
    verbatim = next(v for v in Verbatim.objects.select_related("turn") if v.turn.text == INVOICES[1])
    told = page(browser, f"/concerns/C-{number}")
    seen = re.search(r'name="seen" value="(\d+)"', told)
    assert seen is not None
    act = {"seen": seen[1], "act": "take out", "verbatims": [verbatim.pk], "because": "about the lift"}
    assert browser.post(f"/concerns/C-{number}/decide", act).status_code == 302
    told = page(browser, f"/concerns/C-{number}")
    assert INVOICES[1] not in quoted(told)
    assert "about the lift" in told
    assert INVOICES[1] in quoted(page(browser, "/heard-once"))
    undo = re.search(r'<form method="post" action="(/history/\d+/undo)"', told)
    assert undo is not None
    browser.post(undo[1])
    assert INVOICES[1] in quoted(page(browser, f"/concerns/C-{number}"))


@pytest.mark.usefixtures("said_twice")
def test_the_pages_of_a_search_show_each_verbatim_once_and_keep_what_narrows_it(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("groundswell.web.searching.contexts._PAGE", 1)
    pages = walked(browser, "/search?q=the")
    found = [said for told in pages for said in quoted(told)]
    assert sorted(found) == sorted(said for said in [*INVOICES, *OFFLINE, *PRICE] if "the" in said.split())
    narrowed = [said for told in walked(browser, "/search?q=the&account=Meyer") for said in quoted(told)]
    assert set(narrowed) == {
        said for place, said in enumerate([*INVOICES, *OFFLINE, *PRICE]) if said in found and place % 2 == 0
    }
    assert quoted(page(browser, "/search?q=the&channel=call&voice=unknown&seller=Nobody")) == []
    assert found[:1] == quoted(page(browser, "/search?q=the&after=V-99999"))


@pytest.mark.usefixtures("heard")
def test_while_all_is_counted_anew_every_page_says_so_and_shows_the_counts_of_before(browser: Client) -> None:
    from groundswell.field.models import Verbatim

    number = concern_with(INVOICES[0])
    addresses = ("/concerns", f"/concerns/C-{number}", f"/concerns/C-{number}/who", "/heard-once")
    before = {address: page(browser, address) for address in (*addresses, "/accounts/Account 1")}
    Verbatim.objects.update(carries=0.5)
    for address, told in before.items():
        assert "being counted" not in told
        meanwhile = page(browser, address)
        assert "being counted" in meanwhile
        assert quoted(meanwhile) == quoted(told)
    assert quoted(page(browser, "/search?q=invoice"))


@pytest.mark.usefixtures("heard")
def test_no_page_shows_a_count_of_words_that_were_erased(browser: Client) -> None:
    from groundswell.field.reading.upkeep import drop

    number = concern_with(INVOICES[0])
    drop()
    for address in ("/concerns", f"/concerns/C-{number}", "/heard-once", "/accounts/Account 1"):
        told = page(browser, address)
        assert "being counted" in told
        assert quoted(told) == []


@pytest.mark.usefixtures("heard")
def test_the_map_leads_to_each_concern_that_hurts_and_stands_above_the_same_list(browser: Client) -> None:
    told = page(browser, "/concerns?show=map")
    mapped = {int(one) for one in re.findall(r'<a href="/concerns/C-(\d+)" class="tile', told)}
    assert mapped == set(map(concern_with, (INVOICES[0], OFFLINE[0], PRICE[0])))
    assert told.count('class="row') == 3


@pytest.mark.usefixtures("heard")
def test_themes_lead_to_their_concerns_and_keep_what_narrows(browser: Client) -> None:
    from groundswell.field.models import Concern
    from groundswell.field.reading.upkeep import refresh

    together = {concern_with(INVOICES[0]), concern_with(OFFLINE[0])}
    Concern.objects.filter(pk__in=together).update(theme=7)
    Concern.objects.exclude(pk__in=together).update(theme=8)
    refresh(None)
    told = page(browser, "/concerns?show=themes&from=2026-03")
    hrefs = re.findall(r'<h2><a href="([^"]*)"', told)
    assert len(hrefs) == 2
    found = [set(map(int, re.findall(r'id="C-(\d+)"', page(browser, href)))) for href in hrefs]
    assert together in found
    assert all("from=2026-03" in href for href in hrefs)
