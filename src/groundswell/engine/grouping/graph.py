"""The weighted neighbour graph that communities are sought in."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from groundswell.engine.encoder import Vectors
from groundswell.engine.grouping.neighbours import Neighbours

RIDGE = 0.2  # share of the mean distance added to each distance: near-duplicates do not rule the scale
SCALE_RANK = 7  # Zelnik-Manor and Perona, Self-Tuning Spectral Clustering (2004)


@dataclass(frozen=True, kw_only=True, slots=True)
class Graph:
    """A symmetric weighted graph over n items as compressed rows; no loops, columns ascending in each row."""

    indptr: npt.NDArray[np.int64]  # (n + 1,)
    indices: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float64]

    @property
    def size(self) -> int:
        return len(self.indptr) - 1

    def rows(self) -> npt.NDArray[np.int64]:
        """The row of each stored entry."""
        return np.repeat(np.arange(self.size), np.diff(self.indptr))


def mean_distance(vectors: Vectors) -> float:
    """Mean cosine distance over all pairs of unit rows."""
    count = len(vectors)
    if count < 2:
        return 1.0
    total = np.add.reduce(vectors, axis=0, dtype=np.float64)
    return float(1 - (np.sum(total * total) - count) / (count * (count - 1)))


def affinity(neighbours: Neighbours, vectors: Vectors) -> Graph:
    """Weights exp(-d² / (sᵢ sⱼ)) over the neighbour pairs, both directions added up.

    d is the cosine distance plus a ridge of 0.2 × the mean distance of the set, s the d to the 7th neighbour.
    """
    distances = 1 - neighbours.similarities.astype(np.float64) + RIDGE * mean_distance(vectors)
    count, k = distances.shape
    scale = distances[:, min(SCALE_RANK, k) - 1] if k else np.ones(count)
    weights = np.exp(-(distances**2) / (scale[:, None] * scale[neighbours.indices]))
    rows = np.repeat(np.arange(count), k)
    return symmetric(count, rows, neighbours.indices.ravel().astype(np.int64), weights.ravel())


def symmetric(
    count: int, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], weights: npt.NDArray[np.float64]
) -> Graph:
    """The graph of these directed entries with each added to its mirror image."""
    keys = np.concatenate([rows * count + columns, columns * count + rows])
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    both = np.concatenate([weights, weights])[order]
    total = np.add.reduceat(both, first) if len(first) else both
    return Graph(
        indptr=np.searchsorted(keys[first], np.arange(count + 1) * count).astype(np.int64),
        indices=(keys[first] % max(count, 1)).astype(np.int32),
        weights=total,
    )
