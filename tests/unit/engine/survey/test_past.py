from dataclasses import replace

from groundswell.engine.survey.values import Past
from groundswell.engine.trend.values import Direction
from groundswell.speech import Deal, DealStatus
from tests.unit.engine.survey_values import day, heard, held, surveyed

CONCERN_OF = {n: n % 3 + 1 for n in range(1, 61)}
HEARD = [heard(n, at=day(4 * n), account=f"Firm {n % 7}", seller=f"Seller {n % 2}") for n in range(1, 61)]


def test_a_field_as_of_a_day_is_that_of_what_had_been_heard_by_then() -> None:
    """All of it: conversations, verbatims, counts, accounts, trend and rank."""
    earlier = [one for one in HEARD if one.at is not None and one.at <= day(100)]
    then = surveyed(HEARD, CONCERN_OF, as_of=day(100))

    assert then.past == Past(later=35, undated=0)
    assert replace(then, past=None) == replace(surveyed(earlier, CONCERN_OF, as_of=day(100)), past=None)
    assert (then.conversations, len(then.verbatims), then.last_at) == (25, 25, day(100))


def test_without_a_day_nothing_is_left_out() -> None:
    field = surveyed([*HEARD, heard(99, at=None)], CONCERN_OF)

    assert (field.past, field.conversations) == (None, 61)


def test_what_tells_no_day_is_left_out_of_the_past_and_counted() -> None:
    then = surveyed([*HEARD, heard(99, at=None)], CONCERN_OF, as_of=day(1000))

    assert (then.past, then.conversations) == (Past(later=0, undated=1), 60)


def test_what_did_not_recur_by_then_was_heard_once() -> None:
    then = surveyed(HEARD, CONCERN_OF, as_of=day(16))

    assert [one.id for one in then.concerns] == [2]
    assert [one.id for one in then.heard_once] == [2, 3]


def test_names_are_those_of_today() -> None:
    said = [heard(n, text="The export is slow", at=day(n)) for n in (1, 2)]
    said += [heard(n, text="Reminders arrive too late", at=day(n)) for n in range(3, 9)]
    together = dict.fromkeys(range(1, 9), 1)

    today = surveyed(said, together).concerns[0].name
    assert surveyed(said, together, as_of=day(2)).concerns[0].name == today
    assert surveyed(said[:2], together).concerns[0].name != today


def test_deals_stand_as_they_stood_that_day() -> None:
    said = [heard(n, at=day(n), account="Acme") for n in (1, 2)]
    lost = Deal(key="D", name="D", account="Acme", status=DealStatus.LOST, closed=day(60).date())

    deals = [
        surveyed(said, {1: 1, 2: 1}, deals=[lost], as_of=asked).concerns[0].deals for asked in (None, day(30))
    ]
    assert [(one.open.count, one.lost.count) for one in deals] == [(0, 1), (1, 0)]


def test_since_narrows_what_is_shown_and_not_what_it_is_compared_with() -> None:
    every = [held(n, at=day(n)) for n in range(1, 271)]
    said = [heard(n, at=day(n)) for n in range(5, 271, 6)]
    field = surveyed(said, {one.id: 1 for one in said}, every, since=day(200))

    assert field.concerns[0].conversations == len(range(203, 271, 6))
    assert field.concerns[0].trend.direction is Direction.STEADY
    assert sum(period.raised for period in field.concerns[0].trend.periods) == len(said)


def test_a_date_years_ahead_does_not_make_a_concern_fresh() -> None:
    said = [heard(n, at=day(n)) for n in (1, 2, 3, 4)]
    mistyped = [*said[:3], replace(said[3], at=day(20_000))]
    every = [held(n, at=day(n)) for n in range(1, 270)]

    lately = surveyed(said, dict.fromkeys(range(1, 5), 1), every).concerns[0].factors["lately"]
    assert surveyed(mistyped, dict.fromkeys(range(1, 5), 1), every).concerns[0].factors["lately"] <= lately
