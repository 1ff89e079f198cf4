"""A store moves from a file to a database and back, and is the same store."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from groundswell.field.errors import StoreUnusable
from groundswell.field.keeping import moving, store
from tests.worlds.field import INVOICES, OFFLINE, concerns, feedback, listen_to, write_table
from tests.worlds.stores import new_database
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


@pytest.fixture
def field(tmp_path: Path, store_path: Path) -> Path:
    """A store that heard two files and gave numbers that are gone again."""
    from groundswell.crm import models
    from groundswell.field.erasing.forget import forget
    from groundswell.ledger import models as ledger

    table = write_table(tmp_path / "a.csv", feedback(INVOICES + OFFLINE))
    listen_to(table, sellers=["Ben Ode"])
    listen_to(write_table(tmp_path / "gone.csv", feedback(["gone it is, all of it"], first=70)))
    forget("gone.csv", author())
    models.Account.objects.create(key="A-9", name="Harbour Foods", domains=["harbour.example"])
    models.Account.objects.create(key="A-10", name="Gone")
    models.Account.objects.filter(key="A-10").delete()
    for address in ("2001:db8::1", "192.0.2.7", None):
        ledger.AuditRow.objects.create(at=day(3), user=0, name="ana", act="login", address=address)
    ledger.OutboxItem.objects.create(
        kind="mail", to="ana", body={"b": 1, "a": [1.5]}, made=day(3), due=day(4)
    )
    return table


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as Django reads it."""
    return {table._meta.db_table: list(moving._rows(table, "default")) for table in moving._tables()}


def new_account() -> int:
    from groundswell.crm import models

    return models.Account.objects.create(name="Quay Holding").pk


@pytest.mark.usefixtures("field")
def test_a_store_moves_into_a_new_file_with_every_row_and_id(tmp_path: Path) -> None:
    before, heard = everything(), concerns()
    moved = moving.move_store(str(tmp_path / "moved.db"))
    assert {one.name: one.rows for one in moved} == {name: len(rows) for name, rows in before.items()}
    assert (tmp_path / "moved.db").stat().st_mode & 0o777 == 0o600
    assert everything() == before
    with store.standing_at(tmp_path / "moved.db"):
        assert (everything(), concerns()) == (before, heard)


@pytest.mark.postgresql
def test_a_store_in_a_file_moves_to_postgresql_and_back(tmp_path: Path, field: Path) -> None:
    before = everything()
    first, database, last = str(tmp_path / "first.db"), new_database(), str(tmp_path / "last.db")
    checksums = []
    for old, new in ((None, first), (first, database), (database, last)):
        with store.standing_at(old or str(connection_name())):
            checksums.append([(one.name, one.checksum) for one in moving.move_store(new)])
    assert checksums[0] == checksums[1] == checksums[2]
    for place in (database, last):
        with store.standing_at(place):
            assert everything() == before
            listen_to(field)  # all of it is known
            more = write_table(tmp_path / "more.csv", feedback(["the export doubles it all"], first=90))
            assert listen_to(more).verbatims == 1


def connection_name() -> str:
    settings = connection.settings_dict
    return f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}"


@pytest.mark.usefixtures("field")
def test_no_number_that_is_gone_is_given_again_after_a_move(tmp_path: Path) -> None:
    from groundswell.crm import models

    last = models.Account.objects.latest("pk").pk
    moving.move_store(str(tmp_path / "moved.db"))
    with store.standing_at(tmp_path / "moved.db"):
        assert new_account() == last + 2  # one was given to a row that is gone
    assert new_account() == last + 2


@pytest.mark.usefixtures("field")
def test_a_moved_store_need_not_be_counted_anew(tmp_path: Path) -> None:
    from groundswell.field.reading import state
    from groundswell.field.reading.upkeep import refresh

    refresh(None)
    moving.move_store(str(tmp_path / "moved.db"))
    assert state.holds(None)
    with store.standing_at(tmp_path / "moved.db"):
        assert state.holds(None)


@pytest.mark.usefixtures("field")
def test_a_store_moves_only_to_an_empty_place(tmp_path: Path) -> None:
    place = tmp_path / "there.db"
    moving.move_store(str(place))
    before = place.read_bytes()
    with pytest.raises(StoreUnusable, match="There is a store at"):
        moving.move_store(str(place))
    assert place.read_bytes() == before


@pytest.mark.files
def test_a_store_does_not_move_onto_itself(store_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="is the store itself"):
        moving.move_store(str(store_path))


def lose_a_row(new: str) -> None:
    with closing(sqlite3.connect(new)) as opened:
        opened.execute(
            "CREATE TRIGGER lose BEFORE INSERT ON field_verbatim WHEN new.id = 2 BEGIN"
            " SELECT RAISE(IGNORE); END"
        )
        opened.commit()


def change_a_letter(new: str) -> None:
    with closing(sqlite3.connect(new)) as opened:
        opened.execute(
            "CREATE TRIGGER change AFTER INSERT ON field_turn BEGIN"
            " UPDATE field_turn SET text = text || '.' WHERE id = new.id; END"
        )
        opened.commit()


@pytest.mark.usefixtures("field")
@pytest.mark.parametrize("spoil", [lose_a_row, change_a_letter])
def test_a_move_that_is_not_letter_for_letter_leaves_nothing_there(
    tmp_path: Path, spoil: Callable[[str], None]
) -> None:
    new = str(tmp_path / "moved.db")
    with store.standing_at(new):
        store.prepare()
    spoil(new)
    with pytest.raises(StoreUnusable, match="reads otherwise in the new store"):
        moving.move_store(new)
    with store.standing_at(new):
        assert not any(everything().values())


@pytest.mark.postgresql
def test_what_postgresql_does_not_take_is_told_and_nothing_is_there(tmp_path: Path) -> None:
    from groundswell.field import models

    database = new_database()
    with store.standing_at(tmp_path / "old.db"):
        store.prepare()
        entry = models.Entry.objects.create(action="import", at=day(1), summary="imported")
        models.SourceFile.objects.create(entry=entry, name="a.csv", rows=2**40, taken=2**40)
        with pytest.raises(StoreUnusable, match=r"could not be moved .*out of range"):
            moving.move_store(database)
    with store.standing_at(database):
        assert not any(everything().values())


@pytest.mark.postgresql
def test_nul_characters_of_an_older_store_keep_their_places(tmp_path: Path) -> None:
    from groundswell.field import models

    database = new_database()
    with store.standing_at(tmp_path / "old.db"):
        store.prepare()
        entry = models.Entry.objects.create(action="import", at=day(1), summary="a\0b", effect={"c": "c\0"})
        moved = moving.move_store(database)
    assert sum(one.mended for one in moved) == 2
    with store.standing_at(database):
        kept = models.Entry.objects.get(pk=entry.pk)
        assert (kept.summary, kept.effect) == ("a�b", {"c": "c�"})
