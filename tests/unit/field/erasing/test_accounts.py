"""Erasing an account: all that was heard from it goes, by whatever name, deal or address it is known."""

from pathlib import Path

import pytest

from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, feedback, listen_to, write_table
from tests.worlds.stores import bytes_of
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")
SECRET = "the export turns our orders into zebrafinches"
MAILED = "a zebrafinch sits in each invoice that the export makes"


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


def forget(name: str, what: str = "account"):
    from groundswell.field.erasing.forget import forget as erase

    return erase(name, author(), what=what)


def read(*paths: Path) -> None:
    from groundswell.field.services.listen import Request, listen

    listen(Request(paths=paths), encoder=WordEncoder, at=day(28), watch=lambda _: None)


@pytest.fixture
def crm(tmp_path: Path) -> list[Path]:
    account = {"account name": "Tarn Works, Inc.", "website": "tarn.example"}
    other = {"account name": "Heron Ltd", "website": "heron.example"}
    deal = {"opportunity_id": "D-7", "name": "Tarn renewal", "account": "Tarn Works", "stage": "Open"}
    return [
        write_table(tmp_path / "accounts.csv", [account, other]),
        write_table(tmp_path / "deals.csv", [deal]),
    ]


@pytest.fixture
def said(tmp_path: Path) -> Path:
    rows = [
        {**row, "speaker": "Somebody", "role": "customer", "email": ""}
        for row in feedback([*INVOICES, *OFFLINE])
    ]
    rows[0] |= {"text": SECRET, "account": "TARN WORKS", "speaker": "Ann Quist"}
    rows[1] |= {"text": MAILED, "account": "", "email": "bo@tarn.example"}
    return write_table(tmp_path / "said.csv", rows)


def texts() -> set[str]:
    from groundswell.field.overview import overview

    return {one.text for one in overview().verbatims}


def test_all_that_was_heard_from_an_account_goes_by_name_and_by_address(
    crm: list[Path], said: Path, store_path: Path
) -> None:
    read(*crm)
    listen_to(said)
    gone = forget("tarn works")
    assert (gone.what, gone.conversations, gone.verbatims, gone.finished) == ("account", 2, 2, True)
    left = bytes_of(store_path).lower()
    assert [word for word in (b"zebrafinch", b"ann quist", b"tarn") if word in left] == []
    assert texts() == {*INVOICES[2:], *OFFLINE}


def test_other_accounts_and_their_facts_stay(crm: list[Path], said: Path) -> None:
    from groundswell.crm.queries import accounts, deals

    read(*crm)
    listen_to(said)
    forget("Tarn Works")
    assert [one.name for one in accounts()] == ["Heron Ltd"]
    assert deals() == []


def test_an_erased_account_does_not_come_back_with_the_same_files(crm: list[Path], said: Path) -> None:
    from groundswell.crm.queries import accounts, deals

    read(*crm)
    listen_to(said)
    forget("Tarn Works")
    read(*crm)
    outcome = listen_to(said)
    assert [(f.rows, f.duplicates, f.refused) for f in outcome.files] == [(8, 6, 2)]
    assert ([one.name for one in accounts()], deals()) == (["Heron Ltd"], [])
    assert texts() == {*INVOICES[2:], *OFFLINE}


def test_an_account_that_no_crm_knows_is_erased_by_how_it_was_written(said: Path) -> None:
    listen_to(said)
    assert forget("Tarn Works Inc").verbatims == 1
    assert SECRET not in texts()
    listen_to(said)
    assert SECRET not in texts()


def test_what_nobody_is_called_is_not_erased_whatever_is_asked_for(said: Path) -> None:
    from groundswell.field.errors import NothingToForget

    listen_to(said)
    for what in ("account", "source", "person"):
        with pytest.raises(NothingToForget):
            forget("Osprey", what)
    with pytest.raises(NothingToForget):
        forget("said.csv", "account")


@pytest.mark.files
def test_a_restored_backup_does_not_bring_an_erased_account_back(
    crm: list[Path], said: Path, tmp_path: Path, store_path: Path
) -> None:
    from groundswell.field.keeping import copies

    read(*crm)
    listen_to(said)
    copies.backup(tmp_path / "copy.db")
    forget("Tarn Works")
    assert copies.restore(tmp_path / "copy.db", author()).erased_again >= 1
    assert b"zebrafinch" not in bytes_of(store_path)
    assert texts() == {*INVOICES[2:], *OFFLINE}
