"""Copies: made each night, downloaded, tried, and rid of what is more than is kept."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn

pytestmark = pytest.mark.files
NIGHT = datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def administrator(signed_in: SignedIn) -> Client:
    return signed_in(Role.ADMINISTRATOR.value)


def look(at: datetime | None = None) -> None:
    from groundswell.worker.loop import do_what_is_due

    do_what_is_due(at or datetime.now(UTC))


def copies() -> list[str]:
    from groundswell.field.keeping.nightly import backups

    return [one.name for one in backups()]


def page(administrator: Client) -> str:
    return unescape(administrator.get("/settings/backup").content.decode())


@pytest.mark.usefixtures("heard")
def test_the_first_copy_is_made_at_once_and_then_one_each_night() -> None:
    made = []
    for hours in range(72):
        look(NIGHT + 9 * HOUR + hours * HOUR)
        made.append(len(copies()))
    assert (made[0], made[10], made[24], made[48]) == (1, 1, 2, 3)


@pytest.mark.usefixtures("company")
def test_where_nothing_was_heard_yet_no_copy_is_made() -> None:
    look(NIGHT)
    assert copies() == []


@pytest.mark.usefixtures("heard")
def test_a_machine_that_is_off_at_night_makes_its_copies_by_day() -> None:
    look(NIGHT + 9 * HOUR)
    look(NIGHT + 33 * HOUR)
    assert len(copies()) == 1
    look(NIGHT + 57 * HOUR)
    assert len(copies()) == 2


@pytest.mark.usefixtures("heard")
def test_only_the_newest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROUNDSWELL_BACKUPS", "2")
    for day in range(4):
        look(NIGHT + day * timedelta(days=1))
    assert copies() == ["field-20260305T023000Z.db", "field-20260304T023000Z.db"]


@pytest.mark.usefixtures("heard")
def test_a_copy_is_downloaded_whole_and_the_audit_tells_who_took_it(
    administrator: Client, tmp_path: Path
) -> None:
    from groundswell.ledger.models import AuditRow

    administrator.post("/settings/backup")
    look()
    (name,) = copies()
    answer = administrator.get(f"/settings/backup/{name}")
    taken = tmp_path / "taken.db"
    taken.write_bytes(b"".join(answer))
    with closing(sqlite3.connect(taken)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    acts = list(AuditRow.objects.order_by("id").values_list("act", "ref"))
    assert acts == [("back up", ""), ("download a backup", name)]


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("name", ["field.db", "..%2Ffield.db", "../field.db", "field-20260101T000000Z.db"])
def test_nothing_but_a_copy_is_downloaded(administrator: Client, name: str) -> None:
    answer = administrator.get(f"/settings/backup/{name}")
    assert (answer.status_code in (302, 404), b"SQLite" in answer.content) == (True, False)


@pytest.mark.usefixtures("heard")
def test_a_copy_that_is_tried_is_put_back_elsewhere_and_nothing_here_changes(
    administrator: Client, store_path: Path
) -> None:
    from groundswell.field.models import Conversation, Entry

    look()
    entries, heard = Entry.objects.count(), Conversation.objects.count()
    administrator.post("/settings/backup", {"try": copies()[0]})
    assert "is being put back elsewhere" in page(administrator)
    look()
    assert f"it opened, with {heard} conversations" in page(administrator)
    assert Entry.objects.count() == entries
    left = {one.name for one in (store_path.parent / "backups").iterdir()}
    assert left == set(copies())


@pytest.mark.usefixtures("heard")
def test_a_copy_that_is_damaged_is_told(administrator: Client, store_path: Path) -> None:
    look()
    (name,) = copies()
    (store_path.parent / "backups" / name).write_bytes(b"SQLite format 3\0" + b"\1" * 5_000)
    administrator.post("/settings/backup", {"try": name})
    look()
    assert "could not be opened" in page(administrator)


@pytest.mark.usefixtures("heard")
def test_copies_are_for_their_owner_alone(store_path: Path) -> None:
    look()
    folder = store_path.parent / "backups"
    assert (folder.stat().st_mode & 0o077, (folder / copies()[0]).stat().st_mode & 0o077) == (0, 0)


@pytest.mark.usefixtures("heard")
def test_today_tells_an_administrator_of_an_old_copy_and_of_what_fails(administrator: Client) -> None:
    from groundswell.ledger.failures import record

    look(datetime.now(UTC) - timedelta(days=9))
    record("sending", datetime.now(UTC), "broken")
    told = unescape(administrator.get("/").content.decode())
    assert "The last copy of the store is 9 days old." in told
    assert "1 thing behind the pages fails since" in told
    shown = unescape(administrator.get("/settings/worker").content.decode())
    assert "Sending" in shown
    administrator.post("/settings/worker", {"work": "sending"})
    look()
    assert "All is well behind the pages" in administrator.get("/settings/worker").content.decode()


@pytest.mark.usefixtures("heard")
def test_what_is_erased_is_erased_in_the_copies_as_well(administrator: Client, store_path: Path) -> None:
    look(datetime.now(UTC) - timedelta(days=1))
    look()
    folder = store_path.parent / "backups"
    before = copies()
    assert all(b"basement" in (folder / name).read_bytes() for name in before)
    administrator.post("/settings/erasing", {"what": "source", "name": "a.csv", "typed": "a.csv"})
    look()
    assert copies() == before
    assert not any(b"basement" in one.read_bytes() for one in folder.iterdir())
    administrator.post("/settings/backup", {"try": before[-1]})
    look()
    assert "it opened, with 0 conversations" in page(administrator)
