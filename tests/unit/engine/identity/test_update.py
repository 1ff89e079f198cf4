"""What one update of the ground may and may not do."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundswell.engine.ground import Decisions, Ground, Memory, Shift
from groundswell.engine.grouping import agreement, group
from groundswell.engine.identity import bounds, update
from tests.unit.engine.identity.grounds import NOTHING, after, grown, new_ground, topics, without


def resolved(concerns: np.ndarray, shift: Shift) -> np.ndarray:
    redirect = {merge.concern: merge.into for merge in shift.merges}

    def end(concern: int) -> int:
        while concern in redirect:
            concern = redirect[concern]
        return concern

    return np.array([end(concern) for concern in concerns.tolist()], np.int64)


def test_the_first_run_gives_what_grouping_in_one_go_gives() -> None:
    vectors = topics(12, 9, 7, 5)
    shift = update(new_ground(vectors), NOTHING)
    assert np.array_equal(shift.communities, group(vectors).communities)


def test_a_group_that_stands_in_one_conversation_only_is_heard_once() -> None:
    vectors = topics(10, 10, 10)
    conversations = np.concatenate([np.full(10, 1), np.arange(2, 22)])
    shift = update(new_ground(vectors, conversations), NOTHING)
    assert not shift.concerns[:10].any()
    assert shift.concerns[10:].all()


def test_a_group_gets_its_number_when_a_second_conversation_raises_it() -> None:
    vectors = topics(10, 10, 10)
    conversations = np.concatenate([np.full(10, 1), np.arange(2, 22)])
    ground = new_ground(vectors, conversations)
    first = update(ground, NOTHING)
    later = update(grown(after(ground, first), vectors[:3]), NOTHING)
    assert len(later.born) == 1
    assert later.born[0] > max(first.born)
    assert set(later.concerns[:10].tolist()) == set(later.born)


def test_new_verbatims_join_their_concern_and_move_nobody() -> None:
    vectors = topics(20, 20, 20, 20)
    old = np.arange(80) % 20 < 15
    ground = new_ground(vectors[old])
    ground = after(ground, update(ground, NOTHING))
    shift = update(grown(ground, vectors[~old]), NOTHING)
    assert np.array_equal(shift.concerns[:60], ground.concerns)
    assert np.array_equal(shift.concerns[60:], ground.concerns[np.repeat([0, 15, 30, 45], 5)])
    assert not shift.born


def test_a_concern_that_lost_its_sources_keeps_its_number_and_members() -> None:
    conversations = np.concatenate([np.full(6, 1), np.arange(2, 32)])
    ground = new_ground(topics(12, 12, 12), conversations)
    ground = after(ground, update(ground, NOTHING))
    left = without(ground, (np.arange(36) >= 6) & (np.arange(36) < 12))
    shift = update(grown(left, topics(12, 12, 12)[-2:]), NOTHING)
    assert np.array_equal(shift.concerns[:6], ground.concerns[:6])


def test_numbers_of_withdrawn_concerns_are_never_given_again() -> None:
    ground = new_ground(topics(12, 12, 12))
    ground = after(ground, update(ground, NOTHING))
    used = set(ground.concerns.tolist())
    left = without(ground, ground.concerns == ground.concerns.max())
    shift = update(grown(left, topics(8, seed=5)), NOTHING)
    assert shift.born
    assert not used & set(shift.born)


def test_the_same_ground_gives_the_same_shift() -> None:
    ground = new_ground(topics(20, 15, 10, 5, noise=0.2))
    ground = grown(after(ground, update(ground, NOTHING)), topics(6, 6, seed=3))
    one, other = update(ground, NOTHING), update(ground, NOTHING)
    for name in ("communities", "concerns", "scores"):
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes()
    assert (one.merges, one.splits, one.born, one.themes, one.memory) == (
        other.merges,
        other.splits,
        other.born,
        other.themes,
        other.memory,
    )


def test_nothing_heard_gives_nothing() -> None:
    shift = update(new_ground(np.zeros((0, 16), np.float32)), NOTHING)
    assert len(shift.concerns) == 0
    assert shift.themes == {}


def test_one_verbatim_is_heard_once() -> None:
    assert update(new_ground(topics(1)), NOTHING).concerns.tolist() == [0]


@pytest.mark.parametrize("count", [2, 3, 10, 50, 60])
def test_the_same_words_over_and_over_are_one_concern_and_stay_it(count: int) -> None:
    vectors = np.repeat(topics(1, seed=1), count, axis=0)
    ground = new_ground(vectors)
    ground = after(ground, update(ground, NOTHING))
    later = update(grown(ground, vectors), NOTHING)
    assert ground.concerns.tolist() == [1] * count
    assert later.concerns.tolist() == [1] * 2 * count
    assert np.isfinite(later.scores).all()


def test_a_stray_among_the_same_words_is_heard_once() -> None:
    vectors = np.concatenate([np.repeat(topics(1), 59, axis=0), -topics(1)])
    assert update(new_ground(vectors), NOTHING).concerns.tolist() == [1] * 59 + [0]


def test_a_young_ground_ends_where_one_go_would_however_it_came() -> None:
    vectors = topics(*([5] * 12), noise=0.12)[np.random.default_rng(1).permutation(60)]
    ground = new_ground(vectors[:0])
    for first in range(0, 60, 10):
        ground = grown(ground, vectors[first : first + 10])
        ground = after(ground, update(ground, NOTHING, asked=True))
    inside = ground.concerns > 0
    assert inside.mean() > 0.9
    assert agreement(ground.concerns[inside], group(vectors).communities[inside]) > 0.99


def test_what_may_move_tapers_off_as_a_ground_comes_of_age_and_depends_on_what_is_new() -> None:
    def cap(had: int, new: int) -> int:
        ground = new_ground(topics(had + new))
        old = ground.verbatims <= had
        grouped = np.where(old, ground.verbatims, 0)
        return bounds.bounds_of(replace(ground, concerns=grouped, communities=grouped)).cap

    assert [cap(had, 20) for had in (20, 60, 75, 1000, 3000)] == [55, 15, 6, 2, 2]
    assert [cap(had, 300) for had in (100, 1000, 3000)] == [10, 18, 26]
    assert cap(1000, 0) == 0


PROGRAM = """
import hashlib
from dataclasses import replace
import numpy as np
from groundswell.engine.ground import Decisions, Ground
from groundswell.engine.identity import update
random = np.random.default_rng(5)
rows = np.repeat(random.standard_normal((40, 384)), 15, axis=0) + 1.5 * random.standard_normal((600, 384))
rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)[random.permutation(600)]
nil, ids = np.zeros(600, np.int64), np.arange(1, 601)
whole = Ground(verbatims=ids, conversations=ids, vectors=rows, communities=nil, concerns=nil,
               scores=np.zeros(600), pinned=np.zeros(600, bool))
