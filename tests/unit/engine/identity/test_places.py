"""Placing one verbatim, and telling why it stands where it does."""

from dataclasses import replace

import numpy as np
import pytest

from groundswell.engine.explaining import explain
from groundswell.engine.ground import Decisions, Ground
from groundswell.engine.identity import place, place_all, places_of, update


def ground_of_two_topics() -> Ground:
    """Two clear topics of ten, along the first and the second axis, each in its own conversation."""
    random = np.random.default_rng(0)
    points = np.repeat(np.eye(8)[:2], 10, axis=0) + 0.05 * random.standard_normal((20, 8))
    ground = Ground(
        verbatims=np.arange(1, 21),
        conversations=np.arange(1, 21),
        vectors=(points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32),
        communities=np.zeros(20, np.int64),
        concerns=np.zeros(20, np.int64),
        scores=np.zeros(20),
        pinned=np.zeros(20, np.bool_),
    )
    shift = update(ground, Decisions())
    return replace(ground, communities=shift.communities, concerns=shift.concerns, scores=shift.scores)


def test_a_verbatim_is_placed_in_the_concern_it_is_like() -> None:
    ground = ground_of_two_topics()
    found = place(places_of(ground), np.eye(8, dtype=np.float32)[1])
    assert found.concern == ground.concerns[10]
    assert found.community == ground.communities[10]
    assert found.score > 0.5


def test_a_verbatim_like_nothing_is_placed_in_no_concern() -> None:
    found = place(places_of(ground_of_two_topics()), np.eye(8, dtype=np.float32)[5])
    assert found.concern == 0


def test_nothing_is_found_where_nothing_was_heard() -> None:
    ground = ground_of_two_topics()
    empty = replace(ground, communities=np.zeros(20, np.int64), concerns=np.zeros(20, np.int64))
    found = place(places_of(empty), np.eye(8, dtype=np.float32)[0])
    assert (found.community, found.concern, found.score) == (0, 0, 0.0)


def test_placing_many_is_placing_each() -> None:
    ground = ground_of_two_topics()
    places = places_of(ground)
    assert place_all(places, ground.vectors) == [place(places, vector) for vector in ground.vectors]


def test_an_explanation_lists_the_nearest_and_their_concern() -> None:
    ground = ground_of_two_topics()
    told = explain(ground, 3)
    assert told.concern == ground.concerns[2]
    assert 3 not in {near.verbatim for near in told.neighbours}
    cosines = [near.cosine for near in told.neighbours]
    assert cosines == sorted(cosines, reverse=True)
    assert told.shared == sum(near.concern == told.concern for near in told.neighbours)
    assert f"C-{told.concern}" in told.reason


def test_an_explanation_says_when_a_person_decided() -> None:
    ground = ground_of_two_topics()
    told = explain(replace(ground, pinned=np.arange(20) == 2), 3)
    assert told.pinned
    assert told.reason.startswith("A person placed it")


def test_an_unknown_verbatim_has_no_explanation() -> None:
    with pytest.raises(KeyError):
        explain(ground_of_two_topics(), 99)
