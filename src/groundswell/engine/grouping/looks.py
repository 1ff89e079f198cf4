"""Many looks at the same items, each slightly different, and what they agree on."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from groundswell.engine.ground import Ints
from groundswell.engine.grouping.communities import leiden
from groundswell.engine.grouping.graph import RIDGE, Graph, ridged, woven
from groundswell.engine.grouping.nearest import Neighbours, blocks, neighbourhood_size
from groundswell.engine.grouping.together import View, shares_of

DOUBT = 0.02  # what an edge keeps of its weight when no look puts its ends together
WORKERS = 2  # each look has its own seed: what is communities_in does not depend on their number


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    items: Ints  # (m,) rows of the whole, ascending
    graph: Graph  # over these


def looks_at(
    neighbours: Neighbours, graph: Graph, *, spread: float, dimensions: int, times: int, seed: int
) -> tuple[Look, ...]:
    """The whole graph first, then `times` graphs of random subsamples with blurred similarities.

    `spread` is the mean distance of the set. The blur is what Gaussian noise of variance
    0.2 × spread / dimension on each vector does to a cosine.
    """
    random = np.random.default_rng(seed)
    blur = (2 * RIDGE * spread / dimensions) ** 0.5
    share = 0.9 if graph.size < 200 else 0.8
    whole = Look(items=np.arange(graph.size), graph=graph)
    return (whole, *(_blurred(neighbours, share, blur, spread, random) for _ in range(times)))


def _blurred(
    neighbours: Neighbours, share: float, blur: float, spread: float, random: np.random.Generator
) -> Look:
    count, wide = neighbours.indices.shape
    items = np.sort(random.permutation(count)[: max(round(share * count), 1)])
    place = np.full(count, -1, np.int32)
    place[items] = np.arange(len(items))
    k = min(wide, neighbourhood_size(count))
    nearest, blurred = np.empty((len(items), k), np.int32), np.empty((len(items), k))
    for rows in blocks(len(items)):
        some = items[rows]
        others = place[neighbours.indices[some]]
        noise = random.standard_normal((len(some), wide), np.float32).astype(np.float64)
        distances = ridged(np.maximum(1 - neighbours.similarities[some] + blur * noise, 0), spread)
        distances[others < 0] = np.inf
        order = np.argsort(distances, axis=1, kind="stable")[:, :k]
        nearest[rows] = np.take_along_axis(others, order, 1)
        blurred[rows] = np.take_along_axis(distances, order, 1)
    return Look(items=items, graph=woven(nearest, blurred))


def grouped(looks: tuple[Look, ...], resolution: float, seed: int) -> list[Ints]:
    """Leiden on each look at this resolution, each by its own items."""

    def communities_in(at: int) -> Ints:
        return leiden(looks[at].graph, resolution, seed + at)

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(communities_in, range(len(looks))))


def views_of(looks: tuple[Look, ...], by_look: list[Ints], weight: float) -> list[View]:
    """What each look communities_in, as a view of the whole."""
    views: list[View] = []
    for look, communities in zip(looks, by_look, strict=True):
        placed = np.zeros(looks[0].graph.size, np.int32)
        placed[look.items] = communities
        views.append(View(placed=placed, weight=weight))
    return views


def weighed(graph: Graph, views: Sequence[View]) -> Graph:
    """The graph with each edge weighed by the share of views that put its ends together.

    Leiden on it gives the consensus of the views (Lancichinetti and Fortunato 2012).
    """
    return Graph(
        indptr=graph.indptr,
        indices=graph.indices,
        weights=graph.weights * (DOUBT + shares_of(graph, views)),
    )
