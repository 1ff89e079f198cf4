"""At which levels a set of items groups well: where groups are both clear and stable."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats, Ints
from groundswell.engine.grouping.centres import clarity
from groundswell.engine.grouping.communities import agreement, leiden
from groundswell.engine.grouping.looks import Look, grouped, views_of, weighed
from groundswell.engine.grouping.together import View

# From 1 on: below modularity's own resolution, communities would be joined that are linked less than chance
# would link them, which on many calls about one trade ended in a single heap.
LADDER = tuple(1.5**step for step in range(12))
HOPELESS = 0.8  # share of the best score below which finer resolutions are not worth a try
# A level counts by this power of its score: a tenth less makes it count for less than half.
POWER = 8
SLIGHT = 0.1  # share of the best level's weight below which a level has no say


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    resolution: float
    weight: float  # how much it has to say beside the others; all sum to 1
    views: tuple[View, ...]  # each look grouped at it


def levels_of(
    vectors: Vectors, looks: tuple[Look, ...], *, spread: float, weights: Floats, seed: int
) -> tuple[Level, ...]:
    """The levels that have a say, from coarse to fine, each weighed by its smoothed score to the 8th power.

    The score is clarity × stability; `weights` (n,) say how much each item has a say in what is clear. No
    single level is chosen: between two that score alike chance would decide, and tip the whole field.
    """
    if len(vectors) < 4:
        by_look = [np.ones(len(look.items), np.int64) for look in looks]
        return (Level(resolution=1.0, weight=1.0, views=tuple(views_of(looks, by_look, 1.0))),)
    levels: list[Level] = []
    poor = 0
    for resolution in LADDER:
        by_look = grouped(looks, resolution, seed)
        views = views_of(looks, by_look, 1.0)
        communities = leiden(weighed(looks[0].graph, views), resolution, seed)
        score = clarity(vectors, communities, spread, weights) * _stability(looks, by_look, communities)
        levels.append(Level(resolution=resolution, weight=score, views=tuple(views)))
        poor = poor + 1 if score < HOPELESS * max(level.weight for level in levels) else 0
        if poor == 3 or communities.max() > len(vectors) / 2:
            break
    return _weighed(levels)


def middle(levels: Sequence[Level]) -> float:
    """The weighted geometric mean of the levels' resolutions."""
    return float(np.exp(sum(level.weight * np.log(level.resolution) for level in levels)))


def _stability(looks: Sequence[Look], by_look: Sequence[Ints], communities: Ints) -> float:
    """Mean agreement of what the looks found with the consensus."""
    agreed = [agreement(own, communities[look.items]) for look, own in zip(looks, by_look, strict=True)]
    return float(np.mean(agreed))


def _weighed(levels: Sequence[Level]) -> tuple[Level, ...]:
    scores: Floats = np.array([max(level.weight, 1e-9) for level in levels])
    around = np.concatenate([scores[:1], scores, scores[-1:]])
    smoothed = (around[:-2] + 2 * scores + around[2:]) / 4
    weights: Floats = (smoothed / smoothed.max()) ** POWER
    weights[weights < SLIGHT] = 0
    weights = np.round(weights / float(weights.sum()), 6)
    shares: list[float] = weights.tolist()
    return tuple(
        replace(level, weight=weight, views=tuple(replace(view, weight=weight) for view in level.views))
        for level, weight in zip(levels, shares, strict=True)
        if weight > 0
    )
