"""A text cut into its clauses, at every mark that ends one."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from groundswell.engine.naming.grammar import Grammar
from groundswell.engine.naming.words import Word

# A mark between two words that ends a sentence, and one that ends a clause. Marks within a word or number
# (12:30, on/off, 1,5) end nothing.
_STOP = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s)|[。！？]|\n\s*\n|\n\s*[-*•]\s")
_COLON = re.compile(r"[:;](?=\s)|\s[-–—]+\s|—|；")  # like a full stop, except after a label
_BREAK = re.compile(r"[;:,)\]}|]+[\"”’']*(?=\s)|[(\[{]|\s[-–—/|>]+\s|—|[，；：、]")
_QUOTED = re.compile(r"[\"“'‘`][^\w\s]+[\"”'’`]")  # a mark that is spoken of ends nothing
_CLOSING_QUOTES = tuple("\"”’'`")  # what is said twice within them is spoken of
# Said inside a clause without being part of it.
_PAUSES = frozenset("um umm uh uhm er erm ehm ähm äh euh hm hmm mm".split())

# Words that begin a clause which only says when something is so: the next one says what.
_SETTING = frozenset(
    """if when whenever since after once wenn falls seit nachdem sobald als wanneer zodra si quand lorsque
    depuis cuando desde se quando dopo""".split()
)
JOINED = 12  # words at most of a sentence of two clauses that is taken whole
LABELLED = 3  # words at least behind a label that can stand without it


class Piece(NamedTuple):
    """The words of a clause, without pauses and stammers."""

    words: list[Word]
    opens: bool  # begins its sentence, but for greetings and the like
    closes: bool  # ends its sentence
    asked: bool  # with a question mark
    before: str  # first word of the clause before in the same sentence, '' for none
    after: str  # first word of the next one
    joined: bool = False  # a short sentence of two clauses, of which the first sets the scene


def pieces(text: str, words: list[Word], grammar: Grammar | None) -> Iterator[Piece]:
    """The text cut at every mark that ends a clause."""
    sentence: list[list[Word]] = [[]]
    labelled = False
    for at, word in enumerate(words):
        if not _repeated(word, sentence[-1]) or text[word.end : word.end + 1] in _CLOSING_QUOTES:
            sentence[-1].append(word)
        ended = at + 1 == len(words)
        # With the letter after it, which tells a mark within a number from one that ends something.
        gap = text[word.end :] + "\n" if ended else text[word.end : words[at + 1].start + 1]
        gap = _QUOTED.sub("", gap)
        if ended or _STOP.search(gap) or (len(sentence[-1]) > 2 and _COLON.search(gap)):
            yield from _of_sentence(sentence, gap, labelled, grammar)
            sentence = [[]]
            labelled = False
        elif _BREAK.search(gap):
            labelled = labelled or (len(sentence) == 1 and _COLON.search(gap) is not None)
            sentence.append([])


def _repeated(word: Word, before: list[Word]) -> bool:
    """A pause, or a word said again in a stammer."""
    if word.lower in _PAUSES:
        return True
    return bool(before) and before[-1].lower == word.lower and before[-1].end < word.start


def _of_sentence(
    parts: list[list[Word]], mark: str, labelled: bool, grammar: Grammar | None
) -> Iterator[Piece]:
    """`labelled`: the first part is a label of a word or two, so that the sentence begins behind it."""
    openers = grammar.openers | grammar.asides if grammar else frozenset[str]()
    parts = [part for part in parts if part]
    if len(parts) == 2 and parts[0][0].lower in _SETTING and len(parts[0]) + len(parts[1]) <= JOINED:
        yield Piece(
            words=[*parts[0], *parts[1]],
            opens=True,
            closes=True,
            asked="?" in mark,
            before="",
            after="",
            joined=True,
        )
    opens = True
    for at, part in enumerate(parts):
        last = at + 1 == len(parts)
        yield Piece(
            words=part,
            opens=opens,
            closes=last,
            asked=last and ("?" in mark or "？" in mark),
            before="" if opens else parts[at - 1][0].lower,
            after="" if last else parts[at + 1][0].lower,
        )
        opens = opens and all(word.lower in openers for word in part)
        opens = opens or (labelled and at == 0 and not last and len(parts[1]) >= LABELLED)
