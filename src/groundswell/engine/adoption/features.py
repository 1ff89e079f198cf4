"""What tells whether a turn says a claim, as one matrix (turns, claims) a feature.

A claim is said in the customer's words as often as in ours: so a turn is held against the ways in which the
claim is worded, and against what customers had said before it was answered; and each claim against the
others of the launch, for all that is said of one thing is alike.
"""

from collections.abc import Sequence

import numpy as np

from groundswell.engine.adoption.everyday import EVERYDAY
from groundswell.engine.adoption.turns import LONGEST, MOST, spoken_of_ours
from groundswell.engine.adoption.values import Worded
from groundswell.engine.coverage.surroundings import ahead
from groundswell.engine.encoder import Encoder
from groundswell.engine.extraction.sentences import sentences_of
from groundswell.engine.ground import Floats, Ints
from groundswell.engine.linking import Ready
from groundswell.engine.naming.words import terms

NAMES = ("wording", "ahead", "heard", "linked", "linked heard", "words", "asked", "asked before")

_NEAREST = 3  # what customers said is told in many ways: what is near to three of them is near to it
_NEVER = 1e-6
_BEFORE = 12  # turns of customers before a seller's: what was asked longer ago is not what is answered
_REMEMBERED = 500  # of these
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
        self._ready = Ready(self.points, encoder, language)
        self._worth = self._worths()
        self._near: dict[str, Floats] = {}  # what a customer said -> how near it comes to each claim

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

    def features(self, turn: str, before: Sequence[str] = ()) -> Floats | None:
        """(claims, 8) the features of NAMES of one turn, `before` being what customers said before it in the
        conversation, in their order; None where it says nothing that may be ours. Of a turn before which
        nothing is known, what was asked is not a number. Whatever is judged beside it makes no difference."""
        windows = spoken_of_ours(turn)
        if not windows:
            return None
        vectors = self.encoder.encode(windows)
        cosines = vectors.astype(np.float64) @ self._ready.vectors.astype(np.float64).T
        # What was heard, how we word it, and what is said every day are the ground: so what all of it has in
        # common is known, however short the turn.
        linked = np.clip(self._ready.likelihoods(windows, vectors), _NEVER, 1 - _NEVER)
        linked = np.log(linked / (1 - linked))
        wording = self._highest(cosines, heard=False, count=1)
        asked, asked_before = self._asked(before)
        return np.stack(
            [
                wording.max(axis=0),
                ahead(wording, _USUAL).max(axis=0),
                self._highest(cosines, heard=True, count=_NEAREST).max(axis=0),
                self._highest(linked, heard=False, count=1).max(axis=0),
                self._highest(linked, heard=True, count=_NEAREST).max(axis=0),
                self._words(windows).max(axis=0),
                asked,
                asked_before,
            ],
            axis=1,
        )[: self.count]

    def _asked(self, before: Sequence[str]) -> tuple[Floats, Floats]:
        """How near what was said last, and the nearest of all that was said, comes to what customers said of
        each claim."""
        if not before:
            unknown = np.full(self.count + 1, np.nan)
            return unknown, unknown
        near = [self._heard_in(text) for text in before[-_BEFORE:]]
        return near[-1], np.max(near, axis=0)

    def _heard_in(self, text: str) -> Floats:
        if text not in self._near:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            parts = [text[start:end] for start, end in list(sentences_of(text[:LONGEST]))[:MOST]] or [text]
            linked = np.clip(self._ready.likelihoods(parts, self.encoder.encode(parts)), _NEVER, 1 - _NEVER)
            near = self._highest(np.log(linked / (1 - linked)), heard=True, count=_NEAREST)
            self._near[text] = near.max(axis=0)
        return self._near[text]

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
