"""Header lines of mail as they come: repaired where that is safe, decoded forgivingly."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from inspect import signature
from typing import Any

from groundswell.sources.mail.bodies import charset_text

_LINE = re.compile(rb"^[!-9;-~]+[ \t]*:")
_SPACED = re.compile(rb"^([!-9;-~]+)[ \t]+:")
# The standard library reads all parameters of a type each time that it asks for one.
_TYPE = re.compile(rb"^(content-type:(?:[^\n]|\n[ \t]){4000})(?:[^\n]|\n[ \t])*+", re.I | re.M)
_KNOWN = re.compile(
    rb"^(?:From|To|Subject|Date|Message-ID|Received|MIME-Version|Content-[\w-]+)[ \t]*:", re.I | re.M
)
# Characters of a header that are decoded: the standard library takes the square of their number.
_LONGEST = 2000
_MOST_ADDRESSED = 64_000
# Newer ones tell nobody at all of a line with one word too many, where it can be asked not to. Who wrote is
# told here and trusted with nothing.
_LENIENT: dict[str, Any] = {"strict": False} if "strict" in signature(getaddresses).parameters else {}
_ADDRESS = re.compile(r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+")


class Mail(Message):
    """A message that is asked for some thirty header lines: the standard library reads them all each time."""

    _lines: dict[str, list[str]] | None = None

    def lines(self, name: str) -> list[str]:
        """The header lines of that name as they came: `get` would replace bytes that came unencoded."""
        return self._by_name().get(name.lower(), [])

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._by_name()

    def _by_name(self) -> dict[str, list[str]]:
        # A parser adds lines and asks between them only in its own ways; from here on none is added.
        if self._lines is None:
            self._lines = {}
            for name, value in self.raw_items():
                self._lines.setdefault(name.lower(), []).append(str(value))
        return self._lines


def repaired(content: bytes) -> bytes:
    """The message with blanks before a header's colon removed, and a stray line among headers folded in.

    The standard library takes either for the end of the headers, and the rest of them for the words.
    """
    content = _TYPE.sub(rb"\1", content)
    end = re.search(rb"\r?\n\r?\n", content)
    block = content[: end.start()] if end else content[:262_144]
    last = max((match.start() for match in _KNOWN.finditer(block)), default=-1)
    lines: list[bytes] = []
    offset = 0
    for line in block.split(b"\n"):
        stray = bool(lines) and not _LINE.match(line) and not line.startswith((b" ", b"\t"))
        lines.append(b" " + line if stray and offset < last else _SPACED.sub(rb"\1:", line, count=1))
        offset += len(line) + 1
    return b"\n".join(lines) + content[len(block) :]


def header(message: Mail, name: str) -> str:
    """A header's text, decoded and on one line; empty where it is missing."""
    return next(iter(headers(message, name)), "")


def headers(message: Mail, name: str) -> list[str]:
    """All headers of that name, decoded, each on one line."""
    return [" ".join(_decoded(raw).split()) for raw in message.lines(name)]


def people(message: Mail, name: str) -> list[tuple[str, str]]:
    """(name, address in lower case) of everyone a header names. Addresses are split before names are decoded,
    since a decoded name may hold commas."""
    pairs: list[tuple[str, str]] = []
    for raw in message.lines(name):
        text = " ".join(_as_text(raw).split())[:_MOST_ADDRESSED]
        for who, address in _addresses(text):
            if "@" in address and not _ADDRESS.fullmatch(address):
                within = _ADDRESS.search(text)
                address = within[0] if within else ""
            if "@" in address:
                pairs.append((" ".join(_decoded(who).split()).strip("'\" "), address.lower()))
    return pairs


def _addresses(text: str) -> list[tuple[str, str]]:
    try:
        return getaddresses([text], **_LENIENT)
    except RecursionError:  # comments within comments
        return [("", address) for address in _ADDRESS.findall(text)]


def _as_text(raw: str) -> str:
    """Bytes that came unencoded, as text."""
    try:
        plain = raw.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return raw.encode("utf-8", "replace").decode("utf-8")
    return raw if plain.isascii() else charset_text(plain, "utf-8")


def _decoded(raw: str) -> str:
    text = " ".join(_as_text(raw).split())  # decoding drops the blank that a folded line begins with
    if "=?" not in text:
        return text
    try:
        pieces = decode_header(text[:_LONGEST])
    except (HeaderParseError, ValueError):
        return text
    rest = text[_LONGEST:]
    return (
        "".join(
            piece if isinstance(piece, str) else charset_text(piece, charset or "utf-8")
            for piece, charset in pieces
        )
        + rest
    )
