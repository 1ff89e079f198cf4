"""The runs of words in a text that can stand alone as a phrase."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from groundswell.engine.naming_words import JOINING, LEADING, SUBJECTS, TRAILING, Word, words

LONGEST = 7  # words
READ = 90  # words of a text, at most: a spoken turn can be pages long
_BREAK = re.compile(r"[.!?;:,()\[\]{}\"“”«»|/…–—]|\s-\s|\n\s*\n|\s['‘]|['’](?:\s|$)")


class Phrase(NamedTuple):
    text: str
    terms: tuple[str, ...]  # of its words in order
    stems: int  # how many of them carry something
    opens: bool  # begins where its clause begins
    closes: bool  # ends where its clause ends
    subjects: int  # pronouns inside that begin another clause: I, we're
    cut: int  # at how many ends it cuts between two words that carry something


def phrases(text: str, language: str, about: Collection[str]) -> Iterator[Phrase]:
    """Every run of 1 to 7 words within a clause that holds a stem of `about` and has proper ends.

    It begins with a word that carries something, a negation or a question word, and ends with a word
    that carries something, or with the particle of one.
    """
    leading = LEADING.get(language, LEADING["en"] if language not in JOINING else frozenset[str]())
    for clause in _clauses(text, words(text, language)[:READ]):
        hits = [word.stem in about for word in clause]
        for first, word in enumerate(clause):
            if not word.stem and word.lower not in leading:
                continue
            for last in range(first, min(first + LONGEST, len(clause))):
                if _can_end(clause, first, last) and any(hits[first : last + 1]):
                    yield _phrase(text, clause, first, last)


def _can_end(clause: list[Word], first: int, last: int) -> bool:
    if clause[last].stem:
        return True
    return last > first and clause[last].lower in TRAILING and bool(clause[last - 1].stem)


def _clauses(text: str, found: list[Word]) -> Iterator[list[Word]]:
    clause: list[Word] = []
    for word in found:
        if clause and _BREAK.search(text, clause[-1].end, word.start):
            yield clause
            clause = []
        clause.append(word)
    if clause:
        yield clause


def _phrase(text: str, clause: list[Word], first: int, last: int) -> Phrase:
    run = clause[first : last + 1]
    before = clause[first - 1] if first else None
    after = clause[last + 1] if last + 1 < len(clause) else None
    return Phrase(
        text=text[run[0].start : run[-1].end],
        terms=tuple(word.term for word in run),
        stems=sum(bool(word.stem) for word in run),
        opens=before is None,
        closes=after is None,
        subjects=sum(word.lower.partition("'")[0] in SUBJECTS for word in run[1:]),
        cut=sum(one is not None and bool(one.stem) for one in (before, after)),
    )


def shown(text: str) -> str:
    """One line with a capital first letter; what is shouted is lowered, a lone i is I."""
    line = " ".join(text.split())
    letters = [c for c in line if c.isalpha()]
    if len(letters) > 5 and all(c.isupper() for c in letters):
        line = line.lower()
    line = re.sub(r"\bi\b(?=$|\s|['’])", "I", line)
    return line[:1].upper() + line[1:]
