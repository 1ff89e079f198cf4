"""What tells whether a remark makes a point, as one matrix (remarks, points) a feature.

A likeness by itself says little: remarks of one subject are all alike. What tells is how a point stands among
the other points for the same remark, and what is left once all that the remarks share is taken out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats
from groundswell.engine.naming.words import JOINING, lowered

NAMES = ("cosine", "cosine among", "own", "own among", "words", "words among")

# How far a likeness must lead the others to take the share of a point to itself.
_VECTORS_APART, _WORDS_APART = 0.07, 0.15
# The short ones alone: of "owning one is a right" nothing is left without "right" that tells it from others.
_JOINING = frozenset(
    """a an and are as at be but by for from he i in is it its of on or she that the their them they this to
    was we were with you""".split()
)
# Two words less alike than this have nothing to do with each other.
STRANGERS = 0.35


def features_of(
    remarks: Sequence[str],
    points: Sequence[str],
    remark_vectors: Vectors,
    point_vectors: Vectors,
    word_vectors: Mapping[str, Vectors],
    language: str = "en",
) -> Floats:
    """(n, p, 6) the features of NAMES for n remarks and p points.

    Vectors are unit rows, (n, d) and (p, d); `word_vectors` hold those of `content_words` of both.
    """
    cosine = remark_vectors.astype(np.float64) @ point_vectors.astype(np.float64).T
    own = _centred(remark_vectors) @ _centred(point_vectors).T
    shared = _words_covered(
        [content_words(text, language) for text in remarks],
        [content_words(text, language) for text in points],
        word_vectors,
    )
    return np.stack(
        [
            *(cosine, share_of_vectors(cosine)),
            *(own, share_of_vectors(own)),
            *(shared, share_of_words(shared)),
        ],
        axis=2,
    )


def content_words(text: str, language: str = "en") -> list[str]:
    """Its words in lower case that do not only join, each once, in their order."""
    joining = _JOINING if language == "en" else JOINING.get(language, _JOINING)
    return [word for word in dict.fromkeys(lowered(text)) if word not in joining]


def _centred(vectors: Vectors) -> Floats:
    """Unit rows of what each has that not all have; rows of nothing where there is but one."""
    apart = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
    return apart / np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-6)


def share_of_vectors(likeness: Floats) -> Floats:
    """Of each remark, by the likeness of its vector to those of the points, which share goes to each."""
    return _share(likeness, _VECTORS_APART)


def share_of_words(covered: Floats) -> Floats:
    """The same, by which part of a point's words it says."""
    return _share(covered, _WORDS_APART)


def _share(likeness: Floats, apart: float) -> Floats:
    """Of each remark, which share of it goes to each point (softmax at the temperature `apart`)."""
    raised = np.exp((likeness - likeness.max(axis=1, keepdims=True, initial=-np.inf)) / apart)
    return raised / raised.sum(axis=1, keepdims=True)


def _words_covered(
    remarks: Sequence[Sequence[str]],
    points: Sequence[Sequence[str]],
    word_vectors: Mapping[str, Vectors],
) -> Floats:
    """(n, p) 0..1, which part of a point's words a remark says, in the same words or in near ones.

    Each word counts by how rare it is among the remarks (the inverse document frequency of BM25; Robertson
    and Zaragoza 2009).
    """
    vocabulary = sorted({word for text in (*remarks, *points) for word in text})
    place = {word: row for row, word in enumerate(vocabulary)}
    covered = np.zeros((len(remarks), len(points)))
    speaking = [row for row, text in enumerate(remarks) if text]
    if not speaking or not vocabulary:
        return covered
    vectors = _centred(np.array([word_vectors[word] for word in vocabulary], np.float32))
    rows = np.array([place[word] for row in speaking for word in remarks[row]])
    starts = np.cumsum([0, *(len(remarks[row]) for row in speaking[:-1])])
    met = Counter(word for text in remarks for word in text)
    for column, text in enumerate(points):
        if not text:
            continue
        asked = np.array([place[word] for word in text])
        rarity = np.array([np.log1p((len(remarks) - met[word] + 0.5) / (met[word] + 0.5)) for word in text])
        nearness = np.clip((vectors @ vectors[asked].T - STRANGERS) / (1 - STRANGERS), 0, 1)
        nearest = np.maximum.reduceat(nearness[rows], starts, axis=0)
        covered[speaking, column] = nearest @ rarity / rarity.sum()
    return covered
