"""A store on PostgreSQL has the habits of one in a file."""

import hashlib
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, OperationalError

from groundswell.field.errors import NoStore, StoreUnusable
from groundswell.field.keeping import server, store
from tests.worlds.field import feedback, listen_to, write_table
from tests.worlds.stores import address, bytes_of, here, new_database, on_server
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


def test_a_server_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.field.keeping.postgresql.base import DatabaseFeatures

    monkeypatch.setattr(DatabaseFeatures, "minimum_database_version", (999,))
    with pytest.raises(StoreUnusable, match=r"PostgreSQL 999 or later is required"):
        store.prepare()


def long(one: str) -> str:
    """Nothing that could be packed into less than the third of a page that an index has room for."""
    return "".join(hashlib.sha512(f"{one}{n}".encode()).hexdigest() for n in range(50))


def test_texts_of_any_length_are_kept_found_and_told_apart() -> None:
    from groundswell.crm.models import Account, Deal, Stage
    from groundswell.field.read_model import CountedConversation

    entry = room().Entry.objects.create(action="import", at=day(1), summary="imported")
    for number, one in enumerate(("a", "b"), start=1):
        Account.objects.create(key=long(one), name=long(one), system=long(one))
        deal = Deal.objects.create(key=long(one), status="open")
        Stage.objects.create(deal=deal, stage=long(one), day=day(1))
        room().SetText.objects.create(entry=entry, source=long(one), words=long(one), rows=1, of=1)
        room().Vector.objects.create(text="0" * 64, model=long(one), values=b"")
        room().Conversation.objects.create(
            id=number, key=long(one), source=long(one), fingerprint="", channel="mail", entry=entry
        )
        CountedConversation.objects.create(conversation=number, account=long(one))
        room().SourceFile.objects.create(entry=entry, name=long(one))
        room().GroupingMemory.objects.create(memory={}, model=long(one))
        with pytest.raises(IntegrityError, match="one_account_a_key_and_name"), transaction.atomic():
            Account.objects.create(key=long(one), name=long(one), system=long(one))
    asked = room().Conversation.objects.filter
    assert [one.pk for one in asked(key__in=[long("a"), "x"])] == [1]
    assert [one.pk for one in asked(source__gte=long("b")[:9], source__lt=long("b")[:9] + "\U0010ffff")] == [
        2
    ]


def test_an_index_of_texts_is_used_for_a_value_and_for_what_begins_alike() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        for condition in ("source = 'calls/a.txt'", "source >= 'calls/a' AND source < 'calls/b'"):
            cursor.execute(f"EXPLAIN SELECT id FROM field_conversation WHERE {condition}")
            assert "Index Cond" in "".join(line for (line,) in cursor.fetchall())


def test_a_constraint_on_texts_can_be_taken_away_by_a_migration() -> None:
    from groundswell.crm.models import Account

    (constraint,) = Account._meta.constraints
    with connection.schema_editor() as editor:
        editor.remove_constraint(Account, constraint)
    for _ in range(2):
        Account.objects.create(key="A-1", name="Harbour Foods")
    Account.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(Account, constraint)


def test_the_servers_statistics_hold_nothing_that_anybody_said() -> None:
    room().Entry.objects.bulk_create(
        room().Entry(action="import", at=day(1), by="Wilhelmina Quist", summary="a secret") for _ in range(50)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SELECT attname FROM pg_stats WHERE tablename = 'field_entry'")
        sampled = {name for (name,) in cursor.fetchall()}
    assert "action" in sampled
    assert not sampled & {"by", "because", "summary", "effect", "concerns"}


def test_an_erasure_leaves_nothing_where_the_user_owns_the_database_and_no_more(tmp_path) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    on_server("CREATE ROLE t_plain LOGIN")
    on_server("CREATE DATABASE t_owned OWNER t_plain")
    named = urlsplit(address("t_owned"))
    plain = urlunsplit(named._replace(netloc="t_plain@" + named.netloc.rpartition("@")[2]))
    try:
        with store.standing_at(plain):
            store.prepare()
            listen_to(write_table(tmp_path / "secret.csv", feedback(["the zeppelin is late"])))
            assert forget("secret.csv", Author(by="ana", at=day(2)), patience=5.0).finished
            connection.close()
        with store.standing_at(address("t_owned")):
            assert b"zeppelin" not in bytes_of(tmp_path)
            connection.close()
    finally:
        on_server("DROP DATABASE t_owned WITH (FORCE)")
        on_server("DROP ROLE t_plain")


def test_an_erasure_is_unfinished_while_somebody_reads_an_older_state_also_one_who_leaves_meanwhile(
    tmp_path: Path,
) -> None:
    from groundswell.field.erasing.finishing import finish_erasing
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    listen_to(write_table(tmp_path / "secret.csv", feedback(["the zeppelin is late"])))
    reader = psycopg.connect(here())
    reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    reader.execute("SELECT 1")  # an older state it is from here on

    def leave_after_the_first_look(execute, sql, *given):
        try:
            return execute(sql, *given)
        finally:
            if "VACUUM" in sql:
                reader.close()

    assert not forget("secret.csv", Author(by="ana", at=day(2)), patience=0.0).finished
    with connection.execute_wrapper(leave_after_the_first_look):
        assert finish_erasing(patience=5.0)
    assert b"zeppelin" not in bytes_of(tmp_path)


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
    assert {app for app, _ in server.applied()} >= {"crm", "field", "ledger", "people"}


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

    told = {check.part: (check.state, check.good) for check in checks()}
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
