"""Whatever was made from words, or stands beside them, goes with them; what others said stays."""

from pathlib import Path

import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, concern_with, concerns, feedback, listen_to, write_table
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")
SAID = "every invoice from the export comes doubled like a zebrafinch"
DEAL = {
    "opportunity_id": "D-1",
    "name": "Big",
    "account": "Acme",
    "stage": "Closed Lost",
    "amount": "5000",
    "close_date": "2026-01-09",
    "owner": "Jo Quendle",
    "loss_reason": "they wanted a zebrafinch in it",
}


def author(because: str = ""):
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29), because=because)


def forget(name: str):
    from groundswell.field.erasing.forget import forget as erase

    return erase(name, author())


def read(*paths: Path) -> None:
    from groundswell.field.services.listen import Request, listen

    listen(Request(paths=paths), encoder=WordEncoder, at=day(28), watch=lambda _: None)


@pytest.fixture
def said(tmp_path: Path) -> Path:
    rows = [{**row, "speaker": "Somebody Else"} for row in feedback([*INVOICES, *OFFLINE])]
    rows[1] |= {"text": SAID, "speaker": "Ann Quist"}
    path = write_table(tmp_path / "in" / "said.csv", rows)
    listen_to(path)
    return path


def test_a_name_made_from_erased_words_is_found_anew(said: Path) -> None:
    from groundswell.field.models import Concern
    from groundswell.field.overview import overview

    Concern.objects.update(name=SAID, named_by="model")
    forget("Ann Quist")
    row = Concern.objects.get(pk=concern_with(INVOICES[0]))
    assert (row.named_by, "zebrafinch" in row.name) == ("words", False)
    assert row.name
    assert all("zebrafinch" not in one.name for one in overview().concerns)


def test_what_a_person_named_stays_but_for_what_only_the_erased_words_know(said: Path) -> None:
    from groundswell.field.models import Concern, Entry
    from groundswell.field.services.corrections import rename

    number = concern_with(SAID)
    rename(number, "What export and zebrafinch share", author("zebrafinch, of the export"))
    forget("Ann Quist")
    assert Concern.objects.get(pk=number).name == "What export and (erased) share"
    entry = Entry.objects.get(action="rename")
    assert entry.summary == f"named C-{number} “What export and (erased) share”"
    assert entry.because == "(erased), of the export"


def test_an_undone_rename_does_not_bring_back_a_name_made_from_erased_words(said: Path) -> None:
    from groundswell.field.history.undo import undo
    from groundswell.field.models import Concern
    from groundswell.field.services.corrections import rename

    number = concern_with(SAID)
    Concern.objects.filter(pk=number).update(name="every invoice comes doubled")
    entry = rename(number, "Ours", author())
    forget("Ann Quist")
    undo(entry.pk, author())
    assert Concern.objects.get(pk=number).name not in ("Ours", "every invoice comes doubled")


def test_no_vector_outlives_the_words_of_whatever_version_or_model(said: Path) -> None:
    from groundswell.field.models import Vector, Verbatim

    Vector.objects.create(text="0" * 64, model="another/1", values=b"1234")
    forget("Ann Quist")
    borne = set(Verbatim.objects.exclude(context="").values_list("context", flat=True))
    assert set(Vector.objects.values_list("text", flat=True)) == borne


def test_the_facts_of_an_erased_file_go_unless_another_file_tells_the_same(tmp_path: Path) -> None:
    from groundswell.crm.queries import deals
    from groundswell.field.history.patch import Patch
    from groundswell.field.models import Entry

    both = {**DEAL, "opportunity_id": "D-2", "name": "Small"}
    read(write_table(tmp_path / "one.csv", [DEAL, both]))
    read(write_table(tmp_path / "two.csv", [both]))
    forget("one.csv")
    assert [deal.key for deal in deals()] == ["D-2"]
    told = "".join(repr(Patch.of(entry).columns) for entry in Entry.objects.all())
    assert "one.csv" not in told


