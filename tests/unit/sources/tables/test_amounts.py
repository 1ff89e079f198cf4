from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from groundswell.sources.columns.amounts import Amount, AmountStyle, amount_style, parse_amount
from groundswell.sources.columns.currencies import currency_in_cell, currency_in_name
from groundswell.speech import Deal, Money
from tests.unit.sources.tables.reading_tables import facts, items_of, notes


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("1054", "1054", ""),
        ("0.1", "0.1", ""),
        ("0.125", "0.125", ""),
        ("$1,234", "1234", "$"),
        ("US$ 1,234.50", "1234.5", "USD"),
        ("1.234,50 €", "1234.5", "EUR"),
        ("12.345 €", "12345", "EUR"),
        ("€ 1.234.567", "1234567", "EUR"),
        ("1,234.50", "1234.5", ""),
        ("12,50", "12.5", ""),
        ("1 200,50 €", "1200.5", "EUR"),
        ("1\u202f200,50\u00a0€", "1200.5", "EUR"),
        ("CHF 12'000.-", "12000", "CHF"),
        ("10.000,- EUR", "10000", "EUR"),
        ("R$ 1.234,00", "1234", "BRL"),
        ("¥900,000", "900000", "¥"),
        ("￥９００，０００", "900000", "¥"),
        ("₹5,00,000.50", "500000.5", "INR"),
        ("1.234 KWD", "1.234", "KWD"),
        ("(1,200)", "-1200", ""),
        ("(€1,200.50)", "-1200.5", "EUR"),
        ("1.234,50-", "-1234.5", ""),
        ("-3.5", "-3.5", ""),
        ("$-5", "-5", "$"),
        ("USD 1.5M", "1500000", "USD"),
        ("$2.5k", "2500", "$"),
        ("Rs. 500", "500", "Rs"),
        ("kr 1 200", "1200", "kr"),
        ("10 Mio. EUR", "10000000", "EUR"),
        ("1.2E+06", "1200000", ""),
        ("24120000", "24120000", ""),
        ("12.345", "12.345", ""),
        ("0.30000000000000004", "0.3", ""),
    ],
)
def test_an_amount_is_read_to_the_last_digit_in_its_currency_and_custom(
    written: str, amount: str, currency: str
) -> None:
    assert parse_amount(written) == Amount(Decimal(amount), currency)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "n/a",
            "€",
            "-",
            "tbd",
            "10k-20k",
            "12-14k",
            "approx. 900",
            "12 14",
            "1,23,4",
            "50 %",
            "5 seats",
        ),
        *("12,000 USD/year", "12.345,678.9", "999999999999999999", "1e400", "9" * 70),
    ],
)
def test_what_is_no_one_amount_for_certain_is_none(written: str) -> None:
    assert parse_amount(written) is None


@pytest.mark.parametrize(
    ("column", "meant"),
    [
        (["1.234", "900", "12.500,00"], "1234"),
        (["1.234", "1.234.567"], "1234"),
        (["1.234", "99.5"], "1.234"),
        (["1.234"], "1.234"),
        (["1.234", "12,50 €", "12.500,00 €"], "1.234"),
    ],
)
def test_the_rest_of_a_column_settles_whether_a_mark_groups_or_parts(column: list[str], meant: str) -> None:
    found = parse_amount("1.234", amount_style(column))

    assert found is not None
    assert found.value == Decimal(meant)


def test_a_cell_with_a_currency_of_its_own_does_not_follow_the_rest_of_its_column() -> None:
    assert parse_amount("$12,000", AmountStyle(mark=",")) == Amount(Decimal(12000), "$")
    assert parse_amount("12.000 €", AmountStyle(mark=".")) == Amount(Decimal(12000), "EUR")


def test_a_column_that_leaves_its_mark_open_gives_an_example() -> None:
    assert amount_style(["7", "12.345"]) == AmountStyle(mark="", example="12.345")
    assert amount_style(["7", "12.345 €"]).example == ""


