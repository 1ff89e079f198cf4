"""How well each item fits its community, and who stands outside of any."""

import numpy as np

from groundswell.engine.ground import Flags, Floats, Ints
from groundswell.engine.grouping.nearest import Neighbours

NEAREST = 5
# Similarities by vector alone run higher than with words blended in; this brings both to one scale.
UNWORDED = 0.85
# What it takes to stand inside: 0.06 ln n - 0.1 between these. Among more items chance finds a closer one, so
# the same share of strays (three in ten of those said once) passes 0.28 of 500 items and 0.42 of 5,500.
LEAST, MOST = 0.28, 0.45


def cohesion(neighbours: Neighbours, communities: Ints) -> Floats:
    """√(own × common), 0..1: the item's mean similarity to the nearest in its community, and their mean.

    The nearest are five, but at most half of the community: in a small one the far half says nothing.
    `common` is the mean of `own` over the community, so that a stray in a loose heap scores low twice.
    Fellows beyond the listed neighbours count 0. Items alone in their community score 0.
    """
    same = communities[neighbours.indices] == communities[:, None]
    scale = 1.0 if neighbours.worded else UNWORDED
    near = np.where(same, np.maximum(neighbours.similarities, 0), 0).astype(np.float64) * scale
    near = -np.sort(-near, axis=1)[:, :NEAREST]
    sizes = np.bincount(communities)
    counted = np.clip(sizes[communities] // 2, 1, NEAREST)
    near[np.arange(near.shape[1]) >= counted[:, None]] = 0
    own = np.add.reduce(near, axis=1) / counted
    common: Floats = np.bincount(communities, own).astype(np.float64) / np.maximum(sizes, 1)
    return np.minimum(np.sqrt(own * common[communities]), 1.0).round(6)


def prominence(neighbours: Neighbours) -> Floats:
    """How much company each item keeps: fourth power of its mean similarity to its ten nearest, (n,).

    The weight an item has in choosing the level. Where half of what is said is said once, those halves find
    each other in pairs at ever finer levels, and an unweighted silhouette follows them there (322 groups for
    30 concerns); by what keeps company the level stays where the concerns are, and on sets without strays
    next to nothing changes.
    """
    near = np.maximum(neighbours.similarities[:, :10], 0).astype(np.float64)
    density = np.add.reduce(near, axis=1) / max(near.shape[1], 1)
    return np.maximum(density, 1e-3) ** 4


def settled(scores: Floats, communities: Ints) -> Flags:
    """Who is cohesive with its community: not alone in it, and scoring enough for so many items."""
    return (scores >= enough(len(scores))) & (np.bincount(communities)[communities] > 1)


def enough(items: int) -> float:
    """The least score to stand inside, among so many items."""
    return min(max(0.06 * float(np.log(max(items, 1))) - 0.1, LEAST), MOST)
