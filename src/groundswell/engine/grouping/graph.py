"""The weighted neighbour graph that communities are sought in."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats, Ints
from groundswell.engine.grouping.nearest import Neighbours, blocks, neighbourhood_size

RIDGE = 0.2  # share of the mean distance added to each distance: near-duplicates do not rule the scale
# Least mean distance: where all is said in the same words, a ridge that outweighs the rounding of cosines.
LEAST_SPREAD = 0.01
FAINT = 1e-9
SCALE_RANK = 7  # Zelnik-Manor and Perona, Self-Tuning Spectral Clustering (2004)


@dataclass(frozen=True, kw_only=True, slots=True)
class Graph:
    """A symmetric weighted graph over n items as compressed rows; no loops, columns ascending in each row."""

    indptr: Ints  # (n + 1,)
    indices: npt.NDArray[np.int32]
    weights: Floats

    @property
    def size(self) -> int:
        return len(self.indptr) - 1

    def rows(self) -> Ints:
        """The row of each stored entry."""
        return np.repeat(np.arange(self.size), np.diff(self.indptr))

    def of(self, rows: Ints) -> "Graph":
        """The graph among these rows only (ascending)."""
        place = np.full(self.size, -1, np.int64)
        place[rows] = np.arange(len(rows))
        ends = place[self.rows()], place[self.indices]
        there = (ends[0] >= 0) & (ends[1] >= 0)
        counts = np.bincount(ends[0][there], minlength=len(rows))
        return Graph(
            indptr=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            indices=ends[1][there].astype(np.int32),
            weights=self.weights[there],
        )


def mean_distance(vectors: Vectors, rows: Ints | None = None) -> float:
    """Mean cosine distance over all pairs of unit rows, or of these rows, at least 0.01."""
    count = len(vectors) if rows is None else len(rows)
    if count < 2:
        return 1.0
    total = np.zeros(vectors.shape[1])
    for some in blocks(count):  # a row after the other, as in one go: the same to the last bit
        part = vectors[some if rows is None else rows[some]]
        total = np.add.reduce(np.concatenate([total[None], part], dtype=np.float64), axis=0)
    return max(float(1 - (np.sum(total * total) - count) / (count * (count - 1))), LEAST_SPREAD)


def affinity(neighbours: Neighbours, spread: float) -> Graph:
    """The graph of each item and the nearest of its neighbours, as many as `neighbourhood_size` says.

    The distance of a pair is 1 - similarity + 0.2 × the mean distance of the set, `spread`.
    """
    count, wide = neighbours.indices.shape
    k = min(wide, neighbourhood_size(count))
    distances = ridged(1 - neighbours.similarities[:, :k].astype(np.float64), spread)
    return woven(neighbours.indices[:, :k], distances)


def ridged(distances: Floats, spread: float) -> Floats:
    """Cosine distances with the ridge added, infinite where two are not half as alike as any two of the set
    are on average: among a handful even the nearest may be strangers."""
    strangers = distances > 1 - max(1 - spread, 0.0) / 2
    return np.where(strangers, np.inf, distances + RIDGE * spread)


def woven(indices: npt.NDArray[np.int32], distances: Floats) -> Graph:
    """Weights exp(-d² / (sᵢ sⱼ)), s the distance to the 7th neighbour, both directions added up.

    `distances` (n, k) ascend in each row; an infinite one stands for a neighbour that is not there.
    """
    count, k = distances.shape
    present = np.isfinite(distances)
    last = np.clip(np.count_nonzero(present, axis=1), 1, SCALE_RANK) - 1
    scale = distances[np.arange(count), last] if k else np.ones(count)
    rows, slots = np.nonzero(present)
    columns = indices[rows, slots].astype(np.int64)
    weights = np.exp(-(distances[rows, slots] ** 2) / (scale[rows] * scale[columns]))
    return symmetric(count, rows, columns, weights)


def with_copies(graph: Graph, firsts: Ints, place: Ints) -> Graph:
    """The graph of the firsts (m,) as one of all (n,) where each other one is tied to its first so faintly
    that it follows it and weighs nothing."""
    rows, columns = graph.rows(), graph.indices
    once = rows < columns
    copies = np.setdiff1d(np.arange(len(place)), firsts)
    return symmetric(
        len(place),
        np.concatenate([firsts[rows[once]], copies]),
        np.concatenate([firsts[columns[once]], firsts[place[copies]]]),
        np.concatenate([graph.weights[once], np.full(len(copies), FAINT)]),
    )


def symmetric(count: int, rows: Ints, columns: Ints, weights: Floats) -> Graph:
    """The graph of these directed entries with each added to its mirror image."""
    keys = np.concatenate([rows * count + columns, columns * count + rows])
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    both = weights[order % max(len(weights), 1)]
    del order
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    keys = keys[first]
    return Graph(
        indptr=np.searchsorted(keys, np.arange(count + 1) * count),
        indices=(keys % max(count, 1)).astype(np.int32),
        weights=np.add.reduceat(both, first) if len(first) else both,
    )
