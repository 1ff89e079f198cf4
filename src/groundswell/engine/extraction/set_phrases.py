"""Set phrases: what is said letter for letter in several conversations and is not about the business.

Formulas of politeness, of arranging and of selling come back word for word, and would stand as concerns.
A concern may come back word for word too ("Too expensive."). Two things tell them apart: the sentence's own
words, and whether others say the same in other words. The figures are in docs/adr/0006-extraction.md.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from groundswell.engine.encoder import Vectors
from groundswell.engine.extraction.classifier import CARRIES, shipped
from groundswell.engine.extraction.cues import SHAPES
from groundswell.engine.extraction.features import words_of
from groundswell.engine.extraction.priors import OF_BUSINESS

# How many others of other words count, and at most how like them a sentence about the business must be. In a
# field in which nobody comes near anybody, coming near nobody tells less.
FELLOWS, NEAR = 5, 0.5
# Others' likeness is asked of so many verbatims, spread over all, to know what is usual in the field.
ASKED = 400
# In log odds, beside those that the words carry something: for each 0.1 that others come nearer, for naming
# something of the business or what is wrong with it, and against each e-fold of words beyond five, as nobody
# comes upon the same ten words by chance.
PER_TENTH, NAMING, PER_WORDS, FEW = 1.0, 1.5, 1.0, 5
ABOUT = 1.5
# A conversation of so many repeated sentences, most of all it has, is told twice: it holds no set phrases.
TOLD_TWICE = 3

_NAMING = OF_BUSINESS | {word for word, shape in SHAPES.items() if shape in ("ANNOY", "BAD")}
_AT_ONCE = 64  # rows of cosines kept in memory

Ints = npt.NDArray[np.int64]

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’")


def folded(words: str) -> str:
    """What is compared letter for letter: without case, marks and spacing."""
    return " ".join(_WORD.findall(words.casefold().translate(_APOSTROPHES)))


def repeated(sentences: Mapping[int, Collection[str]]) -> dict[str, set[int]]:
    """Conversation -> what was said in it (folded, or any digest of that). Returns what was said in at least
    two, and in which; conversations that are told twice have no part in it."""
    said_in = Counter(one for said in sentences.values() for one in set(said))
    found: dict[str, set[int]] = defaultdict(set)
    for conversation, said in sentences.items():
        again = {one for one in said if said_in[one] > 1}
        if len(again) >= TOLD_TWICE and 2 * len(again) > len(set(said)):
            continue
        for one in again:
            found[one].add(conversation)
    return {one: conversations for one, conversations in found.items() if len(conversations) > 1}


def is_set_phrase(words: str, language: str, likeness: float, usual: float) -> bool:
    """Whether words that come back letter for letter are not about the business.

    `likeness`: of their vector to those of the nearest that say it otherwise (`likeness_of_others`); `usual`:
    what that is in this field. Both are cosines.
    """
    odds = _own_odds(words, language) + 10 * PER_TENTH * (likeness - min(usual, NEAR))
    return odds < ABOUT


def _own_odds(words: str, language: str) -> float:
    told = words_of(words)
    count = sum(1 for word in told if word not in "?!")
    short = -PER_WORDS * math.log(max(count, 1) / FEW)
    if language not in ("en", ""):
        # The weights know no other language: only that others say it otherwise, or how long it is, can tell.
        return ABOUT + short
    carries = min(shipped().judge(told, kind_from=CARRIES).carries, 0.99)
    naming = 0.0 if _NAMING.isdisjoint(told) else NAMING
    return math.log(carries / (1.0 - carries)) + naming + short


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """n verbatims among which others are looked for; row i of every array is about verbatim i."""

    vectors: Vectors  # (n, d) unit rows
    words: Ints  # equal where the same was said letter for letter
    conversations: Ints


def set_phrases_among(candidates: Mapping[int, tuple[str, str]], own: Vectors, said: Said) -> set[int]:
    """Which of the repeated sentences are set phrases: number in `said.words` -> words and their language.
    `own` (m, d) are the vectors of these words alone, in order."""
    if not candidates:
        return set()
    usual = usual_likeness(said)
    likeness = likeness_of_others(own, list(candidates), said)
    return {
        number
        for (number, (words, language)), near in zip(candidates.items(), likeness, strict=True)
        if is_set_phrase(words, language, usual if near is None else near, usual)
    }


def likeness_of_others(own: Vectors, numbers: Sequence[int], said: Said) -> list[float | None]:
    """Mean cosine of each of `own` to the nearest FELLOWS that say something else in conversations in which
    it is not said; None where there is none."""
    found: list[float | None] = []
    for at in range(0, len(own), _AT_ONCE):
        cosines = own[at : at + _AT_ONCE] @ said.vectors.T
        for row, number in zip(cosines, numbers[at : at + _AT_ONCE], strict=True):
            same = said.conversations[said.words == number]
            found.append(_nearest(row[~np.isin(said.conversations, same)]))
    return found


def usual_likeness(said: Said) -> float:
    """What is usual: the median over verbatims spread over all of them, each to others of other conversations
    and words. 0 where there are none."""
    n = len(said.vectors)
    asked = np.unique(np.linspace(0, n - 1, min(n, ASKED)).astype(np.int64))
    found: list[float] = []
    for at in range(0, len(asked), _AT_ONCE):
        rows = asked[at : at + _AT_ONCE]
        for row, cosines in zip(rows.tolist(), said.vectors[rows] @ said.vectors.T, strict=True):
            other = (said.conversations != said.conversations[row]) & (said.words != said.words[row])
            near = _nearest(cosines[other])
            found += [] if near is None else [near]
    return float(np.median(found or [0.0]))


def _nearest(cosines: npt.NDArray[np.float32]) -> float | None:
    if not len(cosines):
        return None
    return float(np.partition(cosines, -min(FELLOWS, len(cosines)))[-FELLOWS:].mean())
