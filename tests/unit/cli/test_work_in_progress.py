"""What commands tell of long work that somebody is at, or that was killed."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from groundswell.field.processes import this_process
from tests.unit.field.test_work import a_killed_process, left_by

run = CliRunner()


def told(command: str) -> str:
    from groundswell.cli.main import app

    return run.invoke(app, [command]).output


@pytest.mark.parametrize("command", ["doctor", "history", "concerns"])
def test_work_in_progress_is_told_by_whom_since_when_and_how_far(command: str, store_path: Path) -> None:
    left_by(this_process())
    line = "import by ana, begun 2026-03-02 10:00, is at: Understanding, 3 of 9"
    assert line in told(command)


@pytest.mark.parametrize("command", ["doctor", "history"])
def test_what_was_killed_is_told_as_such_with_what_to_do(command: str, store_path: Path) -> None:
    left_by(a_killed_process())
    said = told(command)
    assert "was killed at: Understanding, 3 of 9" in said
    assert "listen FILES" in said
