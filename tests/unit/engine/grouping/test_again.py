import numpy as np
import pytest

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Ints
from groundswell.engine.grouping import (
    distinct_neighbours,
    same_again,
    weighed_words,
    with_shared_words,
)
from groundswell.engine.grouping.again import beyond_chance

from .spoken import scattered, unit

LETTERS = "abcdefghij"


def apart(count: int) -> list[str]:
    """Texts that share no word."""
    return ["x" + "".join(LETTERS[int(digit)] for digit in str(number)) for number in range(count)]


def beside(vector: Vectors, cosine: float, seed: int = 77) -> Vectors:
    """A unit row of this cosine to a unit row (1, d)."""
    other = scattered(1, seed=seed)
    other = unit(other - (other @ vector.T) * vector)
    return unit(np.float32(cosine) * vector + np.float32((1 - cosine**2) ** 0.5) * other)


def again(vectors: Vectors, texts: list[str], turns: Ints | None = None) -> Ints:
    distinct, kept = distinct_neighbours(np.arange(1, len(vectors) + 1), vectors, texts)
    firsts = [texts[row] for row in distinct.firsts.tolist()]
    return same_again(
        distinct, with_shared_words(kept.neighbours, weighed_words(firsts)), vectors, texts, turns
    )


def test_what_stands_out_from_all_that_is_near_it_is_the_same_again_in_other_words():
    field = scattered(80)
    told = again(np.concatenate([field, beside(field[3:4], 0.8)]), apart(81))
    assert told[80] == told[3] == 3
    assert (told[:80] == np.arange(80)).all()


def test_as_alike_as_everybody_else_is_not_the_same_again():
    field = unit(scattered(1, seed=5) + np.float32(0.5) * scattered(81))
    assert (field @ field.T).mean() > 0.75
    assert (again(field, apart(81)) == np.arange(81)).all()


def test_the_same_words_are_the_same_again_whatever_their_case_and_marks():
    texts = [*apart(20), "It never arrived!", "it never arrived"]
    assert again(scattered(22), texts).tolist() == [*range(21), 20]


def test_another_number_is_another_thing_however_alike_the_words():
    vectors = np.concatenate([scattered(20), np.repeat(scattered(1, seed=9), 4, axis=0)])
    texts = [
        *apart(20),
        "order 4711 is late",
        "order 9218 is late",
        "Order 4711 is late.",
        "order X4711 is late",
    ]
    assert again(vectors, texts)[20:].tolist() == [20, 21, 20, 23]


def test_who_names_no_number_says_the_same_as_who_names_one():
    vectors = np.concatenate([scattered(20), np.repeat(scattered(1, seed=9), 2, axis=0)])
    assert again(vectors, [*apart(20), "it fails on version 9", "it fails"])[21] == 20
    assert again(vectors, [*apart(20), "it fails on version 9", "it fails on version 12"])[21] == 21


def test_all_who_say_the_same_as_one_of_them_are_told_together():
    field = scattered(80)
    second = beside(field[3:4], 0.8)
    third = beside(second, 0.8, seed=78)
    told = again(np.concatenate([field, second, third]), apart(82))
    assert told[[3, 80, 81]].tolist() == [3, 3, 3]


def test_for_and_against_is_not_the_same_again():
    field = scattered(80)
    vectors = np.concatenate([field, beside(field[3:4], 0.93)])
    texts = apart(81)
    texts[3], texts[80] = "we need that", "we refuse that"
    apart_by_stance = again(vectors, texts)[80]
    texts[80] = "we want that"
    assert (apart_by_stance, again(vectors, texts)[80]) == (80, 3)


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_among_a_few_only_what_is_nearly_letter_for_letter_is_told(count: int):
    vectors = scattered(count)
    assert again(vectors, apart(count)).tolist() == list(range(count))
    if count > 1:
        vectors[1] = beside(vectors[:1], 0.9)[0]
        assert again(vectors, apart(count)).tolist() == list(range(count))


def test_of_what_is_told_a_tenth_at_most_is_expected_by_chance():
    sure, doubtful = -12.0, -3.5  # of 100 items 0.0003 and 1.5 pairs are expected to be so near by chance
    assert not beyond_chance(np.full(1, doubtful), 100).any()
    assert beyond_chance(np.array([doubtful, *[sure] * 20]), 100).all()
    assert beyond_chance(np.array([doubtful, *[sure] * 5]), 100).tolist() == [False, *[True] * 5]


def test_nobody_is_told_where_nothing_is_near():
    assert not beyond_chance(np.full(50, np.inf), 100).any()
    assert beyond_chance(np.zeros(0), 0).tolist() == []


def test_two_sentences_of_one_turn_do_not_say_the_same_as_each_other():
    vectors = scattered(80)
    vectors = np.concatenate([vectors, beside(vectors[3:4], 0.8), beside(vectors[3:4], 0.8, seed=78)])
    turns = np.arange(82)
    turns[80] = turns[3]
    assert again(vectors, apart(82))[[80, 81]].tolist() == [3, 3]
    turns[81] = turns[3]
    assert again(vectors, apart(82), turns)[[80, 81]].tolist() == [80, 81]
