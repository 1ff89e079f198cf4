from dataclasses import replace

import numpy as np

from groundswell.engine.ground import Decisions, Ground
from groundswell.engine.identity import Proposals, proposals
from groundswell.engine.identity.proposals import halved
from tests.unit.engine.identity.grounds import new_ground, topics

AXES = np.eye(16, dtype=np.float32)


def around(axis: np.ndarray, count: int, seed: int) -> np.ndarray:
    noise = np.random.default_rng(seed).standard_normal((count, 16)).astype(np.float32)
    rows = axis + 0.2 * noise
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def standing(parts: list[tuple[int, np.ndarray]]) -> Ground:
    """Rows that stand in concerns of these numbers."""
    concerns = np.concatenate([np.full(len(rows), number, np.int64) for number, rows in parts])
    ground = new_ground(np.concatenate([rows for _, rows in parts]))
    return replace(ground, concerns=concerns, communities=concerns)


def test_two_concerns_that_are_nearly_as_alike_across_as_within_may_be_one() -> None:
    ground = standing([(1, around(AXES[0], 12, 0)), (2, around(AXES[0], 8, 1)), (3, around(AXES[5], 9, 2))])
    told = proposals(ground, Decisions()).one
    assert [(pair.stays, pair.joins) for pair in told] == [(1, 2)]


def test_what_a_person_told_apart_or_dismissed_is_not_asked_again() -> None:
    ground = standing([(1, around(AXES[0], 12, 0)), (2, around(AXES[0], 8, 1))])
    assert proposals(ground, Decisions(apart=frozenset({(1, 2)}))).one == ()
    assert proposals(ground, Decisions(dismissed=frozenset({2}))).one == ()


def test_those_for_a_thing_and_those_against_it_are_not_proposed_to_be_one() -> None:
    ground = standing([(1, around(AXES[0], 12, 0)), (2, around(AXES[0], 8, 1))])
    told = replace(ground, texts=["we need it"] * 12 + ["we do not need it"] * 8)
    assert proposals(told, Decisions()).one == ()


def test_a_concern_of_two_unlike_halves_may_be_two_and_the_smaller_half_is_named() -> None:
    mixed = np.concatenate([around(AXES[0], 9, 0), around(AXES[7], 5, 1)])
    told = proposals(standing([(1, mixed), (2, around(AXES[3], 10, 2))]), Decisions()).two
    assert [(one.concern, one.verbatims) for one in told] == [(1, (10, 11, 12, 13, 14))]


def test_a_concern_of_words_that_are_all_the_same_is_never_two() -> None:
    same = np.repeat(AXES[:1], 8, axis=0)
    assert not halved(same).any()
    assert proposals(standing([(1, same), (2, around(AXES[3], 10, 2))]), Decisions()).two == ()


def test_of_two_halves_the_smaller_is_told_whichever_way_round_they_stand() -> None:
    few, many = around(AXES[0], 4, 0), around(AXES[7], 9, 1)
    assert halved(np.concatenate([few, many])).tolist() == [True] * 4 + [False] * 9
    assert halved(np.concatenate([many, few])).tolist() == [False] * 9 + [True] * 4


def test_a_concern_that_a_person_kept_together_is_left_alone() -> None:
    mixed = np.concatenate([around(AXES[0], 9, 0), around(AXES[7], 5, 1)])
    assert proposals(standing([(1, mixed)]), Decisions(kept=frozenset({1}))).two == ()


def test_one_or_two_strays_are_no_half() -> None:
    mixed = np.concatenate([around(AXES[0], 9, 0), around(AXES[7], 2, 1)])
    assert proposals(standing([(1, mixed)]), Decisions()).two == ()


def test_a_field_without_concerns_has_nothing_to_decide() -> None:
    ground = new_ground(topics(3))
    assert proposals(ground, Decisions()) == Proposals()
