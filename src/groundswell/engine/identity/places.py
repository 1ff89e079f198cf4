"""Placing single verbatims: each finds its concern and moves nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats, Ground, Ints

NEAR = 10  # neighbours that have a say
PROBED = 24  # communities whose members are looked at, nearest middle first
ENOUGH = 0.5  # least score, as a share of the mean score inside the concern, to be counted as part of it


@dataclass(frozen=True, kw_only=True, slots=True)
class Placement:
    community: int  # 0: nothing was heard before
    concern: int  # 0: like nothing that recurs
    score: float  # 0..1


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """A ground prepared for placing; build it once with `places_of`."""

    ground: Ground
    middles: Vectors  # (c, d) unit middle of each community
    order: Ints  # rows of the ground by community
    starts: Ints  # (c + 1,) where each community begins in `order`
    expected: Floats  # (c,) mean score in each community


def places_of(ground: Ground) -> Places:
    """Prepare a grouped ground. Rows not yet placed are left out."""
    rows = np.flatnonzero(ground.communities > 0)
    order = rows[np.argsort(ground.communities[rows], kind="stable")]
    firsts = np.flatnonzero(np.diff(ground.communities[order], prepend=-1))
    starts = np.append(firsts, len(order))
    count, dimensions = len(firsts), ground.vectors.shape[1] if ground.vectors.ndim > 1 else 0
    middles = np.zeros((count, dimensions), np.float32)
    expected = np.zeros(count)
    for at in range(count):
        members = order[starts[at] : starts[at + 1]]
        total = np.add.reduce(ground.vectors[members], axis=0, dtype=np.float64)
        middles[at] = total / max(float(np.sqrt(np.sum(total * total))), 1e-12)
        expected[at] = float(ground.scores[members].mean())
    return Places(ground=ground, middles=middles, order=order, starts=starts, expected=expected)


def near(places: Places, vector: Vectors, count: int) -> tuple[Ints, Floats]:
    """Rows of the verbatims nearest to a unit vector (d,), and their cosines, nearest first.

    They are sought in the communities whose middles are nearest.
    """
    closeness = np.round(places.middles @ vector, 6)
    probed = np.argsort(-closeness, kind="stable")[:PROBED].tolist()
    members = [places.order[places.starts[at] : places.starts[at + 1]] for at in probed]
    rows = np.concatenate(members) if members else np.zeros(0, np.int64)
    cosines = np.round((places.ground.vectors[rows] @ vector).astype(np.float64), 6)
    first = np.lexsort((rows, -cosines))[:count]
    return rows[first], cosines[first]


def place(places: Places, vector: Vectors) -> Placement:
    """Where a unit vector (d,) belongs: the community that its nearest have most weight in.

    It is counted in that community's concern when it scores at least half of what members do on average.
    """
    rows, cosines = near(places, vector, NEAR)
    if not len(rows):
        return Placement(community=0, concern=0, score=0.0)
    communities = places.ground.communities[rows]
    weights = np.maximum(cosines, 0) ** 2
    found, which = np.unique(communities, return_inverse=True)
    best = int(np.argmax(np.round(np.bincount(which, weights), 6)))
    mine = which == best
    score = float(np.clip(np.maximum(cosines[mine], 0)[:5].mean() * (0.5 + 0.5 * mine.mean()), 0, 1))
    community = int(found[best])
    concern = _concern(places.ground, rows[mine])
    at = int(np.searchsorted(places.ground.communities[places.order[places.starts[:-1]]], community))
    enough = score >= ENOUGH * places.expected[at]
    return Placement(community=community, concern=concern if enough else 0, score=round(score, 6))


def place_all(places: Places, vectors: Vectors) -> Sequence[Placement]:
    """Place many, each by itself: the order does not matter."""
    return [place(places, vector) for vector in vectors]


def _concern(ground: Ground, rows: Ints) -> int:
    """The concern that most of these rows stand in; heard once counts for none."""
    found, counts = np.unique(ground.concerns[rows], return_counts=True)
    return int(found[np.argmax(counts)])
