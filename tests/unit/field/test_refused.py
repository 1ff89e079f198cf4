"""Refused rows: kept as they stood, mended and brought again; gone with a person, and after their days."""

import csv
import json
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from groundswell.cli.main import app
from groundswell.field.errors import NothingRefused
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, feedback, listen_to, write_table
from tests.worlds.stores import here
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = [{**row, "speaker": f"Kim Tarn {row['id']}"} for row in feedback(INVOICES)]
    rows[1] |= {"text": "", "speaker": "Ann Quist"}
    rows[2] |= {"text": "=none", "account": "-"}
    rows[2]["text"] = ""
    rows[2]["account"] = "=1+1"
    return write_table(tmp_path / "said.csv", rows)


def raw() -> dict[int, dict[str, str]]:
    from groundswell.field.refused import refused_rows

    return {row.row: dict(row.raw) for row in refused_rows()}


def run(*arguments: str) -> str:

    done = CliRunner().invoke(app, [*arguments, "--store", here()])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_refused_row_is_kept_as_it_stood(table: Path) -> None:
    listen_to(table)
    assert raw()[2] == {
        "id": "F-2",
        "text": "",
        "account": "Account 2",
        "date": "2026-03-03",
        "speaker": "Ann Quist",
    }


def test_refused_rows_are_written_out_mended_and_brought_again(table: Path, tmp_path: Path) -> None:
    listen_to(table)
    assert "said.csv, row 2: " in run("refused")
    out = tmp_path / "refused.csv"
    run("refused", "said.csv", "--csv", str(out))
    with out.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ["F-2", "F-3"]
    mended = [{**row, "text": INVOICES[at]} for at, row in enumerate(rows, start=1)]
    outcome = listen_to(write_table(tmp_path / "mended.csv", mended))
    assert [(f.taken, f.refused) for f in outcome.files] == [(2, 0)]


def test_no_cell_that_is_written_out_is_a_formula(table: Path, tmp_path: Path) -> None:
    listen_to(table)
    run("refused", "--csv", str(tmp_path / "refused.csv"))
    cells = (tmp_path / "refused.csv").read_text(encoding="utf-8").replace("\r\n", ",").split(",")
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell.startswith("=")]


def test_refused_rows_go_with_the_person_they_name_and_others_stay(table: Path) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    rows = feedback(INVOICES)
    rows[0] |= {"speaker": "Ann Quist"}
    listen_to(write_table(table.parent / "more.csv", rows))
    listen_to(table)
    forget("Ann Quist", Author(by="ana", at=day(29)))
    assert raw()[2] == {}
    assert raw()[3]["id"] == "F-3"
    listen_to(table)
    assert raw()[2] == {}