def test_a_file_of_facts_alone_can_be_forgotten(tmp_path: Path) -> None:
    from groundswell.crm.queries import deals

    seen = {key: value for key, value in DEAL.items() if key != "loss_reason"}
    read(write_table(tmp_path / "deals.csv", [seen]))
    assert forget("deals.csv").what == "source"
    assert deals() == []


def test_an_undone_import_takes_the_name_of_its_file_off_a_fact(tmp_path: Path) -> None:
    from groundswell.crm.models import Deal
    from groundswell.field.history.undo import undo

    read(write_table(tmp_path / "one.csv", [DEAL]))
    before = Deal.objects.get().amount
    read(write_table(tmp_path / "two.csv", [{**DEAL, "amount": "6000"}]))
    assert Deal.objects.get().sources == ["two.csv"]
    undo(2, author())
    assert (Deal.objects.get().sources, Deal.objects.get().amount) == (["one.csv"], before)


def test_what_an_erased_seller_wrote_of_a_deal_goes_and_the_deal_stays(tmp_path: Path) -> None:
    from groundswell.crm.queries import deals

    read(write_table(tmp_path / "deals.csv", [{**DEAL, "name": "Big for Jo Quendle"}]))
    forget("Jo Quendle")
    [deal] = deals()
    assert (deal.name, deal.seller, deal.loss_reason) == ("Big for (erased)", "(erased)", "")
    assert deal.amount is not None


def test_an_account_that_shares_a_word_with_an_erased_person_keeps_its_name(tmp_path: Path) -> None:
    from groundswell.crm.queries import accounts

    read(
        write_table(tmp_path / "accounts.csv", [{"account name": "Sharp Tools", "website": "sharp.example"}])
    )
    rows = [{**row, "speaker": "Sharp"} for row in feedback(INVOICES)]
    listen_to(write_table(tmp_path / "said.csv", rows))
    forget("Sharp")
    assert [account.name for account in accounts()] == ["Sharp Tools"]


def test_files_that_bear_the_name_of_an_erased_person_lose_it(tmp_path: Path) -> None:
    from groundswell.field.models import Conversation, Entry, SourceFile

    rows = [{**row, "speaker": "Ann Quist"} for row in feedback(INVOICES)]
    listen_to(write_table(tmp_path / "ann_quist.csv", rows))
    forget("Ann Quist")
    told = [
        *SourceFile.objects.values_list("name", flat=True),
        *Conversation.objects.values_list("source", flat=True),
        *Entry.objects.values_list("summary", flat=True),
    ]
    assert not [one for one in told if "quist" in one.casefold()]


def mailbox(path: Path) -> Path:
    path.write_text(
        "From a Mon Mar  2 10:00:00 2026\nFrom: Ann Quist <ann@quist.example>\nTo: us@house.example\n"
        "Subject: a zebrafinch of a problem\nMessage-ID: <zebra1@quist.example>\n"
        "Date: Mon, 02 Mar 2026 10:00:00 +0000\n\nThe export doubles every invoice we send out.\n\n"
        "From b Mon Mar  2 11:00:00 2026\nFrom: Bo Tarn <bo@tarn.example>\nTo: us@house.example\n"
        "Subject: Re: a zebrafinch of a problem\nMessage-ID: <second@tarn.example>\n"
        "In-Reply-To: <zebra1@quist.example>\nReferences: <zebra1@quist.example>\n"
        "Date: Mon, 02 Mar 2026 11:00:00 +0000\n\nOurs are doubled too, every month anew.\n",
        encoding="utf-8",
    )
    return path


