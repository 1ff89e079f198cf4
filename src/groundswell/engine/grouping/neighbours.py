"""Each item's nearest others by cosine, the same whatever the number of threads.

Exactness is by construction: coordinates are rounded to integers small enough that every product and every
partial sum of a dot product fits float32 without rounding, so the order in which a BLAS adds does not matter.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from groundswell.engine.encoder import Vectors

# A unit vector times SCALE, rounded, has a length of at most SCALE + √d / 2; its square must stay below 2**24,
# up to which float32 holds every integer. 4000 leaves room for d up to 36,000; the error in a cosine is 1e-4.
SCALE = 4000
BLOCK = 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbours:
    """The k nearest others of each of n items, nearest first, equal ones by index; never the item itself."""

    indices: npt.NDArray[np.int32]  # (n, k)
    similarities: npt.NDArray[np.float32]  # (n, k), cosine


def on_grid(vectors: Vectors) -> Vectors:
    """Unit rows on an integer grid (as float32), on which dot products are exact."""
    return np.rint(vectors * np.float32(SCALE))


def neighbourhood_size(items: int) -> int:
    """How many neighbours the graph of so many items takes: 0.63 √n between 4 and 15, as far as there are any."""
    return max(min(items - 1, min(max(round(0.63 * items**0.5), 4), 15)), 0)


def neighbours(vectors: Vectors, k: int) -> Neighbours:
    """The k nearest of each row of `vectors` (n, d; unit rows), with k < n or k = 0 for up to one row."""
    if k > max(len(vectors) - 1, 0):
        raise ValueError(f"{len(vectors)} items have no {k} neighbours each")
    grid = on_grid(vectors)
    indices = np.empty((len(grid), k), np.int32)
    similarities = np.empty((len(grid), k), np.float32)
    for first in range(0, len(grid) if k else 0, BLOCK):
        rows = slice(first, min(first + BLOCK, len(grid)))
        products = grid[rows] @ grid.T
        own = np.arange(rows.stop - rows.start)
        products[own, own + first] = -np.inf
        indices[rows], similarities[rows] = _nearest(products, k)
    return Neighbours(indices=indices, similarities=similarities / np.float32(SCALE**2))


def _nearest(products: Vectors, k: int) -> tuple[npt.NDArray[np.int64], Vectors]:
    """Columns and values of the k largest of each row, largest first, equal ones by column."""
    bound = -np.partition(-products, k - 1, axis=1)[:, k - 1]
    rows, columns = np.nonzero(products >= bound[:, None])
    values = products[rows, columns]
    order = np.lexsort((columns, -values, rows))
    starts = np.searchsorted(rows, np.arange(len(products)))
    chosen = order[starts[:, None] + np.arange(k)]
    return columns[chosen], values[chosen]
