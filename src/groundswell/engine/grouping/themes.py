"""The coarser level above communities."""

import numpy as np

from groundswell.engine.ground import Ints
from groundswell.engine.grouping.communities import leiden
from groundswell.engine.grouping.graph import Graph, symmetric

HALVINGS = 8


def themes_of(graph: Graph, communities: Ints, resolution: float, seed: int) -> Ints:
    """Theme of each community (communities + 1,; index 0 unused and 0), numbered from 1.

    Leiden on the graph between communities, so that each lies in one theme, at the resolution, halved until
    now, that brings their number nearest to the square root of the communities': both levels can be surveyed.
    """
    count = int(communities.max(initial=0))
    themes = np.zeros(count + 1, np.int64)
    if count:
        links = between(graph, communities)
        levels = [leiden(links, resolution / 2**step, seed) for step in range(HALVINGS)]
        themes[1:] = min(levels, key=lambda level: abs(int(level.max()) - count**0.5))
    return themes


def between(graph: Graph, communities: Ints) -> Graph:
    """The graph whose items are the communities, loops left out."""
    one, other = communities[graph.rows()] - 1, communities[graph.indices] - 1
    apart = one < other
    return symmetric(int(communities.max(initial=0)), one[apart], other[apart], graph.weights[apart])
