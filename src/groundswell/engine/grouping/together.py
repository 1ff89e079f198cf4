"""How often verbatims stand together over many looks and levels, and what that says of a community."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from groundswell.engine.ground import Floats, Ints
from groundswell.engine.grouping.communities import numbered
from groundswell.engine.grouping.graph import Graph
from groundswell.engine.grouping.nearest import blocks

# Parts of a community that stand together in less than half of the looks are not one …
APART = 0.5
# … and fewer than so many are no part of their own: two or three near ones are found everywhere.
FEWEST = 5
ENTRIES = 200_000  # of a graph that are looked at together
LARGEST = 4000  # members of a community up to which it is looked at whether it is one: 128 MB


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """One look grouped at one level."""

    placed: npt.NDArray[np.int32]  # (n,) community of each item, 0 where the look does not hold it
    weight: float  # how much the level counts


def shares_of(graph: Graph, views: Sequence[View]) -> Floats:
    """For each entry of the graph: the share of the views holding both ends that put them together."""
    rows, columns = graph.rows(), graph.indices
    shares = np.empty(len(rows))
    for first in range(0, len(rows), ENTRIES):
        some = slice(first, first + ENTRIES)
        shares[some] = _shares(rows[some], columns[some], views)
    return shares


def _shares(rows: Ints, columns: npt.NDArray[np.int32], views: Sequence[View]) -> Floats:
    together, seen = np.zeros(len(rows)), np.zeros(len(rows))
    for view in views:
        at_row, at_column = view.placed[rows], view.placed[columns]
        held = (at_row > 0) & (at_column > 0)
        seen += view.weight * held
        together += view.weight * (held & (at_row == at_column))
    return together / np.maximum(seen, 1e-12)


def taken_apart(communities: Ints, views: Sequence[View]) -> Ints:
    """Communities whose parts stand together in less than half of the views are these parts, numbered anew.

    One level serves a whole field badly: where a big concern needs a coarse one, small ones beside it flow
    together. Inside a community the levels around the chosen one tell whether it is one or several.
    """
    parts = communities.copy()
    if not views:
        return parts
    following = int(communities.max(initial=0)) + 1
    for community in range(1, following):
        rows = np.flatnonzero(communities == community)
        if 2 * FEWEST <= len(rows) <= LARGEST:
            part_of = _parts(_among(rows, views))
            parts[rows] = np.where(part_of > 1, following + part_of, community)
            following += int(part_of.max()) + 1
    return numbered(parts)


def _among(rows: Ints, views: Sequence[View]) -> Floats:
    """The share of views that put them together, of each pair of these rows, (m, m)."""
    shares = np.empty((len(rows), len(rows)))
    for some in blocks(len(rows)):
        together, seen = np.zeros(shares[some].shape), np.zeros(shares[some].shape)
        for view in views:
            placed = view.placed[rows]
            held = placed > 0
            both = held[some, None] & held[None]
            seen += view.weight * both
            together += view.weight * (both & (placed[some, None] == placed[None]))
        shares[some] = together / np.maximum(seen, 1e-12)
    return shares


def _parts(shares: Floats) -> Ints:
    """Parts by average linkage down to APART, the few then joined to the part they stand with most."""
    parts = _linked(shares, np.arange(len(shares)), APART, few_only=False)
    return numbered(_linked(shares, parts, 0.0, few_only=True))


def _linked(shares: Floats, parts: Ints, least: float, *, few_only: bool) -> Ints:
    """Join the pairs of parts that are nearest to each other, in rounds, while their mean share is `least`.

    Reciprocal nearest pairs give the tree of average linkage (Murtagh 1983). With `few_only` one of a pair
    must have fewer than FEWEST members, and it joins whichever it is nearest to.
    """
    parts = np.unique(parts, return_inverse=True)[1].reshape(-1)
    if np.array_equal(parts, np.arange(len(parts))):
        totals = shares  # each a part of its own; it is not written to
    else:
        totals = np.zeros((int(parts.max()) + 1,) * 2)
        np.add.at(totals, (parts[:, None], parts[None]), shares)
    sizes = np.bincount(parts).astype(np.float64)
    while len(sizes) > 1:
        mean = np.outer(sizes, sizes)
        np.round(np.divide(totals, mean, out=mean), 9, out=mean)
        np.fill_diagonal(mean, -1.0)
        best, here = mean.argmax(axis=1), np.arange(len(sizes))
        joins = mean[here, best] >= least
        if few_only:
            few = sizes < FEWEST
            joins &= few
            first = int(np.lexsort((here, -np.where(joins, mean[here, best], -1.0)))[0])
            joins &= here == first
        else:
            joins &= (best[best] == here) & (here > best)
        if not joins.any():
            break
        into = here.copy()
        into[joins] = best[joins]
        into = np.unique(into, return_inverse=True)[1].reshape(-1)
        parts, count = into[parts], int(into.max()) + 1
        merged = np.zeros((count, len(sizes)))
        np.add.at(merged, into, totals)
        totals = np.zeros((count, count))
        np.add.at(totals.T, into, merged.T)
        sizes = np.bincount(into, sizes)
    return parts
