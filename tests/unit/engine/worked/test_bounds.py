"""Three looks keep one level between them, whatever each of them knows."""

from math import sqrt

import numpy as np
import pytest
from scipy.stats import multivariate_normal, norm

from groundswell.engine.worked.bounds import LEVEL, bounds, normal, spent


def chance_to_pass_any(known: list[float], found: list[float]) -> float:
    alike = [[sqrt(min(a, b) / max(a, b)) for a in known] for b in known]
    stays = multivariate_normal(np.zeros(len(known)), np.array(alike), allow_singular=True)  # pyright: ignore[reportArgumentType] - its stubs know numbers alone
    return 1 - float(stays.cdf(found))


@pytest.mark.parametrize("known", [[1, 2, 3], [0.5, 0.8, 1], [3, 10, 11], [50, 60, 200], [1, 1.05, 4]])
def test_three_looks_together_pass_by_chance_as_often_as_the_level(known: list[float]) -> None:
    assert chance_to_pass_any(known, bounds(known)) == pytest.approx(LEVEL, abs=1e-3)


def test_the_first_looks_spend_hardly_anything() -> None:
    found = bounds([1, 2, 3])
    assert found == sorted(found, reverse=True)
    assert found[0] == pytest.approx(norm.isf(spent(1 / 3)), abs=1e-3)
    assert spent(1 / 3) < 0.001 < spent(2 / 3) < 0.02
    assert spent(1) == pytest.approx(LEVEL)
    assert spent(0) == 0


def test_the_level_is_spent_by_the_book() -> None:
    """Lan and DeMets's first function, for one side (Biometrika 70 (1983) 659-663)."""
    for part in (1 / 3, 0.5, 2 / 3):
        assert spent(part) == pytest.approx(2 * norm.sf(norm.isf(LEVEL / 2) / sqrt(part)))


def test_a_look_does_not_depend_on_those_after_it() -> None:
    assert bounds([1, 2, 3])[:2] == bounds([1, 2])


def test_a_look_that_knows_nothing_new_still_has_a_bound() -> None:
    assert all(1.6 < bound <= 8 for bound in bounds([5, 5, 5]))
    assert all(bound > 0 for bound in bounds([0, 0, 0]))


@pytest.mark.parametrize("z", [-3.0, -1.0, 0.0, 1.645, 4.0])
def test_the_normal_distribution_is_that_of_the_book(z: float) -> None:
    assert normal(z) == pytest.approx(norm.cdf(z), abs=1e-12)
