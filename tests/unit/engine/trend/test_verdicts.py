import random
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.trend_worlds import Kind, clustered, joining, streamed, weekly
from benchmarks.trend_worlds import day as at
from groundswell.engine.survey.background import Held
from groundswell.engine.trend.intervals import Z95, Score, ratio, wilson
from groundswell.engine.trend.periods import cuts, place
from groundswell.engine.trend.strata import DOUBT, WEIGHTED, Placed, Stratum, comparison, how_often
from groundswell.engine.trend.values import Direction, Trend, Window
from groundswell.engine.trend.verdicts import calendar, trend
from tests.unit.engine.survey_values import day, held


def spread(count: int, first: int, last: int, start: int = 1, **more: object) -> list[Held]:
    """Conversations evenly over the days from first to last."""
    step = (last - first) / max(count - 1, 1)
    return [held(start + i, at=day(first + int(i * step)), **more) for i in range(count)]


def of(raised: Iterable[int], conversations: list[Held], as_of: int = 269) -> Trend:
    return trend(set(raised), calendar(conversations, day(as_of)))


CHANGES = (Direction.RISING, Direction.FADING, Direction.NEW)
STEADY_STREAM = spread(270, 0, 269)  # one a day, ids 1 to 270; the recent window is the last 89 days


@pytest.mark.parametrize(
    ("raised", "direction"),
    [
        ([*range(5, 180, 30), *range(185, 270, 6)], Direction.RISING),
        (range(5, 270, 6), Direction.STEADY),
        ([*range(5, 180, 8), 200], Direction.FADING),
        (range(200, 270, 6), Direction.NEW),
        ([10, 100, 200, 250], Direction.NOT_ENOUGH),
        (range(5, 270, 40), Direction.NO_CLEAR),
    ],
)
def test_the_verdict_follows_the_share_of_conversations(raised: list[int], direction: Direction) -> None:
    assert of(raised, STEADY_STREAM).direction is direction


