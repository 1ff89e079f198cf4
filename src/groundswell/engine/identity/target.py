"""How everything would group in one go: made of a snapshot, in seconds to minutes, and changing nothing."""

from collections.abc import Sequence
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
    View,
    WordWeights,
    affinity,
    best_views,
    cohesion,
    distinct_neighbours,
    joined_alike,
    leiden,
    mean_distance,
    opposed,
    same_again,
    settled,
    sided,
    stances_of,
    taken_apart,
    themes_of,
    weighed,
    weighed_words,
    with_copies,
    with_shared_words,
    without_hubs,
)
from groundswell.engine.identity.bounds import YOUNG

REMEMBERED = 3  # choices of resolution
FEW_NEW = 0.05  # below this share of new ones the resolution is not chosen anew: that is most of the cost
# The plain graph runs together what the looks keep apart: of 368 concerns of 50,000 verbatims Leiden at their
# level would leave 290, at 3.4 times that 351. So a target without looks joins little.
UNSEEN = 4
# Up to so many items the target is finer than chosen, by as much at most: see `steady`.
PLENTY, FINER = 4000, 2.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """The grouping of n verbatims toward which concerns are changed."""

    verbatims: Ints  # ids, ascending
    communities: Ints  # (n,), from 1
    again: Ints  # (n,) id of the first of those that say the very same; 0 where nobody else does
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
            again=self.again[rows],
            graph=self.graph.of(rows),
        )


def target_of(ground: Ground, *, seed: int = 0, kept: Kept | None = None) -> Target:
    """Group all of a ground, n > 0. `kept`, of an earlier target, saves searching for known neighbours anew.

    The first target, and that of a young or a renewed ground, is grouping in one go. Later ones set out from
    how concerns stand (Leiden with a start), so that what differs from them is what gains by it.
    """
    distinct, kept_now = distinct_neighbours(ground.verbatims, ground.vectors, ground.texts, kept)
    rows: list[int] = distinct.firsts.tolist()
    texts: list[str] = [ground.texts[row] for row in rows] if ground.texts else []
    words = weighed_words(texts) if texts else None
    stances = stances_of(texts or [""] * len(distinct.firsts))
    nearest = kept_now.neighbours if words is None else with_shared_words(kept_now.neighbours, words)
    seen = _seen(ground, distinct, without_hubs(opposed(nearest, stances)), words, seed)
    level, start = seen.chosen[-1], None
    if np.count_nonzero(ground.concerns) >= YOUNG and not ground.new.all():
        level, start = steady(seen.chosen, len(distinct.firsts)), _communities_of(ground.concerns, distinct)
        level *= 1 if seen.views else UNSEEN
    joint = weighed(seen.graph, seen.views) if seen.views else seen.graph
    communities = taken_apart(leiden(joint, level, seed, start=start), seen.views)
    communities = _mended(ground.vectors[distinct.firsts], communities, stances)
    return Target(
        verbatims=ground.verbatims,
        communities=distinct.spread(communities, settled(cohesion(nearest, communities), communities)),
        again=_again(ground, distinct, nearest),
        resolution=level,
        resolutions=seen.chosen,
        graph=with_copies(seen.graph, distinct.firsts, distinct.place),
        distinct=distinct,
        nearest=nearest,
        vectors=ground.vectors,
        kept=kept_now,
    )


def _mended(firsts: Vectors, communities: Ints, stances: Ints) -> Ints:
    """The copy of the vectors is gone when it is done."""
    return sided(firsts, joined_alike(firsts, communities), stances)


def _again(ground: Ground, distinct: Distinct, near: Neighbours) -> Ints:
    if not ground.texts:
        return np.zeros(len(ground.verbatims), np.int64)
    first = same_again(distinct, near, ground.vectors, ground.texts, ground.turns)
    return np.where(np.bincount(first)[first] > 1, ground.verbatims[first], 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    """What was looked at before everything is grouped."""

    graph: Graph
    chosen: tuple[float, ...]  # the last resolutions, a new one included if one was chosen
    views: Sequence[View]  # empty where none was


def _seen(
    ground: Ground, distinct: Distinct, near: Neighbours, words: WordWeights | None, seed: int
) -> _Seen:
    """The graph of the distinct, and looks at it where enough is new."""
    spread = mean_distance(ground.vectors, distinct.firsts)
    graph, chosen = affinity(near, spread), ground.memory.resolutions
    young = np.count_nonzero(ground.concerns) < YOUNG
    if chosen and not young and np.count_nonzero(ground.new) < FEW_NEW * len(ground.verbatims):
        return _Seen(graph=graph, chosen=chosen, views=())

    def vectors_of(items: Ints) -> Vectors:
        return ground.vectors[distinct.firsts[items]]

    level, views = best_views(vectors_of, near, graph, words, spread, seed)
    return _Seen(graph=graph, chosen=(*chosen, level)[-REMEMBERED:], views=views)


def steady(chosen: tuple[float, ...], items: int) -> float:
    """The resolution to group at: the median of the last choices, and finer while there are few items.

    One choice alone flips between levels; and what was put together too early can only be taken apart by
    moving verbatims, while what stands apart can join at no cost.
    """
    return median(chosen) * min(max(PLENTY / items, 1.0), FINER)


def _communities_of(concerns: Ints, distinct: Distinct) -> Ints:
    """(m,) for the distinct: each concern a community, and who has none one of its own; where the first one
    has none, that of a copy counts."""
    communities = np.zeros(len(distinct.firsts), np.int64)
    there = np.flatnonzero(concerns)[::-1]
    communities[distinct.place[there]] = concerns[there]
    alone = communities == 0
    communities[alone] = int(concerns.max(initial=0)) + 1 + np.arange(int(alone.sum()))
    return communities
