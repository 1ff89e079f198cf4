"""Transcripts, chats and notes as plain text or Markdown.

Lines above the talk may say what it is (`Date: …`, `Account: …`, see `sources.formats.headings`; front matter
too; a title and a day that stand bare). A text in which nobody is told to speak is a note: one turn for each
paragraph, by its `Seller: …` if it names one, else by an unknown speaker. Prose around the talk of a
transcript (the summary a recorder adds) is nobody's words, and is refused as such rather than heard.
"""

from collections.abc import Iterator

from groundswell.sources.contract import Item, Opened, Options
from groundswell.sources.delimited.recognition import looks_delimited
from groundswell.sources.formats.plaintext import peek, read_text
from groundswell.sources.talk.above import divided
from groundswell.sources.talk.logs import is_log
from groundswell.sources.talk.telling import items_of_text

_MARKDOWN = (".md", ".markdown", ".mdx")
_PLAIN = (".txt", ".text", ".log", ".transcript")


class TranscriptReader:
    kind = "transcript"

    def recognises(self, file: Opened) -> bool:
        name = file.name.lower()
        if name.endswith(_MARKDOWN):
            return True
        if not name.endswith(_PLAIN) and "." in name.rsplit("/", 1)[-1]:
            return False
        text = peek(file.head)
        if not text.strip():
            return False
        return _spoken(text) or is_log(text) or (name.endswith(_PLAIN) and not looks_delimited(file))

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        yield from items_of_text(file, self.kind, read_text(file.path))


def _spoken(text: str) -> bool:
    _, layout = divided(text.replace("\r\n", "\n").replace("\r", "\n"))
    written = sum(bool(line.text.strip()) for line in layout.lines)
    # A few lines with a colon do not make a table a talk: a good part of the lines begins a turn.
    return len(layout.openings) >= 2 and len(layout.openings) * 6 >= written


READER = TranscriptReader()
