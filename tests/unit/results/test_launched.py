"""The numbers of a launch on the spectrum, and when they are known."""

from datetime import date, datetime, timedelta

import pytest

from groundswell.engine.spectrum.values import Did, Event, Part
from groundswell.people.roles import Role
from groundswell.results.targets.values import Column
from tests.worlds.launching import AT, begun, member
from tests.worlds.selling import deal

pytestmark = pytest.mark.usefixtures("selling")
DAY = date(2026, 3, 10)


def aim(amount: str, period: str = "2026-03", at: datetime = AT, **whose: str) -> int:
    from groundswell.results.targets.services import set_one

    cells = {Column.AMOUNT: amount, Column.PERIOD: period}
    told = {Column(name): cell for name, cell in whose.items()}
    return set_one(member(Role.EXECUTIVE), cells | told, at).pk


def events(number: int) -> list[Event]:
    from groundswell.launch.queries import one
    from groundswell.results.gathering import events_of

    told = events_of(member(), one(member(), number))
    return [event for event in told if event.did in (Did.NUMBERED, Did.ATTAINED)]


def test_a_target_that_names_it_is_its_own_and_counts_its_product_alone() -> None:
    number = begun(name="Lamps", day=DAY)
    aim("200", launch="Lamps", product="Lamp", at=AT)
    aim("99999")
    deal("D1", "Ida Brandt", 5_000, date(2026, 3, 20), products=["Lamp"])
    deal("D2", "Ida Brandt", 90_000, date(2026, 3, 20))
    assert events(number) == [
        Event(day=AT.date(), did=Did.NUMBERED),
        Event(day=date(2026, 3, 31), did=Did.ATTAINED, value=0.25),
    ]


def test_where_none_does_it_is_the_companys_over_its_day() -> None:
    number = begun(name="Lamps", day=DAY)
    assert events(number) == []
    aim("100", "2026-02")
    assert events(number) == []
    aim("100")
    deal("D1", "Ida Brandt", 15_000, date(2026, 3, 5))
    assert events(number)[1].value == 1.5
    assert events(begun(name="Without a day")) == []


def test_sales_got_its_numbers_when_the_first_was_set_though_a_newer_took_its_place() -> None:
    number = begun(name="Lamps", day=DAY)
    aim("100", at=AT)
    later = aim("120", at=AT + timedelta(days=9))
    assert events(number)[0].day == AT.date()
    from tests.unit.launch.test_acts import undo

    undo(later, Role.EXECUTIVE)
    assert events(number)[1].value == 0.0


def test_a_target_that_was_taken_away_gave_sales_no_numbers() -> None:
    from groundswell.results.models import Target
    from groundswell.results.targets.services import take_away

    number = begun(name="Lamps", day=DAY)
    first = Target.objects.get(entry=aim("100", launch="Lamps", product="Desk"))
    aim("90", launch="Lamps", at=AT + timedelta(days=9))
    assert events(number)[0].day == AT.date()
    take_away(member(Role.EXECUTIVE), first.pk, AT + timedelta(days=10))
    assert events(number)[0].day == (AT + timedelta(days=9)).date()


def test_two_currencies_count_alike_and_are_never_added() -> None:
    number = begun(name="Lamps", day=DAY)
    aim("100", launch="Lamps", product="Desk")
    aim("1000 USD", launch="Lamps", product="Lamp")
    deal("D1", "Ida Brandt", 10_000, date(2026, 3, 5))
    assert events(number)[1].value == 0.5


def test_the_spectrum_counts_no_deal_and_no_target_twice_either() -> None:
    number = begun(name="Lamps", day=DAY)
    aim("100", launch="Lamps")
    aim("60", launch="Lamps", seller="Ida Brandt")
    deal("D1", "Ida Brandt", 5_000, date(2026, 3, 20))
    assert events(number)[1].value == 0.5


def test_until_the_period_is_over_nobody_knows_whether_it_worked() -> None:
    from groundswell.launch.queries import one
    from groundswell.results.queries import on_the_spectrum

    number = begun(name="Lamps", day=DAY)
    aim("100")
    deal("D1", "Ida Brandt", 5_000, date(2026, 3, 5))

    def worked(at: datetime) -> tuple[float, float]:
        parts = on_the_spectrum(member(), one(member(), number), at).place.parts
        (value,) = [value for value in parts if value.part is Part.WORKED]
        return value.low, value.high

    assert worked(AT) == (0.0, 1.0)
    assert worked(AT + timedelta(days=2)) == (0.5, 0.5)


