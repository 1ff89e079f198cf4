"""A file of timed text: whether it is one, and the conversation in it."""

from collections.abc import Iterator

from groundswell.sources.contract import Item, Opened, UnreadableSource
from groundswell.sources.cues.blocks import looks_timed
from groundswell.sources.cues.talking import talk_of
from groundswell.sources.cues.timed import take_apart
from groundswell.sources.formats.headings import heading_of
from groundswell.sources.formats.plaintext import peek, read_text
from groundswell.sources.talk.conversation import items_of


def begins_timed(file: Opened) -> bool:
    """Whether the head of the file holds the time line of a cue."""
    return looks_timed(peek(file.head).replace("\r\n", "\n").replace("\r", "\n"))


def read_timed(file: Opened, kind: str) -> Iterator[Item]:
    """The one conversation of a WEBVTT or SRT file. Raises UnreadableSource where it has no cue."""
    timed = take_apart(read_text(file.path))
    if not timed.cues:
        raise UnreadableSource("has no cue: no line of the form '00:00:01.000 --> 00:00:02.000'")
    talk = talk_of(timed)
    yield from items_of(file, kind, talk.turns, talk.remarks, heading_of(timed.notes))
