"""What the middle of each community says: how clear a grouping is, and which communities are one."""

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats, Ints
from groundswell.engine.grouping.cells import widened
from groundswell.engine.grouping.communities import numbered
from groundswell.engine.grouping.graph import RIDGE
from groundswell.engine.grouping.nearest import SCALE, on_grid

ALIKE = 0.85
FAINT = 0.01  # least inner similarity: keeps a ratio finite


def sums_of(vectors: Vectors, communities: Ints) -> Floats:
    """Sum of the vectors of each community (c, d), communities numbered from 1."""
    order = np.argsort(communities, kind="stable")
    members = np.split(order, np.flatnonzero(np.diff(communities[order])) + 1) if len(order) else []
    sums = [np.add.reduce(vectors[rows], axis=0, dtype=np.float64) for rows in members]
    return np.stack(sums) if sums else np.zeros((0, vectors.shape[1]))


def clarity(vectors: Vectors, communities: Ints, spread: float, weights: Floats) -> float:
    """Weighted mean of the cosine silhouette (Rousseeuw 1987), with 0.2 × spread added to distances; items
    alone in their community count 0."""
    sizes = np.bincount(communities)[1:].astype(np.float64)
    if len(sizes) < 2:
        return 0.0
    sums = sums_of(vectors, communities)
    lengths, middles = _middles(sums)
    toward = (widened(on_grid(vectors)) @ middles.T).astype(np.float64) * (lengths / SCALE**2)
    own = np.arange(len(vectors)), communities - 1
    fellows = sizes[communities - 1] - 1
    within = 1 - (toward[own] - 1) / np.maximum(fellows, 1) + RIDGE * spread
    others = 1 - toward / sizes + RIDGE * spread
    others[own] = np.inf
    nearest = others.min(axis=1)
    scores = (nearest - within) / np.maximum(nearest, within)
    return float(np.average(np.where(fellows > 0, scores, 0.0), weights=weights))


def joined_alike(vectors: Vectors, communities: Ints) -> Ints:
    """Communities whose members are nearly as alike across as within become one.

    Modularity cannot keep a big group whole at a resolution that tells small ones apart; this mends it.
    Two communities are one when their mean similarity is at least 0.85 of the geometric mean of their inner
    ones; in each round every pair that is most alike to each other joins.
    """
    sizes = np.bincount(communities)[1:].astype(np.float64)
    sums = sums_of(vectors, communities)
    label = np.arange(len(sizes))
    while len(sizes) > 1:
        alike = likeness(sums, sizes)
        best = alike.argmax(axis=1)
        here = np.arange(len(best))
        joins = (alike[here, best] >= ALIKE) & (best[best] == here) & (here < best)
        if not joins.any():
            break
        into = here.copy()
        into[best[joins]] = here[joins]
        kept, into = np.unique(into, return_inverse=True)
        label = into[label]
        merged = np.zeros((len(kept), sums.shape[1]))
        np.add.at(merged, into, sums)
        sizes, sums = np.bincount(into, sizes).astype(np.float64), merged
    return numbered(label[communities - 1]) if len(communities) else communities


def likeness(sums: Floats, sizes: Floats) -> Floats:
    """Mean similarity between communities over the geometric mean within, rounded; the diagonal is out."""
    lengths, middles = _middles(sums)
    inner = (lengths**2 - sizes) / np.maximum(sizes * (sizes - 1), 1)
    inner = np.where(sizes > 1, np.maximum(inner, FAINT), 1.0)
    scale = lengths / sizes / np.sqrt(inner)
    alike = np.round((middles @ middles.T).astype(np.float64) / SCALE**2 * np.outer(scale, scale), 9)
    np.fill_diagonal(alike, -np.inf)
    return alike


def _middles(sums: Floats) -> tuple[Floats, Vectors]:
    """Lengths of the sums, and their directions on the integer grid: products do not depend on threads."""
    lengths = np.maximum(np.sqrt(np.sum(sums * sums, axis=1)), 1e-12)
    return lengths, widened(on_grid((sums / lengths[:, None]).astype(np.float32)))
