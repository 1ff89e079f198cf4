"""How likely it is that a sentence of ours answers a concern: learnt weights of a few features.

They are those of a logistic regression on seventeen drafts of the sample company by two people;
`benchmarks/train_coverage.py` fits them, and docs/benchmarks.md says what they give on others.
"""

from collections.abc import Sequence
from functools import cache
from typing import TypedDict

import numpy as np

from groundswell.engine.coverage.features import Raised, features_of
from groundswell.engine.coverage.statements import Statement
from groundswell.engine.encoder import Encoder
from groundswell.engine.ground import Floats
from groundswell.engine.learnt import Learnt, read, weighed


class Bars(TypedDict):
    """By which likelihoods become verdicts; how far above the others is told by `expected`."""

    enough: float  # from which likelihood on a sentence is taken to answer
    not_sure: list[float]  # from which to which a person decides
    usual_concern: float
    answered: float  # so far above the others a concern is answered
    missed: float  # so far above the others it is not missed
    usual_claim: float
    unasked: float  # so far above the others a claim is about something that was raised


class Stored(Learnt):
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
    return read("groundswell.engine.coverage")
