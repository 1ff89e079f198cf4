"""The kind of a verbatim by its vector, its words and the rating beside it: a sum of learnt weights.

The weights are tied to the encoder whose vectors they were fitted on: of any other encoder's vectors nothing
can be told, and the kind that was judged from the words alone, when they were heard, stands. How they were
fitted, and what they give, is in docs/adr/0006-extraction.md.
"""

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypedDict

import numpy as np
import numpy.typing as npt

from groundswell.engine.encoder import Vectors
from groundswell.engine.extraction.classifier import KINDS
from groundswell.engine.extraction.features import Feature, feature_of, features_of, words_of
from groundswell.engine.kinds.abroad import classes_of
from groundswell.speech import Kind

# Raise it when the same weights would judge otherwise, as when words change their class.
_VERSION = "kinds-2"

# All is summed in whole numbers, which come to the same in any order, on any number of threads and with
# anything beside: weights in thousandths, a vector's numbers in 65,536ths. No sum comes near 2^53.
_THOUSANDTHS, _STEPS = 1_000, 1 << 16

# Log odds that the happiest rating adds to praise and takes from frustration and objection; the unhappiest
# does the reverse: it tells whether somebody is content, not which of the two keeps them from it. No set has
# both ratings and kinds, so it is not fitted: about what one plain word of praise weighs.
RATED = 1_500  # thousandths

ABROAD = "abroad:"  # how cues of other languages than English begin

_Whole = npt.NDArray[np.int64]


class Stored(TypedDict):
    """head.json. Each row of weights has one thousandth-number per kind, in the order of KINDS."""

    encoder: str
    bias: list[int]
    cues: dict[str, list[int]]
    vector: list[list[int]]  # a row for each number of a vector


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What is judged of a verbatim beside its vector."""

    text: str
    language: str  # ISO 639-1, '' where it could not be told
    carries: float  # 0..1 that it carries anything at all
    happy: float | None = None  # 0..1, the rating beside it on its scale


@dataclass(frozen=True, slots=True)
class Head:
    """A softmax over the five kinds."""

    id: str  # changes whenever a judgement could
    encoder: str  # whose vectors it reads
    bias: _Whole
    rows: dict[Feature, int]
    cues: _Whole
    vector: npt.NDArray[np.float64]

    def judge(self, heard: Sequence[Heard], vectors: Vectors) -> list[tuple[Kind, float]]:
        """The kind of each, and 0..1 how sure it is that the words carry a concern of this kind.

        `vectors` has the shape (len(heard), dimensions), rows of length 1. What is judged beside it does not
        change what a verbatim is judged.
        """
        # Whole numbers all, in floats only because those multiply fast: exact below 2^53.
        steps = np.rint(vectors.astype(np.float64) * _STEPS) @ self.vector
        words = np.array([self._by_words(verbatim) for verbatim in heard], dtype=np.int64).reshape(
            -1, len(KINDS)
        )
        summed = steps.astype(np.int64) + words * _STEPS
        return [
            _strongest(row, verbatim.carries) for row, verbatim in zip(summed.tolist(), heard, strict=True)
        ]

    def _by_words(self, verbatim: Heard) -> _Whole:
        met = [
            row
            for cue in cues_of(verbatim.text, verbatim.language)
            if (row := self.rows.get(cue)) is not None
        ]
        return self.bias + self.cues[met].sum(axis=0) + _rated(verbatim.happy)


def cues_of(text: str, language: str) -> set[Feature]:
    """What the words do in speech: by the classes of English, of the other languages, or where it cannot be
    told which it is (language ''), by both."""
    cues: set[Feature] = features_of(words_of(text)) if language in ("en", "") else set()
    if language != "en":
        cues.update(f"{ABROAD}{name}" for name in classes_of(text))
    return cues


def _rated(happy: float | None) -> _Whole:
    added = np.zeros(len(KINDS), dtype=np.int64)
    if happy is not None:
        weight = round(RATED * (2 * happy - 1))
        added[KINDS.index(Kind.PRAISE)] = weight
        added[[KINDS.index(Kind.FRUSTRATION), KINDS.index(Kind.OBJECTION)]] = -weight
    return added


def _strongest(summed: Sequence[int], carries: float) -> tuple[Kind, float]:
    """Kinds are compared as whole numbers, of equal ones the first; the share is told in four places."""
    best = max(summed)
    whole = math.fsum(math.exp((score - best) / (_THOUSANDTHS * _STEPS)) for score in summed)
    return KINDS[summed.index(best)], round(carries / whole, 4)


def head_from(stored: Stored, digest: str) -> Head:
    return Head(
        id=f"{_VERSION}-{digest[:8]}",
        encoder=stored["encoder"],
        bias=np.array(stored["bias"], dtype=np.int64),
        rows={feature_of(name): row for row, name in enumerate(stored["cues"])},
        cues=np.array(list(stored["cues"].values()), dtype=np.int64),
        vector=np.array(stored["vector"], dtype=np.float64),
    )


@cache
def shipped() -> Head:
    """The weights in this package, fitted by benchmarks/train_kinds.py."""
    held = resources.files("groundswell.engine.kinds").joinpath("head.json").read_bytes()
    return head_from(json.loads(held), hashlib.sha256(held).hexdigest())


def head_of(model: str) -> Head | None:
    """The head that reads the vectors of this encoder; None where there is none."""
    head = shipped()
    return head if head.encoder == model else None
