"""The table of contents of this room: every kind of source that can be read.

The order matters: a kind that announces itself (a magic word, a signature) comes before one that is
recognised by its look, and the table of plain text comes last.
"""

from groundswell.sources.contract import Opened, Reader, UnreadableSource
from groundswell.sources.csv.reader import READER as CSV
from groundswell.sources.srt.reader import READER as SRT
from groundswell.sources.vtt.reader import READER as VTT

READERS: tuple[Reader, ...] = (VTT, SRT, CSV)


def reader_for(file: Opened) -> Reader:
    """The reader of `file`; raises UnreadableSource where no kind recognises it."""
    for reader in READERS:
        if reader.recognises(file):
            return reader
    raise UnreadableSource(f"is no kind of file that can be read: {_looks_like(file)}")


def _looks_like(file: Opened) -> str:
    if b"\0" in file.head:
        return "it is binary"
    suffix = file.path.suffix.lower()
    return (
        f"its ending is {suffix}"
        if suffix
        else "it has no ending, and its text is no table and no transcript"
    )
