"""Whose numbers stand there for whom, in which sum, and of which deals."""

from datetime import date

import pytest

from groundswell.engine.attaining.forecast import Outlook
from groundswell.engine.attaining.periods import Period
from groundswell.people.roles import Role
from groundswell.results.sight import Subject
from groundswell.results.targets.values import Column
from groundswell.speech import Money
from tests.worlds.launching import AT, member
from tests.worlds.selling import deal, lead_of, seller_called

pytestmark = pytest.mark.usefixtures("selling")
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))
TODAY = date(2026, 3, 16)


def aim(amount: str, period: str = "2026-03", **whose: str) -> None:
    from groundswell.results.targets.services import set_one

    cells = {Column.AMOUNT: amount, Column.PERIOD: period}
    set_one(member(Role.EXECUTIVE), cells | {Column(name): cell for name, cell in whose.items()}, AT)


def seen(viewer: object = None, period: Period | None = MARCH) -> dict[Subject, tuple[int | None, int]]:
    """By subject, what is to be won and what is."""
    from groundswell.people.viewer import Viewer
    from groundswell.results.numbers import numbers

    looking = viewer if isinstance(viewer, Viewer) else member(Role.EXECUTIVE)
    told = numbers(looking, TODAY, period)
    return {
        line.subject: (line.aim.amount.minor if line.aim else None, line.attained.amount.minor)
        for line in told.lines
    }


@pytest.fixture
def _deals(selling: None) -> None:
    deal("D1", "Ida Brandt", 10_050, date(2026, 3, 3))
    deal("D2", "Bo Lund", 20_000, date(2026, 3, 31), products=["Lamp"])
    deal("D3", "Cleo Marsh", 5_000, date(2026, 3, 9), currency="USD")
    deal("D4", "Ida Brandt", 99_900, date(2026, 2, 28))
    deal("D5", "Ida Brandt", 77, None, status="open")


@pytest.mark.usefixtures("_deals")
def test_an_executive_sees_the_company_each_team_and_each_seller() -> None:
    aim("400", seller="Ida Brandt")
    found = seen()
    assert found == {
        Subject(): (40_000, 30_050),
        Subject(team="North"): (40_000, 30_050),
        Subject(team="North", seller="Bo Lund"): (None, 20_000),
        Subject(team="North", seller="Ida Brandt"): (40_000, 10_050),
        Subject(team="South"): (None, 0),
        Subject(team="South", seller="Cleo Marsh"): (None, 0),
    }


@pytest.mark.usefixtures("_deals")
def test_a_seller_sees_their_own_and_nobody_elses() -> None:
    for name in ("Ida Brandt", "Bo Lund"):
        aim("400", seller=name)
    aim("900", team="North")
    assert seen(seller_called("Ida Brandt")) == {Subject(seller="Ida Brandt"): (40_000, 10_050)}
    assert seen(seller_called("Dan Orme")) == {}
    assert seen(seller_called("Nobody Known")) == {}


@pytest.mark.usefixtures("_deals")
def test_a_lead_sees_their_teams_and_who_is_in_them() -> None:
    assert {subject.team for subject in seen(lead_of("North"))} == {"North"}
    assert Subject(team="North", seller="Bo Lund") in seen(lead_of("North"))
    assert seen(lead_of("South"))[Subject(team="South")] == (None, 0)
    assert seen(lead_of()) == {}


@pytest.mark.usefixtures("_deals")
@pytest.mark.parametrize("role", [Role.MARKETING, Role.PRODUCT, Role.ADMINISTRATOR])
def test_all_other_members_see_the_company_and_its_products_and_no_person(role: Role) -> None:
    aim("400", seller="Ida Brandt")
    aim("50", product="Lamp")
    assert seen(member(role)) == {Subject(): (5_000, 30_050), Subject(product="Lamp"): (5_000, 20_000)}


def company(role: Role = Role.MARKETING, period: Period = MARCH) -> list[str]:
    """What the company is to win by each of its lines, as this role sees it."""
    from groundswell.results.numbers import numbers

    lines = [line for line in numbers(member(role), TODAY, period).lines if line.subject == Subject()]
    return ["kept" if line.kept else f"{line.aim.amount.minor // 100}" if line.aim else "" for line in lines]


