"""What was learnt of examples: the weights of a logistic regression over a few features, kept as
`weights.json` beside whoever judges by them."""

import json
from importlib import resources
from typing import Any, TypedDict

import numpy as np

from groundswell.engine.ground import Floats


class Learnt(TypedDict):
    """A number for each feature, in their order: those of `NAMES` beside the file."""

    encoder: str  # by whose vectors it was learnt
    mean: list[float]
    scale: list[float]
    weights: list[float]
    bias: float


def weighed(features: Floats, learnt: Learnt) -> Floats:
    """(..., n) rows of n features to (...) likelihoods 0..1. What is not a number is not known, and says
    neither yes nor no."""
    mean = np.array(learnt["mean"])
    scaled = (np.where(np.isnan(features), mean, features) - mean) / np.array(learnt["scale"])
    return 1 / (1 + np.exp(-(scaled @ np.array(learnt["weights"]) + learnt["bias"])))


def read(package: str) -> Any:
    """The `weights.json` of a package."""
    return json.loads(resources.files(package).joinpath("weights.json").read_text(encoding="utf-8"))
