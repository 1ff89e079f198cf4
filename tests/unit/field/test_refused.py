"""Refused rows: kept as they stood, mended and brought again; gone with a person, and after their days."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from groundswell.cli.main import app
from groundswell.field.errors import NothingRefused
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
