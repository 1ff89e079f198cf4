"""The coarser level above communities."""

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Ints
from groundswell.engine.grouping.centres import sums_of
from groundswell.engine.grouping.communities import leiden
from groundswell.engine.grouping.graph import affinity, mean_distance
from groundswell.engine.grouping.nearest import neighbourhood_size, neighbours

LEVELS = tuple(8 / 2**step for step in range(9))


def themes_of(vectors: Vectors, communities: Ints, *, seed: int = 0) -> Ints:
    """Theme of each community (communities + 1,; index 0 unused and 0), numbered from 1.

    Leiden on the neighbour graph of the communities' mean vectors, so that each lies in one theme, at the
    level that brings the number of themes nearest to the square root of theirs: both can be surveyed.
    """
    count = int(communities.max(initial=0))
    themes = np.zeros(count + 1, np.int64)
    if count:
        sums = sums_of(vectors, communities)
        lengths = np.maximum(np.sqrt(np.sum(sums * sums, axis=1, keepdims=True)), 1e-12)
        middles = (sums / lengths).astype(np.float32)
        links = affinity(neighbours(middles, neighbourhood_size(count)), mean_distance(middles))
        levels = [leiden(links, level, seed) for level in LEVELS]
        themes[1:] = min(levels, key=lambda level: abs(int(level.max()) - count**0.5))
    return themes
