"""From a text to the numbers of its pieces, as a SentencePiece model of unigrams cuts it.

Such a model is a protocol buffer. Read is what is needed: its pieces with their scores, and the map by which
characters are normalised. The cutting itself is done by the library that MiniLM uses too.
"""

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BEGIN, END, UNKNOWN = 1, 2, 0  # numbers of pieces that stand in no text
_SPACE = "▁"  # stands for a space within pieces
# Numbers of fields. The layout is that of early SentencePiece, which has the map in the second of the specs.
_PIECE, _SPEC, _MAP = 1, 3, 2
_TEXT, _SCORE = 1, 2
_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5  # kinds of values


def whole(text: str) -> str:
    """The text with a question mark for half a character: broken exports hold it, no tokenizer takes it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="replace").decode()
    return text


def tokenizer_of(model: bytes, most: int) -> "Tokenizer":
    """Cuts texts by a SentencePiece model of unigrams, into `most` pieces with the two around them.

    Raises ValueError where `model` is none.
    """
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    fields = list(_fields(model))
    pieces = [_piece(value) for number, value in fields if number == _PIECE]
    maps = [value for number, spec in fields if number == _SPEC for at, value in _fields(spec) if at == _MAP]
    if not pieces or not maps:
        raise ValueError("no SentencePiece model of unigrams")
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=UNKNOWN, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(maps[0]), normalizers.Strip(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(
        replacement=_SPACE, prepend_scheme="always", split=False
    )
    tokenizer.enable_truncation(most - 2)  # pyright: ignore[reportUnknownMemberType] - untyped **kwargs
    return tokenizer


def _piece(value: bytes) -> tuple[str, float]:
    fields = dict(_fields(value))
    return fields[_TEXT].decode(), struct.unpack("<f", fields[_SCORE])[0] if _SCORE in fields else 0.0


def _fields(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and raw value of each field of a message whose values are bytes or of fixed size."""
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        kind = tag & 7
        if kind == _VARINT:
            _, at = _varint(data, at)
            continue
        if kind == _BYTES:
            size, at = _varint(data, at)
        elif kind in (_EIGHT, _FOUR):
            size = 8 if kind == _EIGHT else 4
        else:
            raise ValueError("no protocol buffer")
        yield tag >> 3, data[at : at + size]
        at += size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of variable length, and where it ends."""
    value = shift = 0
    while True:
        if at >= len(data):
            raise ValueError("a protocol buffer that ends too early")
        value |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
        if not data[at - 1] & 0x80:
            return value, at
