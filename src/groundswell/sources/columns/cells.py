"""One cell of words: what its writer says, and what else stands in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from groundswell.sources.columns.answers import is_no_answer, is_placeholder
from groundswell.sources.columns.asked import By
from groundswell.sources.columns.layout import Layout
from groundswell.sources.columns.machine import sifted
from groundswell.sources.columns.markup import marked, own_text, to_lines, to_text
from groundswell.sources.columns.names import Meaning
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.wiki import read_wiki
from groundswell.sources.contract import Aside, Why
from groundswell.sources.formats.translated import original_of
from groundswell.sources.letters.own_words import parted

# "Subject:" alone on a line, or with its value behind it.
_LABEL = re.compile(r"\s*[^\W\d_][\w .-]{0,24}:\s*(?P<value>[^\n]*)$")
_DATED = re.compile(r"\b\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b|@|\b(?:19|20)\d\d\b")
_HEADINGS = 16  # lines of a block that repeats the row above the words, at most


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    words: str
    by: By
    aside: tuple[Aside, ...] = ()
    # Why there are no words.
    refusal: str = ""


def read_cell(cell: str, layout: Layout, by: By, *, known: Sequence[str], whole: bool) -> Written:
    """Take a cell apart. What is in it stands in the words or in the asides, letter for letter."""
    text = to_text(cell)
    if not text:
        return Written(words="", by=by)
    letters = Meaning.TITLE in layout.columns and Meaning.DIRECTION in layout.columns
    if (layout.shape is Shape.TALK and not letters) or layout.in_talks:
        words, aside = own_text(cell)
        return Written(words=words, by=by, aside=aside)
    text, translation = original_of(text)
    if translation:
        return replace(_own(text, text, layout, by, known), aside=translation)
    if is_placeholder(text) or ((layout.asked or by is By.OURS) and is_no_answer(text)):
        aside = Aside(why=Why.NO_ANSWER, words=text)
        return Written(words="", by=by, aside=(aside,), refusal=f"'{text}' is no answer")
    if whole:
        return Written(words=text, by=by)
    return _own(cell, text, layout, by, known)


def _own(cell: str, text: str, layout: Layout, by: By, known: Sequence[str]) -> Written:
    aside = list[Aside]()
    if layout.is_wiki:
        cell, code = read_wiki(cell)
        text, aside = to_text(cell), [Aside(why=Why.MACHINE, words=block) for block in code]
    lines = to_lines(cell)
    aside += marked(lines)
    if "\n" in text or aside:
        mails = layout.shape is Shape.MAILS
        text, heading = _below_heading(lines.text, known) if mails else (lines.text, "")
        aside += [Aside(why=Why.STAMP, words=heading)] if heading else []
        parted_text = parted(text, [name.lower() for name in known])
        if parted_text.words.strip() and parted_text.words.split() != text.split():
            text, aside = parted_text.words, [*aside, *parted_text.aside]
    sifted_text = sifted(
        "\n".join(line for line in text.split("\n") if line.strip()) if "<" in cell else text
    )
    aside += [Aside(why=Why.MACHINE, words=block) for block in sifted_text.machine]
    refusal = "" if sifted_text.words else "holds only ids, logs or answers of a server"
    return Written(words=sifted_text.words.strip(), by=by, aside=tuple(aside), refusal=refusal)


def _below_heading(text: str, known: Sequence[str]) -> tuple[str, str]:
    """A mail program's export repeats subject, writer and date above the words: (words, that block)."""
    lines = text.split("\n")
    row = {_plain(name) for name in known}
    index, met = 0, False
    while index < min(len(lines), _HEADINGS):
        line = lines[index]
        label = _LABEL.match(line)
        if not line.strip():
            index += 1
            continue
        if label is None:
            break
        ahead = next((at for at in range(index + 1, min(index + 3, len(lines))) if lines[at].strip()), index)
        end = index if label["value"].strip() else ahead
        value = label["value"].strip() or lines[ahead].strip()
        same = _plain(value) in row
        if not same and not (met and _DATED.search(value)):
            break
        met, index = True, end + 1
    words = "\n".join(lines[index:]).strip()
    return (words, "\n".join(lines[:index]).strip()) if met and words else (text, "")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
