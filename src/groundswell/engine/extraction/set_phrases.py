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
from groundswell.engine.extraction.classifier import CARRIES, log_odds, shipped
from groundswell.engine.extraction.cues import SHAPES
from groundswell.engine.extraction.features import words_of
from groundswell.engine.extraction.language import ENGLISH
from groundswell.engine.extraction.opinion import SecondOpinion
from groundswell.engine.extraction.priors import OF_BUSINESS

# How many others of other words count, and from which cosine on they are taken to say the same.
FELLOWS, NEAR = 5, 0.5
# In log odds, beside those that words and vector carry something: for each 0.1 that others come nearer, for
# naming something of the business or what is wrong with it, and against each e-fold of words beyond five, as
# nobody comes upon the same ten words by chance.
PER_TENTH, NAMING, PER_WORDS, FEW = 1.5, 1.0, 2.0, 5
# What is needed to be about the business; where the vector has no say, the words count twice and need less.
ABOUT, ABOUT_BY_WORDS = 2.0, 1.0
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


def repeated(sentences_of: Mapping[int, Collection[str]]) -> dict[str, set[int]]:
    """Conversation -> what was said in it (folded, or any digest of that). Returns what was said in at least
    two, and in which; conversations that are told twice have no part in it."""
    said_in = Counter(sentence for sentences in sentences_of.values() for sentence in set(sentences))
    conversations_of: dict[str, set[int]] = defaultdict(set)
    for conversation, sentences in sentences_of.items():
        again = {sentence for sentence in sentences if said_in[sentence] > 1}
        if len(again) >= TOLD_TWICE and 2 * len(again) > len(set(sentences)):
            continue
        for sentence in again:
            conversations_of[sentence].add(conversation)
    return {
        sentence: conversations
        for sentence, conversations in conversations_of.items()
        if len(conversations) > 1
    }


def is_set_phrase(words: str, language: str, likeness: float, opinion: float | None = None) -> bool:
    """Whether words that come back letter for letter are not about the business.

    `likeness`: cosine of their vector to those of the nearest that say it otherwise (`likeness_of_others`);
    `opinion`: log odds that they carry something by that vector. Others who say it too speak for the
    business; that there are none speaks for nothing, or a new concern that three word alike would be none.
    """
    near = 10 * PER_TENTH * max(likeness - NEAR, 0.0)
    tokens = words_of(words)
    short = -PER_WORDS * math.log(max(sum(1 for word in tokens if word not in "?!"), 1) / FEW)
    if language not in ENGLISH:
        # The weights know no other language: only others, and how short it is, can tell.
        return near + short < 0
    carries = log_odds(shipped().judge(tokens, kind_from=CARRIES).carries)
    naming = 0.0 if _NAMING.isdisjoint(tokens) else NAMING
    beside = near + short + naming
    if opinion is None:
        return 2 * carries + beside < ABOUT_BY_WORDS
    return carries + opinion + beside < ABOUT


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentences:
    """n verbatims among which others are looked for; row i of every array is about verbatim i."""

    vectors: Vectors  # (n, d) unit rows
    words: Ints  # equal where the same was said letter for letter
    conversations: Ints


def set_phrases_among(
    candidates: Mapping[int, tuple[str, str]],
    own: Vectors,
    sentences: Sentences,
    second: SecondOpinion | None,
) -> set[int]:
    """Which of the repeated sentences are set phrases: number in `sentences.words` -> words and their
    language. `own` (m, d) are the vectors of these words alone, in order."""
    if not candidates:
        return set()
    opinions = second.odds(own) if second else [None] * len(candidates)
    likeness = likeness_of_others(own, list(candidates), sentences)
    judged = zip(candidates.items(), likeness, opinions, strict=True)
    return {
        number
        for (number, (words, language)), near, opinion in judged
        if is_set_phrase(words, language, near, opinion)
    }


def likeness_of_others(own: Vectors, numbers: Sequence[int], sentences: Sentences) -> list[float]:
    """Mean cosine of each of `own` to the nearest FELLOWS that say something else in conversations in which
    it is not said; 0 where there is none."""
    likeness: list[float] = []
    for at in range(0, len(own), _AT_ONCE):
        cosines = own[at : at + _AT_ONCE] @ sentences.vectors.T
        for row, number in zip(cosines, numbers[at : at + _AT_ONCE], strict=True):
            same = sentences.conversations[sentences.words == number]
            others = row[~np.isin(sentences.conversations, same)]
            nearest = np.partition(others, -min(FELLOWS, len(others)))[-FELLOWS:] if len(others) else [0.0]
            likeness.append(float(np.mean(nearest)))
    return likeness
