"""What tells whether a turn says a claim, as one matrix (turns, claims) a feature.

A claim is said in the customer's words as often as in ours: so a turn is held against the ways in which the
claim is worded, and against what customers had said before it was answered; and each claim against the
others of the launch, for all that is said of one thing is alike.
"""

from collections.abc import Sequence

import numpy as np

from groundswell.engine.adoption.everyday import EVERYDAY
from groundswell.engine.adoption.turns import spoken_of_ours
from groundswell.engine.adoption.values import Worded
from groundswell.engine.coverage.surroundings import ahead
from groundswell.engine.encoder import Encoder, Vectors
from groundswell.engine.ground import Floats, Ints
from groundswell.engine.linking import likelihoods, words_to_encode
from groundswell.engine.naming.words import terms

NAMES = ("wording", "ahead", "heard", "linked", "linked heard", "words")

_NEAREST = 3  # what customers said is told in many ways: what is near to three of them is near to it
_NEVER = 1e-6
# How near the nearest other claim of a launch mostly is.
_USUAL = 0.2


class Claims:
    """The claims of a launch, made ready once for all turns."""

    def __init__(self, claims: Sequence[Worded], encoder: Encoder, language: str = "en") -> None:
        self.language, self.encoder, self.count = language, encoder, len(claims)
        several = [(at, text, False) for at, claim in enumerate(claims) for text in claim.wordings]
        several += [(at, text, True) for at, claim in enumerate(claims) for text in claim.heard]
        several += [(self.count, text, False) for text in EVERYDAY]
        self.points = [text for _, text, _ in several]
        self.of: Ints = np.array([at for at, _, _ in several], np.int64)  # the last is what is said every day
        self.is_heard = np.array([is_heard for _, _, is_heard in several], bool)
        self.vectors: Vectors = encoder.encode(self.points)
        self._spoken = words_to_encode(self.points, language)
        self._word_vectors = dict(zip(self._spoken, encoder.encode(self._spoken), strict=True))
        self._worth = self._worths()

    def _worths(self) -> list[dict[str, float]]:
        """Of each claim, its words, each by how rare it is among the points (as BM25 has it)."""
        said = [terms(text, self.language) for text in self.points]
        met: dict[str, int] = {}
        for words in said:
            for word in words:
                met[word] = met.get(word, 0) + 1
        count = len(said)
        rarity = {word: float(np.log1p((count - n + 0.5) / (n + 0.5))) for word, n in met.items()}
        own = [[said[at] for at in np.flatnonzero(self.of == claim)] for claim in range(self.count + 1)]
        return [
            {word: rarity[word] for word in sorted({w for words in several for w in words})}
            for several in own
        ]

    def features(self, turn: str) -> Floats | None:
        """(claims, 6) the features of NAMES of one turn; None where it says nothing that may be ours.
        Whatever else is asked beside it makes no difference."""
        windows = spoken_of_ours(turn)
        if not windows:
            return None
        vectors = self.encoder.encode(windows)
        cosines = vectors.astype(np.float64) @ self.vectors.astype(np.float64).T
        linked = self._linked(windows, vectors)
        wording = self._highest(cosines, heard=False, count=1)
        return np.stack(
            [
                wording.max(axis=0),
                ahead(wording, _USUAL).max(axis=0),
                self._highest(cosines, heard=True, count=_NEAREST).max(axis=0),
                self._highest(linked, heard=False, count=1).max(axis=0),
                self._highest(linked, heard=True, count=_NEAREST).max(axis=0),
                self._words(windows).max(axis=0),
            ],
            axis=1,
        )[: self.count]

    def _linked(self, windows: Sequence[str], vectors: Vectors) -> Floats:
        """In log odds. What was heard, how we word it, and what is said every day stand beside the windows:
        so that what all of it has in common is known, however short the turn."""
        fresh = [word for word in words_to_encode(windows, self.language) if word not in self._word_vectors]
        if fresh:
            self._word_vectors.update(zip(fresh, self.encoder.encode(fresh), strict=True))
        remarks = [*windows, *self.points]
        likely = likelihoods(
            remarks,
            self.points,
            np.concatenate([vectors, self.vectors]),
            self.vectors,
            self._word_vectors,
            self.language,
        )[: len(windows)]
        likely = np.clip(likely, _NEVER, 1 - _NEVER)
        return np.log(likely / (1 - likely))

    def _highest(self, likeness: Floats, *, heard: bool, count: int) -> Floats:
        """(windows, claims) the mean of the highest few of each claim's points; where customers said nothing
        about it, of its wordings."""
        columns: list[Floats] = []
        for claim in range(self.count + 1):
            rows = np.flatnonzero((self.of == claim) & (self.is_heard == heard))
            rows = rows if len(rows) else np.flatnonzero(self.of == claim)
            columns.append(np.sort(likeness[:, rows], axis=1)[:, -count:].mean(axis=1))
        return np.stack(columns, axis=1)

    def _words(self, windows: Sequence[str]) -> Floats:
        said = [terms(window, self.language) for window in windows]
        return np.log1p(
            [
                [sum(worth[word] for word in sorted(words & worth.keys())) for worth in self._worth]
                for words in said
            ]
        )
