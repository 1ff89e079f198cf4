"""The page of sources: what flows in, what went silent, and folders that are watched."""

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import AT, SignedIn
from tests.unit.web.test_bringing import FEEDBACK, brought, table, work
from tests.worlds.field import concerns, feedback

pytestmark = pytest.mark.usefixtures("store_path")
Look = Callable[[timedelta], None]
SOON, QUIET = timedelta(seconds=21), timedelta(seconds=60)


@pytest.fixture
def browser(signed_in: SignedIn) -> Client:
    return signed_in(Role.ADMINISTRATOR.value)


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shared" / "calls"
    folder.mkdir(parents=True)
    monkeypatch.setenv("GROUNDSWELL_WATCHED", str(tmp_path / "shared"))
    return folder


@pytest.fixture
def look() -> Look:
    """Looks into watched folders and takes what is due, so long after the first look."""
    from groundswell.field.bringing.folders import look_into_folders

    def after(since: timedelta) -> None:
        look_into_folders(AT + since)
        work(AT + since)

    return after


def page(browser: Client) -> str:
    return unescape(browser.get("/settings/sources").content.decode())


def came(name: str, day: int) -> None:
    from groundswell.field.models import Entry, SourceFile

    at = datetime(2026, 3, day, tzinfo=UTC)
    entry = Entry.objects.create(action="import", at=at, summary=f"imported {name}")
    SourceFile.objects.create(entry=entry, name=name, kind="csv", rows=3, taken=2, refused=1)


def test_a_source_that_is_silent_for_twice_its_usual_gap_is_named() -> None:
    from groundswell.field.bringing.sources import sources
    from groundswell.people.viewer import OPERATOR

    for day in (1, 4, 7):
        came(f"export-2026-03-0{day}.csv", day)
        came(f"calls/{day}.vtt", day)
    came("calls/8.vtt", 8)
    at = datetime(2026, 3, 12, 1, tzinfo=UTC)
    told = {one.name: (one.silent, one.files, one.taken, one.refused) for one in sources(OPERATOR, at)}
    assert told == {"export-….csv": (False, 3, 6, 3), "calls": (False, 4, 8, 4)}
    later = sources(OPERATOR, at + timedelta(days=1))
    assert [(one.name, one.silent) for one in later] == [("export-….csv", True), ("calls", False)]


def test_the_page_says_how_many_went_silent_and_of_undone_imports_nothing(browser: Client) -> None:
    assert "Nothing flows in yet" in page(browser)
    for day in (1, 2, 3):
        came("old.csv", day)
    told = page(browser)
    assert "1 of 1 source has gone silent" in told
    assert "6 taken · 0 heard before · 3 refused" in told
    assert "usually every day" in told


def test_what_comes_into_a_watched_folder_is_taken_once_it_is_quiet(
    browser: Client, calls: Path, look: Look, store_path: Path
) -> None:
    assert browser.post("/settings/sources", {"path": str(calls)}).status_code == 302
    (calls / "a.csv").write_bytes(FEEDBACK)
    look(timedelta())
    look(SOON)
    assert concerns() == {}
    look(QUIET)
    first = concerns()
    assert len(first) == 3
    look(QUIET + SOON)
    look(QUIET * 3)
    from groundswell.field.models import SourceFile

    assert list(SourceFile.objects.values_list("name", "taken")) == [("calls/a.csv", 12)]
    (calls / "a.csv").write_bytes(FEEDBACK + table(feedback(["a new one"], 90)).split(b"\r\n", 1)[1])
    look(QUIET * 4)
    look(QUIET * 5)
    assert list(SourceFile.objects.values_list("taken", "duplicates")) == [(12, 0), (1, 12)]
    assert brought(store_path) == []
    assert (calls / "a.csv").exists()
    assert str(calls) in page(browser)


def test_a_file_that_is_still_written_to_waits(browser: Client, calls: Path, look: Look) -> None:
    browser.post("/settings/sources", {"path": str(calls)})
    for minute in range(4):
        (calls / "a.csv").write_bytes(FEEDBACK[: 100 * (minute + 1)])
        look(timedelta(minutes=minute))
    assert concerns() == {}


