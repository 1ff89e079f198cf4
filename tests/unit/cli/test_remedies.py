"""Errors carry a code, and the command line says what to do about it."""

from importlib import import_module

from groundswell.cli.remedies import REMEDIES, WRONG_USE_CODES
from groundswell.field.errors import NoSuchConcern
from groundswell.speech import GroundswellError

_ROOMS = (
    "cli.options",
    "cli.listening",
    "field.errors",
    "sources.contract",
    "encoders.errors",
    "library.errors",
)


def codes() -> set[str]:
    for room in _ROOMS:
        import_module(f"groundswell.{room}")
    found: set[str] = set()
    kinds = [GroundswellError]
    while kinds:
        kind = kinds.pop()
        found.add(kind.code)
        kinds += kind.__subclasses__()
    return found


def test_what_is_said_is_said_of_codes_that_there_are() -> None:
    assert set(REMEDIES) | WRONG_USE_CODES <= codes()


def test_an_error_carries_its_values_and_leaves_the_command_to_the_door() -> None:
    error = NoSuchConcern(7)
    assert (error.code, error.values) == ("no_such_concern", {"id": "C-7"})
    assert "groundswell" not in str(error)
    assert "groundswell concerns" in REMEDIES[error.code]
