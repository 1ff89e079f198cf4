import pytest

from groundswell.report.wording import sums
from groundswell.speech import Money


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ([(12_500_00, "EUR"), (900_000, "JPY")], "€12,500 + ¥900,000"),
        ([(1_234_50, "GBP")], "£1,234.50"),
        ([(10, "CHF"), (7_000, "kr")], "CHF 0.10 + kr 7"),
        ([(1_234, "KWD")], "KWD 1.234"),
        ([(1_500, "KWD")], "KWD 1.500"),
        ([(12_345, "")], "12.345"),
        ([(12_500, "")], "12.50"),
        ([(-900_001, "JPY")], "−¥900,001"),
        ([(-4_000_05, "USD")], "−$4,000.05"),
        ([(5_00, "EUR"), (-4_000_00, "USD")], "€5 − $4,000"),
        ([(5_000, "$")], "$5"),
        ([(7_00, "USD"), (5_000, "$")], "USD 7 + $5"),
        ([(2_500_000, "")], "2,500"),
        ([], ""),
    ],
)
def test_sums_stand_side_by_side_in_their_own_currency(told: list[tuple[int, str]], written: str) -> None:
    assert sums([Money(minor, currency) for minor, currency in told]) == written
