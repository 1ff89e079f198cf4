"""Points that are made ready once, for remarks that come one by one.

What all remarks have in common, and how rare a word is, is told by a ground of texts that is given with the
points: so a remark is told the same whatever stands beside it, and in a thousandth of a second.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from groundswell.engine.encoder import Encoder, Vectors
from groundswell.engine.ground import Floats
from groundswell.engine.linking.features import STRANGERS, content_words, share_of_vectors, share_of_words
from groundswell.engine.linking.likelihood import of_features


class Ready:
    """Points, at least one, that remarks may make; they are their own ground."""

    def __init__(self, points: Sequence[str], encoder: Encoder, language: str = "en") -> None:
        self._encoder, self._language = encoder, language
        self.vectors: Vectors = encoder.encode(points)
        self._middle: Floats = self.vectors.mean(axis=0, dtype=np.float64)
        self._own = _unit(self.vectors - self._middle)
        said = [content_words(text, language) for text in points]
        met = Counter(word for words in said for word in words)
        place = {word: row for row, word in enumerate(sorted(met))}
        words = encoder.encode(list(place)).astype(np.float64) if place else np.zeros((0, 1))
        self._middle_word: Floats = words.mean(axis=0) if place else np.zeros(1)
        self._words = _unit(words - self._middle_word)
        self._known: dict[str, Floats] = {word: self._words[row] for word, row in place.items()}
        rarity = np.array([np.log1p((len(said) - met[w] + 0.5) / (met[w] + 0.5)) for w in place])
        # How much each word counts in each point: columns that sum up to 1.
        self._counts = np.zeros((len(place), len(points)))
        for column, own in enumerate(said):
            rows = [place[word] for word in own]
            self._counts[rows, column] = rarity[rows] / rarity[rows].sum() if rows else 0.0

    def likelihoods(self, remarks: Sequence[str], vectors: Vectors) -> Floats:
        """(n, p) 0..1, how likely each of n remarks, by its unit row, makes each point."""
        cosine = vectors.astype(np.float64) @ self.vectors.astype(np.float64).T
        own = _unit(vectors - self._middle) @ self._own.T
        shared = np.stack([self._covered(remark) for remark in remarks])
        features = (
            *(cosine, share_of_vectors(cosine)),
            *(own, share_of_vectors(own)),
            *(shared, share_of_words(shared)),
        )
        return of_features(np.stack(features, axis=2))

    def _covered(self, remark: str) -> Floats:
        """(p) which part of each point's words a remark says, in the same words or in near ones."""
        words = content_words(remark, self._language)
        fresh = [word for word in words if word not in self._known]
        if fresh:
            vectors = _unit(self._encoder.encode(fresh).astype(np.float64) - self._middle_word)
            self._known.update(zip(fresh, vectors, strict=True))
        if not words or not len(self._words):
            return np.zeros(self._counts.shape[1])
        nearness = (np.stack([self._known[word] for word in words]) @ self._words.T).max(axis=0)
        return np.clip((nearness - STRANGERS) / (1 - STRANGERS), 0, 1) @ self._counts


def _unit(rows: Floats) -> Floats:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
