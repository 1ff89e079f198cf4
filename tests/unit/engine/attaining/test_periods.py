"""Months, quarters and years as the company's fiscal year has them."""

from datetime import date

import pytest

from groundswell.engine.attaining.periods import (
    Period,
    Span,
    collide,
    fiscal_year,
    next_to,
    period_at,
    quarter_number,
    quarter_of,
    span_of,
    year_of,
)

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
FIRST_QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))


def test_a_year_that_begins_in_april_holds_the_march_after_it() -> None:
    year = year_of(2025, begins=4)
    assert year == Period(date(2025, 4, 1), date(2026, 3, 31))
    assert period_at(date(2026, 3, 31), Span.YEAR, begins=4) == year
    assert fiscal_year(MARCH, begins=4) == 2025


def test_its_first_quarter_begins_with_it_and_its_last_ends_with_it() -> None:
    assert quarter_of(2025, 1, begins=4) == Period(date(2025, 4, 1), date(2025, 6, 30))
    assert quarter_of(2025, 4, begins=4) == FIRST_QUARTER
    assert quarter_number(FIRST_QUARTER, begins=4) == 4


@pytest.mark.parametrize("begins", range(1, 13))
@pytest.mark.parametrize("span", [Span.MONTH, Span.QUARTER, Span.YEAR])
def test_each_day_lies_in_the_period_at_it_whatever_the_year_begins_with(span: Span, begins: int) -> None:
    for month in range(1, 13):
        for day in (date(2027, month, 1), date(2027, month, 28)):
            period = period_at(day, span, begins)
            assert day in period
            assert span_of(period, begins) is span
            before, after = next_to(period, begins)
            assert (period.first - before.last).days == (after.first - period.last).days == 1
            assert span_of(before, begins) is span_of(after, begins) is span


def test_the_29th_of_february_ends_its_month() -> None:
    assert period_at(date(2028, 2, 29), Span.MONTH, begins=1).last == date(2028, 2, 29)


def test_days_have_as_many_days_beside_them() -> None:
    before, after = next_to(Period(date(2026, 3, 5), date(2026, 3, 14)), begins=1)
    assert before == Period(date(2026, 2, 23), date(2026, 3, 4))
    assert after == Period(date(2026, 3, 15), date(2026, 3, 24))


def test_a_month_may_stand_beside_its_quarter_and_days_that_lie_across_may_not() -> None:
    across = Period(date(2026, 3, 15), date(2026, 4, 15))
    assert not collide(MARCH, FIRST_QUARTER, begins=1)
    assert not collide(MARCH, MARCH, begins=1)  # a newer one for the same
    assert collide(MARCH, across, begins=1)
    assert collide(across, FIRST_QUARTER, begins=1)
    assert not collide(across, Period(date(2026, 4, 16), date(2026, 4, 30)), begins=1)
    assert collide(FIRST_QUARTER, MARCH, begins=2)  # by which it is no quarter, but days
