"""Pages word what the report words: in English the same, letter for letter."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from groundswell.engine.deals.values import Losing, Odds
from groundswell.engine.survey.values import Evidence
from groundswell.engine.trend.values import Carrier, Direction, Period, Trend
from groundswell.report import outcomes, quotes, wording
from groundswell.report.layout import ONE_FILE
from groundswell.report.sparkline import sparkline
from groundswell.speech import Money, Voice
from tests.unit.engine.survey_values import heard
from tests.unit.report.fields import a_field

pytestmark = pytest.mark.usefixtures("store_path")
DAYS = [datetime(2026, month, 1 + month, 23, 30, tzinfo=UTC) for month in range(1, 13)]


def test_days_and_spans() -> None:
    from groundswell.web.shell import wording as pages

    for at in (None, date(2026, 3, 5), *DAYS):
        assert pages.day(at) == wording.day(at)
    later = DAYS[3] + timedelta(days=500)
    for first, last in product((None, DAYS[0], DAYS[3]), (None, DAYS[3], later)):
        assert pages.span(first, last) == wording.span(first, last)


def test_numbers_and_sums() -> None:
    from groundswell.web.shell import wording as pages

    amounts = [Money(123456, "EUR"), Money(-99, "USD"), Money(900000, "JPY"), Money(1200000, "CHF")]
    assert [pages.number(n) for n in (0, 999, 1000, 1234567)] == ["0", "999", "1,000", "1,234,567"]
    assert pages.sums(amounts) == wording.sums(amounts)
    assert [pages.money(one) for one in amounts] == [wording.money(one) for one in amounts]
    assert [pages.again(n) for n in (0, 1, 2, 1200)] == [wording.again(n) for n in (0, 1, 2, 1200)]


@pytest.mark.parametrize(
    ("accounts", "reported", "told"),
    [
        (12, 2, "12 accounts and, as reported, 2 more, 3 conversations"),
        (0, 2, "2 accounts, as reported, 3 conversations"),
        (1, 0, "1 account, 3 conversations"),
        (0, 0, "3 conversations"),
    ],
)
def test_who_raised_something(accounts: int, reported: int, told: str) -> None:
    from groundswell.web.shell import wording as pages

    concern = replace(a_field().concerns[0], accounts=accounts, accounts_reported=reported, conversations=3)
    assert pages.raised_by(concern) == wording.raised_by(concern) == told


def test_an_amount_that_names_no_currency_is_in_the_company_s_own() -> None:
    from groundswell.people.currency import amounts_in
    from groundswell.web.shell import wording as pages

    unnamed, own, other = Money(14_620_000, ""), Money(540_000, "GBP"), Money(260_000, "EUR")
    assert pages.sums([other, own, unnamed]) == "€2,600 + £5,400 + 14,620"
    with amounts_in("GBP"):
        assert pages.sums([other, own, unnamed]) == "€2,600 + £20,020"
        assert pages.money(unnamed) == "£14,620"
    assert pages.money(unnamed) == "14,620"


def a_trend(direction: Direction, days: int, *, firm: bool) -> Trend:
    start = date(2026, 1, 1)
    edges = [(start + timedelta(days=days * n), start + timedelta(days=days * (n + 1))) for n in range(4)]
    periods = tuple(
        Period(start=a, end=b, held=1000 * n, raised=7 * n, **interval(n)) for n, (a, b) in enumerate(edges)
    )
    carriers = tuple(
        Carrier(
            what=what,
            name="Acme",
            raised=4,
            held=held,
            raised_before=0,
            held_before=before,
            part=part,
            sudden=True,
        )
        for what, held, before, part in (
            ("account", 1, 0, 0.5),
            ("segment", 9, 20, 0.0),
            ("product", 1200, 3, 0.2),
        )
    )
    return Trend(direction=direction, periods=periods, reason="", firm=firm, carriers=carriers)


def interval(n: int) -> dict[str, float | None]:
    return {"rate": 0.007, "low": 0.001, "high": 0.02} if n else {"rate": None, "low": None, "high": None}


@pytest.mark.parametrize("days", [7, 30, 90, 365])
@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("firm", [True, False])
def test_trends(direction: Direction, days: int, firm: bool) -> None:
    from groundswell.web.shell import wording as pages

    trend = a_trend(direction, days, firm=firm)
    assert pages.verdict(trend) == wording.verdict(trend)
    assert str(pages.DIRECTIONS[direction]) == direction.value
    assert pages.carried(trend) == wording.carried(trend)
    line, drawn = sparkline(trend), pages.sparkline(trend)
    assert line is not None
    assert drawn == line


@pytest.mark.parametrize(
    ("voice", "said_by", "account", "seller"),
    list(product(list(Voice), ("", "Ana Roth"), ("", "Acme"), ("", "Ana Roth", "Ben Ode"))),
)
def test_quotes(voice: Voice, said_by: str, account: str, seller: str) -> None:
    from groundswell.web.shell.quoting import quoted

    told: Evidence = heard(1, voice=voice, said_by=said_by, account=account, seller=seller, at=DAYS[0])
    assert quoted(told) == quotes.quoted(told, ONE_FILE)


@pytest.mark.parametrize("verdict", list(Losing))
@pytest.mark.parametrize("high", [None, 12.0])
def test_deals_that_were_lost(verdict: Losing, high: float | None) -> None:
    from groundswell.web.concerns import dealing

    for lost in (0, 1, 1200):
        odds = Odds(
            lost_raised=lost,
            won_raised=0,
            lost_others=3,
            won_others=4,
            ratio=2.5,
            low=1.1,
            high=high,
            verdict=verdict,
        )
        assert dealing.losing(odds) == outcomes.losing(odds)
