"""A store of a landed version is upgraded with all its ids and words.

The file was written by the version before history's rows were called entries: two imports, a rename, a merge
and its undo, a split, a move, another merge, a dismissal undone and done again, and an erased file.
"""

import gzip
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from groundswell.field.keeping import store
from tests.worlds.stores import Template

pytestmark = pytest.mark.files

OLD = Path(__file__).resolve().parents[3] / "fixtures" / "stores" / "before_entries.sqlite.gz"
RENAMED_TABLES = {"field_change": "field_entry", "crm_seller": "crm_personofours"}
RENAMED_COLUMNS = {"change_id": "entry_id", "held": "pinned"}
# What an upgrade may write anew: how to take an entry back names columns.
REWRITTEN = {("field_entry", "patch")}


@pytest.fixture
def old(store_path: Path) -> Path:
    store_path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return store_path


def contents(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of ours."""
    with closing(sqlite3.connect(path)) as opened:
        opened.row_factory = sqlite3.Row
        names = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        ours = [name for (name,) in names if name.startswith(("field_", "crm_"))]
        return {t: [dict(row) for row in opened.execute(f"SELECT * FROM {t} ORDER BY 1")] for t in ours}


def schema(path: Path) -> dict[str, list[tuple[str, str, bool]]]:
    with closing(sqlite3.connect(path)) as opened:
        names = [n for (n,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {n: opened.execute(f"PRAGMA table_info({n})").fetchall() for n in names}
        return {n: sorted((c[1], c[2], bool(c[3])) for c in found) for n, found in columns.items()}


def test_every_row_keeps_its_id_and_what_it_says(old: Path) -> None:
    before = contents(old)
    store.prepare()
    store.connection.close()
    after = contents(old)
    for table, rows in before.items():
        name = RENAMED_TABLES.get(table, table)
        assert len(after[name]) == len(rows), table
        for row, now in zip(rows, after[name], strict=True):
            said = {RENAMED_COLUMNS.get(column, column): value for column, value in row.items()}
            kept = {c: v for c, v in said.items() if c in now and (name, c) not in REWRITTEN}
            assert {c: now[c] for c in kept} == kept, table
    assert len(before["field_verbatim"]) == 17
    assert len(before["field_change"]) == 13


def test_an_upgraded_store_has_the_tables_of_a_fresh_one(old: Path, empty_store: Template) -> None:
    store.prepare()
    store.connection.close()
    assert schema(old) == schema(empty_store.path)


def test_history_tells_the_same_as_before_the_upgrade(old: Path) -> None:
    from groundswell.field import models
    from groundswell.field.history import entries
    from groundswell.field.history.effects import told_of

    store.prepare()
    told = {one.entry.pk: one for one in told_of(entries.newest_first())}
    undone = {number: one.entry.undone_by_id for number, one in told.items() if one.entry.is_undone}
    assert undone == {4: 5, 10: 11}
    assert told[1].effect == "12 new verbatims; 3 concerns began"
    assert told[2].effect == "4 new verbatims; 1 concern began"
    assert models.PatchPiece.objects.filter(entry=7).exists()


def test_the_status_of_every_concern_is_what_its_events_come_to(old: Path) -> None:
    from groundswell.engine.events import status_of
    from groundswell.field import models
    from groundswell.field.history.events import events_of

    store.prepare()
    cached = dict(models.Concern.objects.values_list("id", "status"))
    assert {number: status_of(events_of(number)).value for number in cached} == cached
    assert cached[3] == "dismissed"


def test_what_was_decided_before_the_upgrade_still_holds_and_can_be_taken_back(old: Path) -> None:
    from groundswell.field import models
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import undo

    store.prepare()
    moved = models.Verbatim.objects.get(pk=12)
    assert (moved.concern, moved.pinned) == (1, True)
    undo(7, Author(by="ben", at=datetime(2026, 3, 30, tzinfo=UTC)))
    moved.refresh_from_db()
    assert (moved.concern, moved.pinned) == (3, False)


def test_before_an_upgrade_the_store_is_copied_as_it_is(old: Path) -> None:
    from groundswell.field.keeping.upgrading import copy_before_upgrade

    before = contents(old)
    at = datetime(2026, 3, 1, 9, tzinfo=UTC)
    copy = copy_before_upgrade(at)
    assert copy is not None
    assert copy.parent == old.parent / "backups"
    store.prepare()
    assert contents(copy) == before
    assert copy_before_upgrade(at) is None


def test_a_backup_of_an_older_version_is_of_this_one_when_it_takes_the_place_of_the_store(
    tmp_path: Path, store_path: Path, empty_store: Template
) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.keeping import copies

    backup = tmp_path / "backup.db"
    backup.write_bytes(gzip.decompress(OLD.read_bytes()))
    before = backup.read_bytes()
    copies.restore(backup, Author(by="ana", at=datetime(2026, 3, 3, tzinfo=UTC)))
    store.connection.close()
    assert schema(store_path) == schema(empty_store.path)
    assert len(contents(store_path)["field_verbatim"]) == 17
    assert backup.read_bytes() == before
