import numpy as np
import pytest

from groundswell.engine.grouping import VERSION, Grouping, agreement, group, onego
from groundswell.engine.grouping.centres import joined_alike
from groundswell.engine.grouping.cohesion import settled

from .spoken import said, scattered, unit


def fields(grouping: Grouping) -> tuple[bytes, ...]:
    arrays = (grouping.communities, grouping.cohesion, grouping.inside, grouping.themes)
    return tuple(array.tobytes() for array in arrays)


@pytest.mark.parametrize("sizes", [[5] * 12, [60, 40, 25, 15, 10, 8, 5], [15] * 20])
def test_what_people_say_alike_is_one_community(sizes: list[int]):
    vectors, topics = said(sizes)
    assert agreement(group(vectors).communities, topics) > 0.95


def test_the_same_input_gives_the_same_grouping_to_the_last_byte():
    vectors, _ = said([12] * 10, loose=1.2)
    assert fields(group(vectors)) == fields(group(vectors))


def test_communities_are_numbered_by_size_then_by_lowest_member():
    vectors, _ = said([30, 20, 10, 10, 5])
    communities = group(vectors).communities
    sizes = np.bincount(communities)[1:]
    assert sizes.tolist() == sorted(sizes, reverse=True)
    firsts = [int(np.flatnonzero(communities == number)[0]) for number in range(1, len(sizes) + 1)]
    assert all(a < b for a, b, n, m in zip(firsts, firsts[1:], sizes, sizes[1:], strict=False) if n == m)


def test_clear_groups_leave_nobody_outside():
    vectors, _ = said([12] * 10)
    assert group(vectors).inside.all()


def test_where_there_is_no_structure_nobody_is_inside():
    vectors = unit(np.random.default_rng(0).standard_normal((500, 384)))
    assert not group(vectors).inside.any()


def test_strays_among_clear_groups_stand_outside():
    vectors, topics = said([15] * 12)
    both = np.concatenate([vectors, scattered(20, seed=9)])
    inside = group(both).inside
    assert inside[: len(topics)].mean() > 0.95
    assert inside[len(topics) :].mean() < 0.2


@pytest.mark.parametrize("items", range(7))
def test_a_handful_of_items_is_grouped_without_complaint(items: int):
    found = group(scattered(items), ["the same words"] * items)
    assert len(found.communities) == len(found.cohesion) == len(found.inside) == items
    assert len(found.themes) == found.communities.max(initial=0) + 1


def test_identical_items_are_one_community_and_inside():
    found = group(unit(np.ones((30, 8), np.float32)), ["same"] * 30)
    assert set(found.communities.tolist()) == {1}
    assert found.inside.all()


def test_a_given_resolution_is_kept_and_a_finer_one_gives_more_communities():
    vectors, _ = said([20] * 10, loose=1.6)
    coarse, fine = (group(vectors, resolution=value) for value in (0.1, 30.0))
    assert (coarse.resolution, fine.resolution) == (0.1, 30.0)
    assert coarse.communities.max() < fine.communities.max()


def test_every_community_lies_in_one_theme_and_there_are_fewer_themes():
    vectors, _ = said([10] * 30)
    found = group(vectors)
    assert found.themes[0] == 0
    assert set(found.themes[1:].tolist()) == set(range(1, int(found.themes.max()) + 1))
    assert found.themes.max() < found.communities.max()


def test_above_the_limit_the_level_is_chosen_on_a_sample(monkeypatch: pytest.MonkeyPatch):
    vectors, topics = said([30] * 20)
    monkeypatch.setattr(onego, "LARGE", 400)
    monkeypatch.setattr(onego, "SAMPLE", 300)
    assert agreement(group(vectors).communities, topics) > 0.95


def test_halves_of_one_big_group_are_joined_and_different_groups_are_not():
    vectors, topics = said([60, 12, 12])
    halves = np.where(topics == 0, np.arange(len(topics)) % 2, topics + 1) + 1
    assert agreement(joined_alike(vectors, halves), topics) == 1.0


def test_nobody_alone_in_a_community_is_settled():
    communities = np.array([1, 1, 2])
    assert settled(np.array([0.9, 0.9, 0.9]), communities).tolist() == [True, True, False]


def test_more_items_ask_for_more_cohesion():
    few, many = (settled(np.tile([0.35, 0.7, 0.7], n), np.ones(3 * n, np.int64)) for n in (70, 7_000))
    assert few.all()
    assert many.tolist()[:3] == [False, True, True]


def test_where_nothing_coheres_much_less_is_asked_for():
    scores = np.tile([0.2, 0.35, 0.36], 7_000)
    assert settled(scores, np.ones(len(scores), np.int64)).tolist()[:3] == [False, True, True]


def test_a_few_must_be_nearer_to_each_other_than_many():
    few, many = (settled(np.full(n, 0.32), np.ones(n, np.int64)).all() for n in (5, 8))
    assert many
    assert not few


def test_the_version_is_named():
    assert VERSION == "leiden-2"


@pytest.mark.parametrize("count", [2, 3, 10, 50, 60])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_same_words_over_and_over_are_one_community_without_nan(count: int, seed: int):
    found = group(np.repeat(scattered(1, seed=seed), count, axis=0))
    assert set(found.communities.tolist()) == {1}
    assert found.inside.all()
    assert np.isfinite(found.cohesion).all()


def test_one_stray_among_the_same_words_over_and_over_stands_outside():
    found = group(np.concatenate([np.repeat(scattered(1), 59, axis=0), scattered(1, seed=1)]))
    assert found.inside.tolist() == [True] * 59 + [False]
    assert np.isfinite(found.cohesion).all()
