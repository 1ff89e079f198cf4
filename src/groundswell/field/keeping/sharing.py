"""Who works on a store: many processes at once, or one alone that puts another file in its place.

SQLite's own locks belong to an open file: a process that waits for one, or writes after its file was
replaced, would write into a file that has no name any more. So every process that opens a store holds a
shared lock on a file beside it, for as long as it lives, and whoever replaces the store holds that file
alone. The system lets go of both when a process ends, however it ends. The file is empty and stays.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from groundswell.field.errors import StoreUnusable

# Seconds to wait for one who replaces the store.
_PATIENCE = 30.0
_PAUSE = 0.05

# The files that this process holds open, by store. They stay open until it ends.
_held: dict[Path, int] = {}


def lock_of(path: Path) -> Path:
    """The file beside the store by which processes tell each other that they use it."""
    return path.with_name(f"{path.name}-lock")


def work_on(path: Path) -> None:
    """Hold the store together with others from here on. Raises StoreUnusable where another one replaces it
    and does not end."""
    path = Path(os.path.realpath(path))
    if path in _held:
        return
    handle = _opened(path)
    if handle is None:
        return
    until = time.monotonic() + _PATIENCE
    while not _locked(handle, fcntl.LOCK_SH):
        if time.monotonic() > until:
            os.close(handle)
            raise StoreUnusable(
                f"{path} is being restored by another process; try again when that has ended."
            )
        time.sleep(_PAUSE)
    _held[path] = handle


def let_go(path: Path) -> None:
    """Hold a store no longer: one that was a copy in the making."""
    handle = _held.pop(Path(os.path.realpath(path)), None)
    if handle is not None:
        os.close(handle)


@contextmanager
def alone_on(path: Path) -> Iterator[None]:
    """Hold the store alone. Raises StoreUnusable while another process works on it."""
    path = Path(os.path.realpath(path))
    handle = _held.get(path)
    if handle is None:
        handle = _opened(path)
    if handle is None:
        raise StoreUnusable(f"{path.parent} may not be written by this user.")
    _held[path] = handle
    if not _locked(handle, fcntl.LOCK_EX):
        fcntl.flock(handle, fcntl.LOCK_SH)  # asking for more may have lost what was held
        raise StoreUnusable(f"{path} is in use by another process; try again when that has ended.")
    try:
        yield
    finally:
        fcntl.flock(handle, fcntl.LOCK_SH)


def _opened(path: Path) -> int | None:
    """None where nothing may be written: whoever only reads there can lose nothing."""
    if not os.access(path.parent, os.W_OK):
        return None
    try:
        handle = os.open(lock_of(path), os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError:  # another user's
        return None
    if os.fstat(handle).st_uid == os.getuid():
        os.fchmod(handle, 0o600)
    return handle


def _locked(handle: int, how: int) -> bool:
    try:
        fcntl.flock(handle, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
