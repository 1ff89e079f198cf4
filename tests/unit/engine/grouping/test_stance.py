import numpy as np
import pytest

from groundswell.engine.grouping import agreement, group, neighbours
from groundswell.engine.grouping.stance import opposed, sided, stance_of

from .spoken import said


@pytest.mark.parametrize(
    "text",
    [
        "We need single sign-on.",
        "Offline maps are a must for us",
        "Without offline maps the board will not approve it.",
        "I love the new planner",
        "Wir brauchen eine Offline-Karte",
        "On a besoin du mode hors ligne",
    ],
)
def test_who_wants_or_likes_a_thing_is_for_it(text: str):
    assert stance_of(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We don't need single sign-on.",
        "We have no need for offline maps",
        "Offline maps aren't something we need, please drop them",
        "I hate the new planner",
        "I want to cancel the offline maps",
        "We don’t like it",
        "Wir wollen keine Offline-Karte",
        "We willen geen kaarten",
    ],
)
def test_who_refuses_or_dislikes_a_thing_is_against_it(text: str):
    assert stance_of(text) == -1


@pytest.mark.parametrize(
    "text",
    [
        "The app looks like it has stopped",
        "The map does not load",
        "I love the planner but hate the map",
        "Could you tell me when it ships?",
        "Well " + "and so on " * 20 + "we need maps",
    ],
)
def test_who_wants_nothing_or_both_or_talks_at_length_takes_no_side(text: str):
    assert stance_of(text) == 0


def test_those_of_the_opposite_stance_fall_behind_in_the_neighbourhood():
    vectors, topics = said([12])
    stances = np.where(np.arange(12) < 6, 1, -1)
    near = opposed(neighbours(vectors, 11), stances)
    assert (stances[near.indices[:, :5]] == stances[:, None]).all()
    assert len(topics) == 12


def test_a_community_for_and_against_is_two_sides_and_the_undecided_stand_with_the_nearer():
    vectors, topics = said([10, 10])
    stances = np.where(topics == topics[0], 1, -1)
    stances[[int(np.flatnonzero(topics == topic)[-1]) for topic in np.unique(topics)]] = 0
    assert agreement(sided(vectors, np.ones(20, np.int64), stances), topics) == 1.0


def test_the_sides_of_several_communities_are_kept_apart():
    vectors, topics = said([10] * 6)
    numbers = np.unique(topics, return_inverse=True)[1]
    stances = np.where(numbers % 2, 1, -1)
    assert agreement(sided(vectors, numbers // 2 + 1, stances), topics) == 1.0


def test_one_dissenter_or_a_side_taken_in_passing_makes_no_two_sides():
    vectors, _ = said([20])
    whole = np.ones(20, np.int64)
    for stances in ([1] * 19 + [-1], [1, 1, 1, -1, -1, -1] + [0] * 14):
        assert set(sided(vectors, whole, np.array(stances)).tolist()) == {1}


def test_the_same_vectors_for_and_against_are_two_groups():
    vectors, topics = said([12] * 8, loose=1.0)
    texts = ["word" + "abcdefgh"[topic % 8] + " said" + "x" * at for at, topic in enumerate(topics.tolist())]
    contested = np.flatnonzero(topics == topics[0])
    for at, row in enumerate(contested.tolist()):
        texts[row] = f"we {'do not ' if at % 2 else ''}need {texts[row]}"
    found = group(vectors, texts).communities[contested]
    assert not set(found[::2].tolist()) & set(found[1::2].tolist())
