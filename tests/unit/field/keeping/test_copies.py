"""Putting a backup back: nothing of the store goes before all of its successor is ready."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from groundswell.field.errors import StoreUnusable
from groundswell.field.keeping import store
from groundswell.field.keeping.file import State, look_at
from tests.worlds.field import INVOICES, OFFLINE, concerns, feedback, listen_to, write_table
from tests.worlds.talk import day

pytestmark = pytest.mark.files


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


def restore(file: Path):
    from groundswell.field.keeping import copies

    return copies.restore(file, author())


@pytest.fixture
def backup(tmp_path: Path, store_path: Path) -> Path:
    """A copy of a store that has heard invoices; the store has heard of basements since."""
    from groundswell.field.keeping import copies

    listen_to(write_table(tmp_path / "a.csv", feedback(INVOICES)))
    copies.backup(tmp_path / "good.db")
    listen_to(write_table(tmp_path / "b.csv", feedback(OFFLINE, first=20)))
    return tmp_path / "good.db"


def closed(path: Path) -> Path:
    """The store with nothing of it open, so that its file can be looked at and replaced."""
    from django.db import connection

    connection.close()
    return path


def cut(path: Path, left: int = 60_000) -> None:
    path.write_bytes(closed(path).read_bytes()[:left])


def overwrite(path: Path) -> None:
    """Pages in the middle are gone; the beginning still reads."""
    content = bytearray(closed(path).read_bytes())
    content[20_000:150_000] = b"\xff" * 130_000
    path.write_bytes(content)


def spoil(path: Path) -> None:
    """Every table still opens, and one of them holds nonsense."""
    with closing(sqlite3.connect(closed(path))) as opened:
        question = "SELECT rootpage FROM sqlite_master WHERE name = 'field_turn'"
        page = opened.execute(question).fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)


def behead(path: Path) -> None:
    content = closed(path).read_bytes()
    path.write_bytes(b"\xff" * 1000 + content[1000:])


def empty(path: Path) -> None:
    closed(path).write_bytes(b"")


def remove(path: Path) -> None:
    closed(path).unlink()
    path.parent.rmdir()


@pytest.mark.parametrize("broken", [cut, overwrite, spoil, behead, empty, remove])
def test_a_backup_comes_back_where_the_store_is_damaged_or_gone(
    backup: Path, store_path: Path, broken: Callable[[Path], None]
) -> None:
    broken(store_path)
    restore(backup)
    assert set.union(*concerns().values()) == set(INVOICES)
    assert look_at(closed(store_path)).state is State.OURS
    assert {p.name for p in store_path.parent.iterdir()} <= {"field.db", "field.db-lock", "field.db.damaged"}


def test_a_damaged_store_is_kept_beside_the_one_that_takes_its_place(backup: Path, store_path: Path) -> None:
    assert restore(backup).damaged is None
    for name in ("field.db.damaged", "field.db.damaged2"):
        cut(store_path)
        damaged = store_path.read_bytes()
        assert restore(backup).damaged == store_path.with_name(name)
        assert store_path.with_name(name).read_bytes() == damaged


def newer(backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as opened:
        opened.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('field', '0099_x', '')")
        opened.commit()


def other_program(backup: Path) -> None:
    backup.unlink()
    with closing(sqlite3.connect(backup)) as made:
        made.execute("CREATE TABLE notes (words)")
        made.commit()


def no_tables(backup: Path) -> None:
    backup.unlink()
    sqlite3.connect(backup).close()


@pytest.mark.parametrize(
    "broken", [cut, overwrite, spoil, behead, empty, newer, other_program, no_tables, Path.unlink]
)
def test_what_is_no_whole_backup_of_this_version_is_refused_and_the_store_stays(
    backup: Path, store_path: Path, broken: Callable[[Path], None]
) -> None:
    before = concerns()
    broken(backup)
    with pytest.raises(StoreUnusable):
        restore(backup)
    assert concerns() == before
    there = {p.name for p in store_path.parent.iterdir()}
    assert there <= {"field.db", "field.db-wal", "field.db-shm", "field.db-lock"}


def test_a_restore_that_fails_on_the_way_leaves_the_store_as_it_was(
    backup: Path, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field.keeping import copies

    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    before = concerns()
    monkeypatch.setattr(copies, "_erase_again", fail)
    with pytest.raises(OSError):
        restore(backup)
    assert concerns() == before
    assert store.store_path() == store_path


def test_a_store_that_another_process_reads_is_not_replaced_under_it(backup: Path, store_path: Path) -> None:
    listen_to(write_table(backup.parent / "c.csv", feedback(["more"], first=40)))
    with closing(sqlite3.connect(store_path)) as theirs:
        theirs.execute("BEGIN")
        theirs.execute("SELECT count(*) FROM field_verbatim").fetchone()
        listen_to(write_table(backup.parent / "d.csv", feedback(["still more"], first=50)))
        before = concerns()
        with pytest.raises(StoreUnusable, match="in use by another process"):
            restore(backup)
    assert concerns() == before


def test_another_programs_file_is_not_replaced(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs.db").write_text("words of another program")
    with (
        store.standing_at(tmp_path / "theirs.db"),
        pytest.raises(StoreUnusable, match="is not a Groundswell"),
    ):
        restore(backup)
    assert (tmp_path / "theirs.db").read_text() == "words of another program"


def test_a_store_is_no_backup_of_itself(backup: Path, store_path: Path) -> None:
    from groundswell.field.keeping import copies

    before = concerns()
    with pytest.raises(StoreUnusable, match="the store itself"):
        restore(store_path)
    with pytest.raises(StoreUnusable, match="the store itself"):
        copies.backup(store_path)
    assert concerns() == before


def test_a_backup_never_takes_the_place_of_a_device(backup: Path) -> None:
    from groundswell.field.keeping import copies

    with pytest.raises(StoreUnusable, match="no regular file"):
        copies.backup(Path("/dev/null"))
    assert Path("/dev/null").is_char_device()


def test_what_was_erased_is_learnt_from_a_damaged_store_as_far_as_it_can_be_read(
    backup: Path, store_path: Path
) -> None:
    from groundswell.field.erasing.forget import forget

    forget("a.csv", author())
    spoil(store_path)
    done = restore(backup)
    assert (done.erased_again, done.damaged) == (1, store_path.with_name("field.db.damaged"))
    assert concerns() == {}
