"""Reading files that nobody vouches for: the one way into this room.

    for path, name in expand(["calls/", "crm-export.csv"]):
        for item in read_file(path, name, Options()):
            ...

Readers run in a limited child process (see `limited/`), which is started once and serves many files. Errors
are phrases that go after the name of the file: "is empty", "has no column …".
"""

import os
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from groundswell.sources.contract import Item, Options, UnreadableSource
from groundswell.sources.delimited.plain import PlainRow
from groundswell.sources.documents.passages import Passage
from groundswell.sources.limited import workers
from groundswell.sources.limited.wire import (
    Batch,
    ListMembers,
    Members,
    Passages,
    Read,
    ReadDocument,
    ReadTable,
    Rows,
)
from groundswell.sources.opening import check_name, check_path, leads_out

_ARCHIVES = (".zip",)

# A file or folder; or one with the name that it is to go by, where it lies under another: an upload, say.
Given = Path | str | tuple[Path | str, str]


def read_file(path: Path, name: str, options: Options | None = None) -> Iterator[Item]:
    """Recognise `path` and yield what it holds, in the order of the file, as it is read.

    Raises UnreadableSource (NoTextColumn, UnknownColumn) when nothing, or nothing more, of the file can be
    read: items yielded before it may be kept or dropped, but then all of them.
    """
    options = options or Options()
    # Named before anything is opened: an unfinished download is that, whatever its bytes look like.
    check_name(name)
    check_path(path, name)
    request = Read(
        path=str(path.absolute()),
        name=name,
        columns=dict(options.columns),
        as_verbatims=options.as_verbatims,
        remembered=dict(options.remembered),
    )
    for reply in workers.ask(request):
        if isinstance(reply, Batch):
            yield from reply.items


def read_document(path: Path, name: str) -> list[Passage]:
    """The paragraphs of what somebody wrote for others to read, in their order: text, Word, a presentation,
    PDF or a web page. Raises UnreadableSource."""
    check_name(name)
    check_path(path, name)
    replies = workers.ask(ReadDocument(path=str(path.absolute()), name=name))
    return [passage for reply in replies if isinstance(reply, Passages) for passage in reply.passages]


def read_table(path: Path, name: str, most: int) -> tuple[tuple[str, ...], list[PlainRow]]:
    """The header and the rows of a table of text, or of a workbook that holds one, as they stand, in their
    order. Raises UnreadableSource, for more than `most` rows, too."""
    check_name(name)
    check_path(path, name)
    header, rows = tuple[str, ...](), list[PlainRow]()
    for reply in workers.ask(ReadTable(path=str(path.absolute()), name=name)):
        if isinstance(reply, Rows):
            header = reply.header
            rows += reply.rows
        if len(rows) > most:
            raise UnreadableSource(f"has more than {most:,} rows; split it first")
    return header, rows


def expand(given: Iterable[Given]) -> list[tuple[Path, str]]:
    """The files that are given, each with the name it goes by in reports: its own, or the one it is given by.

    Folders are walked in sorted order and name their files from the folder on ("calls/a/b.vtt"). A ZIP
    archive stands for its members; a member's path goes through the archive ("calls.zip/a.vtt" below where
    it lies), and `read_file` takes it. What is hidden, a link out of the folder or of no known kind is listed
    too: reading it says why it is left out. A path that was named twice is listed once.

    Raises UnreadableSource where a path does not exist.
    """
    names: dict[Path, str] = {}
    called = set[Path]()  # whose name was given
    for path_given in given:
        named = isinstance(path_given, tuple)
        top = Path(path_given[0] if named else path_given)
        if not (top.exists() or top.is_symlink()):
            raise UnreadableSource(f"{top} does not exist")
        for path, name in _walk(top, path_given[1] if named else _own_name(top)):
            names.setdefault(path, _printable(name))
            if named:
                called.add(path)
    return _told_apart(names, called)


def _own_name(path: Path) -> str:
    return (path if path.name not in ("", "..") else path.resolve()).name


def _printable(name: str) -> str:
    """A file's name as text: file systems allow bytes in names that are no text at all."""
    return name.encode(errors="surrogateescape").decode(errors="replace")


def _walk(path: Path, name: str) -> Iterator[tuple[Path, str]]:
    if not path.is_dir():
        yield from _members(path, name)
        return
    try:
        # Sorted, for the file system's order is its own: the same folder gives the same list everywhere.
        children = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError:
        yield path, name  # may not be looked into: reading it says so
        return
    for child in children:
        below = f"{name}/{child.name}"
        if stat.S_ISDIR(child.stat(follow_symlinks=False).st_mode) and not child.name.startswith("."):
            yield from _walk(Path(child.path), below)
        else:
            yield from _members(Path(child.path), below)


def _members(path: Path, name: str) -> Iterator[tuple[Path, str]]:
    if not name.lower().endswith(_ARCHIVES) or not path.is_file() or leads_out(path, name):
        yield path, name
        return
    try:
        for reply in workers.ask(ListMembers(path=str(path.absolute()), name=name)):
            if isinstance(reply, Members):
                yield from ((path / member, f"{name}/{member}") for member in reply.names)
    except UnreadableSource:
        # Listed as the one file it is: reading it gives the reason again.
        yield path, name


def _told_apart(names: dict[Path, str], called: Collection[Path]) -> list[tuple[Path, str]]:
    """Two files of one name from different places go by as much of their paths as was given; those whose
    names were given, by a number."""
    twice = {name for name, times in Counter(names.values()).items() if times > 1}
    seen = Counter[str]()
    apart: list[tuple[Path, str]] = []
    for path, name in names.items():
        seen[name] += 1
        if name in twice:
            name = _numbered(name, seen[name]) if path in called else _longer(path, name)
        apart.append((path, name))
    return apart


def _numbered(name: str, number: int) -> str:
    """`calls (2).csv` for the second `calls.csv`."""
    path = PurePosixPath(name)
    return name if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix()


def _longer(path: Path, name: str) -> str:
    """A link that leads out keeps its name: by that, reading it tells where its folder begins."""
    return name if path.is_symlink() and leads_out(path, name) else path.as_posix().lstrip("/")
