"""A store on PostgreSQL has the habits of one in a file."""

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import OperationalError

from groundswell.field.errors import NoStore, StoreUnusable
from groundswell.field.keeping import server, store
from tests.worlds.stores import address, here, new_database, on_server
from tests.worlds.talk import day

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("store_path")]


def room():
    from groundswell.field import models

    return models


def run(database: str, statement: str) -> None:
    with psycopg.connect(database, autocommit=True) as opened:
        opened.execute(statement)


def tables(database: str) -> set[str]:
    with store.standing_at(database):
        return server.tables()


def test_a_command_that_reads_makes_no_table() -> None:
    database = new_database()
    with (
        store.standing_at(database),
        pytest.raises(NoStore, match=r"There is no store at postgresql://localhost/"),
    ):
        store.prepare(create=False)
    assert tables(database) == set()


@pytest.mark.parametrize("create", [False, True])
def test_a_database_of_another_program_is_refused_untouched(create: bool) -> None:
    database = new_database()
    run(database, "CREATE TABLE notes (words text)")
    with store.standing_at(database), pytest.raises(StoreUnusable, match="is not a Groundswell store"):
        store.prepare(create=create)
    assert tables(database) == {"notes"}


def test_a_store_of_a_newer_version_is_refused() -> None:
    run(here(), "INSERT INTO django_migrations (app, name, applied) VALUES ('field', '0099_x', now())")
    with pytest.raises(StoreUnusable, match="newer Groundswell"):
        store.prepare()


def test_a_database_that_is_not_in_utf_8_is_refused() -> None:
    on_server("CREATE DATABASE t_ascii TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
    try:
        ascii_only = store.standing_at(address("t_ascii"))
        with ascii_only, pytest.raises(StoreUnusable, match="its encoding is SQL_ASCII"):
            store.prepare()
    finally:
        on_server("DROP DATABASE t_ascii")


def test_a_server_that_cannot_be_reached_is_told_in_one_line() -> None:
    nowhere = store.standing_at("postgresql://ana:secret@127.0.0.1:1/field")
    with nowhere, pytest.raises(StoreUnusable, match="cannot be looked into") as refused:
        store.prepare()
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


def test_text_compares_by_code_points_whatever_language_the_database_was_made_for() -> None:
    on_server("CREATE DATABASE t_icu TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'")
    try:
        with store.standing_at(address("t_icu")):
            store.prepare()
            for name in ("b", "B", "a", "Ä"):
                room().Entry.objects.create(action="import", at=day(1), summary=name)
            names = room().Entry.objects.order_by("summary").values_list("summary", flat=True)
            assert list(names) == ["B", "a", "b", "Ä"]
            connection.close()
    finally:
        on_server("DROP DATABASE t_icu WITH (FORCE)")


def test_who_waits_too_long_for_another_writer_is_told_and_can_try_again() -> None:
    from groundswell.field.bulk import next_id
    from groundswell.field.keeping.postgresql.base import WRITING

    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = 1")
    with psycopg.connect(here()) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [WRITING])
        with pytest.raises(OperationalError, match="lock timeout"), transaction.atomic():
            raise AssertionError("nobody else may write meanwhile")
        assert room().Concern.objects.count() == 0  # reading waits for nobody
    with transaction.atomic():
        assert next_id(room().Concern) == 1
    assert connection.get_autocommit()


def test_the_migrations_of_all_rooms_are_applied_and_known() -> None:
    from groundswell.field.keeping.file import known_migrations

    assert server.applied() == known_migrations()
    assert {app for app, _ in server.applied()} == {"crm", "field"}


def test_a_store_behind_is_brought_up_to_date() -> None:
    database = new_database()
    from django.db.migrations.executor import MigrationExecutor

    with store.standing_at(database):
        MigrationExecutor(connection).migrate([("crm", "0001_first_field"), ("field", "0002_set_aside")])
        run(
            database,
            "INSERT INTO field_change (action, at, by, because, summary, concerns, patch)"
            " VALUES ('import', now(), 'ana', '', 'imported', '[]', '')",
        )
        store.prepare()
        assert room().Entry.objects.get().by == "ana"


def test_the_doctor_says_where_the_store_is_and_on_what() -> None:
    from groundswell.cli.checkup import checks

    told = {one.what: (one.found, one.good) for one in checks()}
    assert told["Store"][0].startswith("postgresql://localhost/t_")
    assert told["Database"][0].startswith("PostgreSQL ")
    assert (told["Store"][1], told["Database"][1]) == (True, True)


def test_a_backup_names_the_ways_there_are(tmp_path) -> None:
    from groundswell.cli.remedies import worded
    from groundswell.field.errors import NotInFile
    from groundswell.field.keeping import copies

    with pytest.raises(NotInFile) as refused:
        copies.backup(tmp_path / "copy.db")
    assert "pg_dump" in worded(refused.value)
    assert "groundswell move-store --to FILE" in worded(refused.value)
