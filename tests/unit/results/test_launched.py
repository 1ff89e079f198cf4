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


def test_two_currencies_count_alike_and_are_never_added() -> None:
    number = begun(name="Lamps", day=DAY)
    aim("100", launch="Lamps", product="Desk")
    aim("1000 USD", launch="Lamps", product="Lamp")
    deal("D1", "Ida Brandt", 10_000, date(2026, 3, 5))
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
