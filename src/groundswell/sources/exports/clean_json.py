"""The bytes of a file as JSON that a strict parser takes, chunk by chunk.

Some tools write what is no JSON: NaN for a value that is missing, numbers of thousands of digits; and
what nests without end takes a parser that builds paths without end. One such value must not cost the file.
Only what stands outside of texts is touched; texts stay letter for letter.
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
_BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]+|[\]}]+', re.S)
_DEEPEST = 100  # no export nests so
_TOO_DEEP = '"left out: more than a hundred lists or objects within one another"'
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
        self._depth = 0

    def read(self, size: int = 65_536) -> bytes:
        if size == 0:
            return b""
        while chunk := self._raw.read(size):
            if text := self._cleaned(self._up_to_break(self._decoder.decode(chunk))):
                return text.encode("utf-8", errors="replace")
        rest = self._held + self._decoder.decode(b"", final=True)
        self._held = ""
        return self._cleaned(rest).encode("utf-8", errors="replace")

    def _up_to_break(self, text: str) -> str:
        text = self._held + text
        end = len(text.rstrip(_UNBROKEN))
        if len(text) - end > _LONGEST_HELD:
            end = len(text)
        self._held = text[end:]
        return text[:end]

    def _cleaned(self, text: str) -> str:
        if self._within_number:
            text = text.lstrip("0123456789")
        start = self._begin(text)
        kept = text[:start] if self._depth <= _DEEPEST else ""
        shallow = kept + self._without_deep(text, start)
        self._follow(text)
        odd = "NaN" in text or "Infinity" in text or _LONG_EXPONENT.search(text) or _LONG_NUMBER.search(text)
        if not odd:
            self._within_number = False
            return shallow
        cleaned = shallow[: len(kept)] + _ODD.sub(_clean, shallow[len(kept) :])
        self._within_number = not self._inside and cleaned != shallow and text[-1:].isdigit()
        return cleaned

    def _begin(self, text: str) -> int:
        """Where the text that the last chunk broke off ends."""
        rest = _REST_OF_TEXT.match(text, 1 if self._escaped else 0) if self._inside else None
        return rest.end() if rest else 0

    def _without_deep(self, text: str, start: int) -> str:
        """From `start` on, with a remark in place of what nests too deeply."""
        kept, offset = list[str](), start
        for match in _BRACKETS.finditer(text, start):
            if text[match.start()] == '"':
                continue
            for at in range(match.start(), match.end()):
                if text[at] in "[{":
                    self._depth += 1
                    if self._depth == _DEEPEST + 1:
                        kept.append(text[offset:at] + _TOO_DEEP)
                else:
                    self._depth -= 1
                    if self._depth == _DEEPEST:
                        offset = at + 1
        if self._depth <= _DEEPEST:
            kept.append(text[offset:])
        return "".join(kept)

    def _follow(self, text: str) -> None:
        """Whether the next chunk begins within a text."""
        if self._escaped or "\\" in text:
            text = _ESCAPED.sub("", ("\\" if self._escaped else "") + text)
            self._escaped = text.endswith("\\")
        self._inside ^= bool(text.count('"') & 1)


def _clean(match: re.Match[str]) -> str:
    return match["text"] or match["digits"] or match["exponent"] or "null"
