"""What holds customers' words is its owner's alone, whatever the mask of the process lets through."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from groundswell.field.keeping import store
from tests.worlds.field import INVOICES, feedback, listen_to, write_table
from tests.worlds.talk import day

FILE, FOLDER = 0o600, 0o700


@pytest.fixture(params=[0o000, 0o022, 0o077])
def mask(request: pytest.FixtureRequest, store_path: Path) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


@pytest.mark.usefixtures("mask")
def test_a_new_store_and_all_beside_it_are_the_owners_alone(tmp_path: Path) -> None:
    said = write_table(tmp_path / "said.csv", feedback(INVOICES))
    path = tmp_path / "new" / "folder" / "field.db"
    with store.standing_at(path):
        store.prepare()
        listen_to(said)
        beside = sorted(one.name for one in path.parent.iterdir())
        assert beside == ["field.db", "field.db-lock", "field.db-shm", "field.db-wal"]
        assert {mode(one) for one in path.parent.iterdir()} == {FILE}
    assert {mode(path.parent), mode(path.parent.parent)} == {FOLDER}


@pytest.mark.usefixtures("mask")
@pytest.mark.files
def test_a_store_that_others_could_read_is_closed_to_them_when_it_is_opened(store_path: Path) -> None:
    store_path.chmod(0o664)
    store.prepare(create=False)
    assert mode(store_path) == FILE


@pytest.mark.usefixtures("mask")
@pytest.mark.files
def test_a_backup_and_a_restored_store_and_the_copies_on_the_way_are_the_owners_alone(
    store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field.keeping import copies

    put = copies._put
    on_the_way: set[int] = set()

    def looked_at(fresh: Path, target: Path) -> None:
        on_the_way.update((mode(fresh), mode(fresh.parent) ^ FOLDER ^ FILE))
        put(fresh, target)

    monkeypatch.setattr(copies, "_put", looked_at)
    copies.backup(tmp_path / "copy.db")
    copies.restore(tmp_path / "copy.db", author())
    assert (mode(tmp_path / "copy.db"), mode(store_path), on_the_way) == (FILE, FILE, {FILE})
