"""Which resolution a set of items should be grouped at: where groups are both clear and stable."""

from dataclasses import dataclass

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats, Ints
from groundswell.engine.grouping.centres import clarity
from groundswell.engine.grouping.communities import numbered
from groundswell.engine.grouping.looks import Look, consensus

# From 1 on: below modularity's own resolution, communities would be joined that are linked less than chance
# would link them, which on many calls about one trade ended in a single heap.
LADDER = tuple(1.5**step for step in range(12))
HOPELESS = 0.8  # share of the best score below which finer resolutions are not worth a try


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    resolution: float
    communities: Ints
    score: float  # clarity × stability


def best_level(
    vectors: Vectors, looks: tuple[Look, ...], *, spread: float, weights: Floats, seed: int
) -> Trial:
    """The level of the best score, where each score is smoothed by its neighbours on the ladder.

    `weights` (n,) say how much each item has a say in what is clear.
    Every second rung first, from coarse to fine until it is hopeless; then those around the best.
    """
    count = len(vectors)
    if count < 4:
        return Trial(resolution=1.0, communities=numbered(np.zeros(count, np.int64)), score=0.0)

    def trial(resolution: float) -> Trial:
        found = consensus(looks, resolution, seed)
        score = clarity(vectors, found.communities, spread, weights) * found.stability
        return Trial(resolution=resolution, communities=found.communities, score=score)

    tried: dict[int, Trial] = {}
    poor = 0
    for rung in range(0, len(LADDER), 2):
        tried[rung] = trial(LADDER[rung])
        best = max(trial.score for trial in tried.values())
        poor = poor + 1 if tried[rung].score < HOPELESS * best else 0
        if poor == 2 or tried[rung].communities.max() > count / 2:
            break
    top = max(tried, key=lambda rung: (tried[rung].score, -rung))
    for rung in (top - 1, top + 1):
        if 0 <= rung < len(LADDER):
            tried[rung] = trial(LADDER[rung])
    near = [rung for rung in (top - 1, top, top + 1) if rung in tried]
    return tried[max(near, key=lambda rung: (_smoothed(tried, rung), -rung))]


def _smoothed(tried: dict[int, Trial], rung: int) -> float:
    own = tried[rung].score
    around = [tried[side].score if side in tried else own for side in (rung - 1, rung + 1)]
    return round((2 * own + sum(around)) / 4, 9)
