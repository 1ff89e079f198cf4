"""Which resolution a set of items should be grouped at: where groups are both clear and stable."""

from collections.abc import Iterator

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Ints
from groundswell.engine.grouping.communities import agreement, leiden, numbered
from groundswell.engine.grouping.graph import RIDGE, Graph, affinity, mean_distance
from groundswell.engine.grouping.neighbours import neighbourhood_size, neighbours

LADDER = tuple(0.25 * 1.5**step for step in range(15))


def looks(vectors: Vectors, seed: int) -> list[tuple[Ints, Graph]]:
    """Subsamples of the items (their rows) with slightly blurred vectors, as graphs."""
    random = np.random.default_rng(seed)
    count, dimensions = vectors.shape
    times, share = (8 if count < 600 else 4), (0.9 if count < 200 else 0.8)
    blur = (RIDGE * mean_distance(vectors) / dimensions) ** 0.5
    found: list[tuple[Ints, Graph]] = []
    for _ in range(times):
        rows = np.sort(random.permutation(count)[: max(round(share * count), 2)])
        noisy = vectors[rows] + blur * random.standard_normal((len(rows), dimensions), np.float32)
        noisy = (noisy / np.linalg.norm(noisy, axis=1, keepdims=True)).astype(np.float32)
        found.append((rows, affinity(neighbours(noisy, neighbourhood_size(len(rows))), noisy)))
    return found


def clarity(vectors: Vectors, communities: Ints) -> float:
    """Cosine silhouette (Rousseeuw 1987) with the ridge added to distances; items alone count 0."""
    sizes = np.bincount(communities)[1:].astype(np.float64)
    if len(sizes) < 2:
        return 0.0
    sums = np.zeros((len(sizes), vectors.shape[1]))
    np.add.at(sums, communities - 1, vectors)
    ridge = RIDGE * mean_distance(vectors)
    toward = vectors @ sums.T.astype(np.float32)
    own = np.arange(len(vectors)), communities - 1
    mine = sizes[communities - 1]
    within = 1 - (toward[own] - 1) / np.maximum(mine - 1, 1) + ridge
    other = 1 - toward / sizes + ridge
    other[own] = np.inf
    nearest = other.min(axis=1)
    score = (nearest - within) / np.maximum(nearest, within)
    return float(np.where(mine > 1, score, 0.0).mean())


def levels(vectors: Vectors, graph: Graph, seed: int) -> Iterator[tuple[float, Ints, float]]:
    """For each resolution worth trying: itself, the consensus grouping, and its score."""
    samples = looks(vectors, seed)
    best, poor = 0.0, 0
    for resolution in LADDER:
        communities, stability = consensus(graph, samples, resolution, seed)
        score = clarity(vectors, communities) * stability
        yield resolution, communities, score
        best, poor = max(best, score), (poor + 1 if score < 0.8 * max(best, score) else 0)
        if poor == 3 or communities.max() > len(vectors) / 2:
            return


def consensus(
    graph: Graph, samples: list[tuple[Ints, Graph]], resolution: float, seed: int
) -> tuple[Ints, float]:
    """The grouping that most looks share, and their mean agreement with it."""
    rows = graph.rows()
    together, seen = np.zeros(len(rows)), np.zeros(len(rows))
    full = np.arange(graph.size)
    views = [(full, leiden(graph, resolution, seed))]
    views += [(r, leiden(g, resolution, seed + at)) for at, (r, g) in enumerate(samples, 1)]
    for items, found in views:
        placed = np.zeros(graph.size, np.int64)
        placed[items] = found
        a, b = placed[rows], placed[graph.indices]
        seen += (a > 0) & (b > 0)
        together += (a == b) & (a > 0)
    shares = 0.02 + together / seen
    joint = Graph(indptr=graph.indptr, indices=graph.indices, weights=graph.weights * shares)
    communities = leiden(joint, resolution, seed)
    stability = float(np.mean([agreement(found, communities[items]) for items, found in views]))
    return communities, stability


def choose(vectors: Vectors, graph: Graph, seed: int) -> tuple[float, Ints]:
    """The coarsest resolution within 1 % of the best score, and its grouping."""
    if graph.size < 4:
        return 1.0, numbered(np.zeros(graph.size, np.int64))
    tried = list(levels(vectors, graph, seed))
    best = max(score for _, _, score in tried)
    return next((r, c) for r, c, score in tried if score >= best - 0.01 * abs(best))


def choose_resolution(vectors: Vectors, graph: Graph, *, seed: int = 0) -> float:
    """The resolution at which this set groups best."""
    return choose(vectors, graph, seed)[0]
