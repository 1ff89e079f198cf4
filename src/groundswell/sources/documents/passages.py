"""A document as passages: a paragraph each, with the page or slide that it stands on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from groundswell.sources.contract import UnreadableSource

# Some 300 pages of prose. What is longer was not written to be read by one who decides.
MAX_LETTERS = 1_000_000
_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_BULLET = re.compile(r"^\s*(?:[-–—*•‣▪◦·o]|\d{1,2}[.)]|[a-z]\))\s+")
# A line of running text is about as long as the others; one of three quarters ends a paragraph, or is none.
_RUNNING = 0.75


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    where: str = ""  # "page 3", "slide 2", "notes of slide 2"; empty where a document has no such places


def bounded(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Those with words. Raises UnreadableSource where they are too many."""
    letters = 0
    for passage in passages:
        letters += len(passage.text)
        if letters > MAX_LETTERS:
            raise UnreadableSource(
                f"holds more than {MAX_LETTERS:,} letters: bring the part that is meant to be read"
            )
        if passage.text.strip():
            yield replace(passage, text=_sound(passage.text))


def _sound(text: str) -> str:
    """Fonts of a PDF may say that a letter is half of one, or NUL: no store keeps these."""
    if text.isascii() and "\0" not in text:
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def paragraphs(text: str) -> list[str]:
    """Paragraphs of text whose lines were broken for a page: joined where a sentence goes on.

    An empty line ends one, a bullet begins one, and so does whatever follows a line that ends a sentence or
    is far shorter than the longest.
    """
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(len, lines), default=0)
    # In pieces: a paragraph of many short lines would be copied once for each of them.
    found: list[list[str]] = []
    goes_on = False
    for line in lines:
        if not line:
            goes_on = False
            continue
        bullet = _BULLET.match(line)
        if goes_on and not bullet:
            _join(found[-1], line)
        else:
            found.append([line[bullet.end() :] if bullet else line])
        goes_on = not _END.search(line) and len(line) >= _RUNNING * width
    return ["".join(pieces) for pieces in found]


def _join(pieces: list[str], line: str) -> None:
    before = pieces[-1]
    if before.endswith("-") and line[:1].islower() and before[-2:-1].isalpha():
        pieces[-1:] = [before[:-1], line]
    else:
        pieces += [" ", line]