def test_what_fewer_than_three_are_to_win_is_told_as_a_sum_to_nobody_who_does_not_see_each_of_them() -> None:
    assert company() == [""]
    aim("400", seller="Ida Brandt")
    aim("30", seller="Bo Lund")
    assert company() == ["kept"]
    assert company(Role.EXECUTIVE) == ["430"]
    assert seen(lead_of("North"))[Subject(team="North")] == (43_000, 0)
    aim("50 USD", seller="Dan Orme")
    assert company() == ["kept", "kept"]
    aim("7", seller="Cleo Marsh")
    assert company() == ["437", "kept"]
    aim("999")
    assert company() == ["999"]


def test_of_a_team_it_counts_how_many_are_in_it() -> None:
    aim("70", team="North")  # of two
    assert company() == ["kept"]
    aim("30", seller="Cleo Marsh")
    assert company() == ["100"]


def test_no_sum_is_told_of_which_another_leaves_one_person_over() -> None:
    for month in ("2026-01", "2026-02", "2026-03"):
        for seller in ("Ida Brandt", "Bo Lund", "Cleo Marsh"):
            aim("10", month, seller=seller)
    assert [company(period=QUARTER), company()] == [["90"], ["30"]]
    aim("55", "2026-03", seller="Dan Orme")  # of the quarter he has no whole target
    assert [company(period=QUARTER), company()] == [["kept"], ["85"]]
    assert company(Role.EXECUTIVE, QUARTER) == ["90"]
    aim("20", "2026-01", seller="Dan Orme")
    aim("20", "2026-02", seller="Dan Orme")
    assert [company(period=QUARTER), company()] == [["185"], ["85"]]
    aim("3 USD", "2026-03", seller="Dan Orme")  # another currency is another part
    assert company(period=QUARTER) == ["kept"]


def test_what_stands_below_a_sum_takes_nothing_away_from_it() -> None:
    for seller in ("Ida Brandt", "Bo Lund", "Cleo Marsh"):
        aim("10", seller=seller)
    aim("4", seller="Ida Brandt", product="Desk")  # in what she is to win altogether
    assert company() == ["30"]
    aim("50", team="North")
    aim("6", "2026-03-01 to 2026-03-09", seller="Bo Lund", product="Lamp")  # and in what his team is
    assert company() == ["60"]
    aim("4", "2026-03-01 to 2026-03-09", seller="Dan Orme", product="Lamp")
    assert company() == ["kept"]


def test_a_target_of_its_own_goes_before_the_sum_of_those_below_it() -> None:
    aim("100", seller="Ida Brandt")
    aim("150", seller="Bo Lund")
    aim("70", team="South")
    assert seen()[Subject()][0] == 32_000
    aim("300", team="North")
    assert seen()[Subject()][0] == 37_000
    aim("999")
    assert seen()[Subject()][0] == 99_900


def test_months_make_a_quarter_where_none_is_left_out() -> None:
    aim("10", "2026-01")
    aim("20", "2026-02")
    assert seen(period=QUARTER)[Subject()][0] is None
    aim("30", "2026-03")
    assert seen(period=QUARTER)[Subject()][0] == 6_000
    aim("100", "2026-Q1")
    assert seen(period=QUARTER)[Subject()][0] == 10_000
    assert seen(period=MARCH)[Subject()][0] == 3_000


def test_targets_in_two_currencies_are_two_lines_and_never_a_sum() -> None:
    from groundswell.results.numbers import numbers

    deal("D1", "Ida Brandt", 10_000, date(2026, 3, 3))
    deal("D2", "Ida Brandt", 7_000, date(2026, 3, 4), currency="USD")
    aim("200", seller="Ida Brandt", product="Desk")
    aim("100 USD", seller="Ida Brandt", product="Lamp")
    lines = [line for line in numbers(member(Role.EXECUTIVE), TODAY, MARCH).lines if not line.subject.team]
    assert [(line.aim and line.aim.amount, line.attained.amount) for line in lines[:2]] == [
        (Money(20_000, "EUR"), Money(10_000, "EUR")),
        (Money(10_000, "USD"), Money(7_000, "USD")),
    ]
    assert lines[0].attained.elsewhere == (Money(7_000, "USD"),)


def test_a_target_of_a_launch_stands_with_it_and_is_no_part_of_another_sum() -> None:
    from tests.worlds.launching import begun

    begun(name="Offline")
    aim("500", launch="Offline", product="Desk")
    assert seen()[Subject()] == (None, 0)


