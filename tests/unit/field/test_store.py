"""The store's file: its tables are those of the models, and every connection keeps what it was told."""

from pathlib import Path

import pytest

from groundswell.field.sqlite import wal_is_sound

pytestmark = pytest.mark.usefixtures("store_path")


def asked(question: str) -> object:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    assert row is not None
    return row[0]


def test_the_migrations_make_the_tables_of_the_models() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_commit_survives_a_power_cut_and_erased_words_are_overwritten() -> None:
    assert (asked("PRAGMA synchronous"), asked("PRAGMA secure_delete")) == (2, 1)


def test_the_journal_is_wal_only_where_sqlite_is_sound() -> None:
    version = tuple(int(part) for part in str(asked("SELECT sqlite_version()")).split("."))
    assert asked("PRAGMA journal_mode") == ("wal" if wal_is_sound(version) else "delete")


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 6, 23), True),
        ((3, 40, 1), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_versions_that_can_lose_commits_are_known(version: tuple[int, ...], sound: bool) -> None:
    assert wal_is_sound(version) is sound


def test_a_folder_that_may_not_be_written_is_named_as_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field import store

    monkeypatch.setattr(store.os, "access", lambda *_: False)
    told = store._why_not_opened(tmp_path / "x.db", OSError("unable to open database file"))
    assert told.endswith("its folder may not be written by this user.")