def test_what_was_compared_with_what_stands_beside_the_verdict() -> None:
    found = of([*range(5, 180, 30), *range(185, 270, 6)], STEADY_STREAM)

    assert (found.recent, found.before) == (
        Window(days=89, held=89, raised=15),
        Window(days=181, held=181, raised=6),
    )
    assert of([1, 2], spread(20, 0, 20), as_of=20).recent is None


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
    """Newcombe 1998, table I: 81 of 263."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def score_of(tables: Sequence[tuple[int, int, int, int]]) -> Score:
    """From (a of n, b of k) of each stratum."""
    sums = [0.0, 0.0, 0.0, 0.0]
    for a, n, b, k in tables:
        whole = n + k
        sums[0] += a * k / whole
        sums[1] += b * n / whole
        m = a + b
        sums[2] += (n * k * m - a * b * whole) / whole**2
        even = whole**3 * (whole - 1) * (whole - 2)
        sums[3] += n * k * m * (whole - m) * (whole - 2 * n) * (whole - 2 * m) / even if even else 0.0
    return Score(*sums)


def test_the_third_cumulant_and_what_takes_it_out_agree_with_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    n, k, a, b = 30, 60, 7, 5
    score = score_of([(a, n, b, k)])
    drawn = stats.hypergeom(n + k, a + b, n)
    assert score.third == pytest.approx(float(drawn.stats("s")) * drawn.std() ** 3)

    for away in (-2.0, -1.0, 1.8, 2.8):
        for skewness in (-0.5, 0.0, 0.3, 0.5):
            recent = away if away > 0 else 0.0
            one = Score(recent, recent - away, 1.0, skewness)
            normal = stats.norm.ppf(stats.pearson3.cdf(away, skewness))
            assert one.away() == pytest.approx(normal, abs=0.05)


def test_a_rise_of_few_takes_more_than_a_fade_of_few() -> None:
    """By hand: 8 of 100 after 4 of 200 against the mirror image of it, 0 of 100 after 12 of 200."""
    rise, fade = score_of([(8, 100, 4, 200)]), score_of([(0, 100, 12, 200)])
    plain = [(one.recent - one.earlier) / one.variance**0.5 for one in (rise, fade)]

    assert rise.away() < plain[0]
    assert fade.away() < plain[1] < 0


def test_the_spread_of_weeks_is_that_of_the_textbook() -> None:
    """DerSimonian and Laird (1986), their formula for tau², each week a trial of its relative share."""
    weeks = [9, 1, 0, 12, 2, 11, 1, 8]  # raised, of 20 conversations a week; four weeks before and four since
    conversations = [held(n, at=day(n // 20 * 7)) for n in range(160)]
    raised = {20 * week + n for week, count in enumerate(weeks) for n in range(count)}
    placed = [Placed(one.id, Stratum("s", "a"), one.id // 20 - 4) for one in conversations]
    often = how_often(raised, comparison(placed))

    share = sum(weeks) / 160
    heterogeneous = distance = freedom = 0.0
    for side in (weeks[:4], weeks[4:]):
        effects = [count / (20 * share) for count in side]
        level = sum(effects) / 4
        within = level * (1 - share) * (140 / 159) / (20 * share)  # hypergeometric: 20 drawn of 160
        distance += sum((one - level) ** 2 / within for one in effects)
        precisions = [1 / within] * 4
        heterogeneous += level**2 * (sum(precisions) - sum(p * p for p in precisions) / sum(precisions))
        freedom += 3
    between = WEIGHTED * (distance - freedom - DOUBT * (2 * freedom) ** 0.5) / heterogeneous
    more = between * 8 * (20 * share / 2) ** 2 / often.score.variance
    assert often.spread == pytest.approx(1 + more, rel=1e-6)


def test_the_ratio_is_that_of_two_plain_shares_where_there_is_one_stratum() -> None:
    told = ratio(score_of([(20, 100, 20, 200)]))

    assert told.value == pytest.approx(2.0)
    assert told.low < 2.0 < told.high
    assert told.low * told.high == pytest.approx(4.0)  # even on the scale of logarithms


def test_the_interval_leaves_out_one_exactly_where_the_score_is_beyond_it() -> None:
    for a in range(1, 60):
        score = score_of([(a, 100, 20, 200), (3, 30, 9, 50)])._replace(third=0.0)
        told = ratio(score)
        assert (abs(score.away()) > Z95) == (told.low > 1 or told.high < 1)


def test_the_score_agrees_with_the_test_of_cochran_mantel_and_haenszel() -> None:
    """scipy is the oracle for the hypergeometric mean and variance of that test."""
    stats = pytest.importorskip("scipy.stats")
    tables = [(9, 60, 12, 140), (14, 40, 18, 90), (4, 30, 7, 60)]
    drawn = [stats.hypergeom(n + k, a + b, n) for a, n, b, k in tables]
    beyond = sum(a for a, *_ in tables) - sum(one.mean() for one in drawn)
    expected = beyond / sum(one.var() for one in drawn) ** 0.5

    assert score_of(tables)._replace(third=0.0).away() == pytest.approx(expected, rel=0.03)


@given(st.lists(st.tuples(*[st.integers(0, 12)] * 4), min_size=1, max_size=8), st.floats(1, 4))
def test_the_interval_holds_the_ratio(counts: list[tuple[int, int, int, int]], spread: float) -> None:
    told = ratio(score_of([(a, a + n + 1, b, b + k + 1) for a, n, b, k in counts]), spread=spread)

    assert 0 <= told.low <= told.value * (1 + 1e-9)
    assert told.value <= told.high * (1 + 1e-9)


def test_nothing_raised_before_has_a_ratio_without_end() -> None:
    found = of(range(200, 270, 6), STEADY_STREAM)

    assert (found.ratio, found.high) == (None, None)
    assert found.low is not None
    assert found.low > 1


def test_a_customer_who_begins_inside_a_table_is_no_rise() -> None:
    old = [held(n, at=day(n), account=f"Old {n % 9}") for n in range(270)]
    new = [held(1000 + n, at=day(200 + n), account=f"New {n % 6}") for n in range(70)]
    found = of([*range(0, 270, 12), *range(1000, 1070, 2)], old + new)

    assert found.direction not in (Direction.RISING, Direction.NEW)
    assert "Left out: conversations of accounts heard in one of the two only, 70." in found.reason


def test_an_account_that_was_busy_early_and_always_complained_is_no_fade() -> None:
    """Nine accounts raise it seldom; one raises it in every second call and had most of them in spring."""
    others = [held(n, at=day(n), account=f"Firm {n % 9}") for n in range(270)]
    busy = [held(1000 + n, at=day(n), account="Busy") for n in range(0, 180, 2)]
    busy += [held(2000 + n, at=day(n), account="Busy") for n in range(182, 270, 22)]
    raised = [*range(0, 270, 20), *range(1000, 1180, 4), *range(2182, 2270, 44)]

    assert of(raised, others + busy).direction not in CHANGES


def test_customers_who_speak_once_are_compared_with_one_another() -> None:
    shop = [held(n, at=day(n), account=f"Guest {n}") for n in range(270)]

    assert of([*range(5, 180, 20), *range(185, 270, 4)], shop).direction is Direction.RISING


def test_a_rise_that_is_over_is_not_rising() -> None:
    conversations = spread(540, 0, 269)
    spike = [n for n in range(370, 420) if n % 3]  # days 184 to 209 of 269

    found = of([*range(5, 540, 20), *spike], conversations)

    assert found.direction not in CHANGES
    assert "not in the last weeks" in found.reason


def test_a_rise_that_came_in_the_last_weeks_is_rising() -> None:
    found = of([*range(5, 460, 20), *range(462, 540, 4)], spread(540, 0, 269))

    assert found.direction is Direction.RISING


def test_a_rise_that_lasts_is_rising_to_the_end() -> None:
    found = of([*range(5, 360, 20), *range(362, 540, 6)], spread(540, 0, 269))

    assert found.direction is Direction.RISING
    assert found.firm


def test_a_season_that_came_a_year_ago_too_is_no_rise() -> None:
    conversations = spread(1600, 0, 799)
    in_season = [n for n in range(1, 1601) if (n // 2 % 365) in range(343, 365) or (n // 2 % 365) < 70]
    raised = [n for n in range(1, 1601) if n % (4 if n in set(in_season) else 25) == 0]
    found = of(raised, conversations, as_of=799)

    assert found.direction not in CHANGES
    assert "a year ago" in found.reason


def test_a_rise_beyond_the_same_days_a_year_ago_is_called_with_two_years_of_record() -> None:
    raised = [*range(5, 1410, 20), *range(1412, 1600, 4)]

    assert of(raised, spread(1600, 0, 799), as_of=799).firm


def test_with_less_than_two_years_a_season_that_may_explain_it_is_named() -> None:
    raised = [*range(5, 180, 30), *range(185, 270, 6)]

    assert "of July to October in an earlier year nothing is known" in of(raised, STEADY_STREAM).reason
    longer = of([*range(5, 900, 30), *range(905, 1001, 6)], spread(1000, 0, 499), as_of=499)
    assert "in the same days a year ago" in longer.reason


def test_a_record_shorter_than_the_window_says_so() -> None:
    found = of(range(1, 20), spread(60, 0, 20), 20)

    assert found.direction is Direction.NOT_ENOUGH
    assert found.reason.startswith("The record is 21 days long: too short")


def test_the_time_before_is_as_long_as_the_record_holds() -> None:
    assert "in the 181 days before" in of(range(5, 270, 8), STEADY_STREAM).reason


def test_files_are_called_by_their_own_names() -> None:
    monthly = [held(n, at=day(n), source=f"tickets-2026-{n // 30 + 1:02}.csv") for n in range(200, 270)]
    late = [held(1000 + one.id, at=one.at, source=one.source, channel="ticket") for one in monthly]

    found = of(range(5, 270, 8), STEADY_STREAM + late)

    assert "New and not compared: ticket: tickets-2026-07.csv and 2 more." in found.reason


def test_days_are_counted_in_the_time_zone_that_is_told() -> None:
    tokyo = timezone(timedelta(hours=9))
    late = [held(1, at=datetime(2026, 1, 31, 20, tzinfo=UTC)), held(2, at=datetime(2026, 12, 1, tzinfo=UTC))]
    utc, there = calendar(late, None), calendar(late, None, tokyo)

    assert utc is not None
    assert there is not None
    assert (utc.first, there.first) == (date(2026, 1, 31), date(2026, 2, 1))


def test_nothing_dated_is_not_enough_data() -> None:
    found = trend({1}, calendar([held(1, at=None)], None))

    assert (found.direction, found.periods) == (Direction.NOT_ENOUGH, ())


def test_a_doubling_is_seldom_called_steady_and_a_change_within_chance_has_a_verdict_of_its_own() -> None:
    found = of([*range(5, 180, 20), *range(185, 270, 12)], STEADY_STREAM)

    assert found.direction is Direction.NO_CLEAR


def test_a_rise_says_which_accounts_carry_it() -> None:
    conversations = [held(n, at=day(n), account=f"Firm {n % 9}") for n in range(270)]
    raised = [n for n in range(270) if n % 30 == 0 or (n > 180 and n % 9 in (3, 5))]
    found = of(raised, conversations)

    assert found.direction is Direction.RISING
    assert {one.name for one in found.carriers[:2]} == {"Firm 3", "Firm 5"}
    assert sum(one.part for one in found.carriers) == pytest.approx(1, abs=0.2)


def test_one_account_that_rises_by_itself_among_many_is_told() -> None:
    conversations = [held(n, at=day(n * 270 // 800), account=f"Firm {n % 40}") for n in range(800)]
    raised = {n for n in range(800) if n % 7 == 0} - {n for n in range(800) if n % 40 == 3}
    raised |= {n for n in range(540, 800) if n % 40 == 3}
    found = of(raised, conversations)

    assert found.direction not in CHANGES
    alone = [one for one in found.carriers if one.sudden]
    assert [(one.name, one.raised_before) for one in alone] == [("Firm 3", 0)]


def test_a_segment_that_a_source_tells_is_told_too() -> None:
    conversations = [held(n, at=day(n), segment="Small" if n % 2 else "Large") for n in range(270)]
    raised = [*range(5, 180, 30), *(n for n in range(181, 270) if n % 6 == 1)]
    found = of(raised, conversations)

    assert [(one.what, one.name) for one in found.carriers] == [("segment", "Small")]


def test_accounts_with_own_shares_seldom_seem_to_rise_by_themselves() -> None:
    dice = np.random.default_rng(3)
    told = 0
    for _ in range(60):
        world = clustered(dice, 270)
        told += any(one.sudden for one in trend(world.raised, calendar(world.held, at(269.5))).carriers)

    assert told <= 6


def test_few_of_many_unchanging_concerns_are_called_changed() -> None:
    """About seven in a hundred by one look, hardly one firmly; here with some room for chance."""
    rng = random.Random(5)
    against = calendar(spread(900, 0, 269), day(269))
    verdicts = [trend({n for n in range(1, 901) if rng.random() < 0.08}, against) for _ in range(400)]
    changed = [one for one in verdicts if one.direction in CHANGES]

    assert len(changed) <= 36
    assert sum(one.firm for one in changed) <= 6


@pytest.mark.parametrize(("kind", "most"), [(weekly, 14), (clustered, 12), (joining, 12), (streamed, 13)])
def test_what_is_no_change_of_the_share_is_seldom_called_one(kind: Kind, most: int) -> None:
    """Of a hundred worlds; benchmarks/trends.py has the figures of a thousand."""
    dice = np.random.default_rng(17)
    worlds = [kind(dice, 270) for _ in range(100)]
    called = [trend(one.raised, calendar(one.held, at(269.5))) for one in worlds]

    assert sum(one.direction in CHANGES for one in called) <= most
