"""Bounded regrouping: from how concerns stand toward how everything would group today, moving few.

`target` is the grouping of everything in one go. Concerns that it puts together join, for a redirect moves
nobody. Parts that it puts elsewhere move, largest gain first, up to a cap; a part that belongs to no concern
splits off. Whoever has no concern goes where the target has it.

A young ground follows the target all the way, gain or not: its concerns are the target's communities, under
the numbers that most of their verbatims had. Decisions bind there too.

All is in terms of clusters: cluster c below the number of concerns is a concern, higher ones have no number.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from groundswell.engine.ground import Decisions, Flags, Ground, Ints
from groundswell.engine.grouping import Graph
from groundswell.engine.identity.bounds import Bounds
from groundswell.engine.identity.pieces import piece_board, pieces_of
from groundswell.engine.identity.rules import Rules, rules_for
from groundswell.engine.identity.target import Target

# Who has no concern joins that of its community unless those who would are more than two thirds as many as it
# has there: then they begin one of their own, and nobody has to move later.
OWN = 1.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Regrouped:
    """Where everybody stands after a regrouping."""

    clusters: Ints  # (n,)
    numbers: Ints  # concern number of clusters 0, 1, …; clusters beyond have none
    joined: tuple[tuple[int, int], ...] = ()  # (gone, survivor), concerns both
    parted: tuple[tuple[int, int], ...] = ()  # (concern, new cluster) of each split


def regroup(ground: Ground, target: Target, decisions: Decisions, bounds: Bounds, inside: Flags) -> Regrouped:
    """Join, move at most `bounds.cap` verbatims that have a concern, and place those that have none.

    `inside` (n,) says who is cohesive with its community of the target. Only where somebody new is near does
    anybody move, and only concerns that somebody new lies between join.
    """
    numbers = ranked(ground, decisions)
    cluster_of = {int(number): at for at, number in enumerate(numbers)}
    placed = ground.pinned & (ground.concerns > 0)
    rules = rules_for(decisions, cluster_of, np.unique(ground.concerns[placed]).tolist())
    clusters = np.full(len(ground.verbatims), -1, np.int64)
    numbered = ground.concerns > 0
    clusters[numbered] = [cluster_of[c] for c in ground.concerns[numbered].tolist()]
    joined = join_concerns(ground, clusters, target, len(numbers), rules, bounds)
    home = seat(clusters, target, len(numbers), alone=ground.pinned & ~numbered)
    parted = part(ground, clusters, home, target, rules, bounds, inside)
    if not bounds.young:
        join_fellows(clusters, target, ~numbered & ~ground.pinned, numbered)
    return Regrouped(clusters=clusters, numbers=numbers, joined=tuple(joined), parted=tuple(parted))


def near_new(ground: Ground, graph: Graph, communities: Ints | None = None) -> Flags:
    """Who has somebody new among its neighbours (in its own community, where those are given), (n,)."""
    rows, others = graph.rows(), graph.indices
    beside = ground.new[others]
    if communities is not None:
        beside &= communities[rows] == communities[others]
    near = np.zeros(graph.size, np.bool_)
    near[rows[beside]] = True
    return near


def join_fellows(clusters: Ints, target: Target, loose: Flags, numbered: Flags) -> None:
    """Let those without a concern join that of most in their community; changes `clusters`."""
    coming = np.bincount(target.communities[loose], minlength=int(target.communities.max()) + 1)
    pairs, counts = np.unique(
        np.stack([target.communities[numbered], clusters[numbered]]), axis=1, return_counts=True
    )
    seen: set[int] = set()
    for at in np.lexsort((pairs[1], -counts, pairs[0])).tolist():
        community, cluster = int(pairs[0, at]), int(pairs[1, at])
        if community not in seen and counts[at] >= OWN * coming[community]:
            clusters[loose & (target.communities == community)] = cluster
        seen.add(community)


def ranked(ground: Ground, decisions: Decisions) -> Ints:
    """Concern numbers by who survives a merge: kept ones, then larger, then older ones first."""
    numbers, sizes = np.unique(ground.concerns[ground.concerns > 0], return_counts=True)
    placed_in = np.unique(ground.concerns[ground.pinned])
    kept = np.isin(numbers, sorted(decisions.kept)) | np.isin(numbers, placed_in)
    return numbers[np.lexsort((numbers, -sizes, ~kept))]


def shares(clusters: Ints, target: Target) -> dict[int, dict[int, int]]:
    """For each concern, how many of its verbatims lie in each community of the target."""
    numbered = clusters >= 0
    pairs, counts = np.unique(
        np.stack([clusters[numbered], target.communities[numbered]]), axis=1, return_counts=True
    )
    parts_of: dict[int, dict[int, int]] = defaultdict(dict)
    for cluster, community, count in zip(pairs[0].tolist(), pairs[1].tolist(), counts.tolist(), strict=True):
        parts_of[cluster][community] = count
    return parts_of


def join_concerns(
    ground: Ground, clusters: Ints, target: Target, concerns: int, rules: Rules, bounds: Bounds
) -> list[tuple[int, int]]:
    """Join concerns whose largest parts (of a grown ground, more than half of each) lie in the same community
    of the target, where somebody new lies too; (gone, survivor)s."""
    least = 0.0 if bounds.young else 0.5
    lively = set(np.unique(target.communities[ground.new]).tolist())
    homes: dict[int, list[int]] = defaultdict(list)
    for cluster, parts in sorted(shares(clusters, target).items()):
        home = largest(parts)
        if home in lively and parts[home] > least * sum(parts.values()):
            homes[home].append(cluster)
    joined: list[tuple[int, int]] = []
    for _, fellows in sorted(homes.items()):
        survivors: list[int] = []
        for cluster in fellows:
            into = next((s for s in survivors if rules.may_join(s, cluster)), None)
            if into is None:
                survivors.append(cluster)
            else:
                rules.join(cluster, into)
                joined.append((cluster, into))
    now = np.arange(concerns + 1)  # the last entry is for those without a concern, cluster -1
    now[concerns] = -1
    for gone, survivor in joined:
        now[gone] = survivor
    clusters[:] = now[clusters]
    return joined


def largest(parts: dict[int, int]) -> int:
    """The key with the largest count, the lowest of equal ones."""
    return min(parts, key=lambda key: (-parts[key], key))


def anchors(clusters: Ints, target: Target) -> dict[int, int]:
    """For each community of the target, the concern that has its main part there (the largest of several)."""
    main: dict[int, tuple[int, int]] = {}
    for cluster, parts in sorted(shares(clusters, target).items()):
        home = largest(parts)
        if home not in main or parts[home] > main[home][0]:
            main[home] = (parts[home], cluster)
    return {home: cluster for home, (_, cluster) in main.items()}


def part(
    ground: Ground, clusters: Ints, home: Ints, target: Target, rules: Rules, bounds: Bounds, inside: Flags
) -> list[tuple[int, int]]:
    """Move pieces of concerns to where the target has them; changes `clusters`, returns the splits."""
    cap = bounds.cap
    # Only who is sure to stand inside counts: without two conversations they would lose their number.
    sure = (ground.concerns > 0) | (inside & bounds.young)
    free = (ground.concerns > 0) & ~ground.pinned & ~np.isin(clusters, sorted(rules.closed))
    if not bounds.young:
        free &= near_new(ground, target.graph)
    pieces = pieces_of(clusters, target.communities, free)
    board = piece_board(target.graph, pieces.unit, clusters, target.resolution)
    offers: list[tuple[float, int]] = []
    for at, piece in enumerate(pieces.movable):
        to = int(home[piece.community])
        if to != piece.cluster and to not in rules.closed:
            gain = board.gain(piece.unit, to) / len(piece.rows)
            if gain > 0 or bounds.young:
                offers.append((-gain, at))
    concerns = int(clusters[ground.concerns > 0].max(initial=-1)) + 1
    parted: dict[int, int] = {}
    left = np.bincount(clusters[ground.concerns > 0], minlength=concerns)
    for _, at in sorted(offers if cap else []):
        piece, to = pieces.movable[at], int(home[pieces.movable[at].community])
        if not bounds.young and board.gain(piece.unit, to) <= 0:
            continue
        rows = piece.rows[:cap]
        if left[piece.cluster] == len(rows):
            continue  # a concern never runs empty: its number would lead nowhere
        if to >= concerns:
            several = np.concatenate(
                [ground.conversations[(clusters == to) & sure], ground.conversations[rows]]
            )
            if len(rows) < len(piece.rows) or len(np.unique(several)) < 2:
                continue
            parted.setdefault(to, piece.cluster)
        clusters[rows] = to
        left[piece.cluster] -= len(rows)
        cap -= len(rows)
        if len(rows) < len(piece.rows) or not cap:
            break
        board.move(piece.unit, to)
    return [(cluster, to) for to, cluster in parted.items()]


def seat(clusters: Ints, target: Target, concerns: int, alone: Flags) -> Ints:
    """Seat everyone without a concern; returns the cluster of each community of the target.

    That is the concern whose main part lies in the community, or else a new cluster.
    """
    loose = clusters < 0
    home = concerns + np.arange(int(target.communities.max()) + 1)
    for community, cluster in anchors(clusters, target).items():
        home[community] = cluster
    clusters[loose] = home[target.communities[loose]]
    clusters[alone] = concerns + len(home) + np.arange(int(alone.sum()))
    return home
