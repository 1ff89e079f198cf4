"""What a notebook says to do about an error of the rooms below, which know no commands."""

from collections.abc import Generator
from contextlib import contextmanager

from groundswell.encoders import ModelDamaged, ModelNotFound

_FETCH = "`groundswell model fetch` brings it, once, on a command line."


@contextmanager
def with_advice() -> Generator[None]:
    """As a note, which stands below the error where it is shown."""
    try:
        yield
    except (ModelNotFound, ModelDamaged) as error:
        error.add_note(_FETCH)
        raise
