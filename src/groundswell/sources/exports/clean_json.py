"""The bytes of a file as JSON that a strict parser takes, chunk by chunk.

Some tools write what is no JSON: NaN for a value that is missing, numbers of thousands of digits. One such
value must not cost the file. Only what stands outside of texts is touched; texts stay letter for letter.
"""

import codecs
import re
from typing import BinaryIO

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Python refuses to make a number of more digits, and the parser's C code dies of that refusal.
_DIGITS = 400
_LONG_NUMBER = re.compile(rf"(?<![0-9])[0-9]{{{_DIGITS}}}")
_LONG_EXPONENT = re.compile(r"[eE][+-]?[0-9]{5}")
_REST_OF_TEXT = re.compile(r'(?:[^"\\]++|\\.)*+"?', re.S)
_ODD = re.compile(
    r'(?P<text>"(?:[^"\\]++|\\.)*+"?)|-?(?:NaN|Infinity)\b'
    rf"|(?P<digits>[0-9]{{{_DIGITS}}})[0-9]*+|(?P<exponent>[eE][+-]?[0-9]{{4}})[0-9]++",
    re.S,
)
_ESCAPED = re.compile(r"\\.", re.S)
# What a number, a word or an escape is made of: a chunk does not end within one.
_UNBROKEN = "0123456789eE+-.NaInfity\\"
_LONGEST_HELD = 5000


class CleanJson:
    """A file to read from: clean UTF-8 without a byte order mark, whatever the file is encoded in."""

    def __init__(self, raw: BinaryIO) -> None:
        mark = raw.read(2)
        raw.seek(0)
        self._raw = raw
        encoding = "utf-16" if mark in _UTF16 else "utf-8-sig"
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._held = ""  # the end of the last chunk, which the next one may go on
        self._inside: bool = False  # a text
        self._escaped: bool = False
        self._within_number: bool = False

    def read(self, size: int = 65_536) -> bytes:
        if size == 0:
            return b""
        while chunk := self._raw.read(size):
            if text := self._cleaned(self._whole(self._decoder.decode(chunk))):
                return text.encode("utf-8", errors="replace")
        rest = self._held + self._decoder.decode(b"", final=True)
        self._held = ""
        return self._cleaned(rest).encode("utf-8", errors="replace")

    def _whole(self, text: str) -> str:
        text = self._held + text
        end = len(text.rstrip(_UNBROKEN))
        if len(text) - end > _LONGEST_HELD:
            end = len(text)
        self._held = text[end:]
        return text[:end]

    def _cleaned(self, text: str) -> str:
        if self._within_number:
            text = text.lstrip("0123456789")
        odd = "NaN" in text or "Infinity" in text or _LONG_EXPONENT.search(text) or _LONG_NUMBER.search(text)
        cleaned = self._without_odd(text) if odd else text
        self._follow(text)
        cut = bool(odd) and not self._inside and cleaned != text
        self._within_number = cut and text[-1:].isdigit()
        return cleaned

    def _without_odd(self, text: str) -> str:
        start = 0
        if self._inside:
            rest = _REST_OF_TEXT.match(text, 1 if self._escaped else 0)
            start = rest.end() if rest else 0
        return text[:start] + _ODD.sub(_clean, text[start:])

    def _follow(self, text: str) -> None:
        """Whether the next chunk begins within a text."""
        if self._escaped or "\\" in text:
            text = _ESCAPED.sub("", ("\\" if self._escaped else "") + text)
            self._escaped = text.endswith("\\")
        self._inside ^= bool(text.count('"') & 1)


def _clean(found: re.Match[str]) -> str:
    return found["text"] or found["digits"] or found["exponent"] or "null"
