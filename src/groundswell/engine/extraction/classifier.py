"""Does a sentence carry a concern, and of which kind: a sum of learnt weights, nothing more."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypedDict

from groundswell.engine.extraction.features import features_of
from groundswell.speech import Kind

KINDS: tuple[Kind, ...] = (Kind.QUESTION, Kind.FRUSTRATION, Kind.OBJECTION, Kind.REQUEST, Kind.PRAISE)


class Stored(TypedDict):
    """weights.json: per feature one weight for 'carries a concern', then one per kind."""

    bias: list[float]
    weights: dict[str, list[float]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    carries: float  # 0..1 that the sentence carries a concern
    kind: Kind  # the likeliest kind, if it does
    share: float  # 0..1 of that kind among the five


@dataclass(frozen=True, slots=True)
class Classifier:
    """Logistic regression on binary features: one for the concern, a softmax for the kind."""

    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def judge(self, text: str) -> Judgement:
        weights = self.weights
        found = [weights[feature] for feature in features_of(text) if feature in weights]
        concern, *kinds = map(sum, zip(self.bias, *found, strict=True))
        shares = _softmax(kinds)
        best = max(range(len(KINDS)), key=shares.__getitem__)
        return Judgement(carries=_logistic(concern), kind=KINDS[best], share=shares[best])


def classifier_from(stored: Stored) -> Classifier:
    return Classifier(tuple(stored["bias"]), {name: tuple(row) for name, row in stored["weights"].items()})


@cache
def shipped() -> Classifier:
    """The weights in this package, fitted by benchmarks/train_extraction.py."""
    held = (
        resources.files("groundswell.engine.extraction").joinpath("weights.json").read_text(encoding="utf-8")
    )
    return classifier_from(json.loads(held))


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, score))))


def _softmax(scores: Sequence[float]) -> list[float]:
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    whole = sum(raised)
    return [value / whole for value in raised]
