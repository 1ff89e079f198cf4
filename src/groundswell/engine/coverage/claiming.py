"""Which sentences seem to claim nothing, told by their vectors.

Wordings (see `wordings`) know the writers they were made for: of the sentences of the first drafts that claim
nothing they told nine in ten, of those of other writers four. A scene, a lead-in or a word to whoever reads
has no wording of its own; it has a manner. So beside the wordings stands a logistic regression on the unit
vector of the sentence, fitted on seventeen drafts by two people (`benchmarks/train_coverage.py`). What is
learnt is not sure: a sentence that seems to claim nothing still answers where it does.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import TypedDict

import numpy as np

from groundswell.engine.coverage.statements import Claims, Statement
from groundswell.engine.encoder import Encoder


class Manner(TypedDict):
    """claiming.json"""

    encoder: str  # whose vectors they are
    weights: list[float]
    bias: float
    enough: float  # from which likelihood on a sentence is taken to claim nothing


def told_by_manner(
    statements: Sequence[Statement], encoder: Encoder, manner: Manner | None = None
) -> list[Statement]:
    """The same; those that seem to claim nothing claim something only if they answer. As they were where the
    encoder is another than it was learnt with. `manner`: what was learnt, if nothing else is given."""
    learnt = manner or _stored()
    if not statements or encoder.model != learnt["encoder"]:
        return list(statements)
    vectors = encoder.encode([statement.text for statement in statements]).astype(np.float64)
    likely = 1 / (1 + np.exp(-(vectors @ np.array(learnt["weights"]) + learnt["bias"])))
    return [
        replace(statement, claims=Claims.IF_IT_ANSWERS)
        if statement.claims is Claims.SOMETHING and seems >= learnt["enough"]
        else statement
        for statement, seems in zip(statements, likely.tolist(), strict=True)
    ]


@cache
def _stored() -> Manner:
    text = (
        resources.files("groundswell.engine.coverage").joinpath("claiming.json").read_text(encoding="utf-8")
    )
    read: Manner = json.loads(text)
    return read