def test_refused_rows_go_after_their_days(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.field.refused import drop_what_is_over

    listen_to(table)
    assert drop_what_is_over(day(28) + timedelta(days=30)) == 0
    monkeypatch.setenv("GROUNDSWELL_REFUSED_DAYS", "90")
    assert drop_what_is_over(day(28) + timedelta(days=31)) == 0
    monkeypatch.delenv("GROUNDSWELL_REFUSED_DAYS")
    assert drop_what_is_over(day(28) + timedelta(days=31)) == 2
    assert raw() == {2: {}, 3: {}}


def test_rows_of_several_files_are_not_thrown_together(table: Path, tmp_path: Path) -> None:
    from groundswell.field.refused import as_table, refused_rows

    listen_to(table)
    write_table(tmp_path / "other.csv", [{"text": "", "who": "x"}, {"text": INVOICES[0], "who": "y"}])
    listen_to(tmp_path / "other.csv")
    with pytest.raises(NothingRefused, match="Name one of them"):
        as_table(refused_rows())
    with pytest.raises(NothingRefused, match="No refused row"):
        as_table([])


def listen(path: Path) -> None:
    from groundswell.field.services.listen import Request, listen

    listen(Request(paths=[path]), encoder=WordEncoder, at=day(28), watch=lambda _: None)


def test_what_was_refused_of_a_talk_is_kept_with_who_spoke(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    said = ["The export doubles it.", "[inaudible]", "Twice over."]
    lines = [f"{name}: {words}" for name, words in zip(("Dana", "Nora", "Dana"), said, strict=True)]
    talk.write_text("\n".join(lines), encoding="utf-8")
    listen(talk)
    assert raw() == {2: {"time": "", "speaker": "Nora", "email": "", "text": "[inaudible]"}}


def test_what_was_refused_of_captions_is_kept_as_it_stood(tmp_path: Path) -> None:
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\nDana: It doubles.\n\n00:03.000 --> 00:04.000\n-\n"
    (tmp_path / "cues.vtt").write_text(cues, encoding="utf-8")
    listen(tmp_path / "cues.vtt")
    assert [told["text"] for told in raw().values()] == ["00:03.000 --> 00:04.000\n-"]


def test_a_line_that_is_no_json_is_kept_as_it_stood(tmp_path: Path) -> None:
    good = '{"text": "The export doubles every invoice we send out.", "author": "Dana"}'
    broken = '{"text": "Ours are doubled too", "author": Dana}'
    (tmp_path / "said.jsonl").write_text("\n".join([good, broken, good.replace("every", "any")]) + "\n")
    listen(tmp_path / "said.jsonl")
    assert raw() == {2: {"line": broken}}


def records(path: Path, *given: object) -> Path:
    path.write_text(json.dumps({"conversations": given}), encoding="utf-8")
    return path


CHAT = {
    "id": "a-1",
    "subject": "Doubled",
    "mailboxId": 4,
    "primaryCustomer": {"first": "Dana", "email": "dana@tarn.example"},
    "threads": [{"type": "customer", "body": "The export doubles it.", "createdBy": {"type": "customer"}}],
}


def test_what_was_refused_of_an_export_is_kept_value_by_value(tmp_path: Path) -> None:
    silent = {**CHAT, "id": "a-2", "subject": "", "primaryCustomer": {"first": "Ann", "photo": [7, None]}}
    listen(records(tmp_path / "export.json", CHAT, {**silent, "threads": []}))
    kept = raw()[2]
    assert (kept["id"], kept["primaryCustomer.first"], kept["primaryCustomer.photo.0"]) == ("a-2", "Ann", "7")


def test_words_that_were_refused_within_an_export_are_kept_with_who_wrote_them(tmp_path: Path) -> None:
    draft = {"type": "message", "state": "draft", "body": "We look at it.", "createdBy": {"type": "user"}}
    listen(records(tmp_path / "export.json", {**CHAT, "threads": [*CHAT["threads"], draft]}))
    assert [(row, told["text"]) for row, told in raw().items()] == [(2, "We look at it.")]


def test_rows_of_an_export_with_other_fields_are_written_under_all_of_them(tmp_path: Path) -> None:
    silent = {**CHAT, "subject": "", "threads": []}
    given = [{**silent, "id": "a-2", "priority": "high"}, {**silent, "id": "a-3", "tier": "gold"}]
    listen(records(tmp_path / "export.json", CHAT, *given))
    run("refused", "--csv", str(tmp_path / "out.csv"))
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        told = [(row["id"], row["priority"], row["tier"]) for row in csv.DictReader(file)]
    assert told == [("a-2", "high", ""), ("a-3", "", "gold")]


def test_refused_rows_of_an_export_go_with_the_person_they_name(tmp_path: Path) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author

    silent = {**CHAT, "id": "a-2", "subject": "", "threads": [], "primaryCustomer": {"first": "Ann Quist"}}
    export = records(tmp_path / "export.json", CHAT, silent)
    listen_to(write_table(tmp_path / "said.csv", [{**feedback(INVOICES)[0], "speaker": "Ann Quist"}]))
    listen(export)
    assert "Ann Quist" in raw()[2].values()
    forget("Ann Quist", Author(by="ana", at=day(29)))
    assert raw()[2] == {}
    listen(export)
    assert raw()[2] == {}


def test_a_list_of_refused_rows_shows_how_they_begin(table: Path) -> None:
    listen_to(table)
    assert "\n    id: F-2; account: Account 2; date: 2026-03-03; speaker: Ann Quist\n" in run("refused")
