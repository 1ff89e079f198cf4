"""How likely it is that a seller's turn says a claim, and where not to be sure: learnt weights of a few
features.

They are those of a logistic regression on turns of companies that were made up for it and on half of the
sample's; `python -m benchmarks.train_adoption` fits them, and docs/benchmarks.md says what they give on
others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from groundswell.engine.adoption.features import Claims
from groundswell.engine.adoption.values import Said
from groundswell.engine.ground import Floats
from groundswell.engine.learnt import Learnt, read, weighed


class Stored(Learnt):
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


def verdict(likelihood: float) -> Said:
    low, high = not_sure()
    return Said.SAID if likelihood >= high else Said.NOT_SURE if likelihood >= low else Said.NOT_SAID


def not_sure() -> tuple[float, float]:
    """From which likelihood to which a person decides; what is likelier is said."""
    low, high = _stored()["not_sure"]
    return low, high


@cache
def _stored() -> Stored:
    return read("groundswell.engine.adoption")
