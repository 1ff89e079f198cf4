"""Erasing on the page: seen first, asked by name, done by the worker, told without telling whom."""

import io
import json
import zipfile
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, OFFLINE, feedback, listen_to, write_table
from tests.worlds.stores import bytes_of

SECRET = "a zebrafinch sits in every invoice of the export"
MENTION = "as Wilhelmina Quist told you the app is dead without signal"


@pytest.fixture
def administrator(signed_in: SignedIn) -> Client:
    return signed_in(Role.ADMINISTRATOR.value)


@pytest.fixture
def said(company: None, tmp_path: Path) -> None:
    rows = [{**row, "speaker": "Somebody Else"} for row in feedback([*INVOICES, *OFFLINE])]
    rows[1] |= {"text": SECRET, "speaker": "Wilhelmina Quist", "email": "wq@tarn.example"}
    rows[2] |= {"speaker": "Wilhelmina Quist"}
    rows[5] |= {"text": MENTION}
    listen_to(write_table(tmp_path / "a.csv", rows))
    look()


def look() -> None:
    from groundswell.worker.loop import do_what_is_due

    do_what_is_due(datetime.now(UTC))


def page(answer: object) -> str:
    return unescape(answer.content.decode())  # type: ignore[attr-defined]


WHOM = {"what": "person", "name": "Wilhelmina Quist"}


@pytest.mark.usefixtures("said")
def test_whom_or_what_is_found_as_it_is_typed(administrator: Client) -> None:
    told = page(administrator.post("/settings/erasing/find", {"typed": "QUIST"}))
    assert "wq@tarn.example" in told
    only = page(administrator.post("/settings/erasing/find", {"typed": "account 3"}, HTTP_HX_REQUEST="true"))
    assert ("<html" in only, "Account 3" in only, "Account 4" in only) == (False, True, False)
    assert "a.csv" in page(administrator.post("/settings/erasing/find", {"typed": "a.cs"}))
    nobody = page(administrator.post("/settings/erasing/find", {"typed": "<b>Osprey"}))
    assert "Nobody and nothing here is called “<b>Osprey”" in nobody


@pytest.mark.usefixtures("said")
def test_what_would_go_is_shown_first_and_nothing_has_gone(administrator: Client) -> None:
    told = page(administrator.post("/settings/erasing/look", WHOM))
    assert "2 verbatims in 2 conversations would go" in told
    assert "1 turn of others that mention the name" in told
    assert "wq@tarn.example, Wilhelmina Quist" in told or "Wilhelmina Quist, wq@tarn.example" in told
    look()
    assert b"zebrafinch" in administrator.get("/search?q=zebrafinch").content


@pytest.mark.usefixtures("said")
def test_who_does_not_type_the_name_erases_nobody_and_what_was_typed_stays(administrator: Client) -> None:
    answer = administrator.post("/settings/erasing", {**WHOM, "typed": "Wilhelmina"})
    assert answer.status_code == 422
    assert "That is not the name as it stands above." in page(answer)
    assert 'value="Wilhelmina"' in page(answer)
    look()
    assert b"zebrafinch" in administrator.get("/search?q=zebrafinch").content


def test_who_was_erased_is_told_of_without_being_named_and_leaves_no_byte(
    said: None, administrator: Client, store_path: Path
) -> None:
    from groundswell.field.models import Entry
    from groundswell.ledger.models import AuditRow, Errand

    administrator.post("/settings/erasing", {**WHOM, "typed": "Wilhelmina Quist"})
    assert "waits to be erased" in page(administrator.get("/settings/erasing"))
    look()
    told = page(administrator.get("/settings/erasing"))
    assert "erased, 2 verbatims in 2 conversations" in told
    assert "Quist" not in told
    rows = list(AuditRow.objects.values_list("act", "ref"))
    assert rows == [("erase: person", "")]
    assert Errand.objects.get().about == {}
    assert Entry.objects.get(action="forget").by == "Agnes Holm"
    left = bytes_of(store_path).lower()
    # Others mention the name once; their words are theirs.
    assert (b"zebrafinch" in left, b"wq@tarn" in left) == (False, False)


