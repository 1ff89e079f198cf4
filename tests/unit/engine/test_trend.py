import random
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.engine.field import Direction, Trend
from groundswell.engine.survey import Held
from groundswell.engine.trend import calendar, trend
from groundswell.engine.trend_intervals import Window, compared, newcombe, wilson
from groundswell.engine.trend_periods import cuts, place
from tests.unit.engine.survey_values import day, held


def spread(count: int, first: int, last: int, start: int = 1, **more: object) -> list[Held]:
    """Conversations evenly over the days from first to last."""
    step = (last - first) / max(count - 1, 1)
    return [held(start + i, at=day(first + int(i * step)), **more) for i in range(count)]


def of(raised: Iterable[int], conversations: list[Held], as_of: int = 269) -> Trend:
    return trend(set(raised), calendar(conversations, day(as_of)))


STEADY_STREAM = spread(270, 0, 269)  # one a day, ids 1 to 270; the recent window is the last 89 days


@pytest.mark.parametrize(
    ("raised", "direction"),
    [
        ([*range(5, 180, 30), *range(185, 270, 6)], Direction.RISING),
        (range(5, 270, 8), Direction.STEADY),
        ([*range(5, 180, 8), 200], Direction.FADING),
        (range(200, 270, 6), Direction.NEW),
        ([10, 100, 200, 250], Direction.NOT_ENOUGH),
        (range(5, 270, 40), Direction.NOT_ENOUGH),
    ],
)
def test_the_verdict_follows_the_share_of_conversations(raised: list[int], direction: Direction) -> None:
    assert of(raised, STEADY_STREAM).direction is direction


def test_more_conversations_alone_are_no_rise() -> None:
    conversations = spread(100, 0, 179) + spread(400, 181, 269, start=101)
    raised = [*range(1, 101, 5), *range(101, 501, 5)]

    assert of(raised, conversations).direction is Direction.STEADY


def test_a_source_that_has_just_begun_is_no_rise() -> None:
    tickets = spread(100, 200, 269, start=1001, source="tickets.csv", channel="ticket")
    raised = [*range(5, 270, 20), *range(1001, 1101, 2)]
    found = of(raised, STEADY_STREAM + tickets)

    assert found.direction is not Direction.RISING
    assert "ticket: tickets.csv" in found.reason


def test_a_field_that_only_just_began_is_not_enough_data() -> None:
    assert of(range(1, 20), spread(60, 0, 20), 20).direction is Direction.NOT_ENOUGH


def test_a_changed_mix_of_sources_is_no_rise() -> None:
    """Both sources keep their share, 4 % and 40 %; only how much is heard of each changes."""
    calls = spread(400, 0, 179) + spread(50, 181, 269, start=401)
    tickets = spread(40, 0, 179, start=1001, source="t.csv", channel="ticket")
    tickets += spread(200, 181, 269, start=1041, source="t.csv", channel="ticket")
    raised = [*range(1, 451, 25), *(n for n in range(1001, 1241) if n % 5 in (0, 2))]

    assert of(raised, calls + tickets).direction is not Direction.RISING


def test_monthly_exports_and_single_call_files_are_one_stream() -> None:
    monthly = [held(n, source=f"tickets-2026-{(n + n % 9) // 30 + 1:02}.csv") for n in range(1, 270)]
    single = [held(n, source=f"calls/{n} Acme.vtt") for n in range(1, 270)]
    successive = [held(n, source="spring.csv" if n < 200 else "autumn.csv") for n in range(1, 270)]
    for conversations in (monthly, single, successive):
        assert of(range(200, 270, 6), conversations).direction is Direction.NEW


def test_what_came_after_the_day_is_left_out() -> None:
    found = of(range(200, 270, 6), STEADY_STREAM, as_of=190)

    assert sum(period.raised for period in found.periods) == 0
    assert sum(period.held for period in found.periods) == 191


def test_periods_hold_every_dated_conversation_once() -> None:
    found = of(range(5, 270, 8), [*STEADY_STREAM, held(999, at=None)])

    assert sum(period.held for period in found.periods) == 270
    assert sum(period.raised for period in found.periods) == len(range(5, 270, 8))
    assert all(a.end == b.start for a, b in pairwise(found.periods))


def test_a_period_without_conversations_has_no_rate() -> None:
    found = of([1], [held(1, at=day(0)), held(2, at=day(250))])

    empty = [period for period in found.periods if not period.held]
    assert empty
    assert all((period.rate, period.low, period.high) == (None, None, None) for period in empty)


@pytest.mark.parametrize(
    ("days", "length"), [(10, 7), (180, 7), (270, 31), (900, 31), (1500, 92), (4000, 366)]
)
def test_the_length_of_a_period_follows_the_record(days: int, length: int) -> None:
    edges = cuts(date(2020, 1, 15), date.fromordinal(date(2020, 1, 15).toordinal() + days))

    assert max((b - a).days for a, b in pairwise(edges)) == length
    assert len(edges) <= 32


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 9000), st.data())
def test_every_day_lies_in_the_period_it_is_placed_in(first: date, days: int, data: st.DataObject) -> None:
    last = date.fromordinal(first.toordinal() + days)
    edges = cuts(first, last)
    one = date.fromordinal(data.draw(st.integers(first.toordinal(), last.toordinal())))

    assert edges[0] <= first <= last < edges[-1]
    assert edges[place(one, edges)] <= one < edges[place(one, edges) + 1]


def test_intervals_agree_with_published_figures() -> None:
    """Newcombe 1998: table I, 81 of 263; table II (b), 9 of 10 against 3 of 10, method 10."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert newcombe(Window(9, 10), Window(3, 10))[1:] == pytest.approx((0.1705, 0.8090), abs=5e-5)
    assert newcombe(Window(56, 70), Window(48, 80))[1:] == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_one_stratum_compares_as_newcombe_does() -> None:
    pair = (Window(9, 50), Window(3, 80))

    assert compared([pair]) == pytest.approx(newcombe(*pair))


def test_few_of_many_unchanging_concerns_are_called_changed() -> None:
    """The verdict keeps what it says: about five in a hundred, here with some room for chance."""
    rng = random.Random(5)
    against = calendar(spread(900, 0, 269), day(269))
    verdicts = [trend({n for n in range(1, 901) if rng.random() < 0.08}, against) for _ in range(400)]
    changed = sum(one.direction in (Direction.RISING, Direction.FADING, Direction.NEW) for one in verdicts)

    assert changed <= 30
