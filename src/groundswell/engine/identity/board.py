"""What it gains to move a unit from one cluster to another.

A unit is one verbatim, or several that move together. Modularity at resolution γ (Reichardt and Bornholdt
2006): putting a and b together gains w(a, b) − γ k(a) k(b) / 2m, with w the weight between them and k the
total weight at each.
"""

from collections import defaultdict

import numpy as np

from groundswell.engine.ground import Ints
from groundswell.engine.grouping import Graph


class Board:
    """Which unit lies in which cluster, and the gains of moving; changed in place by `move`."""

    def __init__(self, links: Graph, degrees: list[float], clusters: Ints, resolution: float) -> None:
        """`links` between units, without loops; `degrees` with the weight inside units included."""
        self.links = links
        self.degrees = degrees
        self.clusters: list[int] = clusters.tolist()
        self.rate = resolution / max(sum(degrees), 1e-12)
        self.loads: defaultdict[int, float] = defaultdict(float)
        for cluster, degree in zip(self.clusters, degrees, strict=True):
            self.loads[cluster] += degree

    def pulls(self, unit: int) -> dict[int, float]:
        """Weight between a unit and each cluster it touches."""
        row = slice(int(self.links.indptr[unit]), int(self.links.indptr[unit + 1]))
        pulls: dict[int, float] = defaultdict(float)
        others: list[int] = self.links.indices[row].tolist()
        for other, weight in zip(others, self.links.weights[row].tolist(), strict=True):
            pulls[self.clusters[other]] += weight
        return pulls

    def gain(self, unit: int, to: int) -> float:
        """What moving a unit to a cluster gains over leaving it where it is."""
        pulls, own, degree = self.pulls(unit), self.clusters[unit], self.degrees[unit]
        stay = pulls.get(own, 0.0) - self.rate * degree * (self.loads[own] - degree)
        return pulls.get(to, 0.0) - self.rate * degree * self.loads[to] - stay

    def best(self, unit: int) -> tuple[float, int]:
        """The largest gain by moving, and where to; 0 and its own cluster where nothing is gained."""
        pulls, own, degree = self.pulls(unit), self.clusters[unit], self.degrees[unit]
        stay = pulls.get(own, 0.0) - self.rate * degree * (self.loads[own] - degree)
        top, where = 1e-9, own
        for cluster in sorted(pulls):
            gain = pulls[cluster] - self.rate * degree * self.loads[cluster] - stay
            if cluster != own and gain > top:
                top, where = gain, cluster
        return (top, where) if where != own else (0.0, own)

    def move(self, unit: int, to: int) -> None:
        self.loads[self.clusters[unit]] -= self.degrees[unit]
        self.loads[to] += self.degrees[unit]
        self.clusters[unit] = to


def board_of(graph: Graph, clusters: Ints, resolution: float) -> Board:
    """The board where each item is a unit."""
    degrees = np.bincount(graph.rows(), weights=graph.weights, minlength=graph.size)
    return Board(graph, degrees.tolist(), clusters, resolution)
