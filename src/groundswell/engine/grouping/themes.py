"""The coarser level above communities."""

import numpy as np

from groundswell.engine.ground import Ints
from groundswell.engine.grouping.communities import leiden
from groundswell.engine.grouping.graph import Graph, symmetric


def themes_of(graph: Graph, communities: Ints, resolution: float, seed: int) -> Ints:
    """Theme of each community (communities + 1,; index 0 unused and 0), numbered from 1.

    Leiden at a quarter of the resolution on the graph between communities, so that each lies in one theme.
    """
    count = int(communities.max(initial=0))
    themes = np.zeros(count + 1, np.int64)
    if count:
        themes[1:] = leiden(between(graph, communities), resolution / 4, seed)
    return themes


def between(graph: Graph, communities: Ints) -> Graph:
    """The graph whose items are the communities, loops left out."""
    a, b = communities[graph.rows()] - 1, communities[graph.indices] - 1
    apart = a < b
    return symmetric(int(communities.max(initial=0)), a[apart], b[apart], graph.weights[apart])
