"""A mailbox file (MBOX) as messages, one at a time, with where each stands in the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

# A classic line "From <sender> <date>"; one after a blank line needs no more than a header line below it.
# A month and a day stand before the hour: "From Ana Roth to Everyone: 02:42 PM" is the line of a chat.
_CLASSIC = re.compile(rb"^From (?:\S.{0,200}?[ \t])?\w{3} +\d[\d ,]{0,12}?\d{1,2}:\d\d|^From \S+@\S+\s*$")
_HEADER = re.compile(rb"^[!-9;-~]{1,80}[ \t]*:")
# Header lines that a person does not write in the words of a mail: a route has "From: Hamburg" too.
_MAILED = re.compile(
    rb"^(?:Message-ID|Received|Return-Path|Delivered-To|MIME-Version|Content-[\w-]+|X-[\w-]+|DKIM-Signature"
    rb"|ARC-[\w-]+|Authentication-Results|References|In-Reply-To|Status)[ \t]*:"
    rb"|^(?:From|To|Sender|Reply-To|Cc)[ \t]*:[^\n]{0,1000}@",
    re.I,
)
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
    lines = head.lstrip(b"\xef\xbb\xbf\r\n").splitlines(keepends=True)[:200]
    if not lines or not _is_separator(lines[0]):
        return False
    beginning = _Beginning(0, classic=_CLASSIC.match(lines[0][:1000]) is not None)
    for line in lines[1:]:
        if beginning.is_sure(line):
            return True
        if beginning.is_none:
            break
    return False


def places_in(path: Path) -> Iterator[Place]:
    """Where each message stands. Reads line by line and keeps nothing.

    A line "From …" separates messages where header lines follow, whatever its date and whether or not a
    blank line stands before it; in the words of a mail it is a line like any other.
    """
    with path.open("rb") as stream:
        row, start, end, offset, blank = 0, -1, 0, 0, True
        beginning: _Beginning | None = None
        for line in _lines(stream):
            if beginning is not None and beginning.is_sure(line):
                if start >= 0:
                    row += 1
                    yield Place(row, start, end - start)
                start, end, beginning = beginning.start, 0, None
            elif beginning is not None and beginning.is_none:
                beginning = None
            if _is_separator(line):
                classic = blank and _CLASSIC.match(line[:1000]) is not None
                if start < 0 and classic:
                    start = offset + len(line)  # the file's first message, whatever it consists of
                else:
                    beginning = _Beginning(offset + len(line), classic=classic)
                end = offset
            offset += len(line)
            blank = not line.strip()
        if start >= 0:
            yield Place(row + 1, start, offset - start)


class _Beginning:
    """A line "From …" of which the lines that follow tell whether a message begins with it."""

    def __init__(self, start: int, *, classic: bool) -> None:
        self.start = start
        self.is_none = False
        self._classic = classic

    def is_sure(self, line: bytes) -> bool:
        """Whether, with this line, it is sure that a message begins."""
        if _HEADER.match(line):
            return self._classic or _MAILED.match(line) is not None
        self.is_none = not line.startswith((b" ", b"\t")) or not line.strip()
        return False


def _is_separator(line: bytes) -> bool:
    return line.startswith(b"From ") or line in (b"From\n", b"From\r\n")


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
