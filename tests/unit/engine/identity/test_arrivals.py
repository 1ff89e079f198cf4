"""What comes in small numbers finds a place and moves nobody; what a regrouping may not do."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundswell.engine.ground import Decisions, Ground
from groundswell.engine.identity import (
    apply_target,
    place_arrivals,
    regrouping_is_due,
    target_of,
    update,
)
from groundswell.engine.identity.regroup import join_fellows
from tests.unit.engine.identity.grounds import NOTHING, after, grown, new_ground, topics

AXES = np.eye(16, dtype=np.float32)


def grouped(*sizes: int, noise: float = 0.05) -> Ground:
    ground = new_ground(topics(*sizes, noise=noise))
    return after(ground, update(ground, NOTHING))


def test_a_stray_that_comes_alone_is_heard_once_and_moves_nobody() -> None:
    ground = grouped(40, 40, 40)
    stray = -np.add.reduce(ground.vectors, axis=0, keepdims=True)
    shift = update(grown(ground, stray / np.linalg.norm(stray)), NOTHING)
    assert np.array_equal(shift.concerns, [*ground.concerns, 0])
    assert np.array_equal(shift.communities[:-1], ground.communities)
    assert shift.born == ()


def test_two_that_come_one_after_the_other_and_say_the_same_meet() -> None:
    ground = grouped(40, 40, 40)
    stray = -np.add.reduce(ground.vectors, axis=0, keepdims=True)
    stray = (stray / np.linalg.norm(stray)).astype(np.float32)
    ground = grown(ground, stray)
    ground = after(ground, place_arrivals(ground))
    shift = place_arrivals(grown(ground, stray))
    assert shift.concerns[-2] == shift.concerns[-1] == shift.born[0] > ground.concerns.max()


def test_many_that_come_together_and_say_the_same_are_one_concern() -> None:
    ground = grouped(40, 40, 40)
    stray = -np.add.reduce(ground.vectors, axis=0, keepdims=True)
    same = np.repeat((stray / np.linalg.norm(stray)).astype(np.float32), 9, axis=0)
    shift = place_arrivals(grown(ground, same))
    assert len(shift.born) == 1
    assert set(shift.concerns[-9:].tolist()) == set(shift.born)
    assert len(set(shift.communities[-9:].tolist())) == 1


def test_who_is_against_a_thing_is_not_counted_with_those_who_are_for_it() -> None:
    ground = grouped(20, 20)
    wanted = [f"we need this {at}" if ground.concerns[at] == ground.concerns[0] else "" for at in range(40)]
    more = grown(replace(ground, texts=wanted), np.concatenate([ground.vectors[:1]] * 2))
    against = replace(more, texts=[*wanted, "we do not need this", "we need this"])
    shift = place_arrivals(against)
    assert shift.concerns[40] == 0
    assert shift.concerns[41] == ground.concerns[0]


def test_two_of_one_conversation_do_not_recur() -> None:
    ground = grouped(40, 40, 40)
    stray = -np.add.reduce(ground.vectors, axis=0, keepdims=True)
    ground = grown(ground, np.repeat((stray / np.linalg.norm(stray)).astype(np.float32), 2, axis=0))
    ground.conversations[-1] = ground.conversations[-2]
    assert place_arrivals(ground).born == ()


def test_placed_one_by_one_or_all_at_once_is_the_same_for_those_of_known_concerns() -> None:
    ground = grouped(30, 30, 30)
    more = topics(30, 30, 30, seed=0)[::9]
    once = place_arrivals(grown(ground, more))
    for one in more:
        ground = grown(ground, one[None])
        ground = after(ground, place_arrivals(ground))
    assert np.array_equal(ground.concerns, once.concerns)


@pytest.mark.parametrize(
    ("grouped", "new", "due"),
    [(0, 1, True), (10, 1, True), (50, 4, False), (50, 5, True), (500, 19, False), (500, 20, True),
     (5000, 99, False), (5000, 100, True), (500, 0, False)],
)  # fmt: skip
def test_a_regrouping_is_due_from_twenty_and_two_in_a_hundred_on(grouped: int, new: int, due: bool) -> None:
    ground = new_ground(np.zeros((grouped + new, 16), np.float32))
    ground = replace(ground, communities=(ground.verbatims <= grouped).astype(np.int64))
    assert regrouping_is_due(ground) is due


def test_who_was_only_placed_counts_as_new_until_the_next_regrouping() -> None:
    ground = grown(grouped(100, 100), topics(100, 100)[:19])
    ground = after(ground, update(ground, NOTHING))
    assert ground.new.sum() == 19
    ground = grown(ground, topics(100, 100)[:1])
    assert not update(ground, NOTHING).arrived.any()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(3, 20), min_size=2, max_size=8), st.sampled_from([0.05, 0.2, 0.4]))
def test_where_nothing_is_new_regrouping_changes_nothing(sizes: list[int], noise: float) -> None:
    ground = grouped(*sizes, noise=noise)
    shift = apply_target(ground, target_of(ground), NOTHING)
    again = update(ground, NOTHING, asked=True)
    for found in (shift, again):
        assert np.array_equal(found.concerns, ground.concerns)
        assert (found.born, found.merges, found.splits) == ((), (), ())


def test_who_has_nobody_new_beside_stays_through_a_regrouping() -> None:
    ground = grouped(60, 60, 60, 60, noise=0.25)
    near_first = topics(60, 60, 60, 60, noise=0.25)[:25]
    shift = update(grown(ground, near_first), NOTHING, asked=True)
    far = np.repeat([1, 2, 3], 60)
    assert np.array_equal(shift.concerns[60:240][far > 0], ground.concerns[60:240])


def test_a_concern_that_begins_has_words_that_are_new() -> None:
    conversations = np.concatenate([np.full(12, 1), np.arange(2, 102)])
    ground = new_ground(topics(12, 50, 50), conversations)
    ground = after(ground, update(ground, NOTHING))
    assert not ground.concerns[:12].any()
    shift = update(grown(ground, topics(12, 50, 50)[12:40]), NOTHING, asked=True)
    assert shift.born == ()
    assert not shift.concerns[:12].any()


def test_what_a_person_decides_while_a_target_is_made_stands() -> None:
    ground = grown(grouped(40, 40, 40), topics(40, 40, 40)[::4])
    target = target_of(ground)
    first, second = int(ground.concerns[0]), int(ground.concerns[40])
    moved = ground.concerns.copy()
    moved[:3] = second
    pinned = ground.pinned.copy()
    pinned[:3] = True
    meanwhile = replace(ground, concerns=moved, pinned=pinned)
    shift = apply_target(
        meanwhile, target, Decisions(apart=frozenset({(first, second)}), kept=frozenset({second}))
    )
    assert set(shift.concerns[:3].tolist()) == {second}
    assert set(shift.concerns[3:40].tolist()) == {first}


def test_who_came_or_went_while_a_target_is_made_is_neither_lost_nor_missed() -> None:
    ground = grown(grouped(40, 40, 40), topics(40, 40, 40)[::4])
    target = target_of(ground)
    later = grown(ground.of(np.delete(np.arange(len(ground.verbatims)), [5, 50])), topics(40, 40, 40)[:2])
    later = replace(later, vectors=later.vectors[:0])
    shift = apply_target(later, target, NOTHING)
    assert len(shift.concerns) == len(later.verbatims)
    assert shift.concerns[-2:].tolist() == [0, 0]
    assert shift.communities[-2:].tolist() == [0, 0]
    assert np.array_equal(shift.arrived, later.new)  # those regrouped have not met the last two
    assert (shift.communities[:-2] > 0).all()


def test_who_was_placed_while_a_target_is_made_follows_a_merge() -> None:
    ground = grown(grouped(40, 40), topics(40, 40)[::2])
    halves = ground.concerns.copy()
    halves[:20] = 9
    ground = replace(ground, concerns=halves, memory=replace(ground.memory, next_concern=10))
    target = target_of(ground)
    later = grown(ground, topics(40, 40)[:1])
    later.communities[-1], later.concerns[-1] = ground.communities[0], 9
    shift = apply_target(later, target, NOTHING)
    assert [merge.concern for merge in shift.merges] == [9] or [merge.into for merge in shift.merges] == [9]
    assert shift.concerns[-1] == shift.concerns[0]


def test_concerns_do_not_join_where_nothing_new_lies_between_them() -> None:
    ground = grouped(60, 60, 60)
    halves = ground.concerns.copy()
    halves[:25] = 9
    ground = replace(ground, concerns=halves, memory=replace(ground.memory, next_concern=10))
    elsewhere = update(grown(ground, topics(60, 60, 60)[70:95]), NOTHING, asked=True)
    assert elsewhere.merges == ()
    between = update(grown(ground, topics(60, 60, 60)[:25]), NOTHING, asked=True)
    assert [merge.concern for merge in between.merges] == [9]


def test_who_was_heard_once_is_lifted_only_by_somebody_new() -> None:
    ground = grouped(60, 60, 60)
    once = ground.concerns.copy()
    once[:60] = 0
    ground = replace(ground, concerns=once)
    elsewhere = update(grown(ground, topics(60, 60, 60)[70:95]), NOTHING, asked=True)
    assert (elsewhere.born, elsewhere.concerns[:60].any()) == ((), False)
    beside = update(grown(ground, topics(60, 60, 60)[:25]), NOTHING, asked=True)
    assert len(beside.born) == 1


@pytest.mark.parametrize(("new", "own"), [(6, False), (7, True)])
def test_newcomers_follow_those_of_their_community_unless_they_are_nearly_as_many(
    new: int, own: bool
) -> None:
    # Ten of a concern of forty have gone to a community of their own, where the cap keeps them from going.
    ground = new_ground(topics(40 + new))
    target = replace(target_of(ground), communities=np.repeat([1, 2], [30, 10 + new]))
    clusters = np.repeat([0, 5], [40, new])
    join_fellows(clusters, target, loose=clusters == 5, numbered=clusters == 0)
    assert set(clusters[40:].tolist()) == {5 if own else 0}
