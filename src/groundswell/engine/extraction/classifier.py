"""Does a sentence carry a concern, and of which kind: a sum of learnt weights, nothing more."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypedDict

from groundswell.engine.extraction.features import Feature, feature_of, features_of
from groundswell.speech import Kind

KINDS: tuple[Kind, ...] = (Kind.QUESTION, Kind.FRUSTRATION, Kind.OBJECTION, Kind.REQUEST, Kind.PRAISE)


# Below it no channel quotes a sentence, so its kind need not be known.
CARRIES = 0.35
THOUSANDTHS = 1000


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
    """Logistic regression on binary features: one for the concern, a softmax for the kind.

    Weights are whole thousandths, as they are stored, so that their sum is the same in whatever order a
    set gives its features.
    """

    bias: tuple[float, ...]
    concern: dict[Feature, int]
    kinds: dict[Feature, tuple[int, ...]]

    def judge(self, words: list[str], *, prior: float = 0.0, kind_from: float = CARRIES) -> Judgement:
        """`prior`: log odds that where it was said adds; `kind_from`: where less is carried, the kind is
        not worked out (its share is 0)."""
        found = features_of(words)
        concern, kinds = self.concern, self.kinds
        summed = sum([concern[feature] for feature in found if feature in concern])
        carries = _logistic(self.bias[0] + prior + summed / THOUSANDTHS)
        if carries < kind_from:
            return Judgement(carries=carries, kind=Kind.REQUEST, share=0.0)
        rows = [kinds[feature] for feature in found if feature in kinds]
        sums = map(sum, zip(*rows, strict=True)) if rows else [0] * len(KINDS)
        shares = _softmax([start + one / THOUSANDTHS for start, one in zip(self.bias[1:], sums, strict=True)])
        best = max(range(len(KINDS)), key=shares.__getitem__)
        return Judgement(carries=carries, kind=KINDS[best], share=shares[best])


def classifier_from(stored: Stored) -> Classifier:
    table = {
        feature_of(name): [round(one * THOUSANDTHS) for one in row] for name, row in stored["weights"].items()
    }
    return Classifier(
        tuple(stored["bias"]),
        {feature: row[0] for feature, row in table.items() if row[0]},
        {feature: tuple(row[1:]) for feature, row in table.items() if any(row[1:])},
    )


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
