"""What is wrong with a row of targets is said beside it; all other rows are taken."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from groundswell.engine.attaining.periods import Period
from groundswell.results.targets.judging import Known, judge
from groundswell.results.targets.values import Column, Flaw, Goal, Judged, Standing, Written
from groundswell.speech import Money

pytestmark = pytest.mark.usefixtures("selling")
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def known(begins: int = 1, teams: Sequence[str] | None = None) -> Known:
    from groundswell.results.selling import selling

    return Known(selling=selling(), begins=begins, launches={"offline": 3, "l-3": 3}, teams=teams)


def row(number: int = 1, /, **cells: str) -> Written:
    given = {"seller": "Ida Brandt", "period": "2026-03", "amount": "100", **cells}
    return Written(number, {Column(name): cell for name, cell in given.items()})


def judged(
    *rows: Written, standing: Sequence[Standing] = (), begins: int = 1, teams: Sequence[str] | None = None
) -> list[Judged]:
    return judge(rows, standing, known(begins, teams))


def flaws(*rows: Written, standing: Sequence[Standing] = ()) -> list[Flaw | None]:
    return [one.refusal.flaw if one.refusal else None for one in judged(*rows, standing=standing)]


def stands(amount: str, period: Period = MARCH, currency: str = "EUR") -> Standing:
    money = Money.of(Decimal(amount), currency)
    assert money is not None
    return Standing(id=9, goal=Goal(seller="Ida Brandt", period=period, amount=money))


def test_a_row_is_a_goal_to_the_cent_in_the_companys_currency_where_it_names_none() -> None:
    (one,) = judged(row(amount="12,500.50", product=" Desk ", launch="Offline"))
    assert one.goal == Goal(
        seller="Ida Brandt", product="Desk", launch=3, period=MARCH, amount=Money(1_250_050, "EUR")
    )
    assert one.is_taken


@pytest.mark.parametrize(
    ("cells", "money"),
    [
        ({"amount": "$ 1200", "currency": "USD"}, Money(120_000, "USD")),
        ({"amount": "1200 CHF"}, Money(120_000, "CHF")),
        ({"amount": "90071992547409.93"}, Money(9_007_199_254_740_993, "EUR")),
        ({"amount": "500", "currency": "JPY"}, Money(500, "JPY")),
    ],
)
def test_a_currency_may_stand_in_its_column_or_beside_the_amount(cells: dict[str, str], money: Money) -> None:
    (one,) = judged(row(**cells))
    assert one.goal is not None
    assert one.goal.amount == money


@pytest.mark.parametrize(
    ("cells", "flaw"),
    [
        ({"amount": ""}, Flaw.NO_AMOUNT),
        ({"amount": "a lot"}, Flaw.NO_NUMBER),
        ({"amount": "10k to 20k"}, Flaw.NO_NUMBER),
        ({"amount": "nan"}, Flaw.NO_NUMBER),
        ({"amount": "0"}, Flaw.NOT_POSITIVE),
        ({"amount": "-5"}, Flaw.NOT_POSITIVE),
        ({"amount": "1.0005", "currency": "EUR"}, Flaw.TOO_FINE),
        ({"amount": "5.5", "currency": "JPY"}, Flaw.TOO_FINE),
        ({"amount": "5 EUR", "currency": "USD"}, Flaw.TWO_CURRENCIES),
        ({"currency": "gold"}, Flaw.NO_CURRENCY),
        ({"amount": "$5"}, Flaw.NO_CURRENCY),
        ({"period": ""}, Flaw.NO_PERIOD),
        ({"period": "soon"}, Flaw.UNREADABLE_PERIOD),
        ({"period": "2026-03-31 to 2026-03-01"}, Flaw.WRONG_ORDER),
        ({"period": "", "from": "2026-04-01", "to": "2026-03-01"}, Flaw.WRONG_ORDER),
        ({"period": "", "from": "03/04/2026", "to": "05/06/2026"}, Flaw.UNREADABLE_PERIOD),
        ({"seller": "Nobody Known"}, Flaw.UNKNOWN_SELLER),
        ({"seller": "", "team": "West"}, Flaw.UNKNOWN_TEAM),
        ({"team": "South"}, Flaw.NOT_IN_TEAM),
        ({"launch": "No such"}, Flaw.UNKNOWN_LAUNCH),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(cells: dict[str, str], flaw: Flaw) -> None:
    assert flaws(row(**cells)) == [flaw]


def test_a_row_whose_cells_cannot_be_trusted_is_refused_as_that() -> None:
    assert flaws(Written(1, row().cells, flaw="cut short")) == [Flaw.BROKEN]


def test_days_that_the_column_settles_are_read_and_a_month_written_as_days_is_that_month() -> None:
    (one,) = judged(row(period="", **{"from": "01/03/2026", "to": "31/03/2026"}))
    assert one.goal is not None
    assert one.goal.period == MARCH


def test_a_team_is_known_by_whatever_spelling_and_a_seller_beside_their_team_is_the_sellers() -> None:
    team, both = judged(row(1, seller="", team="NORTH"), row(2, team="North"))
    assert team.goal is not None
    assert both.goal is not None
    assert (team.goal.seller, team.goal.team) == ("", "North")
    assert (both.goal.seller, both.goal.team) == ("Ida Brandt", "")


def test_of_rows_that_say_the_same_the_first_is_taken() -> None:
    assert flaws(row(1), row(2, amount="100.00"), row(3)) == [None, Flaw.REPEATED, Flaw.REPEATED]


def test_of_rows_that_contradict_each_other_none_is_taken() -> None:
    assert flaws(row(1), row(2, amount="200")) == [Flaw.CONTRADICTED, Flaw.CONTRADICTED]
    assert flaws(row(1), row(2, amount="100 USD")) == [Flaw.OTHER_CURRENCY, Flaw.OTHER_CURRENCY]


def test_periods_that_overlap_are_refused_both_and_a_month_within_its_quarter_is_not() -> None:
    across = row(2, period="2026-03-15 to 2026-04-15")
    assert flaws(row(1), across) == [Flaw.OVERLAPS_ROW, Flaw.OVERLAPS_ROW]
    assert flaws(row(1), row(2, period="2026-Q1"), row(3, period="2026")) == [None] * 3
    assert flaws(row(1), row(2, period="2026-03-15 to 2026-04-15", product="Desk")) == [None, None]
    assert flaws(row(1), row(2, period="2026-03-15 to 2026-04-15", seller="Bo Lund")) == [None, None]


def test_what_stands_so_is_not_taken_again_and_another_amount_takes_its_place() -> None:
    (same,) = judged(row(), standing=[stands("100")])
    assert same.stands
    assert not same.is_taken
    (newer,) = judged(row(amount="120"), standing=[stands("100")])
    assert newer.is_taken
    assert newer.replaces is not None
    assert newer.replaces.id == 9


def test_a_period_that_overlaps_one_that_stands_is_refused() -> None:
    across = Period(date(2026, 2, 20), date(2026, 3, 5))
    assert flaws(row(), standing=[stands("100", across)]) == [Flaw.OVERLAPS]


def test_a_lead_sets_what_is_of_their_own_team_alone() -> None:
    rows = [
        row(1),
        row(2, seller="", team="North"),
        row(3, seller="Cleo Marsh"),
        row(4, seller="", team="South"),
        row(5, seller=""),
    ]
    found = judged(*rows, teams=["north"])
    assert [one.is_taken for one in found] == [True, True, False, False, False]
    assert {one.refusal.flaw for one in found if one.refusal} == {Flaw.NOT_YOURS}
    assert not any(one.is_taken for one in judged(*rows, teams=[]))
