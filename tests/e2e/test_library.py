"""The library as the guide shows it: no store, no Django, the real model."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import groundswell
from groundswell.encoders import ModelNotFound
from groundswell.speech import Kind
from tests.e2e.test_command_line import FEEDBACK
from tests.worlds.field import feedback, write_table


def test_files_give_the_field_as_values(tmp_path: Path) -> None:
    table = write_table(tmp_path / "feedback.csv", feedback(FEEDBACK))
    field = groundswell.listen(table, as_verbatims=True)
    assert {v.text for v in field.verbatims} == set(FEEDBACK)
    assert all(v.turn[v.start : v.end] == v.text for v in field.verbatims)
    assert [(f.source, f.rows, f.taken) for f in field.files] == [("feedback.csv", 8, 8)]
    assert field.concerns[0].name in field._repr_html_()


def test_any_list_of_texts_can_be_grouped(tmp_path: Path) -> None:
    field = groundswell.hear_texts(FEEDBACK)
    invoices = set(FEEDBACK[:4])
    holding = [c for c in field.concerns if invoices & {v.text for v in c.verbatims}]
    assert len(holding) == 1
    field.to_html(tmp_path / "report.html")
    assert FEEDBACK[0] in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_notebook_says_how_to_come_by_a_model_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for setting in ("GROUNDSWELL_HOME", "GROUNDSWELL_MODEL"):
        monkeypatch.setenv(setting, str(tmp_path))
    with pytest.raises(ModelNotFound) as missing:
        groundswell.hear_texts(FEEDBACK)
    assert any("groundswell model fetch" in note for note in missing.value.__notes__)


def test_importing_the_library_brings_neither_django_nor_another_sqlite() -> None:
    probe = (
        "import sys, groundswell.library.listening\n"
        "print([m for m in ('django', 'pysqlite3', 'torch') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_kind_is_judged_by_meaning_and_by_the_rating_beside_it(tmp_path: Path) -> None:
    plain = {
        "Your technicians are very late": Kind.FRUSTRATION,
        "The charts are marvellous": Kind.PRAISE,
        "An answer takes you four days": Kind.FRUSTRATION,
        "Does it work on a boat": Kind.QUESTION,
        "We do not need the bigger plan": Kind.OBJECTION,
        "No way to sort by colour yet, please add it": Kind.REQUEST,
        "Das Programm stürzt beim Drucken ab": Kind.FRUSTRATION,
        "Nous sommes très contents": Kind.PRAISE,
    }
    field = groundswell.listen(write_table(tmp_path / "plain.csv", feedback(list(plain))), as_verbatims=True)
    assert {v.text: v.kind for v in field.verbatims} == plain
    rated = [row | {"stars": n} for row, n in zip(feedback(["The tent", "The stove"]), (5, 1), strict=True)]
    field = groundswell.listen(write_table(tmp_path / "reviews.csv", rated), as_verbatims=True)
    assert {v.text: v.kind for v in field.verbatims} == {
        "The tent": Kind.PRAISE,
        "The stove": Kind.FRUSTRATION,
    }


def test_the_package_shows_what_it_offers_before_anything_is_loaded() -> None:
    probe = "import groundswell; print([name for name in dir(groundswell) if not name.startswith('_')])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(sorted(groundswell.__all__))


def test_concerns_are_found_by_their_id_as_well_as_by_their_place() -> None:
    field = groundswell.hear_texts(FEEDBACK)
    first, *_ = field.concerns
    assert field.concerns[0] is first
    assert field.concerns[f"C-{first.id}"] is first
    assert field.concerns[f"c{first.id}"] is first
    assert field.concerns == field.field.concerns
    for wrong in ("C-999", "nonsense"):
        with pytest.raises(LookupError, match=wrong):
            field.concerns[wrong]


def test_a_frame_of_what_there_is_not_says_what_there_is() -> None:
    field = groundswell.hear_texts(FEEDBACK)
    with pytest.raises(groundswell.GroundswellError, match="“concerns” or “verbatims”"):
        field.frame("nonsense")  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_plot_is_saved_to_a_file(ending: str, tmp_path: Path) -> None:
    pytest.importorskip("altair", reason="Altair is an extra")
    pytest.importorskip("vl_convert", reason="vl-convert is an extra")
    groundswell.hear_texts(FEEDBACK).plot().save(tmp_path / f"plot.{ending}")
    assert (tmp_path / f"plot.{ending}").stat().st_size > 1000


def test_a_file_under_another_name_is_read_by_the_name_it_is_given(tmp_path: Path) -> None:
    write_table(tmp_path / "upload-7", feedback(FEEDBACK[:4]))
    write_table(tmp_path / "upload-8.tmp", feedback(FEEDBACK[4:]))
    with zipfile.ZipFile(tmp_path / "upload-9", "w") as archive:
        archive.writestr("notes.txt", "Ana: The scanner loses the connection in the cold store.")
    uploads = [("upload-7", "may.csv"), ("upload-8.tmp", "may.csv"), ("upload-9", "calls.zip")]
    field = groundswell.listen([(tmp_path / path, name) for path, name in uploads], as_verbatims=True)
    assert [file.source for file in field.files] == ["calls.zip/notes.txt", "may (2).csv", "may.csv"]
    assert {v.text for v in field.verbatims} >= set(FEEDBACK)