arrays = ("verbatims", "conversations", "vectors", "communities", "concerns", "scores", "pinned")
for count in (200, 400, 600):
    shift = update(replace(whole, **{name: getattr(whole, name)[:count] for name in arrays}), Decisions())
    found = (shift.communities, shift.concerns, shift.scores)
    padded = [np.append(part, np.zeros(600 - count, part.dtype)) for part in found]
    whole = replace(
        whole, communities=padded[0], concerns=padded[1], scores=padded[2], memory=shift.memory
    )
told = repr((shift.merges, shift.splits, shift.born, shift.themes, shift.memory)).encode()
print(hashlib.sha256(b"".join(part.tobytes() for part in found) + told).hexdigest())
"""


def test_one_thread_or_two_give_the_same_concerns() -> None:
    source = str(Path(bounds.__file__).parents[3])
    answers = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=os.environ
            | {"OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads, "PYTHONPATH": source},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for threads in ("1", "2")
    }
    assert len(answers) == 1


def test_themes_name_every_concern_and_last() -> None:
    ground = new_ground(topics(12, 12, 12, 12))
    first = update(ground, NOTHING)
    later = update(grown(after(ground, first), topics(12, 12, 12, 12)[::6]), NOTHING)
    assert set(first.themes) == set(first.concerns.tolist()) - {0}
    assert {c: t for c, t in later.themes.items() if c in first.themes} == dict(first.themes)


@st.composite
def grounds(draw: st.DrawFn) -> tuple[Ground, Decisions]:
    """A ground with arbitrary concerns, some pinned verbatims, some new ones, and decisions about them."""
    count = draw(st.integers(8, 40))
    noise = draw(st.sampled_from([0.02, 0.2, 0.6]))
    seed = draw(st.integers(0, 99))
    vectors = topics(*([count // 4] * 4), seed=seed, noise=noise)
    size = len(vectors)
    concerns = np.array(draw(st.lists(st.integers(0, 6), min_size=size, max_size=size)))
    new = np.array(draw(st.lists(st.booleans(), min_size=size, max_size=size)))
    pinned = np.array(draw(st.lists(st.sampled_from([False, False, True]), min_size=size, max_size=size)))
    concerns[new] = 0
    communities = np.where(new, 0, np.where(concerns > 0, concerns, 7))
    numbers = st.integers(1, 6)
    decisions = Decisions(
        apart=frozenset(
            (min(pair), max(pair))
            for pair in draw(st.lists(st.tuples(numbers, numbers), max_size=3))
            if pair[0] != pair[1]
        ),
        kept=frozenset(draw(st.lists(numbers, max_size=3))),
        dismissed=frozenset(draw(st.lists(numbers, max_size=2))),
    )
    ground = replace(
        new_ground(vectors, np.arange(size) // 2 + 1),
        communities=communities,
        concerns=concerns,
        pinned=pinned & ~new,
        memory=Memory(version="leiden-1", next_concern=7, next_community=8),
    )
    return ground, decisions


def updated(ground: Ground, decisions: Decisions, young: bool) -> Shift:
    """What an update does to so small a ground, or would do to it if it counted as grown."""
    with pytest.MonkeyPatch.context() as patch:
        if not young:
            patch.setattr(bounds, "YOUNG", 0)
        return update(ground, decisions)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(grounds(), st.booleans())
def test_people_outrank_the_engine(drawn: tuple[Ground, Decisions], young: bool) -> None:
    ground, decisions = drawn
    shift = updated(ground, decisions, young)
    merged = {merge.concern for merge in shift.merges}
    end = dict(zip(range(1, 7), resolved(np.arange(1, 7), shift).tolist(), strict=True))
    assert np.array_equal(shift.concerns[ground.pinned], ground.concerns[ground.pinned])
    assert not merged & decisions.kept
    assert not (merged | {merge.into for merge in shift.merges}) & decisions.dismissed
    assert all(end[one] != end[other] for one, other in decisions.apart)
    dismissed = np.isin(ground.concerns, sorted(decisions.dismissed))
    assert np.array_equal(shift.concerns[dismissed], ground.concerns[dismissed])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(grounds(), st.booleans())
def test_nobody_loses_a_concern_and_every_number_resolves(
    drawn: tuple[Ground, Decisions], young: bool
) -> None:
    ground, decisions = drawn
    shift = updated(ground, decisions, young)
    had = ground.concerns > 0
    assert shift.concerns[had].all()
    assert set(resolved(ground.concerns[had], shift).tolist()) <= set(shift.concerns.tolist())
    known = set(ground.concerns.tolist()) | set(shift.born)
    assert set(shift.concerns.tolist()) <= known | {0}
    assert not set(shift.born) & set(ground.concerns.tolist())
    assert set(shift.themes) == set(shift.concerns.tolist()) - {0}
    assert {split.born for split in shift.splits} <= set(shift.born)
    assert all(community > 0 for community in shift.communities.tolist())
    moved = np.count_nonzero(resolved(ground.concerns, shift)[had] != shift.concerns[had])
    assert young or moved <= 0.3 * np.count_nonzero(ground.new)


def test_a_ground_whose_vectors_are_anothers_follows_them_all_the_way_and_keeps_its_numbers() -> None:
    """By the new vectors each old topic falls in halves, which join crosswise; it has long come of age."""
    old, now = topics(40, 40, 40, 40), topics(40, 40, 40, 40, seed=5)
    ground = new_ground(old)
    ground = after(ground, update(ground, NOTHING))
    before = ground.concerns
    crosswise = np.argsort(np.arange(160) % 40 // 20 * 2 + np.arange(160) // 80, kind="stable")
    vectors = np.empty_like(now)
    vectors[crosswise] = now
    renewed = replace(ground, vectors=vectors).renewed()
    pinned = replace(renewed, pinned=np.arange(160) == 0)
    shift = update(pinned, NOTHING)
    assert agreement(shift.communities[1:], np.argsort(crosswise)[1:] // 40) > 0.95
    assert set(np.unique(before)) <= {*np.unique(shift.concerns).tolist(), *(m.concern for m in shift.merges)}
    assert shift.concerns[0] == resolved(before, shift)[0]
    assert not shift.arrived.any()
