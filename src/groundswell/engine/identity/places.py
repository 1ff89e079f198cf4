"""Placing single verbatims: each finds its concern and moves nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats, Ground, Ints
from groundswell.engine.grouping import NEAREST, UNWORDED, enough, stances_of

# Least likeness of a newcomer to its nearest there, as a share of theirs: a regrouping may find a stray a
# community of its own, here there is only the nearest. Of requests out of CLINC150's scope it lets 14 in 100
# in, not 52, and of those within 93, not 96 (3,000 grouped, 600 placed each).
LIKENESS = 0.6
NEAR = 10  # neighbours that have a say
PROBED = 24  # communities whose members are looked at, nearest middle first


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
    common: Floats  # (c,) how well those of each community fit it, as in `cohesion`
    stances: Ints  # (n,) of the ground: 1 for, -1 against, 0 neither
    enough: float  # the least score to stand in a concern


def places_of(ground: Ground, before: Places | None = None) -> Places:
    """Prepare a grouped ground. Rows not yet placed are left out. `before` were prepared of a ground that
    this one begins with: what its texts say needs not be told again."""
    rows = np.flatnonzero(ground.communities > 0)
    order = rows[np.argsort(ground.communities[rows], kind="stable")]
    firsts = np.flatnonzero(np.diff(ground.communities[order], prepend=-1))
    starts = np.append(firsts, len(order))
    count, dimensions = len(firsts), ground.vectors.shape[1] if ground.vectors.ndim > 1 else 0
    middles = np.zeros((count, dimensions), np.float32)
    common = np.zeros(count)
    for at in range(count):
        members = order[starts[at] : starts[at + 1]]
        total = np.add.reduce(ground.vectors[members], axis=0, dtype=np.float64)
        middles[at] = total / max(float(np.sqrt(np.sum(total * total))), 1e-12)
        # A score is √(own × common), and common is the mean of own: so it is the root of their mean square.
        common[at] = float(np.sqrt(np.mean(ground.scores[members] ** 2)))
    return Places(
        ground=ground,
        middles=middles,
        order=order,
        starts=starts,
        common=common,
        stances=stances_after(ground, before),
        enough=enough(ground.scores[order]),
    )


def stances_after(ground: Ground, before: Places | None) -> Ints:
    """(n,) of the ground, of which only those after the places' own are still to be told."""
    known = before.stances if before is not None else np.zeros(0, np.int64)
    rest = len(ground.verbatims) - len(known)
    texts = ground.texts[len(known) :] if ground.texts else [""] * rest
    return np.concatenate([known, stances_of(texts)])


def near(places: Places, vector: Vectors, count: int, stance: int = 0) -> tuple[Ints, Floats]:
    """Rows of the verbatims nearest to a unit vector (d,), and their cosines, nearest first.

    They are sought in the communities whose middles are nearest, and not among those of the other stance.
    """
    closeness = np.round(places.middles @ vector, 6)
    probed = np.argsort(-closeness, kind="stable")[:PROBED].tolist()
    members = [places.order[places.starts[at] : places.starts[at + 1]] for at in probed]
    rows = np.concatenate(members) if members else np.zeros(0, np.int64)
    rows = rows[places.stances[rows] * stance >= 0]
    cosines = np.round((places.ground.vectors[rows] @ vector).astype(np.float64), 6)
    first = np.lexsort((rows, -cosines))[:count]
    return rows[first], cosines[first]


def place(places: Places, vector: Vectors, stance: int = 0) -> Placement:
    """Where a unit vector (d,) belongs: the community that its nearest have most weight in.

    `stance` is what it says it by: 1 for, -1 against, 0 neither (`stance_of`).

    It is counted in that community's concern when it scores what a regrouping asks of those inside
    (`cohesion`, by vector alone), and is not much less like them than they are like each other.
    """
    rows, cosines = near(places, vector, NEAR, stance)
    if not len(rows):
        return Placement(community=0, concern=0, score=0.0)
    communities = places.ground.communities[rows]
    weights = np.maximum(cosines, 0) ** 2
    candidates, which = np.unique(communities, return_inverse=True)
    best = int(np.argmax(np.round(np.bincount(which, weights), 6)))
    mine = which == best
    community = int(candidates[best])
    at = int(np.searchsorted(places.ground.communities[places.order[places.starts[:-1]]], community))
    size = int(places.starts[at + 1] - places.starts[at]) + 1
    counted = min(max(size // 2, 1), NEAREST)
    own = UNWORDED * float(np.maximum(cosines[mine], 0)[:counted].sum()) / counted
    score = round(min(float(np.sqrt(own * max(places.common[at], own))), 1.0), 6)
    inside = score >= places.enough and own >= LIKENESS * places.common[at]
    return Placement(
        community=community, concern=_concern(places.ground, rows[mine]) if inside else 0, score=score
    )


def place_all(places: Places, vectors: Vectors) -> Sequence[Placement]:
    """Place many, each by itself: the order does not matter."""
    return [place(places, vector) for vector in vectors]


def _concern(ground: Ground, rows: Ints) -> int:
    """The concern that most of these rows stand in; heard once counts for none."""
    concerns, counts = np.unique(ground.concerns[rows], return_counts=True)
    return int(concerns[np.argmax(counts)])
