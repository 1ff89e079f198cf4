"""Leiden communities of a graph, and how groupings are numbered and compared."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt

from groundswell.engine.ground import Ints
from groundswell.engine.grouping.graph import Graph

# A Rust extension without type stubs; both functions return (quality, {item: community}).
_native = import_module("graspologic_native")
_leiden_rows: Callable[..., tuple[float, dict[int, int]]] = _native.leiden_csr
_leiden_edges: Callable[..., tuple[float, dict[str, int]]] = _native.leiden


def leiden(graph: Graph, resolution: float, seed: int, start: Ints | None = None) -> Ints:
    """Communities by modularity at this resolution (Traag, Waltman, van Eck 2019), numbered by `numbered`.

    With `start` (n,) the search sets out from that grouping instead of single items.
    """
    if not len(graph.indices):
        return np.arange(1, graph.size + 1)
    if start is not None and not _one_pair(graph, start):
        return numbered(_from_start(graph, resolution, seed, start))
    placed = _leiden_rows(
        graph.indptr, graph.indices, graph.weights, graph.size, resolution=resolution, seed=seed
    )[1]
    return numbered(np.fromiter(map(placed.__getitem__, range(graph.size)), np.int64, graph.size))


def _one_pair(graph: Graph, start: Ints) -> bool:
    """Whether all but two of those with an edge stand alone: from there the native search runs out of bounds,
    and it is no other start than that of single items."""
    linked = np.diff(graph.indptr) > 0
    return len(np.unique(start[linked])) == np.count_nonzero(linked) - 1


def _from_start(graph: Graph, resolution: float, seed: int, start: Ints) -> Ints:
    """As `leiden` from a start; items without an edge stay alone."""
    rows = graph.rows()
    once = rows < graph.indices
    names = [str(item) for item in range(graph.size)]  # one string an item, not one an end of an edge
    lowers: list[int] = rows[once].tolist()
    uppers: list[int] = graph.indices[once].tolist()
    weights: list[float] = graph.weights[once].tolist()
    edges = [
        (names[lower], names[upper], weight)
        for lower, upper, weight in zip(lowers, uppers, weights, strict=True)
    ]
    linked: list[int] = np.flatnonzero(np.diff(graph.indptr)).tolist()
    dense = np.unique(start, return_inverse=True)[1]
    keywords: dict[str, Any] = {"resolution": resolution, "seed": seed}
    placed = _leiden_edges(
        edges, starting_communities={names[item]: int(dense[item]) for item in linked}, **keywords
    )[1]
    communities = np.arange(graph.size) + graph.size  # above any community's number
    communities[linked] = [placed[names[item]] for item in linked]
    return communities


def numbered(labels: npt.NDArray[np.integer]) -> Ints:
    """The same grouping numbered from 1, largest first, equal ones by their lowest member."""
    _, first, inverse, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(sizes), np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(1, len(sizes) + 1)
    return rank[inverse]


def agreement(first: Ints, second: Ints) -> float:
    """Adjusted Rand index of two groupings (Hubert and Arabie 1985); 1 where both are trivial alike."""
    a, b = (np.unique(labels, return_inverse=True)[1] for labels in (first, second))
    cells = np.unique(a * (b.max(initial=0) + 1) + b, return_counts=True)[1]
    together, rows, columns = _pairs(cells), _pairs(np.bincount(a)), _pairs(np.bincount(b))
    expected = rows * columns / max(_pairs(np.array([len(first)])), 1.0)
    most = (rows + columns) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def _pairs(sizes: npt.NDArray[np.integer]) -> float:
    counts = sizes.astype(np.float64)
    return float(np.sum(counts * (counts - 1)) / 2)
