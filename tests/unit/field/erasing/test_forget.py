"""Erasing: the words are gone from the file itself, the numbers stay, and nothing brings them back."""

from pathlib import Path

import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, concerns, feedback, listen_to, verbatim_with, write_table
from tests.worlds.stores import bytes_of
from tests.worlds.talk import day

SECRET = "every invoice from the export comes doubled, says Wilhelmina Quist"


@pytest.fixture
def table(tmp_path: Path, store_path: Path) -> Path:
    rows = feedback([*INVOICES, *OFFLINE])
    rows[1] |= {"text": SECRET, "speaker": "Wilhelmina Quist"}
    return write_table(tmp_path / "feedback.csv", rows)


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


def forget(name: str):
    from groundswell.field.erasing.forget import forget as erase

    return erase(name, author())


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
    from groundswell.field.history.undo import undo

    listen_to(table)
    forget("feedback.csv")
    with pytest.raises(CannotUndo, match="erased"):
        undo(models.Tombstone.objects.get().entry_id, author())


@pytest.mark.files
def test_a_restored_backup_does_not_bring_back_what_was_erased_since(
    table: Path, store_path: Path, tmp_path: Path
) -> None:
    from groundswell.field.keeping import copies

    listen_to(table)
    copy = tmp_path / "copy.db"
    copies.backup(copy)
    forget("Wilhelmina Quist")
    assert copies.restore(copy, author()).erased_again == 1
    assert b"Wilhelmina" not in bytes_of(store_path)
    assert INVOICES[0] in set.union(*concerns().values())


@pytest.mark.files
def test_a_restored_backup_is_the_field_of_that_day(table: Path, tmp_path: Path) -> None:
    from groundswell.field.keeping import copies

    listen_to(table)
    before = concerns()
    copy = tmp_path / "copy.db"
    copies.backup(copy)
    listen_to(write_table(tmp_path / "more.csv", feedback(["invoice export doubles every line"], first=60)))
    copies.restore(copy, author())
    assert concerns() == before


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 200])
def test_a_file_that_is_no_backup_is_refused_and_the_store_stays(
    table: Path, tmp_path: Path, content: bytes
) -> None:
    from groundswell.field.errors import StoreUnusable
    from groundswell.field.keeping import copies

    listen_to(table)
    before = concerns()
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(content)
    with pytest.raises(StoreUnusable):
        copies.restore(wrong, author())
    assert concerns() == before


@pytest.mark.files
def test_a_backup_is_for_its_owner_only(table: Path, tmp_path: Path) -> None:
    from groundswell.field.keeping import copies

    listen_to(table)
    copies.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def read(path: Path, sellers: tuple[str, ...] = ()) -> None:
    """Listen to tables as what they are, deals and sellers included."""
    from groundswell.field.services.listen import Request, listen

    listen(Request(paths=[path], sellers=sellers), encoder=WordEncoder, at=day(28), watch=lambda _: None)


@pytest.mark.usefixtures("store_path")
def test_a_seller_whom_only_the_crm_and_deals_know_is_erased_and_stays_out(tmp_path: Path) -> None:
    from groundswell.crm import queries
    from groundswell.crm.models import PersonOfOurs

    write_table(tmp_path / "in" / "team.csv", [{"sales_rep": "Jörg Quendle", "email": "jq@house.example"}])
    deal = {
        "opportunity_id": "D-1",
        "name": "Big",
        "account": "Acme",
        "stage": "Closed Lost",
        "amount": "5000",
        "close_date": "2026-01-09",
        "owner": "Jörg Quendle",
    }
    write_table(tmp_path / "in" / "deals.csv", [deal])
    read(tmp_path / "in", ("Jörg Quendle",))
    assert queries.deals()[0].seller == "Jörg Quendle"
    forget("JÖRG QUENDLE")
    read(tmp_path / "in")
    assert queries.deals()[0].seller == "(erased)"
    assert not PersonOfOurs.objects.exists()


@pytest.mark.files
def test_a_seller_erased_since_a_backup_is_erased_again_when_it_is_restored(
    tmp_path: Path, store_path: Path
) -> None:
    from groundswell.field.keeping import copies

    read(write_table(tmp_path / "a.csv", feedback(INVOICES)), ("Ada Quendle",))
    copies.backup(tmp_path / "old.db")
    forget("ada quendle")
    copies.restore(tmp_path / "old.db", author())
    assert b"Quendle" not in bytes_of(store_path)


@pytest.mark.usefixtures("store_path")
def test_reasons_and_history_that_quote_an_erased_person_lose_the_name(tmp_path: Path) -> None:
    from groundswell.field import models
    from groundswell.field.history.patch import Patch
    from groundswell.field.services.corrections import rename

    rows = [{**row, "speaker": "Plimsy Vortnak", "role": "customer"} for row in feedback(INVOICES)]
    rows[0]["date"] = "someday said Plimsy Vortnak"
    listen_to(write_table(tmp_path / "in" / "a.csv", rows))
    rename(1, "What plimsy vortnak wants", author())
    forget("Plimsy Vortnak")
    told = [
        *models.Refusal.objects.values_list("reason", flat=True),
        *models.Entry.objects.values_list("summary", flat=True),
        *models.Concern.objects.values_list("name", flat=True),
        *(str(Patch.of(entry)) for entry in models.Entry.objects.all()),
    ]
    assert not [one for one in told if "plimsy" in one.casefold()]


@pytest.mark.usefixtures("store_path")
def test_what_others_said_beside_an_erased_person_is_not_counted_twice(
    tmp_path: Path,
) -> None:
    from groundswell.field.models import Turn

    talk = tmp_path / "call.vtt"
    talk.write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada Moon>Why does the export double invoices?\n\n"
        "00:03.000 --> 00:04.000\n<v Plimsy Vortnak>The basement has no signal at all.\n"
    )
    listen_to(talk)
    forget("Plimsy Vortnak")
    listen_to(talk)
    told = Turn.objects.filter(conversation__state="live").exclude(text="")
    assert list(told.values_list("speaker", flat=True)) == ["Ada Moon"]
