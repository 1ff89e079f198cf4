"""Hubs taken out: who is near to everybody is no near neighbour of anybody in particular."""

import numpy as np

from groundswell.engine.ground import Floats
from groundswell.engine.grouping.nearest import Neighbours

SHARE = 0.5  # of what both ends of a pair have in common with everybody near them
CLOSE = 10  # neighbours that tell how near everybody is to one


def without_hubs(neighbours: Neighbours) -> Neighbours:
    """The same neighbours in the order of their similarity less half the mean of both ends' similarity to
    their ten nearest, brought back to the scale of before.

    Half of cross-domain similarity local scaling (Conneau et al., Word Translation Without Parallel Data,
    2018). Short and general statements are near to everything and would tie together what has nothing else
    in common.
    """
    if not neighbours.similarities.size:
        return neighbours
    close: Floats = neighbours.similarities[:, :CLOSE].astype(np.float64).mean(axis=1)
    usual = float(close.mean())

    def less_shared(rows: slice) -> Floats:
        shared = (close[rows, None] + close[neighbours.indices[rows]]) / 2
        return neighbours.similarities[rows].astype(np.float64) - SHARE * (shared - usual)

    return neighbours.reordered(less_shared)