def test_subject_and_message_id_go_and_the_thread_is_known_again(tmp_path: Path) -> None:
    from groundswell.field.models import Conversation, Turn

    read(mailbox(tmp_path / "box.mbox"))
    forget("Ann Quist")
    read(mailbox(tmp_path / "box.mbox"))
    live = Conversation.objects.filter(state="live")
    assert [(one.title, one.key.startswith("erased:")) for one in live] == [("", True)]
    assert not [one for one in Conversation.objects.all() if "zebra" in one.key + one.title]
    heard = Turn.objects.filter(conversation__state="live").exclude(text="")
    assert list(heard.values_list("speaker", flat=True)) == ["Bo Tarn"]


def test_what_stands_of_others_still_groups_after_an_erasure(said: Path) -> None:
    forget("Ann Quist")
    assert set.union(*concerns().values()) == {INVOICES[0], *INVOICES[2:], *OFFLINE}


def test_an_undo_finds_nothing_that_would_put_erased_words_back(tmp_path: Path) -> None:
    rows = [{**row, "speaker": "Ann Quist"} for row in feedback(INVOICES)]
    listen_to(write_table(tmp_path / "a.csv", rows))
    # Their next version: an undo would put its verbatims back where they stood in the one before.
    listen_to(write_table(tmp_path / "a.csv", [{**row, "account": "Another"} for row in rows]))
    assert "turn_id" in patched_columns_of_verbatims()
    forget("Ann Quist")
    assert "turn_id" not in patched_columns_of_verbatims()


def patched_columns_of_verbatims() -> set[str]:
    from groundswell.field.history.patch import Patch
    from groundswell.field.models import Entry

    patches = [Patch.of(entry) for entry in Entry.objects.all()]
    columns = [column for patch in patches for column in patch.columns.values() if column.ids]
    return {column.column for column in columns if column.table == "field.verbatim"}


@pytest.mark.files
def test_what_was_deleted_without_being_overwritten_goes_with_an_erasure(said: Path) -> None:
    from django.db import connection

    from groundswell.field.keeping import store

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")
        cursor.execute("CREATE TABLE scrap (words)")
        cursor.execute("INSERT INTO scrap VALUES (%s)", ["zebrafinch on scrap " * 1_000])
        cursor.execute("DROP TABLE scrap")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("PRAGMA secure_delete=ON")
    assert b"zebrafinch on scrap" in store.store_path().read_bytes()
    forget("Ann Quist")
    assert b"zebrafinch" not in b"".join(one.read_bytes() for one in store.store_path().parent.iterdir())


@pytest.mark.files
def test_an_index_that_overwrites_nothing_is_made_anew_by_an_erasure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field.keeping import store
    from groundswell.field.reading import search

    # As on SQLite before 3.42: neither when the store is made, nor when it is erased from.
    monkeypatch.setattr(search, "can_overwrite", lambda: False)
    rows = [{**row, "speaker": "Somebody Else"} for row in feedback([*INVOICES, *OFFLINE])]
    rows[1] |= {"text": SAID, "speaker": "Ann Quist"}
    with store.standing_at(tmp_path / "old" / "field.db"):
        store.prepare()
        listen_to(write_table(tmp_path / "in" / "said.csv", rows))
        assert search.find("zebrafinch", 9)
        forget("Ann Quist")
        left = b"".join(one.read_bytes() for one in store.store_path().parent.iterdir())
        assert (b"zebrafinch" in left.lower(), search.find("zebrafinch", 9)) == (False, [])
        assert search.find("basement", 9)


@pytest.mark.files
def test_an_index_made_by_an_old_sqlite_overwrites_from_the_first_erasure_by_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field.keeping import store
    from groundswell.field.reading import search

    with store.standing_at(tmp_path / "old" / "field.db"):
        with monkeypatch.context() as old:
            old.setattr(search, "can_overwrite", lambda: False)
            store.prepare()
        rows = [{**row, "speaker": "Ann Quist"} for row in feedback(INVOICES)]
        listen_to(write_table(tmp_path / "in" / "said.csv", rows))
        assert not search.overwrites_what_goes()
        forget("Ann Quist")
        assert search.overwrites_what_goes()
