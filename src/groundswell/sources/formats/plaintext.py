"""Bytes of a text file to its text, whatever wrote them."""

import codecs
from pathlib import Path

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.formats.guessing import guess_encoding

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A day of talk is under 2 MB; beyond this a "transcript" is something else, and it is held as one value.
LIMIT = 32 * 1024 * 1024
_TELLING_BYTES = 64 * 1024


def read_text(path: Path, *, limit: int = LIMIT) -> str:
    """The whole text, lines ended by "\\n". Raises UnreadableSource for empty, binary or oversized files."""
    try:
        size = path.stat().st_size
        if size > limit:
            raise UnreadableSource(f"is {size >> 20} MB: more than the {limit >> 20} MB one text may have")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"cannot be opened: {error.strerror}") from error
    text = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableSource("is empty")
    return text


def decode(content: bytes) -> str:
    """Text of `content`: by its byte order mark, as UTF-8, else by what its bytes are most likely to be."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\0" in content:
        raise UnreadableSource("is not text: it holds zero bytes")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(content)


def peek(head: bytes) -> str:
    """The text of a file's first bytes for recognising it; empty where they are not text."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head.decode(encoding, errors="ignore")
    return "" if b"\0" in head else head.decode("utf-8", errors="ignore")


def _guess(content: bytes) -> str:
    # The guess looks at a part that says something: the rest of a file is in the encoding of its start.
    telling = b"\n".join(line for line in content.split(b"\n") if not line.isascii())
    return content.decode(guess_encoding(telling[:_TELLING_BYTES]), errors="replace")
