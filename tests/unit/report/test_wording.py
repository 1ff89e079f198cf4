from decimal import Decimal

import pytest

from groundswell.engine.field import Money
from groundswell.report.wording import sums


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ([("12500", "EUR"), ("900000", "JPY")], "€12,500 + ¥900,000"),
        ([("1234.5", "GBP")], "£1,234.50"),
        ([("0.1", "CHF"), ("7", "kr")], "CHF 0.10 + kr 7"),
        ([("1.234", "KWD")], "KWD 1.234"),
        ([("-4000.05", "USD")], "−$4,000.05"),
        ([("5", "EUR"), ("-4000", "USD")], "€5 − $4,000"),
        ([("5", "$")], "$5"),
        ([("7", "USD"), ("5", "$")], "USD 7 + $5"),
        ([("2500", "")], "2,500"),
        ([], ""),
    ],
)
def test_sums_stand_side_by_side_in_their_own_currency(told: list[tuple[str, str]], written: str) -> None:
    assert sums([Money(Decimal(amount), currency) for amount, currency in told]) == written
