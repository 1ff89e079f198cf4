"""One update of the ground: the new find a place, concerns keep their numbers, few of the old move."""

from dataclasses import replace
from statistics import median

import numpy as np

from groundswell.engine.ground import Decisions, Ground, Shift
from groundswell.engine.grouping import (
    VERSION,
    affinity,
    cohesion,
    group,
    joined_alike,
    leiden,
    settled,
    surroundings,
    themes_of,
    words_of,
)
from groundswell.engine.grouping.onego import best_grouping
from groundswell.engine.identity.bounds import bounds_of
from groundswell.engine.identity.numbers import Standing, numbered
from groundswell.engine.identity.regroup import Regrouped, Target, regroup

# Not coarser than this resolution between 400 and 1,500 items; below and above the bound is lower.
FINE, FEW, MANY = 20.0, 20, 30_000
REMEMBERED = 3  # choices of resolution
FEW_NEW = 0.05  # below this share of new ones the resolution is not chosen anew: that is most of the cost


def update(ground: Ground, decisions: Decisions, *, seed: int = 0) -> Shift:
    """Place what is new, regroup within bounds, and give concerns their numbers.

    A ground that was never grouped is grouped in one go. The same ground gives the same shift.
    """
    if not len(ground.verbatims):
        return Shift(
            communities=ground.communities,
            concerns=ground.concerns,
            scores=ground.scores,
            merges=(),
            splits=(),
            born=(),
            themes={},
            memory=replace(ground.memory, version=VERSION),
        )
    if not ground.communities.any() and not ground.concerns.any():
        return _first(ground, seed)
    return _later(ground, decisions, seed)


def _first(ground: Ground, seed: int) -> Shift:
    found = group(ground.vectors, ground.texts or None, seed=seed)
    standing = Standing(
        regrouped=Regrouped(clusters=found.communities - 1, numbers=np.zeros(0, np.int64)),
        scores=found.cohesion,
        inside=found.inside,
        resolutions=(found.resolution,),
        themes=found.themes[1:],
    )
    return numbered(ground, standing)


def _later(ground: Ground, decisions: Decisions, seed: int) -> Shift:
    words = words_of(ground.texts) if ground.texts else None
    nearest = surroundings(ground.vectors, words)
    graph = affinity(nearest, ground.vectors)
    bounds = bounds_of(ground)
    known = ground.memory.resolutions
    if known and not bounds.young and np.count_nonzero(ground.communities == 0) < FEW_NEW * graph.size:
        level = steady(known, graph.size)
        found = leiden(graph, level, seed)
    else:
        chosen, found = best_grouping(ground.vectors, nearest, graph, words, seed)
        known = (*known, chosen)[-REMEMBERED:]
        level = chosen if bounds.young else steady(known, graph.size)
        if level != chosen:
            found = leiden(graph, level, seed)
    there = joined_alike(ground.vectors, found)
    settled_there = settled(cohesion(nearest, there), there)
    target = Target(communities=there, inside=settled_there, resolution=level, graph=graph)
    regrouped = regroup(ground, target, decisions, bounds)
    clusters, communities = np.unique(regrouped.clusters, return_inverse=True)
    communities = communities.reshape(-1) + 1
    scores = cohesion(nearest, communities)
    themes = np.zeros(int(clusters.max()) + 1, np.int64)
    themes[clusters] = themes_of(ground.vectors, communities, seed=seed)[1:]
    standing = Standing(
        regrouped=regrouped,
        scores=scores,
        inside=settled_there if bounds.young else settled(scores, communities),
        resolutions=known,
        themes=themes,
    )
    return numbered(ground, standing)


def steady(chosen: tuple[float, ...], items: int) -> float:
    """The resolution to group at: the median of the last choices, not too coarse while there is little.

    One choice alone flips between levels; and what was put together too early can only be taken apart by
    moving people's verbatims, while what stands apart can join at no cost.
    """
    return max(median(chosen), min(items / FEW, FINE, MANY / items))
