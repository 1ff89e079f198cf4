"""The same again: who says the very same thing as another, in the same words or in others.

Two are the same again where hardly any two would be so much alike by chance. What is much alike differs from
field to field: among the requests of one bank everybody is, in notes on a thousand different things nobody.
So each is told against its own neighbourhood, and the bar against all that the field holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Flags, Floats, Ints
from groundswell.engine.grouping.distinct import Distinct
from groundswell.engine.grouping.nearest import Neighbours
from groundswell.engine.grouping.shared_words import SHARE, alike, weighed_words
from groundswell.engine.grouping.stance import stances_of

# The ranks of neighbours that chance is told from: a few nearer ones may be the same again themselves.
NEAR, FAR = 4, 40
FEWEST = 7  # ranks that a tail can be told from
BY_CHANCE = 0.1  # of the pairs told, so many are expected to be alike by chance
# Alike enough in any field, by vector and words. Where many say the same, nobody stands out from chance.
ALIKE = 0.95

_WORD = re.compile(r"\w+")
# A number, or a name that holds one: an amount, an order, a version, the code of an error.
_MARK = re.compile(r"\w*\d\w*(?:[.,:/-]\w*\d\w*)*")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pairs:
    """Pairs of n rows, each once, the lower row first."""

    lower: Ints
    upper: Ints
    likeness: Floats
    chance: Floats  # ln of how many neighbours each would have by chance that are at least so near

    def of(self, which: Flags) -> "_Pairs":
        return _Pairs(
            lower=self.lower[which],
            upper=self.upper[which],
            likeness=self.likeness[which],
            chance=self.chance[which],
        )


def same_again(
    distinct: Distinct,
    near: Neighbours,
    vectors: Vectors,
    texts: Sequence[str],
    turns: Ints | None = None,
) -> Ints:
    """(n,) the first of those that say the very same as each; itself where it is the first or the only one.

    `near` are the neighbours of the firsts of `distinct`, by vector and words; `vectors` (n, d) unit rows;
    `texts` (n,) what was said. Who says the same as one of some says the same as all of them. Where two name
    different numbers (orders, versions, codes), or one is for a thing and one against it, they do not say the
    same, however alike the words. Nor do two sentences of one of the `turns` (n,): they are embedded with the
    same words around them.
    """
    pairs = _pairs(distinct, near, vectors, texts)
    pairs = pairs.of(_agree([frozenset(_MARK.findall(text.casefold())) for text in texts], pairs))
    if turns is not None and len(turns):
        pairs = pairs.of(turns[pairs.lower] != turns[pairs.upper])
    same = pairs.of((pairs.likeness >= ALIKE) | beyond_chance(pairs.chance, len(distinct.firsts)))
    return _joined(_same_words(texts), same.of(_on_one_side(texts, same)))


def beyond_chance(chance: Floats, items: int) -> Flags:
    """Which pairs to tell, by the ln of how many such neighbours each item has by chance, (p,).

    As many as can be while at most a tenth of them is expected by chance: items / 2 pairs where each of the
    items has one such neighbour (Benjamini and Hochberg, Controlling the False Discovery Rate, 1995).
    """
    order = np.argsort(chance, kind="stable")
    expected = items / 2 * np.exp(np.minimum(chance[order], 50.0))
    within = np.flatnonzero(expected <= BY_CHANCE * np.arange(1, len(order) + 1))
    beyond = np.zeros(len(order), np.bool_)
    beyond[order[: int(within[-1]) + 1 if len(within) else 0]] = True
    return beyond


def _pairs(distinct: Distinct, near: Neighbours, vectors: Vectors, texts: Sequence[str]) -> _Pairs:
    """All pairs that may be the same again: neighbours, and near-copies with the first of their kind."""
    rows, k = np.arange(len(distinct.place)), near.indices.shape[1]
    level, fall = nearest_by_chance(near)
    chance: Floats = ((level[:, None] + level[near.indices]) / 2 - near.similarities) / fall
    # Of k neighbours each no more can be told, see `beyond_chance`; the rest would only take room.
    at, place = np.nonzero((chance <= np.log(BY_CHANCE * max(k, 1))) | (near.similarities >= ALIKE))
    first = distinct.firsts[distinct.place]
    copies = rows[rows != first]
    likeness = _alike(vectors, texts, copies, first[copies])
    starts = np.concatenate([distinct.firsts[at], copies])
    ends = np.concatenate([distinct.firsts[near.indices[at, place]], first[copies]])
    lower, upper = np.minimum(starts, ends), np.maximum(starts, ends)
    _, once = np.unique(lower * len(rows) + upper, return_index=True)
    return _Pairs(
        lower=lower[once],
        upper=upper[once],
        likeness=np.concatenate([near.similarities[at, place].astype(np.float64), likeness])[once],
        chance=np.concatenate([chance[at, place], (level[distinct.place[copies]] - likeness) / fall])[once],
    )


def _alike(vectors: Vectors, texts: Sequence[str], rows: Ints, partners: Ints) -> Floats:
    """Likeness by vector and words, as neighbours have it."""
    products = np.sum(vectors[rows].astype(np.float64) * vectors[partners], axis=1)
    return (1 - SHARE) * products + SHARE * alike(weighed_words(texts), rows, partners)


def nearest_by_chance(near: Neighbours) -> tuple[Floats, float]:
    """How alike its nearest neighbour is to each item by chance, (m,), and by how much less each e-fold is.

    The likeness of chance neighbours falls with the logarithm of their rank, as the largest of many values
    with an exponential tail do (Rényi, On the theory of order statistics, 1953): how fast, is one number for
    the field; from where, is told for each item by its neighbours of the ranks 4 to 40. Where there are too
    few to tell, everything is as near by chance.
    """
    count, k = near.indices.shape
    ranks = np.arange(NEAR, min(FAR, k) + 1)
    if len(ranks) < FEWEST:
        return np.zeros(count, np.float64) + np.inf, 1.0
    tail = near.similarities[:, ranks - 1].astype(np.float64)
    logs = np.log(ranks - 0.5)
    away = logs - logs.mean()
    fall = max(-float((tail.mean(axis=0) @ away) / (away @ away)), 1e-3)
    level: Floats = tail.mean(axis=1)
    return level + fall * float(logs.mean()), fall


def _agree(marks: Sequence[frozenset[str]], pairs: _Pairs) -> Flags:
    """Of which pairs one names no other numbers than the other does."""
    agreeing = np.ones(len(pairs.lower), np.bool_)
    some = np.fromiter(map(bool, marks), np.bool_, len(marks))
    numbered: list[int] = np.flatnonzero(some[pairs.lower] & some[pairs.upper]).tolist()
    for at in numbered:
        ours, theirs = marks[int(pairs.lower[at])], marks[int(pairs.upper[at])]
        agreeing[at] = ours <= theirs or theirs <= ours
    return agreeing


def _on_one_side(texts: Sequence[str], pairs: _Pairs) -> Flags:
    """Which pairs are not one for a thing and one against it."""
    lower: list[int] = pairs.lower.tolist()
    upper: list[int] = pairs.upper.tolist()
    return stances_of([texts[row] for row in lower]) * stances_of([texts[row] for row in upper]) >= 0


def _same_words(texts: Sequence[str]) -> list[int]:
    """For each the first row with the same words and numbers, whatever their case and punctuation."""
    seen: dict[str, int] = {}
    keys = (" ".join(_WORD.findall(text.casefold())) or text for text in texts)
    return [seen.setdefault(key, at) for at, key in enumerate(keys)]


def _joined(leaders: list[int], pairs: _Pairs) -> Ints:
    """The first of all that each row is joined with; `leaders` tell whom it is joined with already."""
    leaders = list(leaders)

    def first_of(row: int) -> int:
        while leaders[row] != row:
            leaders[row] = leaders[leaders[row]]
            row = leaders[row]
        return row

    for lower, upper in zip(pairs.lower.tolist(), pairs.upper.tolist(), strict=True):
        low, high = sorted((first_of(lower), first_of(upper)))
        leaders[high] = low
    return np.array([first_of(row) for row in range(len(leaders))], np.int64)
