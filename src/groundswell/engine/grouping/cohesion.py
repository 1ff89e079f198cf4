"""How well each item fits its community, and who stands outside of any."""

import numpy as np

from groundswell.engine.ground import Flags, Floats, Ints
from groundswell.engine.grouping.neighbours import Neighbours

NEAREST = 5
THRESHOLD = 0.4


def cohesion(neighbours: Neighbours, communities: Ints) -> Floats:
    """Mean similarity to the five nearest in the item's community × (½ + ½ share of its ten nearest in it)."""
    same = communities[neighbours.indices[:, :10]] == communities[:, None]
    if not same.size:
        return np.zeros(len(communities))
    mine = np.where(same, np.maximum(neighbours.similarities[:, :10], 0), 0).astype(np.float64)
    fellows = np.minimum(np.bincount(communities)[communities] - 1, NEAREST)
    nearest = mine[:, :NEAREST].sum(axis=1) / np.maximum(fellows, 1)
    return np.clip(nearest * (0.5 + 0.5 * same.mean(axis=1)), 0, 1)


def settled(scores: Floats, communities: Ints) -> Flags:
    """Who is cohesive with its community: not alone in it, and above the threshold."""
    return (scores >= THRESHOLD) & (np.bincount(communities)[communities] > 1)