def test_a_folder_that_is_gone_is_said_and_one_may_be_let_go(
    browser: Client, calls: Path, look: Look
) -> None:
    browser.post("/settings/sources", {"path": str(calls)})
    calls.rmdir()
    look(timedelta())
    assert "It cannot be looked into (it is not there)" in page(browser)
    from groundswell.field.deliveries import WatchedFolder

    folder = WatchedFolder.objects.get()
    assert browser.post(f"/settings/sources/{folder.pk}/unwatch").status_code == 302
    assert str(calls) not in page(browser).split("Watched folders")[1]


def undo_last(browser: Client) -> None:
    """By the button under what was done."""
    told = page(browser)
    (address,) = re.findall(r'action="(/history/\d+/undo)"', told)
    answer = browser.post(address)
    assert (answer.status_code, answer["Location"]) == (302, "/settings/sources")


def test_a_folder_that_was_let_go_is_watched_again_once_that_is_undone_and_nothing_is_lost(
    browser: Client, calls: Path, look: Look
) -> None:
    from groundswell.field.bringing.folders import look_into_folders
    from groundswell.field.deliveries import Delivery, WatchedFolder

    browser.post("/settings/sources", {"path": str(calls)})
    (calls / "a.csv").write_bytes(FEEDBACK)
    look_into_folders(AT)
    look_into_folders(AT + QUIET)
    assert Delivery.objects.count() == 1  # about to be taken
    folder = WatchedFolder.objects.get()
    browser.post(f"/settings/sources/{folder.pk}/unwatch")
    assert Delivery.objects.count() == 0
    look(QUIET * 2)
    assert concerns() == {}
    undo_last(browser)
    assert str(calls) in page(browser)
    look(QUIET * 3)
    assert len(concerns()) == 3
    look(QUIET * 5)
    from groundswell.field.models import SourceFile

    assert list(SourceFile.objects.values_list("name", "taken")) == [("calls/a.csv", 12)]


def test_watching_is_undone_and_a_folder_that_was_let_go_may_be_watched_anew(
    browser: Client, calls: Path, look: Look
) -> None:
    from groundswell.ledger.models import AuditRow

    (calls / "a.csv").write_bytes(FEEDBACK)
    browser.post("/settings/sources", {"path": str(calls)})
    undo_last(browser)
    assert str(calls) not in page(browser).split("Watched folders")[1]
    for after in (timedelta(), SOON, QUIET):
        look(after)
    assert concerns() == {}
    assert browser.post("/settings/sources", {"path": str(calls)}).status_code == 302
    assert browser.post("/settings/sources", {"path": str(calls)}).status_code == 422
    for after in (QUIET * 2, QUIET * 3):
        look(after)
    assert len(concerns()) == 3
    acts = list(AuditRow.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["watch a folder", "undo", "watch a folder"]


def test_nobody_but_an_administrator_undoes_what_is_watched(
    browser: Client, calls: Path, signed_in: SignedIn
) -> None:
    from groundswell.field.models import Entry

    browser.post("/settings/sources", {"path": str(calls)})
    entry = Entry.objects.get().pk
    for role in set(Role) - {Role.ADMINISTRATOR}:
        assert signed_in(role.value).post(f"/history/{entry}/undo").status_code == 404, role
    assert str(calls) in page(browser)


@pytest.mark.parametrize("where", ["", "calls", "/etc", "..", "store", "link", "a" * 5_000])
def test_no_other_folder_of_the_machine_may_be_watched(
    browser: Client, calls: Path, store_path: Path, where: str
) -> None:
    (calls.parent / "link").symlink_to("/etc")
    named = {"..": f"{calls}/../..", "store": str(store_path.parent), "link": f"{calls.parent}/link"}
    answer = browser.post("/settings/sources", {"path": named.get(where, where)})
    assert answer.status_code == 422
    assert 'aria-describedby="below wrong"' in answer.content.decode()


def test_where_nobody_allows_it_no_folder_may_be_watched(browser: Client, tmp_path: Path) -> None:
    assert "GROUNDSWELL_WATCHED" not in os.environ
    assert browser.post("/settings/sources", {"path": str(tmp_path)}).status_code == 422


def test_a_link_out_of_a_watched_folder_is_not_followed(
    browser: Client, calls: Path, look: Look, tmp_path: Path
) -> None:
    (tmp_path / "secret.csv").write_bytes(FEEDBACK)
    (calls / "a.csv").symlink_to(tmp_path / "secret.csv")
    browser.post("/settings/sources", {"path": str(calls)})
    for after in (timedelta(), SOON, QUIET, QUIET * 2):
        look(after)
    assert concerns() == {}
