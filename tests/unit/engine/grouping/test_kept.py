"""Neighbour lists kept from run to run are those that a search anew finds."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Ints
from groundswell.engine.grouping import kept as lists
from groundswell.engine.grouping.kept import Kept, prints_of
from groundswell.engine.grouping.nearest import neighbours, on_grid

K = 5


def said(count: int, seed: int) -> np.ndarray:
    """Unit rows, a third of them said twice, so that likenesses are equal."""
    random = np.random.default_rng(seed)
    rows = random.standard_normal((count, 12)).astype(np.float32)
    rows[1::3] = rows[: len(rows[1::3])]
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def kept_neighbours(ids: Ints, vectors: Vectors, k: int, before: Kept | None) -> Kept:
    return lists.kept_neighbours(ids, on_grid(vectors), prints_of(vectors), k, before)


def same(one: Kept, other: Kept) -> bool:
    return np.array_equal(one.indices, other.indices) and np.array_equal(one.products, other.products)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 9), st.integers(10, 60), st.data())
def test_lists_that_were_kept_are_those_of_a_search_anew(seed: int, count: int, data: st.DataObject) -> None:
    vectors, ids = said(count, seed), np.arange(1, count + 1)
    was = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)))
    gone = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count))) & was
    was[: K + 1], gone[: K + 1] = True, False
    changed = vectors.copy()
    reworded = data.draw(st.integers(0, count - 1))
    changed[reworded] = -changed[reworded]
    before = kept_neighbours(ids[was], vectors[was], K, None)
    now = ~gone
    found = kept_neighbours(ids[now], changed[now], K, before)
    assert same(found, kept_neighbours(ids[now], changed[now], K, None))
    assert np.array_equal(found.neighbours.indices, neighbours(changed[now], K).indices)


@pytest.fixture
def in_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "EXACT", 100)
    monkeypatch.setattr("groundswell.engine.grouping.cells.AROUND", 200)
    monkeypatch.setattr("groundswell.engine.grouping.cells.CELL", 20)


@pytest.mark.usefixtures("in_cells")
def test_lists_in_cells_that_were_kept_are_those_of_a_search_anew_in_the_same_cells() -> None:
    vectors, ids = said(900, 1), np.arange(1, 901)
    was, now = ids % 7 != 0, ids % 11 != 0
    before = kept_neighbours(ids[was], vectors[was], K, None)
    found = kept_neighbours(ids[now], vectors[now], K, before)
    nobody = replace(
        before, verbatims=ids[:0], prints=ids[:0], indices=before.indices[:0], products=before.products[:0]
    )
    assert found.cells is before.cells is not None
    assert same(found, kept_neighbours(ids[now], vectors[now], K, nobody))


@pytest.mark.usefixtures("in_cells")
def test_cells_are_cut_anew_when_half_as_many_again_came() -> None:
    vectors, ids = said(900, 1), np.arange(1, 901)
    before = kept_neighbours(ids[:500], vectors[:500], K, None)
    found = kept_neighbours(ids, vectors, K, before)
    assert found.cells is not None
    assert (found.cells.items, before.cells.items if before.cells else 0) == (900, 500)


def test_more_neighbours_than_others_are_refused() -> None:
    with pytest.raises(ValueError, match="4 verbatims have no 4 neighbours each"):
        kept_neighbours(np.arange(1, 5), said(4, 0), 4, None)
