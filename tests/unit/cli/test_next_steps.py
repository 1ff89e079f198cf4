"""A command that is printed as the next step works as it is printed."""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from groundswell.cli import opening


@pytest.fixture(autouse=True)
def _settings_of_before() -> Iterator[None]:
    before = os.environ.pop("GROUNDSWELL_STORE", None)
    opening._named.clear()
    yield
    opening._named.clear()
    os.environ.pop("GROUNDSWELL_STORE", None)
    if before is not None:
        os.environ["GROUNDSWELL_STORE"] = before


def test_the_next_command_names_the_store_that_this_one_was_told() -> None:
    opening.point_at("our field's.db")
    assert shlex.split(opening.command("show", "C-1")) == [
        *("groundswell", "show", "C-1", "--store", "our field's.db")
    ]
    told = opening.addressed("`groundswell restore BACKUP` puts it back; `groundswell doctor` says how.")
    assert told.count("--store 'our field'\"'\"'s.db'`") == 2


@pytest.mark.parametrize("named", ["field.db", "/srv/field.db", "postgresql://ana@db.example/field"])
def test_a_command_that_points_at_its_store_twice_names_it_all_the_same(named: str) -> None:
    opening.point_at(named)
    opening.point_at(named)
    assert opening.command("show", "C-1") == f"groundswell show C-1 --store {named}"


def test_a_store_that_the_environment_names_needs_no_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROUNDSWELL_STORE", "field.db")
    opening.point_at("field.db")
    assert opening.command("undo", 3) == "groundswell undo 3"
    assert opening.addressed("`groundswell doctor`") == "`groundswell doctor`"


def test_the_next_command_is_called_as_this_one_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "groundswell"
    program.parent.mkdir()
    program.touch(mode=0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["bin/groundswell", "concerns"])

    monkeypatch.setenv("PATH", str(tmp_path))
    assert opening.command("show", "C-1") == "bin/groundswell show C-1"
    assert opening.addressed("`groundswell doctor`") == "`bin/groundswell doctor`"
    monkeypatch.setenv("PATH", str(program.parent))
    assert opening.command("show", "C-1") == "groundswell show C-1"


def test_fetching_the_model_names_no_store() -> None:
    opening.point_at("field.db")
    assert opening.addressed("`groundswell model fetch` once.") == "`groundswell model fetch` once."


def test_the_next_command_tells_no_password() -> None:
    opening.point_at("postgresql://ana:secret@db.example/field")
    assert opening.command("show", "C-1").endswith("--store postgresql://ana@db.example/field")
