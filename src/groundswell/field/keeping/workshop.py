"""A folder for copies in the making, beside where they will stand; it goes also after a kill."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PREFIX = ".groundswell-copy-"


@contextmanager
def workshop(place: Path) -> Iterator[Path]:
    """A fresh folder in `place`, for its owner alone; whatever is left there goes in the end."""
    clear_away(place)
    folder, handle = _held_folder(place)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def clear_away(place: Path) -> None:
    """Remove what a killed process left of its copies: they may hold words that were erased since."""
    for folder in place.glob(f"{_PREFIX}*"):
        try:
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:  # somebody else's, or gone meanwhile
            continue
        try:
            if _hold(handle):
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(handle)


def _held_folder(place: Path) -> tuple[Path, int]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
        folder.chmod(0o700)
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        # Another process that clears away may have come first.
        if _hold(handle) and folder.exists():
            return folder, handle
        os.close(handle)


def _hold(handle: int) -> bool:
    """Held by a living process; the system lets go of it however that one ends."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
