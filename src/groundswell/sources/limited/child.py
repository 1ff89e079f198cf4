"""The limited child: `python -P -m groundswell.sources.limited.child FD`.

It answers one request after another until its pipe closes, and imports only this room.
"""

import gc
import sys
import time
from collections.abc import Iterator
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from groundswell.sources.archive.members import Archives, archive_of, member_names
from groundswell.sources.contract import Item, NoTextColumn, Options, UnreadableSource
from groundswell.sources.limited.limits import OUT_OF_MEMORY, allow_more_cpu, confine
from groundswell.sources.limited.wire import (
    Batch,
    Done,
    Failed,
    ListMembers,
    Members,
    Passages,
    Read,
    ReadDocument,
    ReadTable,
    Reply,
    Request,
    Rows,
    packed_reply,
    request_from,
)
from groundswell.sources.opening import open_file, read_here
from groundswell.speech import GroundswellError

# A batch leaves when it is this long, or this old: quick enough to show progress, rare enough to be cheap.
BATCH_ITEMS = 512
BATCH_SECONDS = 0.5
PASSAGES = 50  # some pages of them

_archives = Archives()


def serve(pipe: Connection) -> None:
    """Answer requests until the other side goes away."""
    confine()
    # Items hold no cycles; looking for some after every few hundred of them costs a sixth of the time.
    gc.set_threshold(100_000)
    while True:
        try:
            request = request_from(pipe.recv_bytes())
            allow_more_cpu()
            for reply in answers(request):
                pipe.send_bytes(packed_reply(reply))
                allow_more_cpu()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return
        except MemoryError:
            sys.exit(OUT_OF_MEMORY)


def answers(request: Request) -> Iterator[Reply]:
    """The replies to one request; the last is Done or Failed."""
    try:
        yield from _replies(request)
        yield Done()
    except GroundswellError as error:
        yield Failed(code=error.code, text=str(error))
    except RecursionError:
        yield Failed(code="unreadable_source", text="is nested too deeply")


def _replies(request: Request) -> Iterator[Reply]:
    if isinstance(request, ListMembers):
        return _members(request)
    if isinstance(request, ReadTable):
        return _rows(request)
    return _passages(request) if isinstance(request, ReadDocument) else _items(request)


def _rows(request: ReadTable) -> Iterator[Reply]:
    from groundswell.sources.registry import header_and_rows

    header, rows = header_and_rows(open_file(Path(request.path), request.name))
    yield Rows(header=header, rows=[])
    while some := list(islice(rows, BATCH_ITEMS)):
        yield Rows(header=header, rows=some)


def _passages(request: ReadDocument) -> Iterator[Reply]:
    from groundswell.sources.documents.opening import passages_of

    passages = passages_of(Path(request.path), request.name)
    while some := list(islice(passages, PASSAGES)):
        yield Passages(passages=some)


def _members(request: ListMembers) -> Iterator[Reply]:
    yield Members(names=member_names(Path(request.path)))


def _items(request: Read) -> Iterator[Reply]:
    options = Options(
        columns=request.columns,
        as_verbatims=request.as_verbatims,
        remembered=request.remembered,
    )
    path = Path(request.path)
    archive = archive_of(path)
    if archive is None and request.name.lower().endswith(".zip"):
        open_file(path, request.name)  # these two raise where it cannot be opened
        member_names(path)
        raise UnreadableSource("is an archive: its files are read one by one")
    if archive is None:
        yield from _batches(read_here(path, request.name, options))
        return
    with _archives.extracted(archive, path.relative_to(archive).as_posix()) as member:
        yield from _batches(read_here(member, request.name, options))


def _batches(items: Iterator[Item]) -> Iterator[Batch]:
    batch: list[Item] = []
    due = time.monotonic() + BATCH_SECONDS
    try:
        for item in items:
            batch.append(item)
            if len(batch) >= BATCH_ITEMS or time.monotonic() > due:
                yield Batch(items=batch)
                batch = []
                due = time.monotonic() + BATCH_SECONDS
    except NoTextColumn:
        yield Batch(items=batch)  # the headers, so that a person can say which column it is
        raise
    if batch:
        yield Batch(items=batch)


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
