import numpy as np
import pytest

from groundswell.engine.grouping import (
    affinity,
    agreement,
    best_grouping,
    cohesion,
    leiden,
    neighbours,
    numbered,
)
from groundswell.engine.grouping.centres import clarity
from groundswell.engine.grouping.cohesion import prominence
from groundswell.engine.grouping.graph import mean_distance
from groundswell.engine.grouping.onego import surroundings

from .spoken import said, scattered


def test_the_graph_is_symmetric_without_loops_and_weighs_near_ones_more():
    # Two fellows and four neighbours in the graph: every item has some of both kinds.
    vectors, topics = said([3] * 20)
    graph = affinity(neighbours(vectors, 8), mean_distance(vectors))
    dense = np.zeros((60, 60))
    dense[graph.rows(), graph.indices] = graph.weights
    assert np.array_equal(dense, dense.T)
    assert not dense.diagonal().any()
    alike = topics[graph.rows()] == topics[graph.indices]
    assert graph.weights[alike].mean() > graph.weights[~alike].mean()


def test_the_mean_distance_is_that_of_all_pairs():
    vectors = scattered(20)
    pairs = np.triu_indices(20, 1)
    assert mean_distance(vectors) == pytest.approx(float(np.mean(1 - (vectors @ vectors.T)[pairs])), abs=1e-5)


def test_the_mean_distance_of_equal_rows_is_above_nothing():
    assert all(mean_distance(np.repeat(scattered(1, seed=s), 50, axis=0)) > 0 for s in range(10))


def test_agreement_is_one_for_the_same_grouping_and_about_nil_by_chance():
    random = np.random.default_rng(0)
    labels = random.integers(0, 5, 2000)
    assert agreement(labels, 7 - labels) == 1.0
    assert abs(agreement(labels, random.permutation(labels))) < 0.01


def test_numbers_go_by_size_then_by_lowest_member():
    assert numbered(np.array([7, 3, 3, 9, 7, 1])).tolist() == [1, 2, 2, 3, 1, 4]


def test_leiden_can_set_out_from_a_grouping():
    vectors, topics = said([20] * 5)
    graph = affinity(neighbours(vectors, 8), mean_distance(vectors))
    assert agreement(leiden(graph, 1.0, 0, start=topics), topics) > 0.99


def test_leiden_sets_out_from_one_pair_among_single_items_as_from_single_items():
    vectors, topics = said([20] * 5)
    graph = affinity(neighbours(vectors, 8), mean_distance(vectors))
    pair = np.maximum(np.arange(len(topics)), 1)
    assert (leiden(graph, 1.0, 0, start=pair) == leiden(graph, 1.0, 0)).all()


def test_a_grouping_by_topic_is_clearer_than_a_coarser_and_a_finer_one():
    vectors, topics = said([20] * 6)
    spread = mean_distance(vectors)
    finer = topics * 2 + np.arange(len(topics)) % 2
    right, coarse, fine = (
        clarity(vectors, numbered(g), spread, np.ones(len(topics))) for g in (topics, topics // 2, finer)
    )
    assert right > coarse
    assert right > fine


def test_a_stray_coheres_less_than_the_members_of_its_community():
    vectors, _ = said([20])
    both = np.concatenate([vectors, scattered(1, seed=4)])
    scores = cohesion(surroundings(both), np.ones(21, np.int64))
    assert scores[20] < scores[:20].min()


def test_what_keeps_no_company_has_little_say_in_what_is_clear():
    vectors, topics = said([12] * 10, loose=1.4)
    pairs, of_pair = said([2] * 90, loose=0.9, seed=3)
    both = np.concatenate([vectors, pairs])
    halves = topics * 2 + np.arange(len(topics)) % 2
    whole = numbered(np.concatenate([topics, np.full(len(pairs), 99)]))
    shattered = numbered(np.concatenate([halves, 100 + of_pair]))
    spread, weights = mean_distance(both), prominence(surroundings(both))
    alike = np.ones(len(both))
    assert clarity(both, whole, spread, alike) < clarity(both, shattered, spread, alike)
    assert clarity(both, whole, spread, weights) > clarity(both, shattered, spread, weights)


def test_no_level_is_coarser_than_that_of_modularity_itself():
    vectors, _ = said([60, 60], loose=0.3)
    near = surroundings(vectors)
    spread = mean_distance(vectors)
    graph = affinity(near, spread)
    resolution, _ = best_grouping(vectors.__getitem__, near, graph, None, spread, 0)
    assert resolution >= 1
