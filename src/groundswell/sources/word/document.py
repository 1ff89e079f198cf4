"""The words of a Word document as lines of text. The file is checked before a library inflates it."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, cast
from xml.sax.saxutils import unescape

import docx
from docx.opc.exceptions import OpcError

from groundswell.sources.archive.sizes import check_honest, checked
from groundswell.sources.contract import UnreadableSource
from groundswell.sources.talk.naming import is_name
from groundswell.sources.word.tables import lines_of_table

# A day of talk is about 5 MB of XML; more is something else, and the whole of it becomes objects.
MAX_XML = 16 * 1024**2
# Words, and where a line of them ends.
_TEXT = re.compile(r"<w:t(?: [^<>]*)?>([^<>]*)</w:t>|<w:(?:br|cr|tab)\b|</w:p>")
_QUOTES = {"&quot;": '"', "&apos;": "'"}
_BESIDE = (
    ("comments", re.compile(r"word/comments\.xml$")),
    ("notes at the foot of its pages", re.compile(r"word/(?:footnotes|endnotes)\.xml$")),
    ("lines at the top or bottom of each page", re.compile(r"word/(?:header|footer)\d*\.xml$")),
)
_BROKEN = "is no Word document that can be read; save it again as .docx or as plain text"


class _Node(Protocol):
    """As much of an XML element as is needed here."""

    tag: object
    text: str | None
    attrib: dict[str, str]

    def __iter__(self) -> "Iterator[_Node]": ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """What a document says."""

    text: str
    marked: str  # the same, with lines in bold or in a heading's style that could name a speaker marked so
    beside: dict[str, str] = field(default_factory=dict[str, str])  # what is not read, by where it stands


def document_of(path: Path) -> Document:
    """The words of the document. Raises UnreadableSource where it is unsound, too large, or none at all."""
    with checked(path) as archive:
        _check_sizes(archive)
        check_honest(archive)
        beside = _beside(archive)
    try:
        body = cast("_Node", docx.Document(str(path)).element.body)  # pyright: ignore[reportUnknownMemberType]
    except (
        OpcError,
        KeyError,
        ValueError,
        AttributeError,
        SyntaxError,
        OSError,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        raise UnreadableSource(_BROKEN) from error
    lines = list(_lines(body))
    return Document(
        text="\n".join(line for line, _ in lines),
        marked="\n".join(f"**{line}**" if bold and is_name(line) else line for line, bold in lines),
        beside=beside,
    )


def _check_sizes(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if "[Content_Types].xml" not in names:
        raise UnreadableSource(_BROKEN)
    size = sum(
        member.file_size for member in archive.infolist() if member.filename.endswith((".xml", ".rels"))
    )
    if size > MAX_XML:
        raise UnreadableSource(
            f"holds {size >> 20} MB of text and layout: more than the {MAX_XML >> 20} MB it may"
        )


def _beside(archive: zipfile.ZipFile) -> dict[str, str]:
    by_part = dict[str, str]()
    for where, name in _BESIDE:
        parts = [archive.read(member) for member in archive.namelist() if name.search(member)]
        lines = "\n".join(_text_of(part.decode("utf-8", errors="replace")) for part in parts).split("\n")
        # Pages of one section after the other have the same margins.
        words = "\n".join(dict.fromkeys(line for line in map(str.strip, lines) if line))
        if words:
            by_part[where] = words
    return by_part


def _text_of(part: str) -> str:
    return "".join(
        "\n" if match[1] is None else unescape(match[1], _QUOTES) for match in _TEXT.finditer(part)
    )


def _local(node: _Node) -> str:
    """The name of an element without its namespace; of a comment in the XML, nothing."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _lines(node: _Node) -> Iterator[tuple[str, bool]]:
    """Each line below `node`, and whether it is set in bold or as a heading."""
    for child in node:
        kind = _local(child)
        if kind == "p":
            yield from _paragraph(child)
            yield "", False  # paragraphs stand apart, lines within one do not
        elif kind == "tbl":
            rows = [[_cell(cell) for cell in _below(row, "tc")] for row in _below(child, "tr")]
            yield from ((line, False) for row in lines_of_table(rows) for line in (row, ""))
        elif kind not in ("del", "Fallback", "sectPr"):
            yield from _lines(child)  # what wraps paragraphs: a field to fill in, an insertion


def _below(node: _Node, kind: str) -> Iterator[_Node]:
    """The nearest elements of that kind, through what wraps them."""
    for child in node:
        if _local(child) == kind:
            yield child
        elif _local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _below(child, kind)


def _cell(node: _Node) -> str:
    return "\n".join(line for line, _ in _lines(node) if line.strip()).strip()


def _paragraph(node: _Node) -> Iterator[tuple[str, bool]]:
    pieces: list[str] = []
    bold = _Bold()
    _collect(node, pieces, bold)
    text = "".join(pieces)
    whole = bold.whole and "\n" not in text
    yield from ((line, whole) for line in text.split("\n"))


@dataclass(slots=True)
class _Bold:
    heading: bool = False
    runs: int = 0
    bold: int = 0

    @property
    def whole(self) -> bool:
        return self.heading or 0 < self.runs == self.bold


def _collect(node: _Node, pieces: list[str], bold: _Bold) -> None:
    for child in node:
        kind = _local(child)
        if kind == "t":
            pieces.append(child.text or "")
        elif kind in ("br", "cr"):
            pieces.append("\n")
        elif kind == "tab":
            pieces.append("\t")
        elif kind in ("noBreakHyphen", "softHyphen"):
            pieces.append("-" if kind == "noBreakHyphen" else "")
        elif kind == "p":  # a box of text within the paragraph
            pieces.append("\n")
            _collect(child, pieces, bold)
        elif kind == "pPr":
            bold.heading = any(
                _local(child) == "pStyle" and any("eading" in value for value in child.attrib.values())
                for child in child
            )
        elif kind == "r":
            if any(_local(child) == "t" for child in child):
                bold.runs += 1
                bold.bold += any(
                    _local(child) == "rPr" and any(_local(mark) == "b" for mark in child) for child in child
                )
            _collect(child, pieces, bold)
        elif kind not in ("del", "Fallback", "rPr", "instrText", "delText", "moveFrom"):
            _collect(child, pieces, bold)
