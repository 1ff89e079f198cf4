"""One update of the ground: the new find a place, concerns keep their numbers, few of the old move."""

from dataclasses import replace

import numpy as np

from groundswell.engine.ground import Decisions, Ground, Memory, Shift
from groundswell.engine.grouping import (
    VERSION,
    affinity,
    cohesion,
    group,
    joined_alike,
    settled,
    surroundings,
    themes_of,
    words_of,
)
from groundswell.engine.grouping.onego import best_grouping
from groundswell.engine.identity.numbers import Standing, numbered
from groundswell.engine.identity.regroup import Regrouped, Target, regroup

# The largest share of the verbatims with a concern that one update may move to another concern.
CAP = 0.02


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
        resolution=found.resolution,
        themes=found.themes[1:],
    )
    return numbered(ground, standing)


def cap_share(memory: Memory) -> float:
    return max(0.14 / float(memory.extra.get("runs", 1)), 0.005)


def _later(ground: Ground, decisions: Decisions, seed: int) -> Shift:
    words = words_of(ground.texts) if ground.texts else None
    nearest = surroundings(ground.vectors, words)
    graph = affinity(nearest, ground.vectors)
    resolution, found = best_grouping(ground.vectors, nearest, graph, words, seed)
    target = Target(communities=joined_alike(ground.vectors, found), resolution=resolution, graph=graph)
    cap = int(cap_share(ground.memory) * np.count_nonzero(ground.concerns))
    regrouped = regroup(ground, target, decisions, cap)
    communities = np.unique(regrouped.clusters, return_inverse=True)[1].reshape(-1) + 1
    scores = cohesion(nearest, communities)
    themes = np.zeros(int(regrouped.clusters.max()) + 1, np.int64)
    themes[regrouped.clusters] = themes_of(graph, communities, resolution, seed)[communities]
    standing = Standing(
        regrouped=regrouped,
        scores=scores,
        inside=settled(scores, communities),
        resolution=resolution,
        themes=themes,
    )
    return numbered(ground, standing)
