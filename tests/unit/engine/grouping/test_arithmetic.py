"""What the parts of grouping compute, held against the plainest way to compute the same."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.engine.grouping.cells import cells_of, cut
from groundswell.engine.grouping.cohesion import cohesion, enough, prominence, settled
from groundswell.engine.grouping.communities import agreement, numbered
from groundswell.engine.grouping.distinct import Distinct
from groundswell.engine.grouping.graph import Graph, mean_distance, ridged, symmetric, with_copies, woven
from groundswell.engine.grouping.nearest import Neighbours
from groundswell.engine.identity.board import board_of

quick = settings(max_examples=40, deadline=None)
labels = st.lists(st.integers(1, 4), min_size=2, max_size=12)


def dense(graph: Graph) -> np.ndarray:
    whole = np.zeros((graph.size, graph.size))
    whole[graph.rows(), graph.indices] = graph.weights
    return whole


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    size = draw(st.integers(2, 8))
    weights = draw(st.lists(st.integers(0, 3), min_size=size * size, max_size=size * size))
    upper = np.triu(np.array(weights, float).reshape(size, size), 1)
    one, other = np.nonzero(upper)
    return symmetric(size, one, other, upper[one, other])


@quick
@given(st.integers(1, 6), st.data())
def test_a_graph_of_directed_entries_has_each_added_to_its_mirror_image(
    size: int, data: st.DataObject
) -> None:
    entries = data.draw(
        st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1), st.integers(1, 5)), max_size=9)
    )
    entries = [(one, other, weight) for one, other, weight in entries if one != other]
    whole = np.zeros((size, size))
    for one, other, weight in entries:
        whole[one, other] += weight
        whole[other, one] += weight
    rows, columns = (np.array([entry[at] for entry in entries], np.int64) for at in (0, 1))
    graph = symmetric(size, rows, columns, np.array([entry[2] for entry in entries], float))
    assert graph.size == size
    assert (dense(graph) == whole).all()


@quick
@given(graphs(), st.data())
def test_the_graph_among_some_rows_is_theirs(graph: Graph, data: st.DataObject) -> None:
    rows = np.array(sorted(data.draw(st.sets(st.integers(0, graph.size - 1), min_size=1))))
    assert (dense(graph.of(rows)) == dense(graph)[np.ix_(rows, rows)]).all()


@quick
@given(graphs(), st.data(), st.sampled_from([0.5, 1.0, 2.0]))
def test_what_a_move_gains_is_the_modularity_it_adds(
    graph: Graph, data: st.DataObject, resolution: float
) -> None:
    clusters = np.array(data.draw(st.lists(st.integers(0, 2), min_size=graph.size, max_size=graph.size)))
    whole = dense(graph)
    degrees, total = whole.sum(axis=1), whole.sum()
    if not total:
        return

    def modularity(of: np.ndarray) -> float:
        same = of[:, None] == of[None, :]
        return float((same * (whole - resolution * np.outer(degrees, degrees) / total)).sum())

    board = board_of(graph, clusters, resolution)
    for to in range(3):
        moved = clusters.copy()
        moved[0] = to
        added = (modularity(moved) - modularity(clusters)) / 2 if to != clusters[0] else 0.0
        if to != clusters[0]:
            assert board.gain(0, to) == pytest.approx(added, abs=1e-9)
    gain, where = board.best(0)
    linked = {int(clusters[other]) for other in np.flatnonzero(whole[0])} - {int(clusters[0])}
    best = max([0.0, *(board.gain(0, to) for to in linked)])
    assert gain == pytest.approx(best, abs=1e-8)
    board.move(0, where)
    assert board.best(0)[0] == pytest.approx(0.0, abs=1e-9)


@quick
@given(labels, st.data())
def test_the_agreement_of_two_groupings_is_that_of_their_pairs(one: list[int], data: st.DataObject) -> None:
    other = data.draw(st.lists(st.integers(1, 4), min_size=len(one), max_size=len(one)))
    pairs = [(a, b) for a in range(len(one)) for b in range(a)]
    here = sum(one[a] == one[b] for a, b in pairs)
    there = sum(other[a] == other[b] for a, b in pairs)
    both = sum(one[a] == one[b] and other[a] == other[b] for a, b in pairs)
    expected, most = here * there / len(pairs), (here + there) / 2
    wanted = 1.0 if most == expected else (both - expected) / (most - expected)
    assert agreement(np.array(one), np.array(other)) == pytest.approx(wanted)
    assert agreement(np.array(one), np.array(one) + 7) == 1.0


@quick
@given(labels)
def test_communities_are_numbered_from_the_largest(given_labels: list[int]) -> None:
    order = sorted(
        set(given_labels), key=lambda label: (-given_labels.count(label), given_labels.index(label))
    )
    assert numbered(np.array(given_labels)).tolist() == [order.index(label) + 1 for label in given_labels]


def unit(rows: Sequence[Sequence[float]]) -> np.ndarray:
    found = np.array(rows, np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def test_the_mean_distance_is_over_all_pairs_and_never_nil() -> None:
    rows = unit([[1, 0], [0, 1], [1, 1], [1, 2]])
    pairs = [1 - float(rows[a] @ rows[b]) for a in range(4) for b in range(a)]
    assert mean_distance(rows) == pytest.approx(sum(pairs) / 6, abs=1e-6)
    assert mean_distance(rows[:2]) == pytest.approx(1.0, abs=1e-6)
    assert mean_distance(rows[:1]) == 1.0
    assert mean_distance(rows[[0, 0, 0]]) == 0.01
    assert mean_distance(rows, np.array([0, 2])) == mean_distance(rows[[0, 2]])


def test_the_mean_distance_a_block_at_a_time_is_that_of_one_go_to_the_last_bit() -> None:
    rows = unit(np.random.default_rng(5).standard_normal((2_500, 7)).tolist()).astype(np.float32)
    total = np.add.reduce(rows, axis=0, dtype=np.float64)
    assert mean_distance(rows) == float(1 - (np.sum(total * total) - 2_500) / (2_500 * 2_499))


def test_strangers_are_no_neighbours_and_others_get_a_ridge() -> None:
    assert ridged(np.array([0.1, 0.6, 0.61]), 0.2) == pytest.approx([0.14, 0.64, np.inf])
    assert ridged(np.array([0.6, 0.7]), 0.4) == pytest.approx([0.68, 0.78])
    assert ridged(np.array([0.9, 1.0, 1.1]), 1.5) == pytest.approx([1.2, 1.3, np.inf])


def test_an_edge_weighs_by_its_length_beside_those_of_its_ends() -> None:
    indices = np.array([[1, 2], [0, 2], [0, 1]], np.int32)
    distances = np.array([[0.2, 0.4], [0.2, np.inf], [0.4, np.inf]])
    graph = dense(woven(indices, distances))
    assert graph[0, 1] == pytest.approx(2 * np.exp(-(0.2**2) / (0.4 * 0.2)))
    assert graph[0, 2] == pytest.approx(2 * np.exp(-(0.4**2) / (0.4 * 0.4)))
    assert graph[1, 2] == 0


def test_the_scale_of_an_item_is_its_seventh_neighbour() -> None:
    count = 10
    indices = np.array([[j for j in range(count) if j != i] for i in range(count)], np.int32)
    distances = np.tile(np.arange(1, count) / 10, (count, 1))
    graph = dense(woven(indices, distances))
    assert graph[0, 1] == pytest.approx(2 * np.exp(-(0.1**2) / 0.7**2))
    assert graph[0, 9] == pytest.approx(np.exp(-(0.9**2) / 0.7**2) + np.exp(-(0.1**2) / 0.7**2))


def test_a_copy_hangs_on_its_first_and_weighs_next_to_nothing() -> None:
    graph = symmetric(2, np.array([0]), np.array([1]), np.array([3.0]))
    whole = dense(with_copies(graph, np.array([0, 2]), np.array([0, 0, 1, 1])))
    assert whole[0, 2] == whole[2, 0] == 3
    assert 0 < whole[0, 1] == whole[2, 3] < 1e-6
    assert np.count_nonzero(whole) == 6


def neighbours(similarities: Sequence[Sequence[float]], *, worded: bool = True) -> Neighbours:
    whole = np.array(similarities, np.float32)
    order = np.array([[j for j in np.argsort(-row, kind="stable") if j != i] for i, row in enumerate(whole)])
    near = np.take_along_axis(whole, order, 1).astype(np.float32)
    return Neighbours(indices=order.astype(np.int32), similarities=near, worded=worded)


ALIKE = [[1, 0.8, 0.6, 0.1], [0.8, 1, 0.4, 0.2], [0.6, 0.4, 1, 0.3], [0.1, 0.2, 0.3, 1]]


@pytest.mark.parametrize(("worded", "scale"), [(True, 1.0), (False, 0.85)])
def test_a_score_is_the_mean_likeness_to_the_nearest_half_times_the_communitys(
    worded: bool, scale: float
) -> None:
    scores = cohesion(neighbours(ALIKE, worded=worded), np.array([1, 1, 1, 2]))
    own = np.array([0.8, 0.8, 0.6]) * scale
    assert scores[:3] == pytest.approx(np.sqrt(own * own.mean()), abs=1e-5)
    assert scores[3] == 0


def test_copies_alone_in_their_community_fit_it_and_count_once_elsewhere() -> None:
    distinct = Distinct(firsts=np.arange(4), place=np.array([0, 1, 2, 3, 3]))
    assert cohesion(neighbours(ALIKE), np.array([1, 1, 1, 2, 2]), distinct)[3:].tolist() == [1, 1]
    beside = Distinct(firsts=np.arange(4), place=np.array([0, 1, 2, 3, 0]))
    scores = cohesion(neighbours(ALIKE), np.array([1, 1, 1, 2, 1]), beside)
    assert scores[4] == scores[0] == pytest.approx(np.sqrt(0.8 * 2.2 / 3), abs=1e-5)


def test_copies_of_a_stray_are_a_community_of_their_own() -> None:
    distinct = Distinct(firsts=np.array([0, 1, 2]), place=np.array([0, 1, 2, 1, 2]))
    inside = np.array([True, False, True])
    assert distinct.spread(np.array([1, 1, 2]), inside).tolist() == [1, 3, 2, 3, 2]


def test_the_least_score_grows_with_the_items_between_its_bounds_and_not_beyond_the_field() -> None:
    assert enough(np.full(1_000, 0.9)) == pytest.approx(0.06 * np.log(1_000) - 0.1)
    assert enough(np.full(10, 0.9)) == 0.28
    assert enough(np.full(50_000, 0.9)) == 0.45
    assert enough(np.full(5_500, 0.45)) == pytest.approx(0.36)
    assert enough(np.full(5_500, 0.1)) == 0.28
    assert enough(np.zeros(0)) == 0.28


def test_whoever_is_alone_or_among_a_few_that_score_little_does_not_stand_inside() -> None:
    assert settled(np.array([0.9, 0.9, 0.9]), np.array([1, 1, 2])).tolist() == [True, True, False]
    assert (
        settled(np.array([0.28, 0.27] + [0.9] * 7), np.array([1] * 9)).tolist() == [True, False] + [True] * 7
    )
    few = 0.28 * 1.3
    assert settled(np.full(6, few - 0.01), np.ones(6, np.int64)).tolist() == [False] * 6
    assert settled(np.full(6, few + 0.01), np.ones(6, np.int64)).tolist() == [True] * 6
    assert settled(np.full(7, few - 0.01), np.ones(7, np.int64)).tolist() == [True] * 7


def test_the_company_an_item_keeps_is_told_by_its_ten_nearest() -> None:
    found = Neighbours(
        indices=np.zeros((2, 12), np.int32),
        similarities=np.array([[0.5] * 10 + [0.1] * 2, [-1.0] * 12], np.float32),
        worded=True,
    )
    assert prominence(found) == pytest.approx([0.5**4, 1e-12])


def test_every_item_is_in_one_cell_and_compared_with_enough_around_it() -> None:
    random = np.random.default_rng(3)
    grid = np.rint(unit(random.standard_normal((4_000, 3)).tolist()) * 100).astype(np.int16)
    cells = cut(grid, 100, least=10)
    seen = list(cells_of(grid, cells))
    assert sorted(np.concatenate([rows for rows, _ in seen]).tolist()) == list(range(4_000))
    assert cells.items == 4_000
    assert 20 <= len(cells.pivots) <= 26
    for rows, around in seen:
        assert set(rows.tolist()) <= set(around.tolist())
        assert 3_000 <= len(around) < 4_000
        assert (np.diff(around) > 0).all()
    assert min(len(around) for _, around in cells_of(grid, cut(grid, 100, least=3_900))) >= 3_900
