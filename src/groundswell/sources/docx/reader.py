"""Word documents: transcripts of Teams, of Meet (through Google Docs) and of Word itself, and notes.

Its paragraphs and tables, in their order, are read as a text file is (`sources.talk`). Comments and
what stands in the margins of each page are set aside, which is noted.
"""

from collections.abc import Iterator

from groundswell.sources.contract import (
    Aside,
    Heard,
    Item,
    Noted,
    Opened,
    Options,
    SetAside,
    UnreadableSource,
    Why,
)
from groundswell.sources.talk.telling import items_of_text
from groundswell.sources.word.document import Document, document_of

_SHOWN = 60  # characters
_ENDINGS = (".docx", ".docm", ".dotx", ".doc", ".dot")
_ZIP = b"PK\x03\x04"
_PART = b"word/"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class DocxReader:
    kind = "docx"

    def recognises(self, file: Opened) -> bool:
        if file.head.startswith(_ZIP):
            return _PART in file.head
        return file.ending in _ENDINGS

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        _check(file)
        document = document_of(file.path)
        if not document.text.strip():
            raise UnreadableSource("is empty: it holds no words, only pictures or nothing")
        row = 0
        for item in items_of_text(file, self.kind, document.text, document.marked):
            yield item
            if isinstance(item, Heard):
                row = item.conversation.turns[0].row
        if row:
            yield from _unread(document, row)


def _check(file: Opened) -> None:
    if file.head.startswith(_ZIP):
        return
    if file.head.startswith(_COMPOUND) and _ENCRYPTED in file.path.read_bytes():
        raise UnreadableSource("is protected by a password; save it without one")
    if file.ending in (".doc", ".dot"):
        raise UnreadableSource("is a document of an older Word; save it as .docx or as plain text")
    raise UnreadableSource("is called a Word document but is none; save it again as .docx or as plain text")


def _unread(document: Document, row: int) -> Iterator[Item]:
    for where, words in document.beside.items():
        yield Noted(row=row, reason=f"has {where}, which are not read: '{words[:_SHOWN]}'")
        yield SetAside(row=row, aside=Aside(why=Why.BESIDE, words=words))


READER = DocxReader()
