"""A row for each product of a deal, as reports of CRM systems and lists that people keep have them."""

from pathlib import Path

import pytest

from groundswell.sources.contract import Item, Known
from groundswell.speech import Deal, Money
from tests.unit.sources.tables.reading_tables import items_of, notes

HEADER = "deal id,deal name,account,stage,amount,product\n"


def told(items: list[Item]) -> list[tuple[int, str, int | None, tuple[str, ...], int]]:
    """Row by row, what deal it tells, with its amount and products, and with which row it goes."""
    return [
        (item.row, deal.key, deal.amount and int(deal.amount.value), deal.products, item.of)
        for item in items
        if isinstance(item, Known) and isinstance(deal := item.fact, Deal)
    ]


def test_amounts_of_the_products_of_a_deal_are_added_up_wherever_its_rows_stand(tmp_path: Path) -> None:
    table = """D1,Seats,Birch,Closed Won,100,Desk
D2,Lamps,Alder,Closed Won,70,Lamp
D1,Seats,Birch,Closed Won,30,Lamp
D1,Seats,Birch,Closed Won,,Setup
D3,Both,Alder,Closed Won,40,Desk
D3,Both,Alder,Closed Won,40,Lamp
"""
    items = items_of(tmp_path, HEADER + table)
    all_three = ("Desk", "Lamp", "Setup")
    assert told(items) == [
        (1, "D1", 130, all_three, 0),
        (2, "D2", 70, ("Lamp",), 0),
        (3, "D1", 130, all_three, 1),
        (4, "D1", 130, all_three, 1),
        (5, "D3", 80, ("Desk", "Lamp"), 0),  # the table tells what each product costs
        (6, "D3", 80, ("Desk", "Lamp"), 5),
    ]
    assert notes(items) == [
        (6, "2 deals stand in several rows, one for each product: the amounts are added up")
    ]


def test_an_amount_that_each_row_repeats_is_that_of_the_whole_deal(tmp_path: Path) -> None:
    table = """D1,Seats,Birch,Closed Won,100,Desk
D1,Seats,Birch,Closed Won,100,Lamp
D2,Lamps,Alder,Closed Won,70,Lamp
D2,Lamps,Alder,Closed Won,70,Desk
D4,Odd,Alder,Closed Won,70,Lamp
D4,Odd,Alder,Closed Won,90,Desk
D5,Lamps,Alder,Closed Won,70,Lamp
D5,Lamps,Alder,Closed Won,70,Lamp
"""
    items = items_of(tmp_path, HEADER + table.replace("D4", "D4"))
    assert told(items)[:4] == [
        (1, "D1", 100, ("Desk", "Lamp"), 0),
        (2, "D1", 100, ("Desk", "Lamp"), 1),
        (3, "D2", 70, ("Lamp", "Desk"), 0),
        (4, "D2", 70, ("Lamp", "Desk"), 3),
    ]
    # One deal alone is told with two amounts: no sum, and whoever takes it in says so.
    assert told(items)[4:6] == [(5, "D4", 70, ("Lamp",), 0), (6, "D4", 90, ("Desk",), 0)]
    assert notes(items) == [
        (4, "2 deals stand in several rows, one for each product: the amount is that of the whole deal")
    ]


@pytest.mark.parametrize(
    "second",
    [
        "D1,Seats,Birch,Closed Lost,30,Lamp",
        "D1,Seats,Birch,Closed Won,30,Desk",
        "D1,Seats,Birch,Closed Won,30,",
        "D1,Seats,Birch,Closed Won,30 USD,Lamp",
    ],
    ids=["decided otherwise", "of the same product", "of no product", "in another currency"],
)
def test_rows_that_differ_in_more_than_the_product_are_no_products_of_one_deal(
    tmp_path: Path, second: str
) -> None:
    items = items_of(tmp_path, HEADER + "D1,Seats,Birch,Closed Won,100 EUR,Desk\n" + second + "\n")
    assert [row[4] for row in told(items)] == [0, 0]
    assert notes(items) == []


def test_without_an_id_a_deal_is_known_by_its_name_and_account(tmp_path: Path) -> None:
    table = "deal name,account,stage,amount,product\n" + "".join(
        f"Seats,{account},Closed Won,{amount},{product}\n"
        for account, amount, product in (("Birch", 1, "Desk"), ("Alder", 5, "Desk"), ("Birch", 2, "Lamp"))
    )
    deals = [item.fact for item in items_of(tmp_path, table) if isinstance(item, Known)]
    amounts = [deal.amount for deal in deals if isinstance(deal, Deal)]
    assert amounts == [Money(3_000, ""), Money(5_000, ""), Money(3_000, "")]
