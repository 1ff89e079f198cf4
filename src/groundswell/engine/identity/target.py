"""How everything would group in one go: made of a snapshot, in seconds to minutes, and changing nothing."""

from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats, Ground, Ints
from groundswell.engine.grouping import (
    Graph,
    Kept,
    Neighbours,
    affinity,
    best_grouping,
    cohesion,
    joined_alike,
    kept_neighbours,
    leiden,
    reworded,
    surrounding_size,
    themes_of,
    words_of,
)
from groundswell.engine.identity.bounds import YOUNG

REMEMBERED = 3  # choices of resolution
FEW_NEW = 0.05  # below this share of new ones the resolution is not chosen anew: that is most of the cost
# Up to so many items the target is finer than chosen, by as much at most: see `steady`.
PLENTY, FINER = 4000, 2.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """The grouping of n verbatims toward which concerns are changed."""

    verbatims: Ints  # ids, ascending
    communities: Ints  # (n,), from 1
    resolution: float
    resolutions: tuple[float, ...]  # the last choices, this one's included
    graph: Graph
    nearest: Neighbours
    vectors: Vectors
    kept: Kept  # for the next target

    def scores(self, rows: Ints, clusters: Ints) -> Floats:
        """How well these rows of the target fit the clusters they are in; the other rows are gone."""
        everyone = np.arange(len(self.verbatims)) + int(clusters.max(initial=0)) + 1
        everyone[rows] = clusters
        return cohesion(self.nearest, np.unique(everyone, return_inverse=True)[1].reshape(-1))[rows]

    def themes(self, rows: Ints, communities: Ints, seed: int) -> Ints:
        """The theme of each community of these rows: see `themes_of`."""
        return themes_of(self.vectors[rows], communities, seed=seed)

    def of(self, rows: Ints) -> "Target":
        """Communities and graph of these rows only (ascending)."""
        if len(rows) == len(self.verbatims):
            return self
        return replace(
            self,
            verbatims=self.verbatims[rows],
            communities=np.unique(self.communities[rows], return_inverse=True)[1].reshape(-1) + 1,
            graph=self.graph.of(rows),
        )


def target_of(ground: Ground, *, seed: int = 0, kept: Kept | None = None) -> Target:
    """Group all of a ground, n > 0. `kept`, of an earlier target, saves searching for known neighbours anew.

    The first target, and that of a young ground, is grouping in one go. Later ones set out from how concerns
    stand (Leiden with a start), so that what differs from them is what gains by it.
    """
    count = len(ground.verbatims)
    words = words_of(ground.texts) if ground.texts else None
    found = kept_neighbours(ground.verbatims, ground.vectors, surrounding_size(count), kept)
    nearest = found.neighbours if words is None else reworded(found.neighbours, words)
    graph = affinity(nearest, ground.vectors)
    chosen = ground.memory.resolutions
    in_concerns = int(np.count_nonzero(ground.concerns))
    if not chosen or in_concerns < YOUNG or np.count_nonzero(ground.new) >= FEW_NEW * count:
        level, communities = best_grouping(ground.vectors, nearest, graph, words, seed)
        chosen = (*chosen, level)[-REMEMBERED:]
    else:
        level, communities = chosen[-1], np.zeros(0, np.int64)
    if in_concerns >= YOUNG:
        level = steady(chosen, count)
        communities = leiden(graph, level, seed, start=_standing(ground))
    return Target(
        verbatims=ground.verbatims,
        communities=joined_alike(ground.vectors, communities),
        resolution=level,
        resolutions=chosen,
        graph=graph,
        nearest=nearest,
        vectors=ground.vectors,
        kept=found,
    )


def steady(chosen: tuple[float, ...], items: int) -> float:
    """The resolution to group at: the median of the last choices, and finer while there are few items.

    One choice alone flips between levels; and what was put together too early can only be taken apart by
    moving verbatims, while what stands apart can join at no cost.
    """
    return median(chosen) * min(max(PLENTY / items, 1.0), FINER)


def _standing(ground: Ground) -> Ints:
    """Each concern a community, and whoever has none one of its own."""
    alone = ground.concerns == 0
    standing = ground.concerns.copy()
    standing[alone] = int(ground.concerns.max()) + 1 + np.arange(int(alone.sum()))
    return standing
