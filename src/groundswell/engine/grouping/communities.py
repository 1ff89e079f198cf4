"""Leiden communities of a graph, and how groupings are numbered and compared."""

import graspologic_native
import numpy as np
import numpy.typing as npt

from groundswell.engine.ground import Ints
from groundswell.engine.grouping.graph import Graph


def leiden(graph: Graph, resolution: float, seed: int, start: Ints | None = None) -> Ints:
    """Communities by modularity at this resolution (Traag, Waltman, van Eck 2019), numbered by `numbered`.

    With `start` (n,) the search sets out from that grouping instead of single items.
    """
    if not len(graph.indices):
        return np.arange(1, graph.size + 1)
    found = np.arange(graph.size)  # an item without an edge stays alone
    if start is None:
        placed = graspologic_native.leiden_csr(
            graph.indptr, graph.indices, graph.weights, graph.size, resolution=resolution, seed=seed
        )[1]
        found = np.fromiter((placed[item] for item in range(graph.size)), np.int64, graph.size)
    else:
        found = _from_start(graph, resolution, seed, start)
    return numbered(found)


def _from_start(graph: Graph, resolution: float, seed: int, start: Ints) -> Ints:
    rows = graph.rows()
    once = rows < graph.indices
    edges = [
        (str(a), str(b), w)
        for a, b, w in zip(
            rows[once].tolist(), graph.indices[once].tolist(), graph.weights[once].tolist(), strict=True
        )
    ]
    linked = np.flatnonzero(np.diff(graph.indptr)).tolist()
    dense = np.unique(start, return_inverse=True)[1]
    placed = graspologic_native.leiden(
        edges,
        starting_communities={str(item): int(dense[item]) for item in linked},
        resolution=resolution,
        seed=seed,
    )[1]
    alone = len(placed) + graph.size
    found = np.arange(alone, alone + graph.size)
    for item in linked:
        found[item] = placed[str(item)]
    return found


def numbered(labels: npt.NDArray[np.integer]) -> Ints:
    """The same grouping numbered from 1, largest first, equal ones by their lowest member."""
    _, first, inverse, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(sizes), np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(1, len(sizes) + 1)
    return rank[inverse]


def agreement(one: Ints, other: Ints) -> float:
    """Adjusted Rand index of two groupings (Hubert and Arabie 1985); 1 where both are trivial alike."""
    _, a = np.unique(one, return_inverse=True)
    _, b = np.unique(other, return_inverse=True)
    cells = np.unique(a * (b.max(initial=0) + 1) + b, return_counts=True)[1].astype(np.float64)
    together = float(np.sum(cells * (cells - 1)) / 2)
    rows, columns = (float(np.sum((c := np.bincount(x).astype(np.float64)) * (c - 1)) / 2) for x in (a, b))
    pairs = len(one) * (len(one) - 1) / 2
    expected = rows * columns / pairs if pairs else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)
