import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from groundswell.engine.grouping import cells, nearest
from groundswell.engine.grouping.nearest import neighbourhood_size

from .spoken import said, scattered, unit


def test_neighbours_are_the_nearest_by_cosine_and_never_oneself():
    vectors, _ = said([20] * 6)
    found = nearest.neighbours(vectors, 8)
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1)
    assert np.abs(found.similarities - np.sort(cosines, axis=1)[:, :-9:-1]).max() < 2e-3
    assert not (found.indices == np.arange(len(vectors))[:, None]).any()


def test_equally_near_neighbours_stand_in_order_of_index():
    vectors = unit(np.ones((9, 5), np.float32))
    found = nearest.neighbours(vectors, 3)
    assert found.indices[0].tolist() == [1, 2, 3]
    assert found.indices[5].tolist() == [0, 1, 2]


def test_asking_for_more_neighbours_than_there_are_others_is_refused():
    with pytest.raises(ValueError, match="4 items have no 4 neighbours"):
        nearest.neighbours(scattered(4), 4)


@pytest.mark.parametrize(
    ("items", "size"), [(0, 0), (1, 0), (2, 1), (4, 3), (60, 4), (900, 12), (100_000, 22)]
)
def test_the_neighbourhood_grows_with_the_root_of_the_items_within_bounds(items: int, size: int):
    assert neighbourhood_size(items) == size


def test_products_on_the_grid_are_whole_numbers_that_float32_holds():
    grid = nearest.on_grid(scattered(50))
    products = grid.astype(np.float64) @ grid.T.astype(np.float64)
    assert products.max() < 2**24
    rows = cells.widened(grid)
    assert np.array_equal(rows @ rows.T, products)


def test_cells_hold_every_item_once_and_lie_among_their_surroundings():
    grid = nearest.on_grid(said([40] * 30)[0])
    found = list(cells.cells_of(grid, cells.cut(grid, nearest.SCALE, least=50)))
    assert len(found) > 1
    assert sorted(np.concatenate([members for members, _ in found]).tolist()) == list(range(1200))
    assert all(np.isin(members, around).all() for members, around in found)


def test_searching_by_cells_finds_nearly_all_of_the_nearest(monkeypatch: pytest.MonkeyPatch):
    vectors, _ = said([40] * 30)
    exact = nearest.neighbours(vectors, 10)
    monkeypatch.setattr(nearest, "EXACT", 100)
    monkeypatch.setattr(cells, "AROUND", 300)
    quick = nearest.neighbours(vectors, 10)
    shared = [
        len(set(a) & set(b)) for a, b in zip(exact.indices.tolist(), quick.indices.tolist(), strict=True)
    ]
    assert np.mean(shared) > 9


PROGRAM = """
import hashlib, numpy as np
from groundswell.engine.grouping import group
random = np.random.default_rng(5)
middles = random.standard_normal((40, 384))
rows = np.repeat(middles, 20, axis=0) + 1.2 * random.standard_normal((800, 384))
found = group((rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32))
parts = (found.communities, found.cohesion, found.themes)
print(hashlib.sha256(b"".join(part.tobytes() for part in parts)).hexdigest())
"""


def test_one_thread_or_two_group_alike():
    source = str(Path(nearest.__file__).parents[3])
    answers = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=os.environ | {"OPENBLAS_NUM_THREADS": threads, "PYTHONPATH": source},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for threads in ("1", "2")
    }
    assert len(answers) == 1
