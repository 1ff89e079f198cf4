"""One update of the ground: the new find a place, concerns keep their numbers, few of the old move."""

from dataclasses import replace
from statistics import median

import numpy as np

from groundswell.engine.ground import Decisions, Flags, Floats, Ground, Ints, Memory, Merge, Shift, Split
from groundswell.engine.grouping import (
    VERSION,
    affinity,
    choose_resolution,
    cohesion,
    group,
    neighbourhood_size,
    neighbours,
    settled,
)
from groundswell.engine.identity.regroup import Regrouped, regroup

CAP = 0.02  # the largest share of verbatims in concerns that one update may move to another concern


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
            memory=replace(ground.memory, version=ground.memory.version or VERSION),
        )
    if not ground.communities.any() and not ground.concerns.any():
        return first(ground, seed)
    return later(ground, decisions, seed)


def first(ground: Ground, seed: int) -> Shift:
    found = group(ground.vectors, seed=seed)
    regrouped = Regrouped(clusters=found.communities - 1, numbers=np.zeros(0, np.int64), joined=(), parted=())
    return numbered(ground, regrouped, found.cohesion, found.inside, found.resolution)


def later(ground: Ground, decisions: Decisions, seed: int) -> Shift:
    nearest = neighbours(ground.vectors, neighbourhood_size(len(ground.verbatims)))
    graph = affinity(nearest, ground.vectors)
    chosen = choose_resolution(ground.vectors, graph, seed=seed)
    resolution = max(median((*ground.memory.resolutions, chosen)[-3:]), min(45000 / graph.size, 32))
    cap = int(CAP * np.count_nonzero(ground.concerns))
    regrouped = regroup(ground, graph, decisions, resolution, cap)
    scores = cohesion(nearest, regrouped.clusters + 1)
    return numbered(ground, regrouped, scores, settled(scores, regrouped.clusters + 1), chosen)


def numbered(ground: Ground, regrouped: Regrouped, scores: Floats, inside: Flags, resolution: float) -> Shift:
    """Give each cluster that recurs its concern number, and verbatims inside it theirs."""
    clusters, numbers = regrouped.clusters, regrouped.numbers
    count = int(clusters.max()) + 1
    number_of = np.zeros(max(count, len(numbers)), np.int64)
    number_of[: len(numbers)] = numbers
    following = max(ground.memory.next_concern, int(ground.concerns.max()) + 1)
    pinned = ground.held & (ground.concerns == 0)
    inside = inside & ~pinned
    fresh = [c for c in recurring(clusters[inside], ground.conversations[inside]) if not number_of[c]]
    for at, cluster in enumerate(fresh):
        number_of[cluster] = following + at
    concerns = np.where(inside | ((ground.concerns > 0) & ~pinned), number_of[clusters], 0)
    born_by_split = {new: int(number_of[old]) for old, new in regrouped.parted}
    splits = [Split(concern=old, born=int(number_of[new])) for new, old in born_by_split.items()]
    memory = Memory(
        version=VERSION,
        resolutions=(*ground.memory.resolutions, resolution)[-3:],
        next_community=1,
        next_concern=following + len(fresh),
        extra=ground.memory.extra,
    )
    return Shift(
        communities=clusters + 1,
        concerns=concerns,
        scores=scores,
        merges=tuple(Merge(concern=int(numbers[a]), into=int(numbers[b])) for a, b in regrouped.joined),
        splits=tuple(splits),
        born=tuple(int(number_of[c]) for c in fresh),
        themes={},
        memory=memory,
    )


def recurring(clusters: Ints, conversations: Ints) -> list[int]:
    """Clusters whose verbatims stand in at least two conversations, by their first verbatim."""
    pairs, first = np.unique(np.stack([clusters, conversations]), axis=1, return_index=True)
    found, counts = np.unique(pairs[0], return_counts=True)
    several = set(found[counts > 1].tolist())
    ordered = dict.fromkeys(clusters[np.sort(first)].tolist())
    return [c for c in ordered if c in several]
