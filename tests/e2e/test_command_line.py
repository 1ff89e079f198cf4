"""The command as a person runs it: a real process, a real store, the real model."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.worlds.field import feedback, write_table

Run = Callable[..., subprocess.CompletedProcess[str]]

FEEDBACK = [
    "Your export writes every invoice twice.",
    "Invoices come out doubled when we export them.",
    "The export gives us duplicate invoices each month.",
    "Why does exporting create two copies of an invoice?",
    "The app is useless in a basement without signal.",
    "No reception in the basement, so the app does not work there.",
    "Our technicians cannot open jobs offline underground.",
    "We need the app to work offline when there is no signal.",
]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `groundswell …` with a data folder of its own; the prepared model is shared with other tests."""
    environment = {**os.environ, "GROUNDSWELL_STORE": str(tmp_path / "field.db"), "COLUMNS": "100"}
    command = [sys.executable, "-c", "from groundswell.cli.main import run; run()"]

    def run_it(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *map(str, arguments)],
            capture_output=True,
            text=True,
            env=environment,
            cwd=tmp_path,
            timeout=120,
        )

    return run_it


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_table(tmp_path / "feedback.csv", feedback(FEEDBACK))


def test_one_command_goes_from_a_file_to_ranked_concerns_with_their_words(
    run: Run, table: Path, tmp_path: Path
) -> None:
    done = run("listen", table, "--json", "out.json", "--html", "report.html", "--as", "verbatims")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads((tmp_path / "out.json").read_text())
    assert told["files"] == [
        {**told["files"][0], "source": "feedback.csv", "rows": 8, "taken": 8, "duplicates": 0, "refused": 0}
    ]
    found = {v["text"] for c in told["concerns"] for v in c["verbatims"]} | {
        v["text"] for v in told["heard_once"]
    }
    assert found == set(FEEDBACK)
    assert told["concerns"][0]["id"] in done.stdout
    assert all(
        v["turn"][v["start"] : v["end"]] == v["text"] for c in told["concerns"] for v in c["verbatims"]
    )


def test_a_command_that_reads_loads_no_model(run: Run, table: Path) -> None:
    run("listen", table)
    probe = (
        "import sys; from groundswell.cli.main import app\n"
        "try: app(['concerns'])\n"
        "except SystemExit: pass\n"
        "heavy = ('ctranslate2', 'tokenizers', 'graspologic_native')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        env=os.environ,
        cwd=table.parent,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["listen"], 2, "Name the files or folders"),
        (["listen", "nowhere.csv"], 2, "There is no file or folder nowhere.csv"),
        (["listen", "feedback.csv", "--map", "text=words"], 2, "account"),
        (["listen", "feedback.csv", "--as-of", "soon"], 2, "is not a date"),
        (["listen", "empty.csv"], 1, "empty"),
        (["listen", "numbers.csv"], 1, "amount"),
        (["show", "C-99"], 2, "There is no concern C-99"),
        (["show", "twelve"], 2, "is not a concern"),
        (["why", "V-99"], 2, "There is no verbatim V-99"),
        (["merge", "C-1"], 2, "at least two"),
        (["undo"], 2, "nothing to undo"),
        (["forget", "Nobody", "--yes"], 2, "nothing was erased"),
        (["restore", "feedback.csv", "--yes"], 1, "not a Groundswell backup"),
        (["frobnicate"], 2, "No such command"),
    ],
)
def test_a_mistake_gets_one_clear_sentence_and_no_traceback(
    run: Run, table: Path, arguments: list[str], status: int, sentence: str
) -> None:
    (table.parent / "empty.csv").touch()
    write_table(table.parent / "numbers.csv", [{"amount": 3, "count": 4}, {"amount": 5, "count": 6}])
    done = run(*arguments)
    assert done.returncode == status, done
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_corrections_are_told_and_taken_back(run: Run, table: Path) -> None:
    run("listen", table)
    named = run("rename", "C-1", "Invoices twice", "--because", "clearer")
    assert "groundswell undo 2" in named.stdout
    assert "Invoices twice" in run("show", "c1").stdout
    assert "clearer" in run("history").stdout
    run("undo")
    assert "Invoices twice" not in run("concerns").stdout


def test_the_doctor_finds_nothing_wrong_with_a_fresh_store(run: Run) -> None:
    done = run("doctor")
    assert (done.returncode, "fix" in done.stdout.split()) == (0, False), done.stdout
