"""Which encoding a text file is in: by its mark, by its zero bytes, as UTF-8, else by what it looks like."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.formats.guessing import guess_encoding
from groundswell.sources.formats.plaintext import BYTE_ORDER_MARKS

_PIECE = 1024 * 1024
# A share of broken characters up to which a file is UTF-8 with a few scars, and not another encoding.
_SCARS = 0.1
_CUT = "the file ends in the middle of a character: it may still be being written"
# The guess gets lines that say something: those with bytes beyond ASCII, up to this many bytes.
_TELLING_BYTES = 128 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Encoding:
    name: str
    # How a byte that the encoding does not know is read; never silently: see `remark`.
    errors: str = "strict"
    remark: str = ""


def encoding_of(path: Path, head: bytes) -> Encoding:
    """Look at the whole file, piece by piece. Raises UnreadableSource for what is not text."""
    for mark, name in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return Encoding(name=name, errors="replace")
    zeros = _zeros(head)
    if zeros is not None:
        return zeros
    scars, characters, cut = _utf8_scars(path)
    if not scars and not cut:
        return Encoding(name="utf-8")
    if not scars:
        return Encoding(name="utf-8", errors="replace", remark=_CUT)
    if scars <= _SCARS * characters:
        return Encoding(name="utf-8", errors="replace", remark="bytes that are not UTF-8 were replaced")
    name = guess_encoding(_telling_lines(path))
    return Encoding(name=name, errors="replace", remark=f"read as {name.replace('_', '-')}")


def _zeros(head: bytes) -> Encoding | None:
    """UTF-16 without its mark has a zero in nearly every second byte; other zeros are binary or strays."""
    if b"\0" not in head:
        return None
    pairs = max(len(head) // 2, 1)
    even, odd = head[0::2].count(0) / pairs, head[1::2].count(0) / pairs
    if odd > 0.4 and even < 0.1:
        return Encoding(name="utf-16-le", errors="replace")
    if even > 0.4 and odd < 0.1:
        return Encoding(name="utf-16-be", errors="replace")
    controls = sum(head.count(byte) for byte in range(32) if byte not in (9, 10, 12, 13))
    if controls > max(0.02 * len(head), 4):
        raise UnreadableSource("is binary: it is no text")
    return None


def _utf8_scars(path: Path) -> tuple[int, int, bool]:
    """(bytes that are not UTF-8, characters beyond ASCII that are, whether the end is within a character)."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    scars = characters = 0
    for piece in _pieces(path):
        text = decoder.decode(piece)
        if not text.isascii():
            lost = max(text.count("\ufffd") - piece.count(b"\xef\xbf\xbd"), 0)
            scars += lost
            characters += len(text) - len(text.encode("ascii", "ignore")) - lost
    cut = bool(decoder.getstate()[0])
    # A lone last byte is the rest of a character only where there were characters before.
    return (scars, characters, cut) if characters else (scars + cut, characters, False)


def _telling_lines(path: Path) -> bytes:
    kept, size = list[bytes](), 0
    with path.open("rb") as stream:
        while size < _TELLING_BYTES and (line := stream.readline(_PIECE)):
            if not line.isascii():
                kept.append(line)
                size += len(line)
    return b"".join(kept)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece
