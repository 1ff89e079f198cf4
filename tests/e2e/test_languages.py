"""A field that is not all English, with the real models, as a person meets it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import groundswell
from groundswell.encoders.card import USE
from groundswell.encoders.errors import ModelNotFound
from groundswell.encoders.places import find_model
from tests.worlds.field import feedback, write_table
from tests.worlds.stores import store_at

Run = Callable[..., str]

# Two subjects in two languages, row by row the same.
ENGLISH = [
    "The export writes every invoice twice.",
    "Invoices come out doubled when we export them.",
    "We get duplicate invoices from the export each month.",
    "Why does the export create two copies of an invoice?",
    "The app does not work in a basement without signal.",
    "There is no reception in the basement, so the app fails.",
    "Our technicians cannot open jobs offline in the basement.",
    "We need the app to work offline when there is no signal.",
]
GERMAN = [
    "Der Export schreibt jede Rechnung doppelt.",
    "Rechnungen kommen doppelt heraus, wenn wir sie exportieren.",
    "Wir bekommen jeden Monat doppelte Rechnungen aus dem Export.",
    "Warum erzeugt der Export zwei Kopien einer Rechnung?",
    "Die App funktioniert im Keller ohne Empfang nicht.",
    "Im Keller gibt es keinen Empfang, also versagt die App.",
    "Unsere Techniker können im Keller offline keine Aufträge öffnen.",
    "Die App muss offline funktionieren, wenn es keinen Empfang gibt.",
]


@pytest.fixture(autouse=True)
def _model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GROUNDSWELL_LANGUAGES", raising=False)
    try:
        find_model(card=USE)
    except ModelNotFound:
        pytest.skip("the package with the weights of the multilingual model is not installed")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    environment = {**os.environ, "GROUNDSWELL_STORE": store_at(tmp_path / "field.db"), "COLUMNS": "100"}
    command = [sys.executable, "-c", "from groundswell.cli.main import run; run()"]

    def run_it(*arguments: object, **settings: str) -> str:
        done = subprocess.run(
            [*command, *map(str, arguments)],
            capture_output=True,
            text=True,
            env={**environment, **settings},
            cwd=tmp_path,
            timeout=120,
        )
        return done.stdout + done.stderr

    return run_it


def redirects(tmp_path: Path) -> set[str]:
    return set(json.loads((tmp_path / "out.json").read_text())["redirects"])


def heard(tmp_path: Path) -> dict[str, set[str]]:
    """What stands in each concern, as the JSON tells it."""
    told = json.loads((tmp_path / "out.json").read_text())
    return {one["id"]: {verbatim["text"] for verbatim in one["verbatims"]} for one in told["concerns"]}


def test_a_field_that_becomes_bilingual_is_understood_anew_and_keeps_its_numbers(
    run: Run, tmp_path: Path
) -> None:
    english = write_table(tmp_path / "en.csv", feedback(ENGLISH))
    german = write_table(tmp_path / "de.csv", feedback(GERMAN, first=100))
    assert "Moved" not in run("listen", english, "--as", "verbatims", "--json", "out.json")
    before = heard(tmp_path)
    told = run("listen", german, "--as", "verbatims", "--json", "out.json")
    assert "Moved from all-MiniLM-L6-v2/int8 to universal-sentence-encoder-multilingual-3" in told
    assert "concerns keep their numbers" in told
    after = heard(tmp_path)
    assert before.keys() <= after.keys() | redirects(tmp_path)
    together = next(texts for texts in after.values() if ENGLISH[0] in texts)
    assert set(GERMAN[:4]) & together
    assert not {*ENGLISH[4:], *GERMAN[4:]} & together
    assert "moved from all-MiniLM" in run("history")
    assert "Grouped by: universal" in run("doctor")


def test_a_person_fixes_the_model_and_the_doctor_tells_of_the_move_that_is_due(
    run: Run, tmp_path: Path
) -> None:
    german = write_table(tmp_path / "de.csv", feedback(GERMAN))
    run("listen", german, "--as", "verbatims", GROUNDSWELL_LANGUAGES="english")
    told = run("doctor")
    assert "Grouped by: all-MiniLM-L6-v2/int8; a move to universal" in told
    assert "groundswell regroup" in told
    assert "Moved from all-MiniLM" in run("regroup")
    assert "a move to" not in run("doctor")


def test_the_library_hears_what_is_said_in_whatever_language() -> None:
    field = groundswell.hear_texts([*ENGLISH, *GERMAN]).field
    assert field.encoder.startswith("universal-sentence-encoder")
    assert groundswell.hear_texts(ENGLISH).field.encoder.startswith("all-MiniLM")
    for concern in field.concerns:
        texts = {verbatim.text for verbatim in concern.verbatims}
        assert texts <= {*ENGLISH[:4], *GERMAN[:4]} or texts <= {*ENGLISH[4:], *GERMAN[4:]}
    assert any(
        set(ENGLISH) & {v.text for v in c.verbatims} and set(GERMAN) & {v.text for v in c.verbatims}
        for c in field.concerns
    )