def test_a_sign_that_several_countries_share_is_what_the_table_says_it_is() -> None:
    assert parse_amount("$5", currency="AUD") == Amount(Decimal(5), "AUD")
    assert parse_amount("€5", currency="USD") == Amount(Decimal(5), "EUR")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("usd", "USD"), ("€", "EUR"), ("US Dollar (USD)", "USD"), ("$", "$"), ("Gold", "Gold"), ("", "")],
)
def test_a_cell_of_a_currency_column_is_a_code_or_stands_as_written(written: str, meant: str) -> None:
    assert currency_in_cell(written) == meant


def test_the_name_of_a_column_may_tell_its_currency_and_a_word_is_none() -> None:
    assert [currency_in_name(name) for name in ("Amount (EUR)", "value_in_usd", "Betrag €")] == [
        "EUR",
        "USD",
        "EUR",
    ]
    assert [currency_in_name(name) for name in ("Amount", "all amounts", "top value")] == ["", "", ""]


def deals_of(folder: Path, content: str) -> list[Deal]:
    return [fact for fact in facts(items_of(folder, content)) if isinstance(fact, Deal)]


def test_a_table_of_several_currencies_keeps_each_amount_in_its_own(tmp_path: Path) -> None:
    content = (
        "Deal ID,Deal Name,Account Name,Deal Stage,Amount,Currency,Create Date\n"
        "D1,a,Linden,Open,10000,USD,2026-01-01\n"
        'D2,b,Linden,Open,"1,234.50",GBP,2026-01-01\n'
        'D3,c,Linden,Open,"¥900,000",JPY,2026-01-01\n'
        'D4,d,Linden,Open,"12.500,00 €",EUR,2026-01-01\n'
        "D5,e,Linden,Open,$2.5k,USD,2026-01-01\n"
        "D6,f,Linden,Open,-4000,,2026-01-01\n"
    )
    assert [one.amount for one in deals_of(tmp_path, content)] == [
        Money(10_000_00, "USD"),
        Money(1_234_50, "GBP"),
        Money(900_000, "JPY"),
        Money(12_500_00, "EUR"),
        Money(2_500_00, "USD"),
        Money(-4_000_000, ""),
    ]


@pytest.mark.parametrize("header", ["Amount (EUR)", "Betrag in EUR", "Deal value €"])
def test_a_currency_in_the_header_holds_for_the_column(header: str, tmp_path: Path) -> None:
    content = f"Deal Name,Account,Deal Stage,{header},Close Date\na,Linden,Open,1.234,2026-01-02\n"
    (deal,) = deals_of(tmp_path, content)

    assert (deal.amount, deal.expected) == (Money(1_234_00, "EUR"), date(2026, 1, 2))


def test_an_amount_that_was_converted_is_not_in_the_deals_own_currency(tmp_path: Path) -> None:
    content = "Deal Name,Account,Deal Stage,Amount in company currency,Currency\na,Linden,Open,120,JPY\n"
    (deal,) = deals_of(tmp_path, content)

    assert deal.amount == Money(120_000, "")


def test_an_amount_that_cannot_be_read_is_noted_and_the_deal_kept(tmp_path: Path) -> None:
    content = (
        "Deal Name,Account,Deal Stage,Amount,Currency\n"
        "a,Linden,Open,about 10k,USD\nb,Linden,Open,N/A,USD\nc,Linden,Open,3.500,USD\n"
    )
    items = items_of(tmp_path, content)

    assert [one.amount for one in facts(items) if isinstance(one, Deal)] == [
        None,
        None,
        Money(3_500_00, "USD"),
    ]
    assert notes(items) == [(1, "the amount 'about 10k' cannot be read")]


def test_amounts_that_may_be_read_in_two_ways_are_noted_with_an_example(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Deal Name,Account,Deal Stage,Amount\na,Linden,Open,3.500\n")

    assert notes(items) == [(1, "amounts of 'Amount' such as 3.500 were read with a decimal point")]
