"""A second opinion on sentences of which the words leave in doubt whether they carry something.

A logistic regression on the sentence's vector, fitted by benchmarks/train_extraction.py on the same sets as
the words' weights. By itself it is worse than the words across trades; where these hesitate, the sum of both
is better than either. The figures are in docs/adr/0006-extraction.md.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypedDict

import numpy as np

from groundswell.engine.encoder import Encoder, Vectors

# Log odds that the words must be away from what is needed for their judgement to stand alone.
DOUBT = 1.0

Opinions = Mapping[str, float]  # sentence -> log odds that it carries something, by its vector
NO_OPINIONS: Opinions = {}
Ask = Callable[[Sequence[str]], Opinions]


class StoredOpinion(TypedDict):
    """opinion.json: whose vectors they are weights for, and one weight a dimension."""

    model: str
    bias: float
    weights: list[float]


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    bias: float
    weights: Vectors

    def odds(self, vectors: Vectors) -> list[float]:
        """Log odds for each row, in hundredths: what differs less is no difference."""
        return (vectors @ self.weights + self.bias).round(2).tolist()


def opinion_from(stored: StoredOpinion) -> SecondOpinion:
    return SecondOpinion(stored["bias"], np.array(stored["weights"], dtype=np.float32))


@cache
def _shipped() -> StoredOpinion:
    held = resources.files("groundswell.engine.extraction").joinpath("opinion.json")
    return json.loads(held.read_text(encoding="utf-8"))


def second_opinion(model: str) -> SecondOpinion | None:
    """The weights for vectors of an encoder (its `model`), if there are any."""
    stored = _shipped()
    return opinion_from(stored) if model.partition("/")[0] == stored["model"] else None


def asking(encoder: Encoder) -> Ask:
    """What the vectors of this encoder say; of one for which there are no weights, nothing."""
    second = second_opinion(encoder.model)
    if second is None:
        return lambda _: NO_OPINIONS

    def ask(sentences: Sequence[str]) -> Opinions:
        distinct = list(dict.fromkeys(sentences))
        return (
            dict(zip(distinct, second.odds(encoder.encode(distinct)), strict=True))
            if distinct
            else NO_OPINIONS
        )

    return ask
