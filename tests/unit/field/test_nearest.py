"""The nearest of a verbatim are told as the last regrouping found them, page by page."""

from pathlib import Path

import numpy as np
import pytest

from groundswell.engine.grouping.kept import Kept

MODEL = "words/1"


@pytest.fixture(autouse=True)
def _store(store_path: Path) -> None:
    """Pages lie in a store."""


def found(
    verbatims: list[int], indices: list[list[int]], copies: list[tuple[int, int]] | None = None
) -> Kept:
    """Neighbours are rows, copies are (verbatim, whom it stands behind)."""
    near = np.array(indices, np.int32).reshape(len(verbatims), len(indices[0]) if indices else 0)
    return Kept(
        verbatims=np.array(verbatims, np.int64),
        prints=np.zeros(len(verbatims), np.int64),
        indices=near,
        products=np.zeros(near.shape, np.float32),
        cells=None,
        copies=np.array(copies or [], np.int64).reshape(-1, 2),
    )


def told(verbatim: int, model: str = MODEL) -> list[int]:
    from groundswell.field.reading.nearest import near

    return near(model, verbatim)


def keep(kept: Kept, model: str = MODEL) -> None:
    from groundswell.field.reading.nearest import keep as keep_nearest

    keep_nearest(model, kept)


def test_a_verbatim_is_told_with_its_nearest_in_their_order() -> None:
    keep(found([3, 7, 20], [[2, 1], [0, 2], [1, 0]]))
    assert [told(number) for number in (3, 7, 20)] == [[20, 7], [3, 20], [7, 3]]


@pytest.mark.parametrize("number", [2, 5, 21])
def test_of_what_was_not_there_nothing_is_told(number: int) -> None:
    keep(found([3, 7, 20], [[2, 1], [0, 2], [1, 0]]))
    assert told(number) == []
    assert told(3, "another/1") == []


def test_ten_are_told_at_most_and_as_many_as_there_are_of_fewer() -> None:
    wide = [[(row + step) % 13 for step in range(1, 13)] for row in range(13)]
    keep(found(list(range(1, 14)), wide))
    assert told(1) == [*range(2, 12)]
    keep(found([1, 2], [[1], [0]]))
    assert told(1) == [2]


def test_those_that_say_nearly_the_same_are_told_behind_the_nearest_and_are_told_with_the_first() -> None:
    keep(found([3, 7], [[1], [0]], [(4, 3), (9, 3), (8, 7)]))
    assert told(3) == [7, 4, 9]
    assert told(7) == [3, 8]
    assert [number for number in told(4) if number != 4] == [7, 9, 3]
    assert [number for number in told(8) if number != 8] == [3, 7]


def test_of_many_that_say_the_same_six_are_told_and_each_finds_the_first() -> None:
    keep(found([3, 4], [[1], [0]], [(number, 3) for number in range(10, 20)]))
    assert told(3) == [4, *range(10, 16)]
    assert told(19)[-1] == 3


def test_a_copy_of_one_that_is_gone_is_not_told() -> None:
    keep(found([3, 7], [[1], [0]], [(4, 5)]))
    assert told(4) == []
    assert told(3) == [7]


def test_verbatims_of_several_pages_are_all_found_and_those_of_before_are_gone() -> None:
    keep(found([5000, 5001], [[1], [0]]))
    many = 1300
    keep(found(list(range(2, 2 * many + 2, 2)), [[(row + 1) % many] for row in range(many)]))
    assert [told(number) for number in (2, 1024, 1026, 2600, 5000)] == [
        [4],
        [1026],
        [1028],
        [2],
        [],
    ]


def test_where_nothing_was_grouped_nothing_is_near() -> None:
    keep(found([], []))
    assert told(1) == []
