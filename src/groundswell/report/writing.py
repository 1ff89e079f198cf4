"""Files that are written whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Generator, Iterable, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

# Customers' words, so nobody's but the owner's to read, whatever the user's mask lets through.
_OWNERS = 0o600


def write_whole(path: Path | str, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to `path`: a reader finds the file of before or the new one, and never a part of it.

    A link stays a link. A new file is for its owner alone; one that is there keeps its permissions.
    """
    target = Path(os.path.realpath(path))
    if can_be_replaced(target) or not target.exists():
        with _beside(target, pieces) as temporary:
            temporary.replace(target)
        return
    with target.open("wb") as stream:
        stream.writelines(pieces)


def write_all_whole(files: Mapping[Path, bytes]) -> None:
    """Write several files that belong together, in this order: none takes its place before all are written.

    Each of them must be one that `can_be_replaced`.
    """
    with ExitStack() as kept:
        written: list[tuple[Path, Path]] = []
        for path, content in files.items():
            target = Path(os.path.realpath(path))
            written.append((kept.enter_context(_beside(target, [content])), target))
        for temporary, target in written:
            temporary.replace(target)


def can_be_replaced(target: Path) -> bool:
    """Whether a new file can take the place of `target`. Not that of a pipe or a terminal, and not in a
    folder that may not be written: there a file can only be written as it goes."""
    real = Path(os.path.realpath(target))
    mode = _mode_of(real)
    return (mode is None or stat.S_ISREG(mode)) and os.access(real.parent, os.W_OK)


@contextmanager
def _beside(target: Path, pieces: Iterable[bytes]) -> Generator[Path]:
    """A temporary file beside `target` that holds `pieces` and may take its place; removed if it did not."""
    mode = _mode_of(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fchmod(stream.fileno(), stat.S_IMODE(mode) if mode is not None else _OWNERS)
            os.fsync(stream.fileno())
        yield Path(name)
    finally:
        # Also on Ctrl-C: half a report under a name nobody asked for helps nobody.
        Path(name).unlink(missing_ok=True)


def _mode_of(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None
