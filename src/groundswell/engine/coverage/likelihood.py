"""How likely it is that a sentence of ours answers a concern: learnt weights of a few features.

They are those of a logistic regression on seventeen drafts of the sample company by two people;
`benchmarks/train_coverage.py` fits them, and docs/benchmarks.md says what they give on others.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TypedDict

import numpy as np

from groundswell.engine.coverage.features import Raised, features_of
from groundswell.engine.coverage.statements import Statement
from groundswell.engine.encoder import Encoder
from groundswell.engine.ground import Floats


class Bars(TypedDict):
    """By which likelihoods become verdicts; how far above the others is told by `expected`."""

    enough: float  # from which likelihood on a sentence is taken to answer
    not_sure: list[float]  # from which to which a person decides
    usual_concern: float
    answered: float  # so far above the others a concern is answered
    missed: float  # so far above the others it is not missed
    usual_claim: float
    unasked: float  # so far above the others a claim is about something that was raised


class Stored(TypedDict):
    """weights.json: a number for each feature of NAMES, in their order."""

    encoder: str
    mean: list[float]
    scale: list[float]
    weights: list[float]
    bias: float
    bars: Bars


def likelihoods(
    statements: Sequence[Statement], raised: Sequence[Raised], encoder: Encoder, language: str = "en"
) -> Floats:
    """(n, c) 0..1, how likely each of the n sentences of one text, in their order, answers each of c
    concerns."""
    if not statements or not raised:
        return np.zeros((len(statements), len(raised)))
    sentences = [statement.text for statement in statements]
    paragraphs = [statement.paragraph for statement in statements]
    return weighed(features_of(sentences, paragraphs, raised, encoder, language), _stored())


def weighed(features: Floats, stored: Stored) -> Floats:
    """0..1, of each row of features."""
    scaled = (features - np.array(stored["mean"])) / np.array(stored["scale"])
    return 1 / (1 + np.exp(-(scaled @ np.array(stored["weights"]) + stored["bias"])))


def enough() -> float:
    """From which likelihood on a sentence is taken to answer a concern."""
    return bars()["enough"]


def not_sure() -> tuple[float, float]:
    """From which likelihood to which a person decides: there lie half of the errors."""
    low, high = bars()["not_sure"]
    return low, high


def bars() -> Bars:
    """By which likelihoods become verdicts."""
    return _stored()["bars"]


@cache
def _stored() -> Stored:
    text = resources.files("groundswell.engine.coverage").joinpath("weights.json").read_text(encoding="utf-8")
    read: Stored = json.loads(text)
    return read
