"""Looking at a file before it is read: is it whole, is it ours to read, and which kind is it."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from groundswell.sources.contract import HEAD_BYTES, Item, Opened, Options, Understood, UnreadableSource

# Larger files are exports of years; they can be split. The limit keeps one mistake from filling a disk.
MAX_BYTES = 2 * 1024**3
# Endings and beginnings by which browsers, office programs and sync tools mark what is not finished.
_UNFINISHED_ENDINGS = (
    *(".part", ".crdownload", ".partial", ".download", ".tmp", ".filepart", ".!ut", ".opdownload"),
)
_LOCK_BEGINNINGS = ("~$", ".~lock.", "~WRL")


def read_here(path: Path, name: str, options: Options) -> Iterator[Item]:
    """Recognise and read `path` in this very process: what the limited child does.

    Raises UnreadableSource, NoTextColumn or UnknownColumn; their texts go after the name of the file.
    """
    # Late: the reading process needs the checks below, but none of the parsers.
    from groundswell.sources.registry import reader_for

    file = open_file(path, name)
    before = _fingerprint(path)
    reader = reader_for(file)
    yield Understood(kind=reader.kind)
    yield from reader.read(file, options)
    if _fingerprint(path) != before:
        raise UnreadableSource("changed while it was read: it is still being written")


def open_file(path: Path, name: str) -> Opened:
    """`path` with its first bytes; raises UnreadableSource where it cannot be read at all."""
    check_name(name)
    try:
        # Without waiting for somebody to write to a pipe, should one take the place of a file meanwhile.
        with open(path, "rb", opener=_without_waiting) as stream:
            info = os.fstat(stream.fileno())
            check_kind(info.st_mode)
            _check_size(info.st_size)
            head = stream.read(HEAD_BYTES)
    except FileNotFoundError:
        raise UnreadableSource("does not exist") from None
    except PermissionError:
        raise UnreadableSource("may not be read by this user") from None
    except OSError as error:
        raise UnreadableSource(f"cannot be opened: {error.strerror}") from None
    if not head.strip(b"\0\xff\xfe\xef\xbb\xbf \t\r\n"):
        raise UnreadableSource("is empty: it holds nothing but blanks")
    return Opened(path=path, name=name, head=head)


def check_name(name: str) -> None:
    parts = name.split("/")
    last = parts[-1]
    if last.startswith(_LOCK_BEGINNINGS):
        raise UnreadableSource("is the lock of a document that is open in another program")
    if last.lower().endswith(_UNFINISHED_ENDINGS):
        raise UnreadableSource("is still being written or downloaded")
    # What a person names is read even if hidden; what merely lies in a folder they named is not.
    if any(part.startswith(".") or part == "__MACOSX" for part in parts[1:]):
        raise UnreadableSource("is hidden, so it is left out; name it directly to read it")


def check_path(path: Path, name: str) -> None:
    """Refuse what must not even be opened: a pipe would keep its reader waiting, a device may do anything
    when it is read, and a link may lead out of what a person named. Raises UnreadableSource."""
    linked = path.is_symlink()
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if linked and error.errno in (errno.ELOOP, errno.ENOENT, errno.ENOTDIR):
            raise UnreadableSource("is a link that leads nowhere, so it is left out") from None
        return  # a path through an archive, or opening it says why not
    if linked and leads_out(path, name):
        raise UnreadableSource(
            "is a link that leads out of the folder, so it is left out; name the file it leads to"
        )
    check_kind(mode)


def leads_out(path: Path, name: str) -> bool:
    """Whether a link in a folder that a person named leads out of that folder. `name` goes from the folder
    on ("calls/may/a.vtt"); a link that is named itself is followed."""
    depth = name.count("/")
    folders = path.absolute().parents
    if not 0 < depth <= len(folders):
        return False
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folders[depth - 1]))


def check_kind(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UnreadableSource("is a folder that is linked to or may not be looked into, so it is left out")
    kind = next((what for is_one, what in _NO_FILES.items() if is_one(mode)), "")
    if kind or not stat.S_ISREG(mode):
        raise UnreadableSource(f"is {kind or 'something else'} and no file: save what it holds as one first")


_NO_FILES = {
    stat.S_ISFIFO: "a pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK | os.O_NOCTTY)


def _check_size(size: int) -> None:
    if size == 0:
        raise UnreadableSource("is empty")
    if size > MAX_BYTES:
        raise UnreadableSource(f"is larger than {MAX_BYTES // 1024**3} GiB; split it first")


def _fingerprint(path: Path) -> tuple[int, int]:
    info = path.stat()
    return info.st_size, info.st_mtime_ns
