"""Student's t is that of the book, from where intervals use it on."""

import pytest
from scipy import stats

from groundswell.engine.student import student


@pytest.mark.parametrize("freedom", [4, 5, 7, 16, 17, 30, 300])
def test_the_quantile_of_both_sides_is_within_three_thousandths(freedom: int) -> None:
    assert student(float(stats.norm.ppf(0.975)), freedom) == pytest.approx(
        stats.t.ppf(0.975, freedom), rel=0.003
    )


@pytest.mark.parametrize("freedom", [3, 4, 7, 20, 300])
def test_the_quantile_of_a_forecast_is_within_a_thousandth(freedom: int) -> None:
    assert student(float(stats.norm.ppf(0.9)), freedom) == pytest.approx(stats.t.ppf(0.9, freedom), rel=0.001)
