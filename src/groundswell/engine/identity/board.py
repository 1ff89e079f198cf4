"""Clusters of units on a weighted graph, and the moves between them that raise modularity.

A unit is one loose item or a whole concern that stays together. Modularity at resolution γ (Newman and
Girvan 2004; Reichardt and Bornholdt 2006): the gain of joining a and b is w(a, b) − γ k(a) k(b) / 2m, with
w the weight between them and k the total weight at each.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from groundswell.engine.identity.rules import Rules


@dataclass(kw_only=True, slots=True)
class Board:
    """Which unit lies in which cluster; changed in place by the two searches below."""

    links: list[dict[int, float]]  # unit -> unit -> weight, symmetric, no loops
    degrees: list[float]  # total weight at each unit, what lies inside it included
    clusters: list[int]  # unit -> cluster
    resolution: float
    total: float  # sum of all degrees of the graph, 2m
    loads: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))

    def __post_init__(self) -> None:
        for unit, cluster in enumerate(self.clusters):
            self.loads[cluster] += self.degrees[unit]

    def price(self, one: float, other: float) -> float:
        """What two such degrees would share by chance, times the resolution."""
        return self.resolution * one * other / self.total

    def move(self, unit: int, cluster: int) -> None:
        self.loads[self.clusters[unit]] -= self.degrees[unit]
        self.loads[cluster] += self.degrees[unit]
        self.clusters[unit] = cluster

    def pulls(self, unit: int) -> dict[int, float]:
        """Weight from a unit to each cluster it touches."""
        found: dict[int, float] = defaultdict(float)
        for other, weight in self.links[unit].items():
            found[self.clusters[other]] += weight
        return found

    def best(self, unit: int, closed: frozenset[int]) -> tuple[float, int]:
        """Gain over staying, and the cluster that gives it (its own one, with 0, if none is better)."""
        own, degree = self.clusters[unit], self.degrees[unit]
        pulls = self.pulls(unit)
        stay = pulls.get(own, 0.0) - self.price(degree, self.loads[own] - degree)
        top, where = max(stay, 0.0), own
        for cluster in sorted(pulls):
            if cluster == own or cluster in closed:
                continue
            gain = pulls[cluster] - self.price(degree, self.loads[cluster])
            if gain > top + 1e-12:
                top, where = gain, cluster
        return top - stay, where


def settle(board: Board, loose: Iterable[int], *, closed: frozenset[int], sweeps: int = 10) -> None:
    """Let each loose unit move to where it gains most, until none does."""
    order = list(loose)
    for _ in range(sweeps):
        moved = 0
        for unit in order:
            gain, cluster = board.best(unit, closed)
            if cluster != board.clusters[unit] and gain > 1e-12:
                board.move(unit, cluster)
                moved += 1
        if not moved:
            return


def join(board: Board, rules: Rules) -> list[tuple[int, int]]:
    """Join clusters while that gains, the pair furthest above chance first; (gone, survivor) in order.

    The survivor of a pair is the lower cluster number.
    """
    weights: dict[int, dict[int, float]] = defaultdict(dict)
    for unit, links in enumerate(board.links):
        a = board.clusters[unit]
        row = weights[a]
        for other, weight in links.items():
            b = board.clusters[other]
            if a != b:
                row[b] = row.get(b, 0.0) + weight

    def offer(a: int, b: int) -> tuple[float, int, int, float] | None:
        weight, price = weights[a][b], board.price(board.loads[a], board.loads[b])
        return (-weight / price, min(a, b), max(a, b), weight) if weight > price else None

    heap = [o for a in sorted(weights) for b in sorted(weights[a]) if a < b and (o := offer(a, b))]
    heapq.heapify(heap)
    joined: list[tuple[int, int]] = []
    into: dict[int, int] = {}
    while heap:
        ratio, a, b, weight = heapq.heappop(heap)
        if weights.get(a, {}).get(b) != weight or not rules.may_join(a, b):
            continue
        if -ratio > weight / board.price(board.loads[a], board.loads[b]) + 1e-9:
            continue
        joined.append((b, a))
        rules.joined(b, a)
        into[b] = a
        board.loads[a] += board.loads.pop(b)
        for other, more in sorted(weights.pop(b).items()):
            weights[other].pop(b)
            if other != a:
                weights[a][other] = weights[other][a] = weights[a].get(other, 0.0) + more
        for other in sorted(weights[a]):
            if fresh := offer(a, other):
                heapq.heappush(heap, fresh)
    for unit, cluster in enumerate(board.clusters):
        while cluster in into:
            cluster = into[cluster]
        board.clusters[unit] = cluster
    return joined
