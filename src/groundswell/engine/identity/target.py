"""How everything would group in one go: made of a snapshot, in seconds to minutes, and changing nothing."""

from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Flags, Floats, Ground, Ints
from groundswell.engine.grouping import (
    Distinct,
    Graph,
    Kept,
    Neighbours,
    affinity,
    best_views,
    cohesion,
    distinct_neighbours,
    joined_alike,
    leiden,
    opposed,
    reworded,
    settled,
    sided,
    stances_of,
    taken_apart,
    themes_of,
    weighed,
    with_copies,
    without_hubs,
    words_of,
)
from groundswell.engine.identity.bounds import YOUNG

REMEMBERED = 3  # choices of resolution
FEW_NEW = 0.05  # below this share of new ones the resolution is not chosen anew: that is most of the cost
# The plain graph runs together what the looks keep apart: of 368 concerns of 50,000 verbatims Leiden at their
# level would leave 290, at four times that nearly all. So a target without looks joins little.
UNSEEN = 4
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
    distinct: Distinct
    nearest: Neighbours  # of the distinct
    vectors: Vectors
    kept: Kept  # for the next target

    def fit(self, rows: Ints, clusters: Ints) -> tuple[Floats, Flags]:
        """How well these rows of the target fit the clusters they are in, and who does so well enough; the
        other rows are gone."""
        everyone = np.arange(len(self.verbatims)) + int(clusters.max(initial=0)) + 1
        everyone[rows] = clusters
        everyone = np.unique(everyone, return_inverse=True)[1].reshape(-1)
        scores = cohesion(self.nearest, everyone, self.distinct)
        return scores[rows], settled(scores, everyone, self.distinct)[rows]

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
    distinct, found = distinct_neighbours(ground.verbatims, ground.vectors, ground.texts, kept)
    firsts = ground.of(distinct.firsts)
    words = words_of(firsts.texts) if firsts.texts else None
    stances = stances_of(firsts.texts or [""] * len(distinct.firsts))
    nearest = found.neighbours if words is None else reworded(found.neighbours, words)
    near = without_hubs(opposed(nearest, stances))
    graph = affinity(near, firsts.vectors)
    chosen, views = ground.memory.resolutions, []
    in_concerns = int(np.count_nonzero(ground.concerns))
    if not chosen or in_concerns < YOUNG or np.count_nonzero(ground.new) >= FEW_NEW * len(ground.verbatims):
        level, views = best_views(firsts.vectors, near, graph, words, seed)
        chosen = (*chosen, level)[-REMEMBERED:]
    joint = weighed(graph, views) if views else graph
    if in_concerns < YOUNG:
        level, start = chosen[-1], None
    else:
        level, start = steady(chosen, len(distinct.firsts)), _standing(ground.concerns, distinct)
        level *= 1 if views else UNSEEN
    communities = taken_apart(leiden(joint, level, seed, start=start), views)
    communities = sided(firsts.vectors, joined_alike(firsts.vectors, communities), stances)
    return Target(
        verbatims=ground.verbatims,
        communities=distinct.spread(communities, settled(cohesion(nearest, communities), communities)),
        resolution=level,
        resolutions=chosen,
        graph=with_copies(graph, distinct.firsts, distinct.place),
        distinct=distinct,
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


def _standing(concerns: Ints, distinct: Distinct) -> Ints:
    """(m,) for the distinct: each concern a community, and who has none one of its own; where the first one
    has none, that of a copy counts."""
    standing = np.zeros(len(distinct.firsts), np.int64)
    there = np.flatnonzero(concerns)[::-1]
    standing[distinct.place[there]] = concerns[there]
    alone = standing == 0
    standing[alone] = int(concerns.max(initial=0)) + 1 + np.arange(int(alone.sum()))
    return standing
