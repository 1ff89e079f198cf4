"""Looking at a file before it is read: is it whole, is it ours to read, and which kind is it."""

import stat
from collections.abc import Iterator
from pathlib import Path

from groundswell.sources.contract import Item, Opened, Options, Understood, UnreadableSource

HEAD_BYTES = 64 * 1024
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
        info = path.stat()
        _check_kind(info.st_mode, info.st_size)
        with path.open("rb") as stream:
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


def _check_kind(mode: int, size: int) -> None:
    if stat.S_ISDIR(mode):
        raise UnreadableSource("is a folder that is linked to or may not be looked into, so it is left out")
    if not stat.S_ISREG(mode):
        raise UnreadableSource("is not a regular file")
    if size == 0:
        raise UnreadableSource("is empty")
    if size > MAX_BYTES:
        raise UnreadableSource(f"is larger than {MAX_BYTES // 1024**3} GiB; split it first")


def _fingerprint(path: Path) -> tuple[int, int]:
    info = path.stat()
    return info.st_size, info.st_mtime_ns
