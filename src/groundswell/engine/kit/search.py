"""From what a customer just said to the card for it, by meaning and by words.

Four likenesses, each as it stands among all cards (less the mean, by the spread): the cosine to the mean of a
card's wordings and to the nearest of them, once what all cards have in common is taken out; and BM25 of words
and of letters, which share one vote between them. No weight is fitted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Flags, Floats, Ints
from groundswell.engine.kit.words import Words, letters, stems

# Of few cards little is known: what holds usually counts as much as so many wordings, and so many cards.
_WORDINGS_BEFORE, _CARDS_BEFORE = 20, 10
# How far the likenesses of one sentence to many cards usually lie apart.
_COSINES, _WORDS, _FOURS = 0.12, 1.5, 8.0
_OF_WORDS = 0.5
# A card fits from this cosine on, or where it holds so much of what was said. Of right cards that leaves out
# three in a hundred; where many cards are of one subject, it is no proof that one is right.
NEAR, HOLDS = 0.55, 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class Worded:
    """A card by how customers say what it is for; vectors of as many of the wordings as have one."""

    wordings: Sequence[str]
    vectors: Vectors  # (m, d) unit rows; m may be 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    card: int  # its place among those that were given
    score: float
    fits: bool  # else it is merely the nearest there is


@dataclass(frozen=True, slots=True)
class _Meaning:
    """The vectors of all cards, and what they have in common."""

    flat: Vectors  # (n, d)
    starts: Ints  # where each card with any begins
    cards: Ints  # which these are
    common: Vectors  # (d,)
    of_common: Vectors  # (n,) of each row
    lengths: Vectors  # (n,) of each row without it
    means: Vectors  # (cards with any, d) unit rows

    @classmethod
    def of(cls, cards: Sequence[Worded]) -> "_Meaning | None":
        having = [row for row, card in enumerate(cards) if len(card.vectors)]
        if not having:
            return None
        flat = np.concatenate([cards[row].vectors for row in having]).astype(np.float32)
        common = (flat.sum(axis=0) / (len(flat) + _WORDINGS_BEFORE)).astype(np.float32)
        apart = _unit(flat - common)
        starts = np.cumsum([0, *(len(cards[row].vectors) for row in having[:-1])])
        return cls(
            flat,
            starts,
            np.array(having),
            common,
            flat @ common,
            np.linalg.norm(flat - common, axis=1).astype(np.float32),
            _unit(np.add.reduceat(apart, starts, axis=0)),
        )

    def likenesses(self, vector: Vectors) -> tuple[Floats, Floats, Floats]:
        """Of each card with any vector: to the mean, to the nearest, and the plain cosine to the nearest."""
        apart = vector - self.common
        apart = apart / max(float(np.linalg.norm(apart)), 1e-6)
        plain = self.flat @ vector
        # Of rows without what is common, from the plain ones: no second large matrix has to be read.
        shifted = plain - self.of_common - float(self.common @ vector) + float(self.common @ self.common)
        shifted /= np.maximum(self.lengths * max(float(np.linalg.norm(vector - self.common)), 1e-6), 1e-6)
        return (
            (self.means @ apart).astype(np.float64),
            np.maximum.reduceat(shifted, self.starts).astype(np.float64),
            np.maximum.reduceat(plain, self.starts).astype(np.float64),
        )


class Index:
    """All cards, made ready to be searched."""

    def __init__(self, cards: Sequence[Worded]) -> None:
        self.count = len(cards)
        wordings = [card.wordings for card in cards]
        self._words = Words.of(wordings, stems)
        self._letters = Words.of(wordings, letters)
        self._meaning = _Meaning.of(cards)

    def search(self, said: str, vector: Vectors | None, top: int) -> list[Found]:
        """The best first, at most `top`; without a vector by words alone."""
        if not self.count:
            return []
        scores = _OF_WORDS * (
            _among(self._words.scores(said), _WORDS) + _among(self._letters.scores(said), _FOURS)
        )
        near = np.full(self.count, -1.0)
        if vector is not None and self._meaning is not None and len(vector) == self._meaning.flat.shape[1]:
            to_mean, to_nearest, plain = self._meaning.likenesses(vector.astype(np.float32))
            scores[self._meaning.cards] += _among(to_mean, _COSINES) + _among(to_nearest, _COSINES)
            near[self._meaning.cards] = plain
        best = _highest(scores, min(top, self.count))
        shares = self._words.shares(said, best)
        return [
            Found(
                card=row,
                score=float(scores[row]),
                fits=bool(near[row] >= NEAR or share >= HOLDS),
            )
            for row, share in zip(best, shares, strict=True)
        ]


def _among(likeness: Floats, usual: float) -> Floats:
    """How each stands among all. Of a few cards nobody knows how far such likenesses lie apart, and what
    hardly differs would decide: what they usually do counts as much as so many cards."""
    count = len(likeness)
    spread = np.sqrt((count * likeness.var() + _CARDS_BEFORE * usual**2) / (count + _CARDS_BEFORE))
    return (likeness - likeness.mean()) / spread


def _highest(scores: Floats, top: int) -> list[int]:
    """Of equal ones the first."""
    beyond: Flags = scores >= np.partition(scores, len(scores) - top)[len(scores) - top]
    rows = np.flatnonzero(beyond)
    return rows[np.argsort(-scores[rows], kind="stable")][:top].tolist()


def _unit(rows: Vectors) -> Vectors:
    return (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)).astype(np.float32)
