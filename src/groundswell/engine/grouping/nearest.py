"""Each item's nearest others by cosine, the same whatever the number of threads.

That is so by construction: coordinates are rounded to integers small enough that every product and every
partial sum of a dot product fits float32 without rounding, so the order in which a BLAS adds does not matter.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Floats, Ints
from groundswell.engine.grouping.cells import Grid, cells_of, cut, widened

# A unit vector times SCALE, rounded, has a length of at most SCALE + √d / 2; its square must stay below
# 2**24, up to which float32 holds every integer: true for d up to 36,000. The error in a cosine is 1e-4.
SCALE = 4000
BLOCK = 1024
REACH, LEAST = 3, 40  # candidates for each neighbour of the graph, and at least so many
EXACT = 6000  # up to so many items everyone is compared with everyone


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbours:
    """The k nearest others of each of n items, nearest first, equal ones by index; never the item itself."""

    indices: npt.NDArray[np.int32]  # (n, k)
    similarities: npt.NDArray[np.float32]  # (n, k)
    worded: bool = False  # whether shared words count in the similarities

    def reordered(
        self, similarities: Callable[[slice], Floats], *, worded: bool | None = None
    ) -> "Neighbours":
        """The same neighbours with other similarities, rounded to 1e-5, and in their new order.

        `similarities` gives those of some rows (m, k); it is asked a block at a time, for in double precision
        those of all would take more room than all the neighbours do.
        """
        indices, kept = np.empty_like(self.indices), np.empty_like(self.similarities)
        for rows in blocks(len(indices)):
            rounded = np.round(similarities(rows), 5).astype(np.float32)
            order = np.lexsort((self.indices[rows], -rounded), axis=1)
            indices[rows] = np.take_along_axis(self.indices[rows], order, axis=1)
            kept[rows] = np.take_along_axis(rounded, order, axis=1)
        return Neighbours(
            indices=indices, similarities=kept, worded=self.worded if worded is None else worded
        )


def blocks(count: int) -> Iterator[slice]:
    """All of so many rows, a block at a time."""
    for first in range(0, count, BLOCK):
        yield slice(first, min(first + BLOCK, count))


def on_grid(vectors: Vectors) -> Grid:
    """Unit rows on an integer grid, on which dot products are exact once `widened` to float32."""
    grid = np.empty(vectors.shape, np.int16)
    for rows in blocks(len(vectors)):
        grid[rows] = np.rint(vectors[rows] * np.float32(SCALE))
    return grid


def neighbourhood_size(items: int) -> int:
    """How many neighbours an item has in the graph of so many: 0.4 √n between 4 and 22, if there are any."""
    return max(min(items - 1, max(round(0.4 * items**0.5), 4), 22), 0)


def surrounding_size(items: int) -> int:
    """How many neighbours of each item are candidates for the graph of so many: words, blur and hubs may
    bring others to the front."""
    return max(min(items - 1, max(REACH * neighbourhood_size(items), LEAST)), 0)


def neighbours(vectors: Vectors, k: int) -> Neighbours:
    """The k nearest of each row of `vectors` (n, d; unit rows), k < n; cosine, rounded by at most 1e-3.

    Exact on the grid up to 6,000 items; above, each cell of alike items is compared with the cells around it
    only, which finds some 95 % of the 22 nearest. Raises ValueError when there are no k others.
    """
    count = len(vectors)
    if k > max(count - 1, 0):
        raise ValueError(f"{count} items have no {k} neighbours each")
    grid = on_grid(vectors)
    indices = np.empty((count, k), np.int32)
    products = np.empty((count, k), np.float32)
    if k and count <= EXACT:
        search(grid, np.arange(count), np.arange(count), indices, products)
    elif k:
        for members, around in cells_of(grid, cut(grid, SCALE, least=4 * k)):
            search(grid, members, around, indices, products)
    return Neighbours(indices=indices, similarities=products / np.float32(SCALE**2))


def search(
    grid: Grid, members: Ints, around: Ints, indices: npt.NDArray[np.int32], products: Vectors
) -> None:
    """Fill the rows of `members` (a subset of `around`, both ascending) with their nearest in `around`."""
    others = widened(grid[around]).T
    for first in range(0, len(members), BLOCK):
        some = members[first : first + BLOCK]
        all_products = widened(grid[some]) @ others
        all_products[np.arange(len(some)), np.searchsorted(around, some)] = -np.inf
        columns, products[some] = _largest(all_products, indices.shape[1])
        indices[some] = around[columns]


def _largest(values: Vectors, k: int) -> tuple[Ints, Vectors]:
    """Columns and values of the k largest of each row, largest first, equal ones by column."""
    place = values.shape[1] - k
    bound = np.partition(values, place, axis=1)[:, place]
    rows, columns = np.nonzero(values >= bound[:, None])
    kept = values[rows, columns]
    order = np.lexsort((columns, -kept, rows))
    starts = np.searchsorted(rows, np.arange(len(values)))
    chosen = order[starts[:, None] + np.arange(k)]
    return columns[chosen], kept[chosen]