@pytest.mark.usefixtures("said")
def test_namesakes_are_chosen_before_anything_is_shown(administrator: Client, tmp_path: Path) -> None:
    rows = [{**row, "speaker": "Wilhelmina Quist", "email": "w@other.example"} for row in feedback(INVOICES)]
    listen_to(write_table(tmp_path / "b.csv", rows))
    told = page(administrator.post("/settings/erasing/look", WHOM))
    assert "Who is meant?" in told
    chosen = {**WHOM, "only": ["w@other.example"]}
    assert "4 verbatims" in page(administrator.post("/settings/erasing/look", chosen))
    administrator.post("/settings/erasing", {**chosen, "typed": "Wilhelmina Quist"})
    look()
    assert b"zebrafinch" in administrator.get("/search?q=zebrafinch").content
    assert "erased, 4 verbatims" in page(administrator.get("/settings/erasing"))


@pytest.mark.usefixtures("said")
def test_an_account_and_a_source_go_by_the_same_page(administrator: Client) -> None:
    told = page(administrator.post("/settings/erasing/look", {"what": "account", "name": "account 2"}))
    assert "1 verbatim in 1 conversation would go" in told
    for what, name in (("account", "account 2"), ("source", "a.csv")):
        administrator.post("/settings/erasing", {"what": what, "name": name, "typed": name})
        look()
    told = page(administrator.get("/settings/erasing"))
    assert ("An account</b>: erased, 1 verbatim" in told, "A source</b>: erased, 7 verbatims" in told) == (
        True,
        True,
    )


@pytest.mark.usefixtures("said")
def test_whoever_may_still_come_in_is_not_erased_and_the_page_says_what_to_do(administrator: Client) -> None:
    seller = {"what": "person", "name": "seller@wrenfield.example"}
    answer = administrator.post("/settings/erasing/look", seller)
    told = page(answer)
    assert answer.status_code == 409
    assert [said for said in ("end their rights first", "Nobody is erased") if said not in told] == []
    assert 'href="/settings/people"' in told
    asked = administrator.post("/settings/erasing", {**seller, "typed": seller["name"]})
    assert asked.status_code == 409


@pytest.mark.usefixtures("said")
def test_what_was_erased_by_somebody_else_meanwhile_is_told_and_nothing_fails(administrator: Client) -> None:
    from groundswell.ledger.models import Failure

    for _ in range(2):
        administrator.post("/settings/erasing", {**WHOM, "typed": "Wilhelmina Quist"})
    look()
    told = page(administrator.get("/settings/erasing"))
    assert "Nothing was called that any more." in told
    assert "erased, 2 verbatims" in told
    assert not Failure.objects.exists()


@pytest.mark.usefixtures("said")
def test_a_person_is_given_everything_of_theirs_as_a_file_that_runs_no_formula(
    administrator: Client, tmp_path: Path
) -> None:
    from groundswell.ledger.models import AuditRow

    rows = feedback(['=HYPERLINK("http://x.example")'], first=40)
    rows[0] |= {"speaker": "Wilhelmina Quist", "email": "wq@tarn.example"}
    listen_to(write_table(tmp_path / "c.csv", rows))
    answer = administrator.post("/settings/erasing/everything", WHOM)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        held = json.loads(archive.read("everything.json"))
        turns = archive.read("turns.csv").decode()
    assert SECRET in [one["text"] for one in held["turns"]]
    assert [len(held["mentions"]), MENTION in json.dumps(held)] == [1, False]
    assert "'=HYPERLINK" in turns
    assert list(AuditRow.objects.values_list("act", "ref")) == [("take out everything of a person", "")]


@pytest.mark.usefixtures("said")
def test_names_never_stand_in_an_address(administrator: Client) -> None:
    told = page(administrator.post("/settings/erasing/find", {"typed": "quist"}))
    assert "quist" not in told.casefold().partition("href=")[2].partition('"')[2].partition('"')[0]
    assert administrator.get("/settings/erasing/find").status_code == 404
