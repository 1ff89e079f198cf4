"""How likely it is that a remark makes a point."""

import hashlib

import numpy as np
import pytest

from groundswell.engine.encoder import Vectors
from groundswell.engine.linking import likelihoods, not_sure, words_to_encode
from groundswell.engine.linking.features import content_words

POINTS = ["The invoices come twice", "The app needs a connection", "Support answers late"]
REMARKS = [
    "We get two of each: the invoices come twice.",
    "Without a connection the app does nothing.",
    "It is a nice product.",
    "Support takes days, it answers late.",
]


def vectors_of(texts: list[str]) -> Vectors:
    """Of each the sum of its words' own directions: texts with words in common are alike, words never."""
    rows = np.array([sum(map(_direction, content_words(text) or ["nothing"])) for text in texts], np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _direction(word: str) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4])
    return np.random.default_rng(seed).normal(size=64)


def asked(remarks: list[str], points: list[str]) -> np.ndarray:
    words = words_to_encode([*remarks, *points])
    word_vectors = dict(zip(words, vectors_of(words) if words else [], strict=True))
    return likelihoods(remarks, points, vectors_of(remarks), vectors_of(points), word_vectors)


def test_each_remark_makes_the_point_whose_words_it_says() -> None:
    found = asked(REMARKS, POINTS)
    assert found.shape == (4, 3)
    assert [found[row].argmax() for row in (0, 1, 3)] == [0, 1, 2]
    assert min(found[0, 0], found[1, 1], found[3, 2]) > 0.5


def test_what_makes_no_point_is_likely_for_none() -> None:
    assert asked(REMARKS, POINTS)[2].max() < not_sure()[1]


def test_the_order_of_remarks_and_points_changes_nothing() -> None:
    found = asked(REMARKS, POINTS)
    turned = asked(REMARKS[::-1], POINTS[::-1])
    assert turned[::-1, ::-1] == pytest.approx(found)


def test_a_word_that_tells_the_points_apart_counts_for_more_than_one_that_all_remarks_say() -> None:
    remarks = ["the invoice is wrong", "the invoice is late", "the invoice is blue", "the invoice came twice"]
    found = asked(remarks, ["invoice twice", "invoice late"])
    assert found[3].argmax() == 0
    assert found[1].argmax() == 1
    assert found[2].max() < found[3, 0]


def test_short_words_that_tell_something_are_kept() -> None:
    assert content_words("Owning one is a right, not a gift") == ["owning", "one", "right", "not", "gift"]


@pytest.mark.parametrize(("remarks", "points"), [([], POINTS), (REMARKS, []), ([], [])])
def test_nothing_is_likely_where_there_is_nothing(remarks: list[str], points: list[str]) -> None:
    empty = np.zeros((0, 64), np.float32)
    found = likelihoods(remarks, points, empty[: len(remarks)], empty[: len(points)], {})
    assert found.shape == (len(remarks), len(points))


def test_remarks_and_points_without_a_word_are_unlikely_and_no_error() -> None:
    found = asked(["…", "the invoices come twice"], ["!!", *POINTS])
    assert np.isfinite(found).all()
    assert found[1].argmax() == 1


def test_one_remark_and_one_point_can_be_asked_about() -> None:
    assert np.isfinite(asked(REMARKS[:1], POINTS[:1])).all()


def test_a_person_decides_in_a_band_around_one_half() -> None:
    low, high = not_sure()
    assert 0 < low < 0.5 < high < 1
