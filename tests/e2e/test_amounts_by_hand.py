"""Amounts as people write them, each followed by hand from its cell to the store, the report and the JSON."""

from pathlib import Path

import pytest

from groundswell.engine.deals.raised import Talk, book_of
from groundswell.engine.deals.values import Rule
from groundswell.report import records, wording
from groundswell.speech import Deal, DealStatus, Money
from tests.unit.sources.tables.reading_tables import facts, items_of

pytestmark = pytest.mark.usefixtures("store_path")

# cell | column of currencies | minor units | currency | in the report | in JSON
BY_HAND = """
900000           | JPY | 900000      | JPY | ¥900,000         | 900000
¥1,234,567       | JPY | 1234567     | JPY | ¥1,234,567       | 1234567
1.234.567        | JPY | 1234567     | JPY | ¥1,234,567       | 1234567
-500             | JPY | -500        | JPY | −¥500            | -500
12.50            | JPY | 12          | JPY | ¥12              | 12
1.234            | KWD | 1234        | KWD | KWD 1.234        | 1.234
1,234.567        | KWD | 1234567     | KWD | KWD 1,234.567    | 1234.567
-0.005           | KWD | -5          | KWD | −KWD 0.005       | -0.005
250              | KWD | 250000      | KWD | KWD 250          | 250
1,234.50         | EUR | 123450      | EUR | €1,234.50        | 1234.5
1.234,50 €       |     | 123450      | EUR | €1,234.50        | 1234.5
1 234,05         | EUR | 123405      | EUR | €1,234.05        | 1234.05
(1,200)          | USD | -120000     | USD | −$1,200          | -1200
-4,000.05        | USD | -400005     | USD | −$4,000.05       | -4000.05
$0.10            | USD | 10          | USD | $0.10            | 0.1
CHF 12'000.-     |     | 1200000     | CHF | CHF 12,000       | 12000
12,34,567.80     | INR | 123456780   | INR | INR 1,234,567.80 | 1234567.8
0                | EUR | 0           | EUR | €0               | 0
$2.5k            |     | 2500000     | $   | $2,500           | 2500
2500             |     | 2500000     |     | 2,500            | 2500
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in BY_HAND.strip().splitlines()]


def deal_of(folder: Path, cell: str, currency: str) -> Deal:
    head = "Deal ID,Deal Name,Account Name,Deal Stage,Amount,Currency,Create Date\n"
    content = f'{head}D1,Pilot,Birch,Proposal,"{cell}",{currency},2026-01-01\n'
    (deal,) = facts(items_of(folder, content))
    assert isinstance(deal, Deal)
    return deal


@pytest.mark.parametrize(("cell", "column", "minor", "currency", "shown", "in_json"), ROWS)
def test_an_amount_is_the_same_from_its_cell_to_the_json(
    tmp_path: Path, cell: str, column: str, minor: str, currency: str, shown: str, in_json: str
) -> None:
    from groundswell.crm import queries
    from groundswell.crm.book import FactBook

    book = FactBook()
    book.keep(deal_of(tmp_path, cell, column))
    book.write()

    (kept,) = queries.deals()
    assert kept.amount == Money(int(minor), currency)
    talk = Talk(id=1, account="Birch", deal="Pilot", day=None)
    raised = book_of([], [kept], [talk]).raised([1])
    assert raised.by_rule == {Rule.NAMED: 1}
    assert wording.sums(raised.open.sums) == shown
    assert records._deals(raised.open)["sums"] == [{"currency": currency, "amount": in_json}]


def test_sums_of_many_small_amounts_do_not_drift() -> None:
    deals = [
        Deal(key=str(n), name="", account="Birch", status=DealStatus.OPEN, amount=Money(10, "EUR"))
        for n in range(1000)
    ]
    told = book_of([], deals, [Talk(id=n, account="", deal=str(n), day=None) for n in range(1000)])
    assert told.raised(range(1000)).open.sums == (Money(100_00, "EUR"),)


@pytest.mark.parametrize(
    ("cell", "currency", "note"),
    [
        ("12.50", "JPY", "the amount '12.50' was rounded to 12, the nearest of JPY"),
        ("0.125", "EUR", "the amount '0.125' was rounded to 0.12, the nearest of EUR"),
        ("10k to 20k", "EUR", "the amount '10k to 20k' cannot be read"),
        ("12.00", "JPY", ""),
    ],
)
def test_an_amount_that_cannot_be_kept_as_written_is_noted(
    tmp_path: Path, cell: str, currency: str, note: str
) -> None:
    head = "Deal ID,Deal Name,Account Name,Deal Stage,Amount,Currency,Create Date\n"
    items = items_of(tmp_path, f'{head}D1,Pilot,Birch,Proposal,"{cell}",{currency},2026-01-01\n')
    assert [item.reason for item in items if hasattr(item, "reason")] == ([note] if note else [])
