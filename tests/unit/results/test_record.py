"""Which decided deals a look is made from, and in which of them the concern was raised."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from groundswell.engine.survey.background import Held
from groundswell.engine.worked.values import Spoken
from groundswell.intake.directory import Directory
from groundswell.results.worked.record import Record
from groundswell.speech import Account, Deal, DealStatus, Money

CONCERN, CLOSED = 9, date(2026, 3, 10)


def record(*days: int, status: DealStatus = DealStatus.WON, currency: str = "EUR") -> Record:
    """A conversation on each day of the month, all of which name one deal; the last raises the concern."""
    deal = Deal(
        key="D1",
        name="Lamps",
        account="Hollow",
        status=status,
        amount=Money(5_000, currency),
        opened=date(2026, 2, 8),
        closed=CLOSED,
    )
    held = [
        Held(
            id=day,
            at=datetime(2026, 3, day, 9, tzinfo=UTC),
            account="Hollow",
            seller="",
            deal="D1",
            deal_key="D1",
            source="calls",
            channel="call",
        )
        for day in days
    ]
    return Record(
        spoken=[Spoken(id=day, day=date(2026, 3, day), stream="calls", account="Hollow") for day in days],
        raised_in={CONCERN: frozenset(days[-1:])},
        _held=held,
        _directory=Directory.of([Account(key="A1", name="Hollow")], [deal], []),
        _zone=ZoneInfo("UTC"),
        _currency="EUR",
        _ratings={},
    )


def test_a_deal_in_whose_last_conversation_it_was_raised_is_one_in_which_it_was() -> None:
    (deal,) = record(4, 10).decided(CONCERN)
    assert (deal.raised, deal.won, deal.days, deal.amount) == (True, True, 30, 50.0)


def test_what_is_raised_after_a_deal_was_decided_had_no_part_in_it() -> None:
    (deal,) = record(4, 11).decided(CONCERN)
    assert not deal.raised


def test_deals_that_are_open_or_of_accounts_that_are_left_out_are_not_there() -> None:
    assert record(4, status=DealStatus.OPEN).decided(CONCERN) == []
    assert record(4).without(frozenset({"Hollow"})).decided(CONCERN) == []


def test_an_amount_in_another_currency_than_the_companys_is_not_compared() -> None:
    (deal,) = record(4, currency="USD").decided(CONCERN)
    assert deal.amount is None
