"""Many looks at the same items, each slightly different, and what they agree on."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from groundswell.engine.ground import Floats, Ints
from groundswell.engine.grouping.communities import agreement, leiden
from groundswell.engine.grouping.graph import RIDGE, Graph, woven
from groundswell.engine.grouping.nearest import Neighbours, neighbourhood_size

DOUBT = 0.02  # what an edge keeps of its weight when no look puts its ends together
WORKERS = 2  # each look has its own seed: what is found does not depend on their number


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    items: Ints  # (m,) rows of the whole, ascending
    graph: Graph  # over these


@dataclass(frozen=True, kw_only=True, slots=True)
class Consensus:
    communities: Ints  # (n,)
    stability: float  # mean agreement of the looks with it


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
    return (whole, *(_blurred(neighbours, share, blur, RIDGE * spread, random) for _ in range(times)))


def _blurred(
    neighbours: Neighbours, share: float, blur: float, ridge: float, random: np.random.Generator
) -> Look:
    count, wide = neighbours.indices.shape
    items = np.sort(random.permutation(count)[: max(round(share * count), 1)])
    place = np.full(count, -1, np.int32)
    place[items] = np.arange(len(items))
    others = place[neighbours.indices[items]]
    noise = random.standard_normal((len(items), wide), np.float32).astype(np.float64)
    distances = np.maximum(1 - neighbours.similarities[items] + blur * noise, 0) + ridge
    distances[others < 0] = np.inf
    order = np.argsort(distances, axis=1, kind="stable")[:, : min(wide, neighbourhood_size(count))]
    return Look(
        items=items,
        graph=woven(np.take_along_axis(others, order, 1), np.take_along_axis(distances, order, 1)),
    )


def consensus(looks: tuple[Look, ...], resolution: float, seed: int) -> Consensus:
    """Leiden once more on the whole graph, each edge weighed by the share of looks that join its ends."""

    def found(at: int) -> Ints:
        return leiden(looks[at].graph, resolution, seed + at)

    with ThreadPoolExecutor(WORKERS) as pool:
        views = list(pool.map(found, range(len(looks))))
    graph = looks[0].graph
    joint = Graph(
        indptr=graph.indptr,
        indices=graph.indices,
        weights=graph.weights * (DOUBT + _joined(looks, views)),
    )
    communities = leiden(joint, resolution, seed)
    agreed = [agreement(view, communities[look.items]) for look, view in zip(looks, views, strict=True)]
    return Consensus(communities=communities, stability=float(np.mean(agreed)))


def _joined(looks: tuple[Look, ...], views: list[Ints]) -> Floats:
    """For each entry of the whole graph: the share of looks holding both ends that put them together."""
    rows, columns = looks[0].graph.rows(), looks[0].graph.indices
    together, seen = np.zeros(len(rows)), np.zeros(len(rows))
    for look, view in zip(looks, views, strict=True):
        placed = np.zeros(looks[0].graph.size, np.int64)
        placed[look.items] = view
        one, other = placed[rows], placed[columns]
        held = (one > 0) & (other > 0)
        seen += held
        together += held & (one == other)
    return together / seen
