"""What a person may want to decide: concerns that may be one, and concerns that may be two.

The engine does neither by itself. It joins what is nearly as alike across as within, and takes apart what
most looks keep apart; these are the next in line.
"""

from dataclasses import dataclass

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Decisions, Flags, Floats, Ground, Ints
from groundswell.engine.grouping import likeness, stances_of, sums_of

# From this likeness on two concerns may be one; from 0.85 on the engine joins them by itself. Of the pairs
# across such concerns in uneven draws of BANKING77 and CLINC150 train 33 and 64 in 100 were of one intent.
ALIKE = 0.8
# Up to this likeness the halves of a concern may be two: of single intents of these sets 2 and 6 in 100 have
# halves so unlike, of an intent with half of a near one 7 and 31.
UNLIKE = 0.5
FEWEST = 3  # verbatims of a half
MOST = 10  # proposals of each kind: more are read by nobody
ROUNDS = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class MayBeOne:
    """Two concerns, the larger first, and their likeness: across as a share of within, 0..1."""

    stays: int
    joins: int
    likeness: float


@dataclass(frozen=True, kw_only=True, slots=True)
class MayBeTwo:
    """A concern, the verbatims of its smaller half, and the likeness of the halves, 0..1."""

    concern: int
    verbatims: tuple[int, ...]
    likeness: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposals:
    """The likeliest first."""

    one: tuple[MayBeOne, ...] = ()
    two: tuple[MayBeTwo, ...] = ()


def proposals(ground: Ground, decisions: Decisions) -> Proposals:
    """Of the concerns of a ground; what people decided about is not asked again."""
    numbers = np.unique(ground.concerns[ground.concerns > 0])
    numbers = numbers[~np.isin(numbers, sorted(decisions.dismissed))]
    return Proposals(
        one=tuple(_pairs(ground, numbers, decisions)[:MOST]),
        two=tuple(_doubtful(ground, numbers, decisions)[:MOST]),
    )


def _pairs(ground: Ground, numbers: Ints, decisions: Decisions) -> list[MayBeOne]:
    if len(numbers) < 2:
        return []
    inside = np.isin(ground.concerns, numbers)
    which = np.searchsorted(numbers, ground.concerns[inside]) + 1
    sizes = np.bincount(which)[1:]
    alike = likeness(sums_of(ground.vectors[inside], which), sizes.astype(np.float64))
    sides = _sides(ground, inside, which)
    pairs: list[MayBeOne] = []
    for row, column in np.argwhere(np.triu(alike >= ALIKE, 1)).tolist():
        if sides[row] * sides[column] < 0 or not _may_join(
            int(numbers[row]), int(numbers[column]), decisions
        ):
            continue
        first, second = (row, column) if sizes[row] >= sizes[column] else (column, row)
        pairs.append(
            MayBeOne(
                stays=int(numbers[first]),
                joins=int(numbers[second]),
                likeness=min(float(alike[row, column]), 1.0),
            )
        )
    return sorted(pairs, key=lambda pair: (-pair.likeness, pair.stays, pair.joins))


def _may_join(concern: int, other: int, decisions: Decisions) -> bool:
    return (min(concern, other), max(concern, other)) not in decisions.apart


def _sides(ground: Ground, inside: Flags, which: Ints) -> Ints:
    """Of each concern: 1 where those who take a side are mostly for, -1 where they are mostly against."""
    if not ground.texts:
        return np.zeros(int(which.max()), np.int64)
    stances = stances_of(ground.texts)[inside]
    return np.sign(np.bincount(which, stances)[1:]).astype(np.int64)


def _doubtful(ground: Ground, numbers: Ints, decisions: Decisions) -> list[MayBeTwo]:
    doubtful: list[MayBeTwo] = []
    for number in numbers.tolist():
        rows = np.flatnonzero((ground.concerns == number) & ~ground.pinned)
        if number in decisions.kept or len(rows) < 2 * FEWEST:
            continue
        half = halved(ground.vectors[rows])
        smaller = rows[half]
        if len(smaller) < FEWEST:
            continue
        sums = sums_of(ground.vectors[rows], half.astype(np.int64) + 1)
        alike = float(likeness(sums, np.bincount(half.astype(np.int64)).astype(np.float64))[0, 1])
        if alike <= UNLIKE:
            verbatims: list[int] = ground.verbatims[smaller].tolist()
            doubtful.append(MayBeTwo(concern=number, verbatims=tuple(verbatims), likeness=max(alike, 0.0)))
    return sorted(doubtful, key=lambda proposal: (proposal.likeness, proposal.concern))


def halved(vectors: Vectors) -> Flags:
    """Which of n unit rows stand in the smaller of two halves: spherical 2-means (Dhillon and Modha 2001)
    that sets out from the sign along the first principal axis."""
    given = vectors.astype(np.float64)
    centred: Floats = given - np.mean(given, axis=0)
    axis: Floats = np.linalg.svd(centred, full_matrices=False)[2][0]
    side = _positive(centred @ axis)
    for _ in range(ROUNDS):  # where all are alike, one half is empty, its middle nothing, and it stays so
        nearer = _positive(given @ (_middle(given[side]) - _middle(given[~side])))
        if np.array_equal(nearer, side):
            break
        side = nearer
    return side if 2 * np.count_nonzero(side) <= len(side) else ~side


def _middle(rows: Floats) -> Floats:
    total: Floats = np.add.reduce(rows, axis=0)
    return total / max(float(np.sqrt(np.sum(total * total))), 1e-12)


def _positive(values: Floats) -> Flags:
    return np.round(values, 6) > 0