def test_how_far_numbers_were_met_is_told_of_a_launch_where_that_tells_nobodys_number() -> None:
    number = begun(name="Lamps", day=DAY)
    for seller in ("Ida Brandt", "Bo Lund"):
        aim("50", launch="Lamps", seller=seller)
    assert [event.did for event in events(number)] == [Did.NUMBERED]
    aim("50", launch="Lamps", seller="Cleo Marsh")
    assert [event.value for event in events(number)[1:]] == [0.0]
    aim("50 USD", launch="Lamps", seller="Dan Orme")
    assert [event.did for event in events(number)] == [Did.NUMBERED]
    aim("100 USD", launch="Lamps")  # which takes theirs in, and is nobody's
    assert [event.value for event in events(number)[1:]] == [0.0]


def test_the_companys_sum_over_the_day_of_a_launch_tells_nobodys_number_either() -> None:
    from groundswell.launch.queries import one
    from groundswell.web.results.launched import won_by_launch

    def told(role: Role) -> tuple[int, bool]:
        won = won_by_launch(member(role), one(member(role), number), DAY)
        return len(won.lines), won.hidden

    number = begun(name="Lamps", day=DAY)
    aim("50", seller="Ida Brandt")
    assert [event.did for event in events(number)] == [Did.NUMBERED]
    assert [told(Role.EXECUTIVE), told(Role.PRODUCT)] == [(1, False), (0, True)]
    for seller in ("Bo Lund", "Cleo Marsh"):
        aim("50", seller=seller)
    assert [event.value for event in events(number)[1:]] == [0.0]
    assert told(Role.PRODUCT) == (1, False)


def aims(role: Role = Role.EXECUTIVE) -> dict[str, list[tuple[int, int, str, int, int]]]:
    """By launch, of each currency what is won, what is to be, of how many targets and deals."""
    from groundswell.results.launched import aims_of_launches
    from groundswell.results.selling import selling
    from groundswell.results.sight import sight_of

    book = selling()
    return {
        one.name: [
            (total.won.minor, total.aim.amount.minor, total.won.currency, total.aim.targets, total.deals)
            for total in one.sums
        ]
        for one in aims_of_launches(sight_of(member(role), book), book, DAY)
    }


def test_what_a_launch_is_to_win_altogether_counts_no_deal_and_no_target_twice() -> None:
    for name in ("Lamps", "Desks", "Bare"):
        begun(name=name, day=DAY)
    deal("D1", "Ida Brandt", 5_000, date(2026, 3, 20), products=["Lamp", "Desk"])
    deal("D2", "Cleo Marsh", 700, date(2026, 3, 20), products=["Lamp"])
    aim("100", launch="Lamps", seller="Ida Brandt", product="Lamp")
    aim("50", launch="Lamps", seller="Ida Brandt", product="Desk")
    aim("30 USD", launch="Lamps", seller="Bo Lund")
    aim("40", launch="Desks", seller="Ida Brandt")
    aim("90", launch="Desks", team="North")
    aim("60", launch="Desks", team="South", product="Lamp")
    assert aims() == {
        "Desks": [(5_700, 15_000, "EUR", 2, 2)],
        "Lamps": [(5_000, 15_000, "EUR", 2, 1), (0, 3_000, "USD", 1, 0)],
    }
    aim("500", "2026-Q1", launch="Desks")
    assert aims()["Desks"] == [(5_700, 50_000, "EUR", 1, 2)]


def test_nobody_sees_of_a_launch_what_they_do_not_see_of_its_sellers() -> None:
    begun(name="Lamps", day=DAY)
    aim("100", launch="Lamps", seller="Ida Brandt")
    assert aims()
    assert aims(Role.MARKETING) == aims(Role.SELLER) == {}
    aim("500", launch="Lamps")
    assert aims(Role.MARKETING) == {"Lamps": [(0, 50_000, "EUR", 1, 0)]}
