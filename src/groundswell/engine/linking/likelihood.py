"""How likely it is that a remark makes a point, and where not to be sure: learnt weights of a few features.

The weights are those of a logistic regression on the arguments and key points of other subjects (ArgKP-2021,
its train part); `benchmarks/train_linking.py` fits them, docs/benchmarks.md says what they give.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TypedDict

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats
from groundswell.engine.linking.features import content_words, features_of


class Stored(TypedDict):
    """weights.json: a number for each feature of NAMES, in their order."""

    encoder: str
    mean: list[float]
    scale: list[float]
    weights: list[float]
    bias: float
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
    return weighed(features_of(remarks, points, remark_vectors, point_vectors, word_vectors, language))


def weighed(features: Floats) -> Floats:
    """0..1, of each row of features."""
    stored = _stored()
    scaled = (features - np.array(stored["mean"])) / np.array(stored["scale"])
    return 1 / (1 + np.exp(-(scaled @ np.array(stored["weights"]) + stored["bias"])))


def words_to_encode(texts: Sequence[str], language: str = "en") -> list[str]:
    """The words whose vectors `likelihoods` asks for, each once, sorted."""
    return sorted({word for text in texts for word in content_words(text, language)})


@cache
def _stored() -> Stored:
    text = resources.files("groundswell.engine.linking").joinpath("weights.json").read_text(encoding="utf-8")
    read: Stored = json.loads(text)
    return read


def not_sure() -> tuple[float, float]:
    """From which likelihood to which a person decides: there lie more than half of the errors."""
    low, high = _stored()["not_sure"]
    return low, high
