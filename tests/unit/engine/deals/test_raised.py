"""Which deals count for a conversation, and what they come to."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from groundswell.engine.deals.raised import Talk, book_of
from groundswell.engine.deals.values import Losing, Rule
from groundswell.speech import Account, Deal, DealStatus, Money
from groundswell.speech.money import sums_of

DAY = date(2026, 3, 1)
OPEN, WON, LOST = DealStatus.OPEN, DealStatus.WON, DealStatus.LOST


def deal(key: str, status: DealStatus = OPEN, amount: str = "", currency: str = "", **more: object) -> Deal:
    given = {"name": key, "account": "Acme", "opened": date(2026, 1, 1)} | more
    money = Money.of(Decimal(amount), currency) if amount else None
    return Deal(key=key, status=status, amount=money, **given)  # type: ignore[arg-type]


def talk(
    number: int = 1, account: str = "Acme", deal: str = "", day: date | None = DAY, key: str = ""
) -> Talk:
    return Talk(id=number, account=account, deal=deal, deal_key=key, day=day)


def counted(one: Deal, said: Talk) -> dict[Rule, int]:
    return dict(book_of([], [one], [said]).raised([said.id]).by_rule)


@pytest.mark.parametrize(
    ("status", "opened", "closed", "counts"),
    [
        (OPEN, -60, None, True),
        (OPEN, 14, None, True),  # opened up to 14 days after
        (OPEN, 15, None, False),
        (OPEN, -60, -30, True),  # a closing day that was hoped for
        (WON, -60, 30, True),  # open at the time
        (LOST, -60, -14, True),  # closed up to 14 days before
        (LOST, -60, -15, False),
        (WON, -60, None, False),  # nobody knows when it closed
    ],
)
def test_an_accounts_deal_counts_by_the_time_of_the_conversation(
    status: DealStatus, opened: int, closed: int | None, counts: bool
) -> None:
    days = {"opened": DAY + timedelta(opened), "closed": None if closed is None else DAY + timedelta(closed)}
    one = deal("D1", status, **days)

    assert counted(one, talk()) == ({Rule.NEAR: 1} if counts else {})
    assert counted(one, talk(account="Bolt")) == {}
    assert counted(one, talk(account="")) == {}
    assert counted(one, talk(day=None)) == {}


def test_a_deal_whose_opening_is_not_told_counts_and_is_told_apart() -> None:
    assert counted(deal("D1", opened=None), talk()) == {Rule.UNDATED: 1}


def test_a_named_deal_counts_whatever_the_time_and_keeps_its_accounts_others_out() -> None:
    old = deal("D1", LOST, opened=date(2020, 1, 1), closed=date(2020, 2, 1))
    book = book_of(
        [],
        [old, deal("D2")],
        [talk(1, deal="d1"), talk(2, deal="no such deal"), talk(3, deal="D1", account="Bolt")],
    )

    assert book.raised([1]).by_rule == {Rule.NAMED: 1}
    assert book.raised([1]).lost.count == 1
    assert book.raised([2]).by_rule == {Rule.NEAR: 1}
    assert book.raised([3]).count == 0
    # Named in one conversation and near another, it is named.
    assert book.raised([1, 2]).by_rule == {Rule.NAMED: 1, Rule.NEAR: 1}


def test_of_several_deals_of_one_name_those_of_that_time_are_meant() -> None:
    last = deal("D1", WON, "300", "EUR", name="Renewal", opened=date(2025, 1, 1), closed=date(2025, 3, 1))
    this = deal("D2", OPEN, "330", "EUR", name="Renewal")
    book = book_of([], [last, this], [talk(1, deal="renewal"), talk(2, deal="renewal", key="D1")])

    assert (book.raised([1]).won.count, book.raised([1]).open.count) == (0, 1)
    assert (book.raised([2]).won.count, book.raised([2]).open.count) == (1, 0)


def test_a_deal_counts_once_however_often_it_is_told_or_talked_about() -> None:
    twice = [deal("D1", OPEN, "5000", "EUR"), deal("D1", OPEN, "5000", "EUR")]
    found = book_of([], twice, [talk(1), talk(2)]).raised([1, 2])

    assert (found.open.count, found.open.sums) == (1, (Money(5_000_00, "EUR"),))


def test_an_account_is_known_by_its_id_too() -> None:
    accounts = [Account(key="001A", name="Acme")]
    assert book_of(accounts, [deal("D1", account="001A")], [talk()]).raised([1]).count == 1


def test_amounts_are_added_exactly_and_within_one_currency_only() -> None:
    deals = [
        deal("1", amount="0.1", currency="EUR"),
        deal("2", amount="0.2", currency="EUR"),
        deal("3", amount="900000", currency="JPY"),
        deal("4", amount="2500"),
        deal("5", amount="-4000.05", currency="USD"),
        deal("6", currency="USD"),
    ]
    found = book_of([], deals, [talk()]).raised([1]).open

    assert (
        found.sums
        == sums_of(one.amount for one in deals if one.amount)
        == (
            Money(30, "EUR"),
            Money(900_000, "JPY"),
            Money(-4_000_05, "USD"),
            Money(2_500_000, ""),
        )
    )
    assert (found.count, found.without_amount) == (6, 1)


def test_what_only_unknown_speakers_raised_is_not_counted_on_either_side() -> None:
    closed = {"closed": DAY + timedelta(30)}
    deals = [deal(f"D{n}", LOST if n % 2 else WON, account=f"A{n}", **closed) for n in range(30)]
    book = book_of([], deals, [talk(n, account=f"A{n}") for n in range(30)])
    found = book.raised(range(10), range(8, 14))

    assert (found.count, found.speakers_unknown) == (10, 4)
    assert (found.odds.lost_raised, found.odds.won_raised) == (5, 5)
    assert (found.odds.lost_others, found.odds.won_others) == (8, 8)


def test_only_closed_deals_with_a_conversation_are_compared() -> None:
    deals = [deal("D1", LOST, closed=DAY), deal("D2"), deal("D3", WON, account="Bolt", closed=DAY)]
    found = book_of([], deals, [talk()]).raised([1]).odds

    assert (found.lost_raised, found.won_raised, found.lost_others, found.won_others) == (1, 0, 0, 0)
    assert found.verdict is Losing.NOT_ENOUGH


def test_as_of_a_day_deals_stand_as_they_stood() -> None:
    deals = [
        deal("later", opened=DAY + timedelta(5)),
        deal("lost later", LOST, closed=DAY + timedelta(5)),
        deal("won before", WON, closed=DAY - timedelta(5)),
    ]
    found = book_of([], deals, [talk()], as_of=DAY).raised([1])

    assert (found.open.count, found.won.count, found.lost.count) == (1, 1, 0)
