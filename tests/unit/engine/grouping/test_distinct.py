import numpy as np
import pytest

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Ints
from groundswell.engine.grouping import agreement, distinct_neighbours, group

from .spoken import said, scattered, unit


def beside(vector: Vectors, count: int, cosine: float) -> Vectors:
    """`count` unit rows of this cosine to a unit row (1, d), otherwise unlike each other."""
    others = scattered(count, seed=77)
    others = unit(others - (others @ vector.T) * vector)
    return unit(cosine * vector + (1 - cosine**2) ** 0.5 * others)


def firsts_of(vectors: Vectors, texts: list[str] | None = None) -> Ints:
    distinct, _ = distinct_neighbours(np.arange(1, len(vectors) + 1), vectors, texts or ())
    return distinct.firsts[distinct.place]


def test_case_marks_and_numbers_make_no_other_words():
    texts = ["Order 12 is late!", "order 7 is late", "Order is late", "Invoice 12 is late"]
    assert firsts_of(scattered(4), texts).tolist() == [0, 0, 2, 3]


def test_what_has_no_words_is_a_copy_only_of_the_very_same():
    assert firsts_of(scattered(3), ["👍", "👎", "👍"]).tolist() == [0, 1, 0]


def test_near_copies_stand_behind_the_first_of_them_and_others_for_themselves():
    base = scattered(1)
    vectors = np.concatenate([base, beside(base, 2, 0.985), beside(base, 1, 0.9)])
    assert firsts_of(vectors).tolist() == [0, 0, 0, 3]


def test_a_heap_of_near_copies_larger_than_any_list_has_few_firsts():
    base = scattered(1)
    vectors = np.concatenate([scattered(60, seed=5), beside(base, 300, 0.995)])
    assert np.unique(firsts_of(vectors)[60:]).tolist() == [60]


def test_one_statement_pasted_hundreds_of_times_changes_no_other_group():
    vectors, topics = said([12] * 10, loose=1.2)
    alone = group(vectors)
    beside_many = group(np.concatenate([vectors, np.repeat(vectors[:1], 500, axis=0)]))
    assert agreement(alone.communities, beside_many.communities[: len(topics)]) == pytest.approx(1.0)
    assert (alone.inside == beside_many.inside[: len(topics)]).all()


def test_every_statement_twice_groups_as_each_once():
    vectors, topics = said([12] * 10, loose=1.2)
    once, twice = group(vectors), group(np.repeat(vectors, 2, axis=0))
    assert agreement(once.communities, twice.communities[::2]) == pytest.approx(1.0)
    assert (twice.communities[::2] == twice.communities[1::2]).all()
    assert len(topics) == len(once.communities)


def test_a_stray_that_is_made_again_and_again_is_a_group_of_its_own():
    vectors, topics = said([15] * 12)
    stray = scattered(1, seed=9)
    found = group(np.concatenate([vectors, np.repeat(stray, 30, axis=0)]))
    of_stray = found.communities[len(topics) :]
    assert len(np.unique(of_stray)) == 1
    assert of_stray[0] not in found.communities[: len(topics)]
    assert found.inside[len(topics) :].all()
