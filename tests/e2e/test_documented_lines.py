"""A documented line is a tested line: typed into a shell, as it stands, on the sample data."""

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from groundswell.samples import sample_folder
from tests.worlds.documentation import python_blocks, shell_lines
from tests.worlds.field import write_table
from tests.worlds.stores import copy_store, store_at

FILES = {
    "calls": "calls",
    "crm": "crm",
    "crm-export.csv": "crm/activities.csv",
    "inbox.mbox": "inbox.mbox",
    "tickets.csv": "tickets.csv",
}
# Each once, wherever it stands.
RUN = {one.text.partition(" #")[0].strip(): one for one in shell_lines() if not one.not_run}
SUBJECTS = "the van", "the depot", "a quote", "the stock", "an invoice", "the app", "the map", "a form"


def environment(folder: Path) -> dict[str, str]:
    """A shell in which `groundswell` is this very program, with a store of the folder's own."""
    told = {**os.environ, "GROUNDSWELL_STORE": store_at(folder / "field.db"), "COLUMNS": "100"}
    return told | {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}


def type_in(line: str, folder: Path, answer: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", line],
        input=answer,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(folder),
        timeout=300,
    )


def lay_out(folder: Path) -> None:
    """The program and the sample data under the names that the documentation gives to files."""
    folder.mkdir(exist_ok=True)
    program = folder / "bin" / "groundswell"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nfrom groundswell.cli.main import run\nrun()\n", encoding="utf-8")
    program.chmod(0o755)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(program.parent)
    for name, sample in FILES.items():
        (folder / name).symlink_to(sample_folder() / sample)


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A folder in which all of it was heard, and something with set text; and the field as JSON."""
    folder = tmp_path_factory.mktemp("heard")
    lay_out(folder)
    rows = [
        {
            "Ticket ID": n,
            "Description": f"Sent from the portal. Where do I find {what} number {n}?",
        }
        for n, what in enumerate(SUBJECTS * 2, start=1)
    ]
    write_table(folder / "portal.csv", rows)
    line = "groundswell listen calls crm inbox.mbox tickets.csv portal.csv --json all.json"
    done = type_in(line, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, json.loads((folder / "all.json").read_text(encoding="utf-8"))


def with_ids_of(field: dict[str, Any], line: str) -> str:
    """The line with ids that there are: those in the documentation stand for anybody's own."""
    first, second = sorted(field["concerns"], key=lambda one: -len(one["verbatims"]))[:2]
    ids = {
        "C-12": first["id"],
        "C-31": second["id"],
        "V-3": first["verbatims"][0]["id"],
        "V-9": first["verbatims"][1]["id"],
        "V-123": second["verbatims"][0]["id"],
        "S-4": field["set_text"][0]["id"],
        "P-3": field["set_phrases"][0]["id"],
    }
    return re.sub(r"\b[CVSP]-\d+\b", lambda written: ids[written[0]], line)


def on(written: str) -> Any:
    """Copies are made and put back of a store in a file only."""
    about_files = any(f" {word} " in written for word in ("backup", "restore"))
    return pytest.param(written, marks=[pytest.mark.files] if about_files else [])


@pytest.mark.parametrize("written", [on(line) for line in sorted(RUN)])
def test_a_documented_line_works(written: str, heard: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    before, field = heard
    lay_out(tmp_path)
    copy_store(before / "field.db", tmp_path / "field.db")
    if " restore " in written:
        type_in(written.replace(" restore ", " backup "), tmp_path)
    # With what stands behind it: a shell has to pass over that.
    done = type_in(with_ids_of(field, RUN[written].text), tmp_path, answer="y\n")
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_not_run_is_little_and_says_why() -> None:
    reasons = [one.not_run for one in shell_lines() if one.not_run]
    assert len(reasons) <= 20
    assert all(len(reason.split()) >= 3 for reason in reasons)
    assert len(RUN) > 25


def test_the_python_of_the_guide_runs_from_top_to_bottom(tmp_path: Path) -> None:
    lay_out(tmp_path)
    blocks = [block for block in python_blocks("docs/guide.md") if all(map(find_spec, block.needs))]
    script = "\n".join(block.text.removeprefix("```python").removesuffix("```") for block in blocks)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "report-words.html").is_file()
