"""How likely it is that a sentence of ours answers a concern: learnt weights of a few features.

They are those of a logistic regression on eleven drafts of the sample company, written and keyed before it
was fitted; `benchmarks/train_coverage.py` fits them, and docs/benchmarks.md says what they give on others.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TypedDict

import numpy as np

from groundswell.engine.coverage.features import Raised, features_of
from groundswell.engine.encoder import Encoder
from groundswell.engine.ground import Floats


class Stored(TypedDict):
    """weights.json: a number for each feature of NAMES, in their order."""

    encoder: str
    mean: list[float]
    scale: list[float]
    weights: list[float]
    bias: float
    enough: float  # from which likelihood on a sentence is taken to answer
    not_sure: list[float]  # from which to which a person decides


def likelihoods(
    sentences: Sequence[str], raised: Sequence[Raised], encoder: Encoder, language: str = "en"
) -> Floats:
    """(n, c) 0..1, how likely each of n sentences answers each of c concerns."""
    if not sentences or not raised:
        return np.zeros((len(sentences), len(raised)))
    stored = _stored()
    scaled = (features_of(sentences, raised, encoder, language) - np.array(stored["mean"])) / np.array(
        stored["scale"]
    )
    return 1 / (1 + np.exp(-(scaled @ np.array(stored["weights"]) + stored["bias"])))


def enough() -> float:
    """From which likelihood on a sentence is taken to answer a concern."""
    return _stored()["enough"]


def not_sure() -> tuple[float, float]:
    """From which likelihood to which a person decides: there lie half of the errors."""
    low, high = _stored()["not_sure"]
    return low, high


@cache
def _stored() -> Stored:
    text = resources.files("groundswell.engine.coverage").joinpath("weights.json").read_text(encoding="utf-8")
    read: Stored = json.loads(text)
    return read
