"""Cutting many items into cells of alike ones, so that near ones are sought in the cells around only."""

from collections.abc import Iterator

import numpy as np

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Ints

CELL = 150  # items in a cell on average
AROUND = 3000  # items each cell is compared with at least: the cost per item does not grow with their number
BLOCK = 2048


def cells_of(grid: Vectors, scale: int, *, least: int) -> Iterator[tuple[Ints, Ints]]:
    """Each cell's members and the items of the cells around it, itself included; rows ascending in both.

    `grid` holds rows on the integer grid. Pivots are rows at even steps, moved once to the mean of those
    they attract (one step of k-means); all products are exact, so cells do not depend on threads.
    """
    pivots = grid[np.linspace(0, len(grid) - 1, max(len(grid) // CELL, 1)).astype(np.int64)]
    pivots = np.stack([_middle(grid[rows], scale) for rows in _attracted(grid, pivots)])
    members = _attracted(grid, pivots)
    pivots = np.stack([_middle(grid[rows], scale) for rows in members])
    sizes = np.array([len(rows) for rows in members])
    nearest = np.argsort(-(pivots @ pivots.T), axis=1, kind="stable")
    for cell, rows in enumerate(members):
        # A cell can be nearer to others than to itself only when its middle is nil; it always counts.
        ranked: Ints = np.append(np.array([cell]), nearest[cell][nearest[cell] != cell])
        enough = np.searchsorted(np.cumsum(sizes[ranked]), max(AROUND, least)) + 1
        near: list[int] = ranked[:enough].tolist()
        around: Ints = np.sort(np.concatenate([members[other] for other in near]))
        for first in range(0, len(rows), BLOCK):
            yield rows[first : first + BLOCK], around


def _attracted(grid: Vectors, pivots: Vectors) -> list[Ints]:
    """The rows nearest to each pivot; pivots that attract none are left out."""
    home = np.concatenate(
        [np.argmax(grid[at : at + BLOCK] @ pivots.T, axis=1) for at in range(0, len(grid), BLOCK)]
    )
    order = np.argsort(home, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(home[order])) + 1)


def _middle(rows: Vectors, scale: int) -> Vectors:
    mean = np.add.reduce(rows, axis=0, dtype=np.float64)
    length = float(np.sqrt(np.sum(mean * mean)))
    return np.rint(mean * (scale / length if length else 0.0)).astype(np.float32)
