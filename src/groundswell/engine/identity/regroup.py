"""Bounded regrouping: the new find a place, concerns join, and few of the old move.

Everything works on clusters. Cluster c < number of concerns is that concern; higher ones have no number yet.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from groundswell.engine.ground import Decisions, Flags, Floats, Ground, Ints
from groundswell.engine.grouping import Graph
from groundswell.engine.identity.board import Board, join, settle
from groundswell.engine.identity.rules import Rules, rules_for


@dataclass(frozen=True, kw_only=True, slots=True)
class Regrouped:
    """Where everybody stands after a regrouping."""

    clusters: Ints  # (n,)
    numbers: Ints  # concern number of cluster 0, 1, …; clusters beyond have none
    joined: tuple[tuple[int, int], ...]  # (gone, survivor) clusters, both concerns, in order
    parted: tuple[tuple[int, int], ...]  # (old cluster, new cluster) of each split


def regroup(ground: Ground, graph: Graph, decisions: Decisions, resolution: float, cap: int) -> Regrouped:
    """Place what is loose, join what belongs together, then move at most `cap` verbatims of concerns."""
    numbers = ranked(ground, decisions)
    cluster_of = {int(number): at for at, number in enumerate(numbers)}
    clusters = standing(ground, cluster_of)
    pinned = ground.held & (ground.concerns == 0) & (ground.communities > 0)
    rules = rules_for(
        decisions, cluster_of, set(ground.concerns[ground.held & (ground.concerns > 0)].tolist())
    )
    loose = ground.concerns == 0
    joined = arrange(graph, clusters, loose, pinned, rules, resolution)
    fixed = ground.held | (ground.concerns == 0) | np.isin(clusters, sorted(rules.closed))
    cap -= move(graph, clusters, len(numbers), fixed, rules, resolution, cap)
    return Regrouped(clusters=clusters, numbers=numbers, joined=tuple(joined), parted=())


def ranked(ground: Ground, decisions: Decisions) -> Ints:
    """Concern numbers by who survives a merge: kept ones, then larger, then older ones first."""
    numbers, sizes = np.unique(ground.concerns[ground.concerns > 0], return_counts=True)
    holds = np.unique(ground.concerns[ground.held])
    kept = np.isin(numbers, sorted(decisions.kept)) | np.isin(numbers, holds)
    return numbers[np.lexsort((numbers, -sizes, ~kept))]


def standing(ground: Ground, cluster_of: dict[int, int]) -> Ints:
    """Where each stands before: its concern, else where most of its community stands, else alone."""
    clusters = np.full(len(ground.verbatims), -1, np.int64)
    numbered = ground.concerns > 0
    clusters[numbered] = [cluster_of[c] for c in ground.concerns[numbered].tolist()]
    votes: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for community, cluster in zip(
        ground.communities[numbered].tolist(), clusters[numbered].tolist(), strict=True
    ):
        votes[community][cluster] += 1
    home = {community: min(v, key=lambda c: (-v[c], c)) for community, v in votes.items()}
    following = len(cluster_of)
    for at in np.flatnonzero(~numbered).tolist():
        community = int(ground.communities[at])
        alone = community == 0 or bool(ground.held[at])
        if alone or community not in home:
            home_here, following = following, following + 1
            if not alone:
                home[community] = home_here
        else:
            home_here = home[community]
        clusters[at] = home_here
    return clusters


def arrange(
    graph: Graph, clusters: Ints, loose: Flags, pinned: Flags, rules: Rules, resolution: float
) -> list[tuple[int, int]]:
    """Let loose items settle and clusters join, each concern held together; changes `clusters` in place.

    Returns the joins as (gone, survivor).
    """
    concerns = int(clusters[~loose].max(initial=-1)) + 1
    units = clusters.copy()
    units[loose] = concerns + np.arange(int(loose.sum()))
    size = concerns + int(loose.sum())
    free = ~pinned
    rows = graph.rows()
    a, b = units[rows], units[graph.indices]
    weights = np.where(free[rows] & free[graph.indices], graph.weights, 0.0)
    degrees = np.bincount(a, weights=weights, minlength=size)
    of_unit = np.arange(size)
    of_unit[units[loose]] = clusters[loose]
    board = Board(
        links=links_between(a, b, weights, size),
        degrees=degrees.tolist(),
        clusters=of_unit.tolist(),
        resolution=resolution,
        total=max(float(weights.sum()), 1e-12),
    )
    wanderers = units[loose & free].tolist()
    settle(board, wanderers, closed=frozenset())
    joined = join(board, rules)
    settle(board, wanderers, closed=frozenset())
    clusters[:] = np.array(board.clusters)[units]
    return [(gone, survivor) for gone, survivor in joined if gone < concerns]


def links_between(a: Ints, b: Ints, weights: Floats, size: int) -> list[dict[int, float]]:
    """Weight between units as one dict for each, from parallel arrays of both ends of each entry."""
    cross = (a != b) & (weights > 0)
    keys, where = np.unique(a[cross] * size + b[cross], return_inverse=True)
    summed = np.bincount(where, weights=weights[cross])
    links: list[dict[int, float]] = [{} for _ in range(size)]
    for one, other, weight in zip(
        (keys // size).tolist(), (keys % size).tolist(), summed.tolist(), strict=True
    ):
        links[one][other] = weight
    return links


def move(
    graph: Graph, clusters: Ints, concerns: int, fixed: Flags, rules: Rules, resolution: float, cap: int
) -> int:
    """Move up to `cap` verbatims to the concern where each gains most, largest gain first; how many moved."""
    board = Board(
        links=[],
        degrees=np.add.reduceat(np.append(graph.weights, 0.0), graph.indptr[:-1]).tolist(),
        clusters=clusters.tolist(),
        resolution=resolution,
        total=max(float(graph.weights.sum()), 1e-12),
    )
    candidates = np.flatnonzero(~fixed).tolist()
    board.links = [node_links(graph, at) for at in range(graph.size)]
    wins = [
        (-gain, at)
        for at in candidates
        for gain, to in [board.best(at, rules.closed)]
        if gain > 1e-9 and to < concerns
    ]
    moved = 0
    for _, at in sorted(wins):
        if moved == cap:
            break
        gain, to = board.best(at, rules.closed)
        if gain > 1e-9 and to < concerns and to != board.clusters[at]:
            board.move(at, to)
            moved += 1
    clusters[:] = board.clusters
    return moved


def node_links(graph: Graph, at: int) -> dict[int, float]:
    row = slice(int(graph.indptr[at]), int(graph.indptr[at + 1]))
    return dict(zip(graph.indices[row].tolist(), graph.weights[row].tolist(), strict=True))
