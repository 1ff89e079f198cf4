"""Does a sentence carry a concern, and of which kind: a sum of learnt weights, nothing more."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import repeat
from typing import TypedDict

from groundswell.engine.extraction.features import Feature, feature_of, features_of
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
    """Logistic regression on binary features: one for the concern, a softmax for the kind.

    The six weights of a feature are packed side by side into one integer, in thousandths as they are
    stored, so that one sum adds them all, and is the same in whatever order a set gives its features.
    """

    bias: tuple[float, ...]
    packed: dict[Feature, int]

    def judge(self, words: list[str], *, prior: float = 0.0, kind_from: float = CARRIES) -> Judgement:
        """`prior`: log odds that where it was said adds; `kind_from`: where less is carried, the kind is
        not worked out (its share is 0)."""
        summed = sum(map(self.packed.get, features_of(words), repeat(0)), _EMPTY)
        concern, *kinds = self.bias
        carries = _logistic(concern + prior + _lane(summed, 0))
        if carries < kind_from:
            return Judgement(carries=carries, kind=Kind.REQUEST, share=0.0)
        shares = _softmax([start + _lane(summed, at) for at, start in enumerate(kinds, 1)])
        best = shares.index(max(shares))
        return Judgement(carries=carries, kind=KINDS[best], share=shares[best])


_SUREST = 1e-9  # a share of exactly 0 or 1 has no odds
# Each lane holds its sum plus a half of its range, so that it never borrows from the next.
_LANE = 32
_HALF = 1 << (_LANE - 1)
_EMPTY = sum(_HALF << (_LANE * at) for at in range(1 + len(KINDS)))
_THOUSANDTHS = 1000


def _pack(weights: Sequence[float]) -> int:
    return sum(round(weight * _THOUSANDTHS) << (_LANE * at) for at, weight in enumerate(weights))


def _lane(summed: int, at: int) -> float:
    return ((summed >> (_LANE * at) & (2 * _HALF - 1)) - _HALF) / _THOUSANDTHS


def classifier_from(stored: Stored) -> Classifier:
    packed = {feature_of(name): _pack(row) for name, row in stored["weights"].items()}
    return Classifier(tuple(stored["bias"]), packed)


@cache
def shipped() -> Classifier:
    """The weights in this package, fitted by benchmarks/train_extraction.py."""
    held = (
        resources.files("groundswell.engine.extraction").joinpath("weights.json").read_text(encoding="utf-8")
    )
    return classifier_from(json.loads(held))


def log_odds(share: float) -> float:
    share = min(max(share, _SUREST), 1.0 - _SUREST)
    return math.log(share / (1.0 - share))


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, score))))


def _softmax(scores: Sequence[float]) -> list[float]:
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    whole = sum(raised)
    return [value / whole for value in raised]
