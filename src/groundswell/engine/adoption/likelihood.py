"""How likely it is that a seller's turn says a claim, and where not to be sure: learnt weights of a few
features.

They are those of a logistic regression on turns that were made up for it (benchmarks/adoption_seed.txt);
`python -m benchmarks.train_adoption` fits them, and docs/benchmarks.md says what they give on others.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypedDict

import numpy as np

from groundswell.engine.adoption.features import Claims
from groundswell.engine.adoption.values import Said
from groundswell.engine.ground import Floats


class Stored(TypedDict):
    """weights.json: a number for each feature of NAMES, in their order."""

    encoder: str
    mean: list[float]
    scale: list[float]
    weights: list[float]
    bias: float
    not_sure: list[float]  # from which likelihood to which a person decides; above it is said


@dataclass(frozen=True, slots=True)
class Spoken:
    """A seller's turn, and what customers said before it in the conversation, in their order."""

    text: str
    before: Sequence[str] = ()


def likelihoods(turns: Sequence[Spoken], claims: Claims) -> Floats:
    """(turns, claims) 0..1, how likely each turn says each claim. What is judged in the same go makes no
    difference to it."""
    told = np.zeros((len(turns), claims.count))
    for row, turn in enumerate(turns):
        features = claims.features(turn.text, turn.before)
        if features is not None:
            told[row] = weighed(features, _stored())
    return told


def weighed(features: Floats, stored: Stored) -> Floats:
    """0..1, of each row of features; what is not known says neither yes nor no."""
    features = np.where(np.isnan(features), np.array(stored["mean"]), features)
    scaled = (features - np.array(stored["mean"])) / np.array(stored["scale"])
    return 1 / (1 + np.exp(-(scaled @ np.array(stored["weights"]) + stored["bias"])))


def verdict(likelihood: float) -> Said:
    low, high = not_sure()
    return Said.SAID if likelihood >= high else Said.NOT_SURE if likelihood >= low else Said.NOT_SAID


def not_sure() -> tuple[float, float]:
    """From which likelihood to which a person decides; what is likelier is said."""
    low, high = _stored()["not_sure"]
    return low, high


@cache
def _stored() -> Stored:
    text = resources.files("groundswell.engine.adoption").joinpath("weights.json").read_text(encoding="utf-8")
    read: Stored = json.loads(text)
    return read
