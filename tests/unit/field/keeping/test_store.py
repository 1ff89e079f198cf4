"""The store's file: its tables are those of the models, and every connection keeps what it was told."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.db.utils import OperationalError

from groundswell.field.errors import NoStore, StoreUnusable
from groundswell.field.keeping import store
from groundswell.field.keeping.file import State, look_at
from groundswell.field.keeping.sqlite import wal_is_sound
from groundswell.speech import Money
from tests.worlds.talk import day

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


def test_amounts_of_the_first_stores_become_minor_units_and_can_still_be_undone(
    tmp_path: Path,
) -> None:
    from django.db.migrations.executor import MigrationExecutor

    from groundswell.crm.queries import deals
    from groundswell.field.history.patch import Patch, take_back
    from groundswell.field.models import Entry

    with store.standing_at(tmp_path / "older.db"):
        connection.disable_constraint_checking()
        MigrationExecutor(connection).migrate([("crm", "0001_first_field"), ("field", "0002_set_aside")])
        patch = Patch()
        with connection.cursor() as cursor:
            for number, amount in ((1, 12500.0), (2, 0.1), (3, None)):
                cursor.execute(
                    "INSERT INTO crm_deal (id, key, name, account, status, amount, seller, loss_reason,"
                    " withdrawn) VALUES (%s, %s, '', '', 'open', %s, '', '', 0)",
                    [number, f"D{number}", amount],
                )
            patch.record("crm.deal", "amount", 1, None, 12500.0)
            patch.record("crm.deal", "amount", 2, 99.5, 0.1)
            cursor.execute(
                'INSERT INTO field_change (id, action, at, "by", because, summary, concerns, patch)'
                " VALUES (1, 'import', '2026-01-05', '', '', '', '[]', %s)",
                [patch.pack()],
            )
        store.prepare()

        assert [one.amount for one in deals()] == [Money(12_500_000, ""), Money(100, ""), None]
        take_back(Patch.of(Entry.objects.get()))
        assert [one.amount for one in deals()] == [None, Money(99_500, ""), None]


def test_amounts_as_digits_become_minor_units_of_the_currency_that_each_was_in(tmp_path: Path) -> None:
    from django.db.migrations.executor import MigrationExecutor

    from groundswell.crm.queries import amounts_not_kept, deals
    from groundswell.field.history.patch import Patch, take_back
    from groundswell.field.models import Entry

    with store.standing_at(tmp_path / "older.db"):
        connection.disable_constraint_checking()
        MigrationExecutor(connection).migrate(
            [("crm", "0002_exact_amounts"), ("field", "0008_model_of_grouping")]
        )
        rows = [
            ("12500.5", "EUR"),
            ("900000", "JPY"),
            ("-1.234", "KWD"),
            ("1.239", "EUR"),  # finer than cents
            ("10k", "EUR"),
            (None, ""),
        ]
        with connection.cursor() as cursor:
            for number, (amount, currency) in enumerate(rows, start=1):
                cursor.execute(
                    "INSERT INTO crm_deal (id, key, name, account, status, amount, currency, seller,"
                    " loss_reason, withdrawn) VALUES (%s, %s, '', '', 'open', %s, %s, '', '', 0)",
                    [number, f"D{number}", amount, currency],
                )
            earlier, later = Patch(), Patch()
            # Deal 2 was in dollars with cents before it was in yen, and deal 1 only grew.
            earlier.record("crm.deal", "amount", 2, "10.25", "20.5")
            later.record("crm.deal", "amount", 2, "20.5", "900000")
            later.record("crm.deal", "currency", 2, "USD", "JPY")
            later.record("crm.deal", "amount", 1, "7.5", "12500.5")
            for number, patch in ((1, earlier), (2, later)):
                cursor.execute(
                    'INSERT INTO field_change (id, action, at, "by", because, summary, concerns, patch)'
                    " VALUES (%s, 'import', '2026-01-05', '', '', '', '[]', %s)",
                    [number, patch.pack()],
                )
        store.prepare()

        assert [one.amount for one in deals()] == [
            Money(12_500_50, "EUR"),
            Money(900_000, "JPY"),
            Money(-1_234, "KWD"),
            Money(1_24, "EUR"),
            None,
            None,
        ]
        assert amounts_not_kept() == ["1.239", "10k"]
        for entry in Entry.objects.order_by("-id"):
            take_back(Patch.of(entry))
        assert [one.amount for one in deals()][:2] == [Money(7_50, "EUR"), Money(10_25, "USD")]


def test_an_account_keeps_its_domain_and_an_open_deal_hopes_to_close(tmp_path: Path) -> None:
    from django.db.migrations.executor import MigrationExecutor

    from groundswell.crm.queries import accounts, deals, sellers
    from groundswell.field.history.patch import Patch, take_back
    from groundswell.field.models import Entry

    with store.standing_at(tmp_path / "older.db"):
        connection.disable_constraint_checking()
        MigrationExecutor(connection).migrate(
            [("crm", "0002_exact_amounts"), ("field", "0008_model_of_grouping")]
        )
        patch = Patch()
        patch.record("crm.account", "domain", 1, "", "harbour.example")
        with connection.cursor() as cursor:
            for number, domain in ((1, "harbour.example"), (2, "gmail.com"), (3, "")):
                cursor.execute(
                    "INSERT INTO crm_account (id, key, name, domain, withdrawn) VALUES (%s, '', %s, %s, 0)",
                    [number, f"A{number}", domain],
                )
            for number, status in ((1, "open"), (2, "lost")):
                cursor.execute(
                    "INSERT INTO crm_deal (id, key, name, account, status, currency, closed, seller,"
                    " loss_reason, withdrawn) VALUES (%s, %s, '', '', %s, '', '2026-06-30', '', '', 0)",
                    [number, f"D{number}", status],
                )
            cursor.execute(
                "INSERT INTO crm_seller (key, name, email, team, withdrawn) VALUES ('7', 'Kim', '', '', 0)"
            )
            cursor.execute(
                'INSERT INTO field_change (id, action, at, "by", because, summary, concerns, patch)'
                " VALUES (1, 'import', '2026-01-05', '', '', '', '[]', %s)",
                [patch.pack()],
            )
        store.prepare()

        assert [one.domains for one in accounts()] == [("harbour.example",), (), ()]
        assert [(one.closed, one.expected) for one in deals()] == [
            (None, date(2026, 6, 30)),
            (date(2026, 6, 30), None),
        ]
        assert [one.kind for one in sellers()] == [None]
        take_back(Patch.of(Entry.objects.get()))
        assert [one.domains for one in accounts()] == [(), (), ()]


@pytest.mark.files
def test_people_of_ours_of_an_older_store_are_watched_and_undone_under_their_new_name(tmp_path: Path) -> None:
    from django.db.migrations.executor import MigrationExecutor

    from groundswell.crm.queries import sellers
    from groundswell.field.history.patch import Patch, take_back
    from groundswell.field.models import Entry
    from groundswell.field.reading.watching import unwatch

    with store.standing_at(tmp_path / "older.db"):
        store.prepare()
        unwatch()
        connection.disable_constraint_checking()
        MigrationExecutor(connection).migrate([("crm", "0006_kinship_withdrawn")])
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO crm_seller (key, name, email, team, kind, withdrawn, system, through, told,"
                " sources) VALUES ('7', 'Kim', '', '', '', 0, '', '', 0, '[]')"
            )
            changed = "UPDATE field_readstate SET changed = 1 WHERE changed = 0"
            cursor.execute(
                f"CREATE TRIGGER crm_seller_insert AFTER INSERT ON crm_seller BEGIN {changed}; END"
            )
        entry = Entry.objects.create(action="import", at=day(1), summary="")
        patch = Patch()
        patch.record("crm.seller", "withdrawn", 1, True, False)
        patch.keep(entry)
        store.prepare()

        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            names = {name for (name,) in cursor.fetchall()}
        assert "crm_personofours_insert" in names
        assert not [name for name in names if "seller" in name]
        assert [one.name for one in sellers()] == ["Kim"]
        take_back(Patch.of(entry))
        assert sellers() == []


@pytest.mark.files
def test_a_commit_survives_a_power_cut_and_erased_words_are_overwritten() -> None:
    assert (asked("PRAGMA synchronous"), asked("PRAGMA secure_delete")) == (2, 1)


@pytest.mark.files
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


# What stands where the store should be.


def other_program(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE notes (words)")
        made.commit()
    return path


def crm_of_another_django_site(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE crm_account (name)")
        made.execute("CREATE TABLE django_migrations (app, name, applied)")
        made.execute("INSERT INTO django_migrations VALUES ('crm', '0001_initial', '2026-01-01')")
        made.commit()
    return path


def table_of_words(path: Path) -> Path:
    path.write_text("account,text\nQuarry,The export is slow.\n")
    return path


def files_below(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("made", [other_program, crm_of_another_django_site, table_of_words])
@pytest.mark.parametrize("create", [False, True])
def test_a_file_of_another_program_is_refused_untouched(
    tmp_path: Path, made: Callable[[Path], Path], create: bool
) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    path = made(folder / "theirs.db")
    before = files_below(folder)
    with store.standing_at(path), pytest.raises(StoreUnusable, match="is not a Groundswell store"):
        store.prepare(create=create, change=create)
    assert files_below(folder) == before


def test_a_file_that_another_program_has_open_gets_nothing_beside_it(tmp_path: Path) -> None:
    path = other_program(tmp_path / "theirs.db")
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("PRAGMA journal_mode=WAL")
        theirs.execute("INSERT INTO notes VALUES ('mine')")
        theirs.commit()
        before = sorted(files_below(tmp_path))
        assert look_at(path).state is State.FOREIGN
        assert sorted(files_below(tmp_path)) == before


@pytest.mark.parametrize("there", [None, b""])
def test_a_command_that_reads_makes_no_store_and_no_folder(tmp_path: Path, there: bytes | None) -> None:
    path = tmp_path / "none" / "field.db"
    if there is not None:
        path.parent.mkdir()
        path.write_bytes(there)
    before = sorted(tmp_path.rglob("*"))
    with store.standing_at(path), pytest.raises(NoStore, match=r"There is no store at .*field\.db"):
        store.prepare(create=False, change=False)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("there", [None, b""])
def test_what_creates_makes_the_folder_and_the_tables(tmp_path: Path, there: bytes | None) -> None:
    path = tmp_path / "new" / "field.db"
    if there is not None:
        path.parent.mkdir()
        path.write_bytes(there)
    with store.standing_at(path):
        store.prepare()
        assert asked("SELECT count(*) FROM field_verbatim") == 0
    assert look_at(path).state is State.OURS


@pytest.mark.files
def test_a_store_of_a_newer_version_is_told_from_one_of_an_older(store_path: Path) -> None:
    with closing(sqlite3.connect(store_path)) as opened:
        opened.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('field', '0099_x', '')")
        opened.commit()
        assert look_at(store_path).state is State.NEWER
        opened.execute("DELETE FROM django_migrations WHERE name != '0001_first_field' OR app != 'crm'")
        opened.commit()
    assert look_at(store_path).state is State.BEHIND


@pytest.mark.files
@pytest.mark.parametrize("left", [200, 5_000, 40_000])
def test_a_store_cut_short_is_damaged(store_path: Path, left: int) -> None:
    store_path.write_bytes(store_path.read_bytes()[:left])
    assert look_at(store_path).state is State.DAMAGED
    with pytest.raises(StoreUnusable, match=r"is damaged"):
        store.prepare(create=False)


def test_a_folder_or_a_pipe_is_no_store(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    assert look_at(tmp_path).state is State.FOREIGN
    assert look_at(tmp_path / "pipe.db").state is State.FOREIGN
    assert look_at(tmp_path / "pipe.db" / "x").state is State.MISSING


@pytest.mark.files
def test_a_store_that_may_not_be_written_is_read_and_not_changed(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.os, "access", lambda *_: False)
    options = connection.settings_dict["OPTIONS"]
    try:
        store.prepare(create=False, change=False)
        assert asked("SELECT count(*) FROM field_verbatim") == 0
        assert store.store_path() == store_path
        with pytest.raises(OperationalError, match="readonly"):
            asked("DELETE FROM field_verbatim RETURNING 1")
        with pytest.raises(StoreUnusable, match="may not be written by this user"):
            store.prepare(create=False)
    finally:
        connection.settings_dict["OPTIONS"] = options
    assert sorted(files_below(store_path.parent)) == ["field.db"]


@pytest.mark.usefixtures("store_path")
def test_a_store_that_holds_a_circle_of_merges_is_read_and_told_of(tmp_path: Path) -> None:
    from groundswell.cli.checkup import checks
    from groundswell.field import models, queries
    from groundswell.field.overview import overview
    from tests.worlds.field import INVOICES, OFFLINE, concern_with, feedback, listen_to, write_table

    listen_to(write_table(tmp_path / "said.csv", feedback([*INVOICES, *OFFLINE])))
    one, other = sorted((concern_with(INVOICES[0]), concern_with(OFFLINE[0])))
    models.Concern.objects.filter(pk=one).update(merged_into=other)
    models.Concern.objects.filter(pk=other).update(merged_into=one)
    assert queries.concern(one).id == queries.concern(other).id == one
    assert len(overview().verbatims) == 8
    told = [check.state for check in checks() if check.part == "Merges"]
    assert told == [f"C-{one} and C-{other} were merged into each other; C-{one} stands for all of them"]
