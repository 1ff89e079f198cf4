"""The runs of words in a text that can stand alone as a phrase."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from groundswell.engine.naming_words import Word, terms, words

LONGEST = 7  # words
_BREAK = re.compile(r"[.!?;:,()\[\]{}\"“”«»\n|/…–—]|\s-\s")


class Phrase(NamedTuple):
    text: str
    terms: frozenset[str]  # stems, and pairs of stems side by side
    length: int  # words


def phrases(text: str, language: str) -> Iterator[Phrase]:
    """Every run of 1 to 7 words within one clause that begins and ends with a word that carries something."""
    for clause in _clauses(text, words(text, language)):
        for first in range(len(clause)):
            if not clause[first].stem:
                continue
            for last in range(first, min(first + LONGEST, len(clause))):
                if clause[last].stem:
                    yield _phrase(text, clause[first : last + 1])


def _clauses(text: str, found: list[Word]) -> Iterator[list[Word]]:
    clause: list[Word] = []
    for word in found:
        if clause and _BREAK.search(text, clause[-1].end, word.start):
            yield clause
            clause = []
        clause.append(word)
    if clause:
        yield clause


def _phrase(text: str, run: list[Word]) -> Phrase:
    return Phrase(text[run[0].start : run[-1].end], terms(run), len(run))


def shown(text: str) -> str:
    """One line with a capital first letter; what is shouted is lowered."""
    line = " ".join(text.split())
    letters = [c for c in line if c.isalpha()]
    if len(letters) > 5 and all(c.isupper() for c in letters):
        line = line.lower()
    return line[:1].upper() + line[1:]
