"""Which kind of document a file is, and its passages: what the limited child does."""

from collections.abc import Iterator
from pathlib import Path

from groundswell.sources.contract import Opened, UnreadableSource
from groundswell.sources.documents.passages import Passage, bounded, paragraphs
from groundswell.sources.formats.html_text import text_of_html
from groundswell.sources.formats.plaintext import decode, read_text
from groundswell.sources.opening import open_file

MAX_BYTES = 50 * 1024**2
MAX_TEXT = 8 * 1024**2
_ZIP, _PDF, _COMPOUND = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SLIDES, _PAGES = (".pptx", ".pptm", ".ppsx", ".potx"), (".docx", ".docm", ".dotx")
_NO_TEXTS = (".pdf", *_SLIDES, *_PAGES)
_TEXTS = (".txt", ".text", ".md", ".markdown", "")


def passages_of(path: Path, name: str) -> Iterator[Passage]:
    """Raises UnreadableSource with what it is instead, or why it cannot be read."""
    file = open_file(path, name)
    if (size := path.stat().st_size) > MAX_BYTES:
        raise UnreadableSource(f"is {size >> 20} MB: more than the {MAX_BYTES >> 20} MB that one may have")
    empty = True
    for passage in bounded(_passages(file)):
        empty = False
        yield passage
    if empty:
        raise UnreadableSource("holds no words")


def _passages(file: Opened) -> Iterator[Passage]:
    # By what a file begins with, and not by what it is called.
    if file.head.lstrip()[:1024].find(_PDF) >= 0:
        from groundswell.sources.documents.pdf import passages_of_pdf

        return passages_of_pdf(file.path)
    if file.head.startswith(_ZIP):
        return _of_office(file)
    if file.head.startswith(_COMPOUND):
        raise UnreadableSource("is protected by a password, or of an older Office; save it anew without one")
    if _is_html(file):
        return (Passage(text) for text in paragraphs(text_of_html(read_text(file.path, limit=MAX_TEXT))))
    if file.ending in _NO_TEXTS:
        raise UnreadableSource(f"ends in {file.ending} and holds none: save it again, or bring its text")
    if file.ending not in _TEXTS:
        raise UnreadableSource(
            f"ends in {file.ending}: bring a draft as text, Word (.docx), PowerPoint (.pptx), PDF or web page"
        )
    return (Passage(text) for text in paragraphs(read_text(file.path, limit=MAX_TEXT)))


def _of_office(file: Opened) -> Iterator[Passage]:
    if file.ending in _SLIDES:
        from groundswell.sources.documents.presentation import passages_of_presentation

        return passages_of_presentation(file.path)
    if file.ending in _PAGES:
        from groundswell.sources.word.document import document_of

        return (Passage(line) for line in document_of(file.path).text.split("\n"))
    raise UnreadableSource(f"ends in {file.ending or 'nothing'}, and holds an archive: bring what is in it")


def _is_html(file: Opened) -> bool:
    begin = decode(file.head[:1024].replace(b"\0", b"")).lstrip("\ufeff \t\r\n").lower()
    return file.ending in (".html", ".htm", ".xhtml") or begin.startswith(("<!doctype html", "<html"))
