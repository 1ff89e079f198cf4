"""Concerns cut into pieces by another grouping: what lies together in both stays together."""

from dataclasses import dataclass

import numpy as np

from groundswell.engine.ground import Flags, Ints
from groundswell.engine.grouping import Graph
from groundswell.engine.grouping.graph import symmetric
from groundswell.engine.identity.board import Board


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """The part of a concern that lies in one community of the target and may move."""

    unit: int
    cluster: int
    community: int
    rows: Ints


@dataclass(frozen=True, kw_only=True, slots=True)
class Pieces:
    unit: Ints  # (n,) the unit each verbatim belongs to, from 0
    movable: list[Piece]


def pieces_of(clusters: Ints, communities: Ints, free: Flags) -> Pieces:
    """Units by cluster, community and freedom to move; those of a cluster >= 0 that are free are movable."""
    keys = np.stack([clusters, communities, free.astype(np.int64)])
    distinct, unit = np.unique(keys, axis=1, return_inverse=True)
    unit = unit.reshape(-1)
    order = np.argsort(unit, kind="stable")
    rows = np.split(order, np.flatnonzero(np.diff(unit[order])) + 1)
    movable = [
        Piece(unit=at, cluster=int(distinct[0, at]), community=int(distinct[1, at]), rows=rows[at])
        for at in np.flatnonzero(distinct[2]).tolist()
    ]
    return Pieces(unit=unit, movable=movable)


def piece_board(graph: Graph, unit: Ints, clusters: Ints, resolution: float) -> Board:
    """The board where each piece is a unit."""
    size = int(unit.max()) + 1
    degrees = np.bincount(unit[graph.rows()], weights=graph.weights, minlength=size)
    of_unit = np.zeros(size, np.int64)
    of_unit[unit] = clusters
    rows, columns = unit[graph.rows()], unit[graph.indices]
    once = rows < columns
    links = symmetric(size, rows[once], columns[once], graph.weights[once])
    return Board(links, degrees.tolist(), of_unit, resolution)


def between(graph: Graph, communities: Ints) -> Graph:
    """The graph whose items are the communities, loops left out."""
    rows, columns = communities[graph.rows()] - 1, communities[graph.indices] - 1
    apart = rows < columns
    return symmetric(int(communities.max(initial=0)), rows[apart], columns[apart], graph.weights[apart])
