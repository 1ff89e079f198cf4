"""Erasing: the words are gone from the file itself, the numbers stay, and nothing brings them back."""

from pathlib import Path

import pytest
from tests.worlds.field import INVOICES, OFFLINE, concerns, feedback, listen_to, verbatim_with, write_table
from tests.worlds.talk import day

SECRET = "every invoice from the export comes doubled, says Wilhelmina Quist"


@pytest.fixture
def table(tmp_path: Path, store_path: Path) -> Path:
    rows = feedback([*INVOICES, *OFFLINE])
    rows[1] |= {"text": SECRET, "speaker": "Wilhelmina Quist"}
    return write_table(tmp_path / "feedback.csv", rows)


def author():
    from groundswell.field.services.corrections import Author

    return Author(by="ana", at=day(29))


def forget(name: str):
    from groundswell.field.services.forget import forget as erase

    return erase(name, author())


def bytes_of(store: Path) -> bytes:
    return b"".join(p.read_bytes() for p in sorted(store.parent.iterdir()))


def test_a_forgotten_source_leaves_no_word_in_the_file(table: Path, store_path: Path) -> None:
    listen_to(table)
    assert SECRET.encode() in bytes_of(store_path)
    forget("feedback.csv")
    assert concerns() == {}
    left = bytes_of(store_path)
    assert [word for word in (SECRET, INVOICES[0], "Wilhelmina", "Account 3") if word.encode() in left] == []


def test_a_forgotten_source_is_refused_when_it_comes_again(table: Path) -> None:
    listen_to(table)
    forget("feedback.csv")
    outcome = listen_to(table)
    assert [(f.rows, f.refused) for f in outcome.files] == [(8, 8)]
    assert concerns() == {}


def test_a_forgotten_person_takes_only_their_own_words_along(table: Path, store_path: Path) -> None:
    listen_to(table)
    number = verbatim_with(SECRET)
    gone = forget("wilhelmina quist")
    assert (gone.what, gone.verbatims) == ("person", 1)
    assert b"Wilhelmina" not in bytes_of(store_path)
    assert set.union(*concerns().values()) == {INVOICES[0], *INVOICES[2:], *OFFLINE}

    from groundswell.field import models

    row = models.Verbatim.objects.get(pk=number)
    assert (row.state, row.turn, models.Tombstone.objects.get().verbatims) == ("forgotten", None, [number])


def test_a_forgotten_person_does_not_come_back_with_the_same_file(table: Path) -> None:
    listen_to(table)
    forget("Wilhelmina Quist")
    listen_to(table)
    assert SECRET not in set.union(*concerns().values())


def test_forgetting_nobody_changes_nothing(table: Path) -> None:
    from groundswell.field.errors import NothingToForget

    listen_to(table)
    with pytest.raises(NothingToForget, match="Nobody"):
        forget("Nobody")


def test_an_erasure_cannot_be_undone(table: Path) -> None:
    from groundswell.field import models
    from groundswell.field.errors import CannotUndo
    from groundswell.field.services.undo import undo

    listen_to(table)
    forget("feedback.csv")
    with pytest.raises(CannotUndo, match="erased"):
        undo(models.Tombstone.objects.get().change_id, author())


def test_a_restored_backup_does_not_bring_back_what_was_erased_since(
    table: Path, store_path: Path, tmp_path: Path
) -> None:
    from groundswell.field import store

    listen_to(table)
    copy = tmp_path / "copy.db"
    store.backup(copy)
    forget("Wilhelmina Quist")
    assert store.restore(copy, author()) == 1
    assert b"Wilhelmina" not in bytes_of(store_path)
    assert INVOICES[0] in set.union(*concerns().values())


def test_a_restored_backup_is_the_field_of_that_day(table: Path, tmp_path: Path) -> None:
    from groundswell.field import store

    listen_to(table)
    before = concerns()
    copy = tmp_path / "copy.db"
    store.backup(copy)
    listen_to(write_table(tmp_path / "more.csv", feedback(["invoice export doubles every line"], first=60)))
    store.restore(copy, author())
    assert concerns() == before


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 200])
def test_a_file_that_is_no_backup_is_refused_and_the_store_stays(
    table: Path, tmp_path: Path, content: bytes
) -> None:
    from groundswell.field import store
    from groundswell.field.errors import StoreUnusable

    listen_to(table)
    before = concerns()
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(content)
    with pytest.raises(StoreUnusable):
        store.restore(wrong, author())
    assert concerns() == before


def test_a_backup_is_for_its_owner_only(table: Path, tmp_path: Path) -> None:
    from groundswell.field import store

    listen_to(table)
    store.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600
