"""What was won in a period: to the cent, each deal once, no currency added to another."""

from datetime import date

import pytest

from groundswell.engine.attaining.attained import Sale, Scope, attained, still_open
from groundswell.engine.attaining.pace import pace, working_days
from groundswell.engine.attaining.periods import Period
from groundswell.speech import DealStatus, Money

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
ALL = Scope()


def sale(
    number: int,
    minor: int | None = 100,
    currency: str = "EUR",
    day: date | None = date(2026, 3, 31),
    status: DealStatus = DealStatus.WON,
    seller: str = "Ida",
    products: tuple[str, ...] = (),
    again: bool = False,
) -> Sale:
    return Sale(
        number=number,
        status=status,
        day=day,
        amount=None if minor is None else Money(minor, currency),
        seller=seller,
        products=frozenset(products),
        was_closed_again=again,
    )


def test_what_was_won_on_either_end_of_the_period_counts_and_the_days_beside_it_do_not() -> None:
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)]
    sales = [sale(number, 10 ** (number + 1), day=day) for number, day in enumerate(days)]
    found = attained(sales, ALL, MARCH, "EUR")
    assert found.amount == Money(1_100, "EUR")
    assert found.deals == (1, 2)


@pytest.mark.parametrize("status", [DealStatus.OPEN, DealStatus.LOST])
def test_only_what_is_won_counts(status: DealStatus) -> None:
    assert attained([sale(1, status=status)], ALL, MARCH, "EUR").amount == Money(0, "EUR")


def test_another_currency_is_told_apart_and_never_added() -> None:
    found = attained([sale(1, 5), sale(2, 7, "USD"), sale(3, 2, "USD")], ALL, MARCH, "EUR")
    assert found.amount == Money(5, "EUR")
    assert found.elsewhere == (Money(9, "USD"),)
    assert (found.deals, found.deals_elsewhere) == ((1,), (2, 3))


def test_a_deal_without_an_amount_and_one_closed_again_are_told() -> None:
    found = attained([sale(1, None), sale(2, again=True), sale(3, day=None)], ALL, MARCH, "EUR")
    assert found.without_amount == (1,)
    assert found.closed_again == (2,)
    assert found.deals == (2,)


def test_a_deal_counts_for_its_seller_and_whole_for_each_of_its_products() -> None:
    sales = [sale(1, products=("desk", "lamp")), sale(2, seller="Bo", products=("lamp",))]

    def of(scope: Scope) -> int:
        return attained(sales, scope, MARCH, "EUR").amount.minor

    assert of(Scope(sellers=frozenset({"Ida"}))) == 100
    assert of(Scope(product="lamp")) == 200
    assert of(Scope(product="desk")) == 100
    assert of(Scope(sellers=frozenset({"Bo"}), product="desk")) == 0
    assert of(Scope(sellers=frozenset())) == 0


def test_open_deals_stand_apart_and_those_hoped_for_in_the_period_by_themselves() -> None:
    sales = [
        sale(1, status=DealStatus.OPEN),
        sale(2, 3, "USD", day=None, status=DealStatus.OPEN),
        sale(3, None, status=DealStatus.OPEN, day=date(2026, 6, 1)),
        sale(4),
    ]
    found = still_open(sales, ALL, MARCH)
    assert found.deals == (1, 2, 3)
    assert found.sums == (Money(100, "EUR"), Money(3, "USD"))
    assert (found.hoped, found.hoped_sums) == ((1,), (Money(100, "EUR"),))
    assert found.without_amount == 1


def test_working_days_are_monday_to_friday_both_ends_counted() -> None:
    assert working_days(date(2026, 3, 2), date(2026, 3, 8)) == 5
    assert working_days(date(2026, 3, 7), date(2026, 3, 8)) == 0
    assert working_days(date(2026, 3, 1), date(2026, 3, 31)) == 22
    assert working_days(date(2026, 3, 2), date(2026, 3, 1)) == 0


def test_the_pace_holds_what_is_attained_against_the_working_days_that_have_gone() -> None:
    at_half = pace(250, 1_000, MARCH, date(2026, 3, 16))
    assert (at_half.days_gone, at_half.days) == (11, 22)
    assert at_half.share * 2 == at_half.due
    assert pace(1, 2, MARCH, date(2026, 2, 1)).due == 0
    over = pace(1, 2, MARCH, date(2026, 5, 1))
    assert over.due == 1
    assert over.is_over


def test_a_period_without_a_working_day_is_due_whole() -> None:
    assert pace(1, 2, Period(date(2026, 3, 7), date(2026, 3, 8)), date(2026, 3, 7)).due == 1
