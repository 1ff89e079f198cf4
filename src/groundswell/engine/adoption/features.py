"""What tells whether a turn says a claim: a few numbers for each claim.

A claim is said in the customer's words as often as in ours: so a turn is held against the ways in which the
claim is worded, and against what customers had said before it was answered. More and finer features did
better on companies that were made up, and worse on what people say (docs/benchmarks.md).
"""

from collections.abc import Sequence

import numpy as np

from groundswell.engine.adoption.turns import LONGEST, MOST, spoken_of_ours
from groundswell.engine.adoption.values import Worded
from groundswell.engine.adoption.wording import Words
from groundswell.engine.encoder import Encoder, Vectors
from groundswell.engine.extraction.sentences import sentences_of
from groundswell.engine.ground import Floats

NAMES = ("words", "words for its length", "wording covered", "words heard", "near", "asked")

_PART = 4  # what customers said is told in many ways: what is near to a quarter of them is near to it
_HEARD = 0.5  # what being near to what was heard counts, beside being near to our wording
_REMEMBERED = 500  # of what customers said before


class Claims:
    """The claims of a launch, made ready once for all turns. `usual` is what sellers said before there was
    anything to say of it: whole turns."""

    def __init__(
        self, claims: Sequence[Worded], encoder: Encoder, language: str = "en", usual: Sequence[str] = ()
    ) -> None:
        self.encoder, self.count = encoder, len(claims)
        self._words = Words(claims, encoder, language, usual)
        self._worded: list[Vectors] = [encoder.encode([*claim.wordings]) for claim in claims]
        self._heard: list[Vectors | None] = [
            encoder.encode([*claim.heard]) if claim.heard else None for claim in claims
        ]
        self._near: dict[str, Floats] = {}  # what a customer said -> how near it comes to each claim

    def features(self, turn: str, before: Sequence[str] = ()) -> Floats | None:
        """(claims, 6) the features of NAMES of one turn, `before` being what customers said before it in the
        conversation, in their order; None where it says nothing that may be ours. Of a turn before which
        nothing is known, what was asked is not a number. Whatever is judged beside it makes no difference."""
        windows = spoken_of_ours(turn)
        if not windows:
            return None
        asked = self._asked(before[-1]) if before else np.full(self.count, np.nan)
        told = (*self._words.worth(windows), *self._words.covered(windows))
        return np.stack([*told, self._nearness(self.encoder.encode(windows)), asked], axis=1)

    def _nearness(self, windows: Vectors) -> Floats:
        """How near one of them comes to the wording and, for half as much, to what was heard; where nothing
        was, to the wording alone."""
        worded = [_highest(windows, own, 1) for own in self._worded]
        heard = [
            _highest(windows, own, _part_of(own)) if own is not None else near
            for own, near in zip(self._heard, worded, strict=True)
        ]
        return np.max(np.stack(worded, axis=1) + _HEARD * np.stack(heard, axis=1), axis=0)

    def _asked(self, text: str) -> Floats:
        """How near what the customer said last comes to what customers had said of each claim."""
        if text not in self._near:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            parts = [text[start:end] for start, end in list(sentences_of(text[:LONGEST]))[:MOST]] or [text]
            vectors = self.encoder.encode(parts)
            self._near[text] = np.array(
                [
                    np.nan if own is None else _highest(vectors, own, _part_of(own)).max()
                    for own in self._heard
                ]
            )
        return self._near[text]


def _highest(vectors: Vectors, points: Vectors, count: int) -> Floats:
    """(vectors) the mean of the highest few cosines of each."""
    cosines = vectors.astype(np.float64) @ points.astype(np.float64).T
    return np.sort(cosines, axis=1)[:, -count:].mean(axis=1)


def _part_of(heard: Vectors) -> int:
    return -(-len(heard) // _PART)
