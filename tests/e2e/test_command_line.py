"""The command as a person runs it: a real process, a real store, the real model."""

import json
import os
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.worlds.field import feedback, write_table
from tests.worlds.stores import store_at

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
    environment = {**os.environ, "GROUNDSWELL_STORE": store_at(tmp_path / "field.db"), "COLUMNS": "100"}
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
        (["undo", "9"], 2, "There is no entry #9"),
        (["forget", "Nobody", "--yes"], 2, "nothing was erased"),
        pytest.param(
            *(["restore", "feedback.csv", "--yes"], 1, "not a Groundswell backup"), marks=pytest.mark.files
        ),
        (["frobnicate"], 2, "No such command"),
    ],
)
def test_a_mistake_gets_one_clear_sentence_and_no_traceback(
    run: Run, table: Path, arguments: list[str], status: int, sentence: str
) -> None:
    run("listen", table)
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


def test_the_doctor_finds_nothing_wrong_with_a_fresh_store(run: Run, table: Path) -> None:
    run("listen", table)
    done = run("doctor")
    assert (done.returncode, "fix" in done.stdout.split()) == (0, False), done.stdout


READING = (
    ["concerns"],
    ["show", "C-1"],
    ["why", "V-1"],
    ["history"],
    ["backup", "copy.db"],
    ["rename", "C-1", "x"],
    ["undo"],
    ["forget", "Nobody", "--yes"],
    ["doctor"],
)


@pytest.mark.parametrize("arguments", READING, ids=lambda a: a[0])
def test_only_listening_makes_a_store(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    done = run(*arguments, "--store", "new folder/field.db")
    assert done.returncode == 1
    assert "listen FILES --store 'new folder/field.db'` makes one" in done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_told(run: Run) -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "groundswell")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "ascii", "utf-8"])
def test_letters_that_a_terminal_lacks_do_not_cost_the_result(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    said = [f"{one} 写真 − ↗ schön" for one in FEEDBACK]
    run("listen", write_table(tmp_path / "said.csv", feedback(said)), "--as", "verbatims")
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    for arguments in (["concerns"], ["show", "C-1"], ["why", "V-1"], ["history"], ["show", "写真"]):
        done = subprocess.run(
            [sys.executable, "-c", "from groundswell.cli.main import run; run()", *arguments],
            capture_output=True,
            env={**os.environ, "GROUNDSWELL_STORE": store_at(tmp_path / "field.db")},
            timeout=60,
        )
        assert b"Traceback" not in done.stderr
        assert (done.stdout + done.stderr).decode(encoding)
        assert done.returncode == (2 if "写真" in arguments else 0)


@pytest.mark.parametrize("option", ["--json", "--html"])
def test_a_report_on_stdout_has_stdout_to_itself(run: Run, table: Path, tmp_path: Path, option: str) -> None:
    done = run("listen", table, "--as", "verbatims", option, "-")
    assert done.returncode == 0
    if option == "--json":
        assert json.loads(done.stdout)["conversations"] == len(FEEDBACK)
    else:
        assert done.stdout.startswith("<!doctype html>")
        assert done.stdout.rstrip().endswith("</html>")
    assert "8 taken" in done.stderr
    assert not (tmp_path / "-").exists()


def test_reports_are_there_when_the_printing_ends_early(run: Run, table: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "GROUNDSWELL_STORE": store_at(tmp_path / "field.db")}
    command = [sys.executable, "-c", "from groundswell.cli.main import run; run()"]
    with Path("/dev/full").open("w") as full:
        subprocess.run(
            [*command, "listen", str(table), "--html", "report.html"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=tmp_path,
            timeout=120,
        )
    assert (tmp_path / "report.html").read_text().rstrip().endswith("</html>")


def test_the_next_step_works_as_it_is_printed(run: Run, table: Path) -> None:
    listened = run("listen", table, "--store", "our field.db")
    show = listened.stdout.partition("To open one: groundswell ")[2].splitlines()[0]
    assert run(*shlex.split(show)).returncode == 0
    renamed = run("rename", "C-1", "Twice", "--store", "our field.db")
    back = renamed.stdout.partition("with: groundswell ")[2].splitlines()[0]
    assert run(*shlex.split(back)).returncode == 0
    assert "undid #2" in run("history", "--store", "our field.db").stdout


def damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60_000])


def foreign(path: Path) -> None:
    path.write_text("a shopping list")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('field', '0099_x', '')")
        opened.commit()


@pytest.mark.files
@pytest.mark.parametrize(
    ("broken", "sentences"),
    [
        (damaged, ["is damaged", "groundswell restore BACKUP"]),
        (foreign, ["is not a Groundswell store", "It was left as it is", "--store"]),
        (newer, ["newer Groundswell", "Update Groundswell"]),
        (Path.unlink, ["none at", "listen FILES` makes one"]),
    ],
)
def test_the_doctor_says_what_is_wrong_with_a_store_and_how_to_mend_it(
    run: Run, table: Path, tmp_path: Path, broken: Callable[[Path], None], sentences: list[str]
) -> None:
    run("listen", table)
    store = tmp_path / "field.db"
    broken(store)
    before = store.read_bytes() if store.exists() else None
    done = run("doctor")
    assert done.returncode == 1
    assert all(sentence in done.stdout for sentence in sentences), done.stdout
    assert "Model: " in done.stdout
    assert (store.read_bytes() if store.exists() else None) == before


@pytest.mark.files
def test_a_damaged_store_is_mended_as_the_doctor_says(run: Run, table: Path, tmp_path: Path) -> None:
    run("listen", table)
    run("backup", "good copy.db")
    damaged(tmp_path / "field.db")
    mended = run("restore", "good copy.db", "--yes")
    assert mended.returncode == 0
    assert "field.db.damaged" in mended.stdout
    assert run("doctor").returncode == 0
    assert "8 conversations" in run("concerns").stdout