def test_a_deal_that_two_systems_tell_counts_once_and_that_it_was_closed_on_two_days_is_said() -> None:
    from groundswell.results.numbers import numbers

    deal("D1", "Ida Brandt", 10_000, date(2026, 3, 3))
    deal("D1", "Ida Brandt", 10_000, date(2026, 3, 20), through="gong")
    deal("D2", "Ida Brandt", 10_000, date(2026, 3, 5))
    deal("D2", "Ida Brandt", 10_000, date(2026, 3, 5), through="gong")
    line = numbers(member(Role.EXECUTIVE), TODAY, MARCH).lines[0]
    assert line.attained.amount == Money(20_000, "EUR")
    assert len(line.attained.closed_again) == 1


def test_an_amount_without_a_currency_is_the_companys() -> None:
    deal("D1", "Ida Brandt", 10_050, date(2026, 3, 3), currency="")  # ten and a twentieth: three decimals
    assert seen()[Subject()] == (None, 1_005)


def test_a_seller_by_the_id_of_the_crm_and_a_product_in_another_spelling_are_the_same() -> None:
    deal("D1", "S1", 100, date(2026, 3, 3), products=["StandingDesk"])
    deal("D2", "ida brandt", 100, date(2026, 3, 3), products=["Standing Desk"])
    aim("5", seller="Ida Brandt", product="standing desk")
    assert seen(seller_called("Ida Brandt")) == {
        Subject(seller="Ida Brandt"): (500, 200),
        Subject(seller="Ida Brandt", product="Standing Desk"): (500, 200),
    }


def test_without_being_asked_it_is_the_shortest_period_with_a_target_else_the_quarter() -> None:
    from groundswell.results.numbers import numbers

    def period() -> Period:
        return numbers(member(Role.EXECUTIVE), TODAY).period

    assert period() == QUARTER
    aim("5", "2026")
    assert period() == Period(date(2026, 1, 1), date(2026, 12, 31))
    aim("5", "2026-03")
    assert period() == MARCH


def test_where_no_target_holds_today_it_is_the_last_period_that_has_one_and_never_that_of_a_launch() -> None:
    from groundswell.results.numbers import numbers
    from tests.worlds.launching import begun

    begun(name="Offline")
    aim("500", "2026-03-01 to 2026-04-15", launch="Offline")
    told = numbers(member(Role.EXECUTIVE), TODAY)
    assert (told.period, told.periods) == (QUARTER, ())
    for period in ("2025-11", "2025-Q4", "2027"):
        aim("5", period)
    told = numbers(member(Role.EXECUTIVE), TODAY)
    assert told.period == Period(date(2025, 10, 1), date(2025, 12, 31))
    assert len(told.periods) == 3


def test_the_target_of_who_is_in_two_teams_is_counted_once_for_the_company() -> None:
    from groundswell.people.models import Team, User

    User.objects.filter(role=Role.SELLER.value).update(person="Ida Brandt")
    User.objects.get(role=Role.SELLER.value).teams.add(Team.objects.create(name="Both"))
    aim("100", seller="Ida Brandt")
    found = seen()
    assert found[Subject(team="North")][0] == found[Subject(team="Both")][0] == 10_000
    assert found[Subject()][0] == 10_000
    aim("70", team="South")
    assert seen()[Subject()][0] == 17_000


def test_the_forecast_rests_on_the_days_before_today_and_the_pace_on_working_days() -> None:
    from groundswell.results.numbers import numbers

    for week in range(11):
        deal(f"D{week}", "Ida Brandt", 1_000, date.fromordinal(TODAY.toordinal() - 7 * week))
    aim("5000")
    line = numbers(member(Role.EXECUTIVE), TODAY, MARCH).lines[0]
    assert line.pace is not None
    assert (line.pace.days_gone, line.pace.days) == (11, 22)
    assert line.forecast is not None
    assert line.forecast.rests_on == 4  # stretches of 15 days
    assert line.forecast.outlook is Outlook.UNLIKELY
    assert numbers(member(Role.EXECUTIVE), date(2026, 2, 1), MARCH).lines[0].forecast is None


@pytest.mark.usefixtures("_deals")
def test_open_deals_stand_apart() -> None:
    from groundswell.results.numbers import numbers

    told = numbers(member(Role.EXECUTIVE), TODAY, MARCH)
    assert told.open[Subject()].sums == (Money(77, "EUR"),)
    assert told.open[Subject(team="South")].deals == ()
