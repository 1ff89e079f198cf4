"""How near texts are by their words: BM25 (Robertson and Zaragoza 2009), over any kind of pieces."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.engine.ground import Floats, Ints
from groundswell.engine.naming.words import lowered, stem

_K1, _B = 1.2, 0.75
_LETTERS = 4
Pieces = Callable[[str], list[str]]


def stems(text: str) -> list[str]:
    """The words that carry something, arrived and arriving as one."""
    return [found for word in lowered(text) if (found := stem(word, "en"))]


def letters(text: str) -> list[str]:
    """Every four letters in a row within a word: what is misspelt, or put together otherwise, has most of
    them still."""
    return [
        padded[at : at + _LETTERS]
        for word in lowered(text)
        for padded in [f" {word} "]
        for at in range(max(len(padded) - _LETTERS, 0) + 1)
    ]


@dataclass(frozen=True, slots=True)
class Words:
    """Of each piece, which cards hold it, and what it is worth there."""

    cards: int
    pieces: Pieces
    held: dict[str, tuple[Ints, Floats]]
    rarity: dict[str, float]

    @classmethod
    def of(cls, cards: Sequence[Sequence[str]], pieces: Pieces) -> "Words":
        """`cards` by their wordings."""
        counted = [Counter(piece for text in wordings for piece in pieces(text)) for wordings in cards]
        lengths = np.array([sum(count.values()) for count in counted], np.float64)
        usual = float(lengths.mean()) if lengths.any() else 1.0
        rows: dict[str, list[int]] = {}
        times: dict[str, list[int]] = {}
        for row, count in enumerate(counted):
            for piece, number in count.items():
                rows.setdefault(piece, []).append(row)
                times.setdefault(piece, []).append(number)
        rarity = {
            piece: float(np.log1p((len(cards) - len(at) + 0.5) / (len(at) + 0.5)))
            for piece, at in rows.items()
        }
        held: dict[str, tuple[Ints, Floats]] = {}
        for piece, at in rows.items():
            which, met = np.array(at), np.array(times[piece], np.float64)
            long = _K1 * (1 - _B + _B * lengths[which] / usual)
            held[piece] = (which, rarity[piece] * met * (_K1 + 1) / (met + long))
        return cls(len(cards), pieces, held, rarity)

    def scores(self, text: str) -> Floats:
        """(cards,)"""
        total = np.zeros(self.cards)
        for piece in dict.fromkeys(self.pieces(text)):
            if piece in self.held:
                rows, worth = self.held[piece]
                total[rows] += worth
        return total

    def shares(self, text: str, rows: Iterable[int]) -> list[float]:
        """Of some cards, which part of what a text says they hold, each piece by how rare it is; what no card
        holds is as rare as can be."""
        asked = list(dict.fromkeys(self.pieces(text)))
        worth = [self.rarity.get(piece, float(np.log1p(2 * self.cards + 1))) for piece in asked]
        whole = sum(worth)
        held = [set(self.held[piece][0].tolist()) if piece in self.held else set[int]() for piece in asked]
        return [
            sum(one for one, cards in zip(worth, held, strict=True) if row in cards) / whole if whole else 0.0
            for row in rows
        ]
