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


# Below it no channel quotes a sentence, so its kind need not be known.
CARRIES = 0.35


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
    concern: dict[str, float]
    kinds: dict[str, tuple[float, ...]]

    def judge(self, text: str, *, kind_from: float = CARRIES) -> Judgement:
        """`kind_from`: where less is carried, the kind is not worked out (its share is 0)."""
        found = features_of(text)
        concern, kinds = self.concern, self.kinds
        carries = _logistic(self.bias[0] + sum([concern[name] for name in found if name in concern]))
        if carries < kind_from:
            return Judgement(carries=carries, kind=Kind.REQUEST, share=0.0)
        rows = [kinds[name] for name in found if name in kinds]
        shares = _softmax([*map(sum, zip(self.bias[1:], *rows, strict=True))])
        best = max(range(len(KINDS)), key=shares.__getitem__)
        return Judgement(carries=carries, kind=KINDS[best], share=shares[best])


def classifier_from(stored: Stored) -> Classifier:
    table = stored["weights"]
    return Classifier(
        tuple(stored["bias"]),
        {name: row[0] for name, row in table.items() if row[0]},
        {name: tuple(row[1:]) for name, row in table.items() if any(row[1:])},
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
