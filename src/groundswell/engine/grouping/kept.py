"""Neighbour lists kept from run to run: only what is new is searched for, and what it brings to the old.

The lists are those a search anew in the same cells would find, row for row: a list holds the k largest
products, equal ones by row, and the k largest of old and new are among the k largest of the old and the new.
"""

import zlib
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Flags, Ints
from groundswell.engine.grouping.cells import Cells, Grid, cells_of, cut, widened
from groundswell.engine.grouping.nearest import BLOCK, EXACT, SCALE, Neighbours, blocks, search

OUTGROWN = 1.5  # times as many items as the cells were cut for: they are cut anew


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """The k nearest of each of n verbatims, as they were found."""

    verbatims: Ints  # (n,) ids, ascending
    prints: Ints  # (n,) of their vectors: who says something else now is new
    indices: npt.NDArray[np.int32]  # (n, k) rows, nearest first, equal ones by row
    products: Vectors  # (n, k) on the integer grid
    cells: Cells | None  # None: everyone was compared with everyone
    # (c, 2) near-copies, which have no list of their own, and whom each stands behind
    copies: Ints = field(default_factory=lambda: np.zeros((0, 2), np.int64))

    @property
    def neighbours(self) -> Neighbours:
        return Neighbours(indices=self.indices, similarities=self.products / np.float32(SCALE**2))


def kept_neighbours(verbatims: Ints, grid: Grid, prints: Ints, k: int, before: Kept | None) -> Kept:
    """The k nearest of each of n verbatims; `before`, from an earlier run, saves what was found then.

    `verbatims` (n,) are ids, ascending; `grid` (n, d) and `prints` (n,) are of their vectors, see
    `on_grid` and `prints_of`. Raises ValueError for k >= n > 0.
    """
    count = len(verbatims)
    if k > max(count - 1, 0):
        raise ValueError(f"{count} verbatims have no {k} neighbours each")
    cells = None
    if count > EXACT:
        cells = before.cells if before is not None else None
        if cells is None or count > OUTGROWN * cells.items:
            cells, before = cut(grid, SCALE, least=4 * k), None
    elif before is not None and before.cells is not None:
        before = None
    kept = Kept(
        verbatims=verbatims,
        prints=prints,
        indices=np.zeros((count, k), np.int32),
        products=np.zeros((count, k), np.float32),
        cells=cells,
    )
    listed = np.zeros(count, np.bool_)  # whose list of before still holds, but for what is new
    fresh = np.ones(count, np.bool_)
    if before is not None and before.indices.shape[1] == k:
        fresh, listed = _carry(before, kept)
    everyone = np.arange(count)
    regions = cells_of(grid, cells) if cells is not None else [(everyone, everyone)]
    for members, around in regions:
        sought = members[~listed[members]]
        if k and len(sought):
            search(grid, sought, around, kept.indices, kept.products)
        _add(grid, members[listed[members]], around[fresh[around]], kept)
    return kept


def prints_of(vectors: Vectors) -> Ints:
    """A print of each row: of its place on the grid, with the sign of its zeros, as stores keep them."""
    on_blocks = (np.rint(vectors[rows] * np.float32(SCALE)) for rows in blocks(len(vectors)))
    return np.fromiter((zlib.crc32(row) for block in on_blocks for row in block), np.int64, len(vectors))


def _carry(before: Kept, kept: Kept) -> tuple[Flags, Flags]:
    """Take over the lists of those who are still there; returns who is new, and whose list is whole."""
    count = len(kept.verbatims)
    at = np.minimum(np.searchsorted(kept.verbatims, before.verbatims), count - 1)
    same = (kept.verbatims[at] == before.verbatims) & (kept.prints[at] == before.prints)
    row = np.where(same, at, -1)  # where each row of before stands now
    lists = row[before.indices]
    whole = same & (lists >= 0).all(axis=1)
    kept.indices[row[whole]] = lists[whole]
    kept.products[row[whole]] = before.products[whole]
    fresh, listed = np.ones(count, np.bool_), np.zeros(count, np.bool_)
    fresh[row[same]] = False
    listed[row[whole]] = True
    return fresh, listed


def _add(grid: Grid, rows: Ints, fresh: Ints, kept: Kept) -> None:
    """Let new ones into the lists of rows where they are nearer than who stands there."""
    k = kept.indices.shape[1]
    if not k or not len(fresh):
        return
    news = widened(grid[fresh]).T
    for first in range(0, len(rows), BLOCK):
        some = rows[first : first + BLOCK]
        products = widened(grid[some]) @ news
        at, which = np.nonzero(products >= kept.products[some, -1:])
        if not len(at):
            continue
        # Each row that has any: its list, and beside it as many places as the row with most takes.
        nearer, row = np.unique(at, return_inverse=True)
        place = np.arange(len(at)) - np.searchsorted(at, nearer)[row]
        values = np.full((len(nearer), k + int(place.max()) + 1), -np.inf, np.float32)
        others = np.zeros(values.shape, np.int32)
        values[:, :k], others[:, :k] = kept.products[some[nearer]], kept.indices[some[nearer]]
        values[row, k + place], others[row, k + place] = products[at, which], fresh[which]
        order = np.lexsort((others, -values), axis=1)[:, :k]
        kept.products[some[nearer]] = np.take_along_axis(values, order, axis=1)
        kept.indices[some[nearer]] = np.take_along_axis(others, order, axis=1)
