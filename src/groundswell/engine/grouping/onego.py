"""The steps of grouping in one go, from vectors to communities."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Ints
from groundswell.engine.grouping.choice import levels_of, middle
from groundswell.engine.grouping.cohesion import prominence
from groundswell.engine.grouping.communities import agreement, leiden
from groundswell.engine.grouping.graph import Graph, affinity, mean_distance
from groundswell.engine.grouping.hubs import without_hubs
from groundswell.engine.grouping.looks import WORKERS, Look, grouped, looks_at, views_of, weighed
from groundswell.engine.grouping.nearest import Neighbours, neighbours, surrounding_size
from groundswell.engine.grouping.shared_words import WordWeights, with_shared_words
from groundswell.engine.grouping.together import View, taken_apart

LARGE, SAMPLE = 3500, 2000  # above so many items the level is chosen on so many
STEP = 1.5


def surroundings(vectors: Vectors, words: WordWeights | None = None) -> Neighbours:
    """The candidates for the graph of distinct items, by vector and, where texts are known, by word."""
    wide = neighbours(vectors, surrounding_size(len(vectors)))
    return wide if words is None else with_shared_words(wide, words)


def best_grouping(
    vectors_of: Callable[[Ints], Vectors],
    wide: Neighbours,
    graph: Graph,
    words: WordWeights | None,
    spread: float,
    seed: int,
) -> tuple[float, Ints]:
    """The resolution that these items group best at, and their communities there: see `best_views`."""
    resolution, views = best_views(vectors_of, wide, graph, words, spread, seed)
    return resolution, taken_apart(leiden(weighed(graph, views), resolution, seed), views)


def best_views(
    vectors_of: Callable[[Ints], Vectors],
    wide: Neighbours,
    graph: Graph,
    words: WordWeights | None,
    spread: float,
    seed: int,
) -> tuple[float, list[View]]:
    """The middle of the levels that these items group well at, and each look at each of these.

    `vectors_of` gives unit rows of some items: of many a sample is enough, and no copy of all is made. `wide`
    are their neighbours without hubs, `graph` their graph and `spread` their mean distance.
    """
    if graph.size <= LARGE:
        vectors = vectors_of(np.arange(graph.size))
        levels = levels_of(
            vectors,
            _looks(wide, graph, vectors, spread, seed),
            spread=spread,
            weights=prominence(wide),
            seed=seed,
        )
        return middle(levels), [view for level in levels for view in level.views]
    return _views_by_sample(vectors_of, wide, graph, words, spread, seed)


def _views_by_sample(
    vectors_of: Callable[[Ints], Vectors],
    wide: Neighbours,
    graph: Graph,
    words: WordWeights | None,
    spread: float,
    seed: int,
) -> tuple[float, list[View]]:
    """The levels of a sample, each carried over to the whole by as much as their middle is."""
    items = np.sort(np.random.default_rng(seed).permutation(graph.size)[:SAMPLE])
    part = vectors_of(items)
    near = without_hubs(surroundings(part, words.of(items) if words is not None else None))
    small = affinity(near, mean_distance(part))
    levels = levels_of(
        part,
        _looks(near, small, part, spread, seed),
        spread=spread,
        weights=prominence(near),
        seed=seed,
    )
    views = [view for level in levels for view in level.views]
    sample = leiden(weighed(small, views), middle(levels), seed)
    resolution = carried_over(graph, items, sample, middle(levels), seed)
    looks = _looks(wide, graph, part, spread, seed, times=2)
    carried: list[View] = []
    for level in levels:
        by_look = grouped(looks, level.resolution * resolution / middle(levels), seed)
        carried += views_of(looks, by_look, level.weight)
    return resolution, carried


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


def carried_over(graph: Graph, items: Ints, sample: Ints, start: float, seed: int) -> float:
    """The resolution at which the whole graph groups these items most like `sample`, which was found at
    `start` among them.

    Denser neighbourhoods fall apart more easily, so the search goes mostly downwards, as long as it pays.
    """

    def fit(resolution: float) -> float:
        return agreement(leiden(graph, resolution, seed)[items], sample)

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
