"""The steps of grouping in one go, from vectors to communities."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Ints
from groundswell.engine.grouping.choice import Trial, best_level
from groundswell.engine.grouping.cohesion import prominence
from groundswell.engine.grouping.communities import agreement, leiden
from groundswell.engine.grouping.graph import Graph, affinity, mean_distance
from groundswell.engine.grouping.looks import WORKERS, Look, consensus, looks_at
from groundswell.engine.grouping.nearest import Neighbours, neighbourhood_size, neighbours
from groundswell.engine.grouping.wording import Words, reworded

# Candidates per neighbour of the graph, and at least so many: what words and blur may bring to the front.
REACH, LEAST = 3, 40
LARGE, SAMPLE = 3500, 2000  # above so many items the level is chosen on so many
STEP = 1.5


def surroundings(vectors: Vectors, words: Words | None = None) -> Neighbours:
    """Three times the neighbours that the graph takes, by vector and, where texts are known, by word."""
    wide = neighbours(vectors, surrounding_size(len(vectors)))
    return wide if words is None else reworded(wide, words)


def surrounding_size(items: int) -> int:
    """How many neighbours of each item are candidates for the graph of so many."""
    return max(min(items - 1, max(REACH * neighbourhood_size(items), LEAST)), 0)


def choose_resolution(
    vectors: Vectors,
    graph: Graph,
    *,
    seed: int = 0,
    words: Words | None = None,
    nearby: Neighbours | None = None,
) -> float:
    """The resolution at which these items group best; `nearby`, if known, is their `surroundings`."""
    wide = nearby if nearby is not None else surroundings(vectors, words)
    return best_grouping(vectors, wide, graph, words, seed)[0]


def best_grouping(
    vectors: Vectors, wide: Neighbours, graph: Graph, words: Words | None, seed: int
) -> tuple[float, Ints]:
    """The chosen resolution and the consensus at it."""
    spread = mean_distance(vectors)
    if graph.size <= LARGE:
        looks = _looks(wide, graph, vectors, spread, seed)
        level = best_level(vectors, looks, spread=spread, weights=prominence(wide), seed=seed)
        return level.resolution, level.communities
    items = np.sort(np.random.default_rng(seed).permutation(graph.size)[:SAMPLE])
    part = vectors[items]
    near = surroundings(part, words.of(items) if words is not None else None)
    sample = _looks(near, affinity(near, part), part, spread, seed)
    level = best_level(part, sample, spread=spread, weights=prominence(near), seed=seed)
    resolution = carried_over(graph, items, level, seed)
    looks = _looks(wide, graph, vectors, spread, seed, times=2)
    return resolution, consensus(looks, resolution, seed).communities


def _looks(
    wide: Neighbours, graph: Graph, vectors: Vectors, spread: float, seed: int, times: int | None = None
) -> tuple[Look, ...]:
    few = 8 if graph.size < 2000 else 4
    return looks_at(
        wide,
        graph,
        spread=spread,
        dimensions=vectors.shape[1],
        times=few if times is None else times,
        seed=seed,
    )


def carried_over(graph: Graph, items: Ints, level: Trial, seed: int) -> float:
    """The resolution at which the whole graph groups these items most like the level chosen on them.

    Denser neighbourhoods fall apart more easily, so the search goes mostly downwards, as long as it pays.
    """

    def fit(resolution: float) -> float:
        return agreement(leiden(graph, resolution, seed)[items], level.communities)

    start = level.resolution
    with ThreadPoolExecutor(WORKERS) as pool:
        tried = dict(zip((start, start / STEP), pool.map(fit, (start, start / STEP)), strict=True))
        factor = 1 / STEP if tried[start / STEP] > tried[start] else STEP
        at = start / STEP if factor < 1 else start
        for _ in range(4):
            ahead = (at * factor, at * factor**2)
            tried |= dict(zip(ahead, pool.map(fit, ahead), strict=True))
            best = max(ahead, key=tried.__getitem__)
            if tried[best] <= tried[at]:
                break
            at = best
    return max(tried, key=lambda resolution: (tried[resolution], -resolution))
