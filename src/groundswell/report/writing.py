"""Files that are written whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path | str, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to `path`: a reader finds the file of before or the new one, and never a part of it.

    A link stays a link, and a file that is there keeps its permissions.
    """
    target = Path(os.path.realpath(path))
    mode = _mode_of(target)
    if can_be_replaced(target):
        _replace(target, pieces, stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        return
    with target.open("wb") as stream:
        stream.writelines(pieces)


def can_be_replaced(target: Path) -> bool:
    """Whether a new file can take the place of `target`. Not that of a pipe or a terminal, and not in a
    folder that may not be written: there a file can only be written as it goes."""
    mode = _mode_of(target)
    if mode is None:
        return True
    return stat.S_ISREG(mode) and os.access(target.parent, os.W_OK)


def _replace(target: Path, pieces: Iterable[bytes], mode: int) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
        Path(name).replace(target)
    finally:
        # Also on Ctrl-C: half a report under a name nobody asked for helps nobody.
        Path(name).unlink(missing_ok=True)


def _mode_of(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _umask() -> int:
    """The user's mask; the system tells it only to those who set it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
