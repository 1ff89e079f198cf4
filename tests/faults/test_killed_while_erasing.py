"""A real process killed while it erases or restores: no erased word comes back, and the next start ends it.

The full number of kills is `python -m benchmarks.kills forget|restore`.
"""

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.erasing_world import PERSON, PLANTED, author, left_in, left_in_patches
from benchmarks.kills import FAULTS, Reader, World, kills, make_world, restoring

# Kills, readers and copies of a store in a file.
pytestmark = pytest.mark.files

KILLS = 4


@pytest.mark.usefixtures("store_path")
@pytest.mark.parametrize("what", sorted(FAULTS))
def test_no_erased_word_comes_back_whenever_the_process_is_killed(tmp_path: Path, what: str) -> None:
    for moment, faults in kills(what, KILLS, tmp_path):
        assert faults == [], f"killed at {moment}"


@pytest.fixture(scope="module")
def made(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("world"))


@pytest.fixture
def world(made: World, store_path: Path) -> World:
    """The store of the test holds what was planted."""
    store_path.write_bytes(made.planted.read_bytes())
    return made


def prepare() -> None:
    from groundswell.field.keeping import store

    store.prepare(create=False)


def forget(patience: float = 20.0):
    from groundswell.field.erasing.forget import forget as erase_her

    return erase_her(PERSON, author(), patience=patience)


def is_due() -> bool:
    from groundswell.field.erasing.finishing import erasing_is_due

    return erasing_is_due()


def test_what_was_planted_is_found_before_and_nowhere_after(
    world: World, store_path: Path, tmp_path: Path
) -> None:
    from groundswell.field.keeping import copies

    before = {one.split(": ")[1] for one in left_in([store_path.parent], world.vectors)}
    assert before == {*PLANTED, *(f"vector {at}" for at in range(len(world.vectors)))}
    prepare()
    assert forget().finished
    assert left_in([store_path.parent], world.vectors) == []
    assert left_in_patches() == []
    copies.backup(tmp_path / "after.db")
    assert left_in([tmp_path / "after.db"], world.vectors) == []
    copies.restore(world.backup, author())
    assert left_in([store_path.parent], world.vectors) == []
    assert left_in_patches() == []


def test_an_erasure_waits_for_another_process_that_reads_an_older_state(
    world: World, store_path: Path
) -> None:
    prepare()
    with Reader(store_path, seconds=0.5):
        assert forget().finished
        assert left_in([store_path.parent], world.vectors) == []


def test_an_erasure_that_has_to_give_way_says_so_and_is_ended_by_the_next_start(
    world: World, store_path: Path
) -> None:
    from django.db import connection

    from groundswell.cli.checkup import _contents

    prepare()
    with Reader(store_path, seconds=60):
        assert not forget(patience=0.0).finished
        assert left_in([store_path.parent], world.vectors)
        prepare()
        assert is_due()
        assert [check.good for check in _contents() if check.part == "Erasing"] == [False]
    connection.close()
    prepare()
    assert not is_due()
    assert left_in([store_path.parent], world.vectors) == []
    assert not [check for check in _contents() if check.part == "Erasing"]


def test_a_restore_refuses_while_another_process_works_on_the_store(world: World, store_path: Path) -> None:
    from django.db import connection

    from groundswell.field.errors import StoreUnusable
    from groundswell.field.keeping import sharing

    connection.close()
    ready, told = os.pipe()
    child = os.fork()
    if not child:
        prepare()
        connection.close()  # SQLite's own locks are gone; that it goes on working is told by ours
        os.write(told, b"x")
        signal.pause()
    try:
        os.read(ready, 1)
        before = store_path.read_bytes()
        with pytest.raises(StoreUnusable, match="in use by another process"):
            restoring(world.backup)()
        assert store_path.read_bytes() == before
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    sharing.let_go(store_path)
    restoring(world.backup)()


def test_a_start_waits_for_one_who_puts_another_store_in_place(
    world: World, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connection

    from groundswell.field.errors import StoreUnusable
    from groundswell.field.keeping import sharing

    connection.close()
    monkeypatch.setattr(sharing, "_PATIENCE", 0.0)
    ready, told = os.pipe()
    child = os.fork()
    if not child:
        with sharing.alone_on(store_path):
            os.write(told, b"x")
            signal.pause()
    try:
        os.read(ready, 1)
        with pytest.raises(StoreUnusable, match="being restored"):
            prepare()
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    prepare()


def test_a_program_that_knows_nothing_of_our_lock_is_not_written_under(
    world: World, store_path: Path
) -> None:
    from groundswell.field.errors import StoreUnusable

    prepare()
    with closing(sqlite3.connect(store_path)) as theirs:
        theirs.execute("SELECT count(*) FROM field_turn").fetchone()
        with pytest.raises(StoreUnusable, match="in use by another process"):
            restoring(world.backup)()
        theirs.execute("CREATE TABLE theirs (word)")
    prepare()
    with closing(sqlite3.connect(store_path)) as opened:
        assert opened.execute("SELECT count(*) FROM theirs").fetchone() == (0,)


def test_what_a_killed_restore_left_of_its_copy_goes_at_the_next_start(
    world: World, store_path: Path
) -> None:
    left = store_path.parent / ".groundswell-copy-killed"
    left.mkdir()
    (left / "fresh.db").write_bytes(world.backup.read_bytes())
    prepare()
    assert not left.exists()


def test_a_restored_store_that_does_not_open_gives_its_place_back(
    world: World, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field.errors import StoreUnusable
    from groundswell.field.keeping import copies, store
    from groundswell.field.models import Entry

    prepare()
    forget()
    opened = store.prepare

    def fails_in_place(**how: bool) -> None:
        if store.store_path() == store_path and len(calls) == 2:
            raise StoreUnusable("does not open")
        calls.append(store.store_path())
        opened(**how)

    calls: list[Path] = []
    monkeypatch.setattr(copies.store, "prepare", fails_in_place)
    with pytest.raises(StoreUnusable, match="does not open"):
        restoring(world.backup)()
    monkeypatch.undo()
    prepare()
    assert Entry.objects.filter(action="forget").count() == 1  # that of before, not of the backup
