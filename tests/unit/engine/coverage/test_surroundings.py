"""How sentences and concerns stand among the others of a text."""

import numpy as np

from groundswell.engine.coverage.expected import expected, middle_of_concerns
from groundswell.engine.coverage.surroundings import ahead, beside, everywhere, rest_of_paragraph

LEADS = np.array([[0.4], [0.0], [-0.4], [-0.2]])


def test_a_concern_is_ahead_by_what_it_is_nearer_than_the_nearest_other() -> None:
    likeness = np.array([[0.9, 0.5, 0.4, 0.1]])
    np.testing.assert_allclose(ahead(likeness, usual=0.7), [[0.4, -0.4, -0.5, -0.8]])


def test_among_few_concerns_the_others_are_as_near_as_is_usual() -> None:
    np.testing.assert_allclose(ahead(np.array([[0.9]]), usual=0.3), [[0.6]])
    np.testing.assert_allclose(ahead(np.array([[0.9, 0.1]]), usual=0.3), [[0.6, -0.8]])


def test_the_rest_of_a_paragraph_is_without_the_sentence_itself() -> None:
    rest = rest_of_paragraph(LEADS, [0, 0, 0, 1])
    np.testing.assert_allclose(rest[:3, 0], [-0.2, 0.0, 0.2])
    assert -0.4 < rest[3, 0] < 0.0


def test_a_neighbour_in_another_paragraph_counts_less() -> None:
    within, across = beside(LEADS, [0, 0, 0, 0]), beside(LEADS, [0, 1, 1, 1])
    np.testing.assert_allclose(within[1], 0.0)
    assert across[1, 0] < within[1, 0]
    assert np.isfinite(beside(LEADS[:1], [0])).all()


def test_a_text_is_everywhere_as_near_as_where_it_is_nearest() -> None:
    several = np.concatenate([np.full((4, 1), 0.3), np.full((6, 1), -1.0)])
    np.testing.assert_allclose(everywhere(several), 0.3)


def test_what_is_hardly_likely_is_not_expected_however_often_it_comes() -> None:
    assert expected(np.full((50, 1), 0.01))[0] == expected(np.zeros((1, 1)))[0]
    assert expected(np.array([[0.5], [0.5]]))[0] > expected(np.array([[0.9]]))[0]


def test_one_concern_alone_is_held_half_against_what_is_usual() -> None:
    assert middle_of_concerns(np.array([0.0]), usual=-1.0) == -0.5
