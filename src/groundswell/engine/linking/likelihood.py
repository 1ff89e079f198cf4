"""How likely it is that a remark makes a point, and where not to be sure: learnt weights of a few features.

The weights are those of a logistic regression on the arguments and key points of other subjects (ArgKP-2021,
its train part); `benchmarks/train_linking.py` fits them, docs/benchmarks.md says what they give.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats
from groundswell.engine.learnt import Learnt, read, weighed
from groundswell.engine.linking.features import content_words, features_of


class Stored(Learnt):
    not_sure: list[float]  # from which likelihood to which nothing is decided


def likelihoods(
    remarks: Sequence[str],
    points: Sequence[str],
    remark_vectors: Vectors,
    point_vectors: Vectors,
    word_vectors: Mapping[str, Vectors],
    language: str = "en",
) -> Floats:
    """(n, p) 0..1, how likely each of n remarks makes each of p points; all as `features_of` takes it."""
    if not remarks or not points:
        return np.zeros((len(remarks), len(points)))
    return of_features(features_of(remarks, points, remark_vectors, point_vectors, word_vectors, language))


def of_features(features: Floats) -> Floats:
    """(..., n) rows of the features of NAMES to (...) likelihoods 0..1."""
    return weighed(features, _stored())


def words_to_encode(texts: Sequence[str], language: str = "en") -> list[str]:
    """The words whose vectors `likelihoods` asks for, each once, sorted."""
    return sorted({word for text in texts for word in content_words(text, language)})


def not_sure() -> tuple[float, float]:
    """From which likelihood to which a person decides: there lie more than half of the errors."""
    low, high = _stored()["not_sure"]
    return low, high


@cache
def _stored() -> Stored:
    return read("groundswell.engine.linking")
