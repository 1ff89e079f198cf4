"""Cutting many items into cells of alike ones, so that near ones are sought in the cells around only."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Ints

CELL = 150  # items in a cell on average
AROUND = 3000  # items each cell is compared with at least: the cost per item does not grow with their number
BLOCK = 2048  # items whose cell is sought at a time


# Unit rows times a scale, rounded (see `nearest.on_grid`): two bytes a number, for they stand beside the
# vectors, of as many verbatims as there are.
Grid = npt.NDArray[np.int16]


def widened(grid: Grid) -> Vectors:
    """Rows of a grid as float32, in which products are computed. For some rows at a time."""
    return grid.astype(np.float32)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cells:
    """How a space is cut: c middles on the integer grid, and for each cell those around it, nearest first.

    Once cut it stays so while items come and go: which cells an item is compared with does not depend on who
    else is there, so that what was found before still holds.
    """

    pivots: Vectors  # (c, d)
    starts: Ints  # (c + 1,) where the surroundings of each cell begin in `around`
    around: Ints  # cells, each cell's own among its surroundings
    items: int  # how many items it was cut for

    def members(self, grid: Grid) -> list[Ints]:
        """The rows of `grid` in each cell, ascending."""
        home = _home(grid, self.pivots)
        order = np.argsort(home, kind="stable")
        return np.split(order, np.searchsorted(home[order], np.arange(1, len(self.pivots))))

    def near(self, cell: int) -> Ints:
        return self.around[self.starts[cell] : self.starts[cell + 1]]


def cut(grid: Grid, scale: int, *, least: int) -> Cells:
    """Cells of some 150 items, each with cells around it until `least` and 3,000 items lie there.

    `grid` holds rows on the integer grid. Pivots are rows at even steps, moved twice to the mean of those
    they attract (k-means); all products are exact, so cells do not depend on threads.
    """
    pivots = widened(grid[np.linspace(0, len(grid) - 1, max(len(grid) // CELL, 1)).astype(np.int64)])
    for _ in range(2):
        pivots = np.stack([_middle(grid[rows], scale) for rows in _attracted(grid, pivots)])
    sizes = np.bincount(_home(grid, pivots), minlength=len(pivots))
    nearest = np.argsort(-(pivots @ pivots.T), axis=1, kind="stable")
    near: list[Ints] = []
    for cell in range(len(pivots)):
        # A cell can be nearer to others than to itself only when its middle is nil; it always counts.
        ranked: Ints = np.append(np.array([cell]), nearest[cell][nearest[cell] != cell])
        enough = int(np.searchsorted(np.cumsum(sizes[ranked]), max(AROUND, least))) + 1
        near.append(ranked[:enough])
    starts = np.concatenate([[0], np.cumsum([len(cells) for cells in near])]).astype(np.int64)
    return Cells(pivots=pivots, starts=starts, around=np.concatenate(near), items=len(grid))


def cells_of(grid: Grid, cells: Cells) -> Iterator[tuple[Ints, Ints]]:
    """Each cell's members, and the items around it, themselves included; rows ascending in both."""
    members = cells.members(grid)
    for cell, rows in enumerate(members):
        if len(rows):
            near: list[int] = cells.near(cell).tolist()
            around: Ints = np.sort(np.concatenate([members[other] for other in near]))
            yield rows, around


def _home(grid: Grid, pivots: Vectors) -> Ints:
    """The cell of each row: that of the nearest pivot."""
    return np.concatenate(
        [np.argmax(widened(grid[at : at + BLOCK]) @ pivots.T, axis=1) for at in range(0, len(grid), BLOCK)]
    )


def _attracted(grid: Grid, pivots: Vectors) -> list[Ints]:
    """The rows nearest to each pivot; pivots that attract none are left out."""
    home = _home(grid, pivots)
    order = np.argsort(home, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(home[order])) + 1)


def _middle(rows: Grid, scale: int) -> Vectors:
    mean = np.add.reduce(rows, axis=0, dtype=np.float64)
    length = float(np.sqrt(np.sum(mean * mean)))
    return np.rint(mean * (scale / length if length else 0.0)).astype(np.float32)
