"""A mailbox file (MBOX) as messages, one at a time, with where each stands in the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

# A line "From <sender> <date>" after a blank line begins a message; one in the words of a mail has no date.
_BEGINS = re.compile(rb"^From (?:- |\S+ .*?)?(?:\w{3},? +)?\w{3} .{0,16}\d{1,2}:\d\d|^From \S+@\S+\s*$")
_ESCAPED = re.compile(rb"^>(>*From )", re.M)
LARGEST = 48 * 1024 * 1024  # bytes of one message that are kept; the text stands before the attachments


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands in its file."""

    row: int  # from 1
    start: int  # byte offset of its first header line
    size: int  # bytes up to the next message


def begins_mailbox(head: bytes) -> bool:
    """Whether these first bytes are a mailbox's."""
    return _BEGINS.match(head.lstrip(b"\xef\xbb\xbf\r\n")[:1000].split(b"\n", 1)[0]) is not None


def places_in(path: Path) -> Iterator[Place]:
    """Where each message stands. Reads line by line and keeps nothing."""
    with path.open("rb") as stream:
        row, start, offset, blank = 0, -1, 0, True
        for line in _lines(stream):
            if blank and line.startswith(b"From ") and _BEGINS.match(line):
                if start >= 0:
                    row += 1
                    yield Place(row, start, offset - start)
                start = offset + len(line)
            offset += len(line)
            blank = not line.strip()
        if start >= 0:
            yield Place(row + 1, start, offset - start)


def content_at(stream: BinaryIO, place: Place) -> bytes:
    """The message at `place`, its first LARGEST bytes, with escaped "From " lines restored."""
    stream.seek(place.start)
    return _ESCAPED.sub(rb"\1", stream.read(min(place.size, LARGEST)))


def headers_at(stream: BinaryIO, place: Place) -> bytes:
    """The header lines of the message at `place`, at most 256 KiB."""
    stream.seek(place.start)
    head = stream.read(min(place.size, 262_144))
    end = re.search(rb"\r?\n\r?\n", head)
    return head[: end.end()] if end else head


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines, those without an end in pieces of 1 MiB, so that a file without line ends costs no memory."""
    while line := stream.readline(1 << 20):
        yield line
