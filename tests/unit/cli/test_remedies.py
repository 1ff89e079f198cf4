"""Errors carry a code, and the command line says what to do about it."""

import re
from pathlib import Path

import groundswell
from groundswell.cli.remedies import REMEDIES, WRONG_USE_CODES
from groundswell.field.errors import NoSuchConcern

SOURCE = Path(groundswell.__file__).parent


def codes() -> set[str]:
    """Read, not imported: some rooms cannot be before there is a store."""
    texts = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    return {code for text in texts for code in re.findall(r'^    code = "(\w+)"', text, re.MULTILINE)}


def test_what_is_said_is_said_of_codes_that_there_are() -> None:
    assert set(REMEDIES) | WRONG_USE_CODES <= codes()


def test_an_error_carries_its_values_and_leaves_the_command_to_the_door() -> None:
    error = NoSuchConcern(7)
    assert (error.code, error.values) == ("no_such_concern", {"id": "C-7"})
    assert "groundswell" not in str(error)
    assert "groundswell concerns" in REMEDIES[error.code]
