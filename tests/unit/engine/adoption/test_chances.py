"""Chances to say a claim, how often it was said, and how the deals were decided."""

from datetime import date

import pytest

from groundswell.engine.adoption import Said, not_sure
from groundswell.engine.adoption.chances import Adopted, Chance, RaisedIn, SpokenTurn, chances
from groundswell.engine.adoption.deals import Side, Winning, deals_answered, difference
from groundswell.engine.deals.raised import Book
from groundswell.engine.deals.values import Rule
from groundswell.speech import Deal, DealStatus

DAY = date(2026, 5, 4)


def raised(position: int = 2, conversation: int = 1, account: str = "", concern: int = 7) -> RaisedIn:
    return RaisedIn(concern=concern, conversation=conversation, position=position, day=DAY, account=account)


def spoken(position: int, likely: float, claim: int = 1, decided: bool | None = None) -> SpokenTurn:
    return SpokenTurn(
        turn=100 + position,
        position=position,
        likely={claim: likely},
        decided={} if decided is None else {claim: decided},
    )


def told(*turns: SpokenTurn, answers: tuple[int, ...] = (1,)) -> list[tuple[Said, int, int]]:
    return [(one.said, one.turn, one.claim) for one in chances([raised()], {1: turns}, {7: answers})]


def test_what_was_said_before_the_concern_was_raised_is_no_answer() -> None:
    assert told(spoken(1, 0.99), spoken(3, 0.0)) == [(Said.NOT_SAID, 0, 0)]


def test_where_no_seller_spoke_afterwards_or_no_claim_answers_there_was_no_chance() -> None:
    assert told(spoken(1, 0.99)) == []
    assert told(spoken(3, 0.99), answers=()) == []


def test_a_claim_that_answers_something_else_is_no_answer() -> None:
    assert told(spoken(3, 0.99, claim=2)) == [(Said.NOT_SAID, 0, 0)]


def test_the_likeliest_turn_tells_and_what_is_not_sure_is_told_as_such() -> None:
    between = sum(not_sure()) / 2
    assert told(spoken(3, between), spoken(5, 0.0)) == [(Said.NOT_SURE, 103, 1)]
    assert told(spoken(3, between), spoken(5, 0.99)) == [(Said.SAID, 105, 1)]


def test_what_people_decided_goes_before() -> None:
    assert told(spoken(3, 0.99, decided=False)) == [(Said.NOT_SAID, 0, 0)]
    assert told(spoken(3, 0.0, decided=True), spoken(5, 0.99)) == [(Said.SAID, 103, 1)]


def several(said: int, not_sure: int, not_said: int, account: str = "") -> list[Chance]:
    kinds = [Said.SAID] * said + [Said.NOT_SURE] * not_sure + [Said.NOT_SAID] * not_said
    return [
        Chance(raised=raised(conversation=at, account=account or f"A{at}"), said=kind, turn=0, claim=0)
        for at, kind in enumerate(kinds)
    ]


def test_the_share_is_of_those_that_are_sure_and_the_interval_holds_whatever_the_others_are() -> None:
    found = Adopted.of(several(6, 4, 6))
    assert found.share == 0.5
    assert found.low <= 6 / 16
    assert found.high >= 10 / 16
    assert (found.chances, found.is_enough) == (16, True)


def test_few_chances_or_few_accounts_are_not_enough() -> None:
    assert not Adopted.of(several(5, 9, 4)).is_enough
    assert not Adopted.of(several(20, 0, 20, account="one")).is_enough
    assert Adopted.of(several(5, 0, 5)).is_enough
    assert Adopted.of([]).share is None


def test_chances_of_one_account_make_the_interval_wider() -> None:
    apart, one = Adopted.of(several(20, 0, 20)), Adopted.of(several(20, 0, 20, account="one"))
    assert one.high - one.low > apart.high - apart.low


def test_the_interval_of_a_difference_is_that_of_newcombe() -> None:
    # 56 of 70 against 48 of 80, as in his paper (table II, method 10).
    low, high = difference(Side(won=56, lost=14), Side(won=48, lost=32))
    assert (round(low, 4), round(high, 4)) == pytest.approx((0.0524, 0.3339), abs=1e-4)


def test_nothing_is_known_of_a_difference_to_nothing() -> None:
    assert difference(Side(won=5, lost=5), Side(won=0, lost=0)) == (-1.0, 1.0)


@pytest.mark.parametrize(
    ("answered", "not_answered", "verdict"),
    [(10, 10, Winning.MORE), (9, 10, Winning.NOT_ENOUGH), (10, 9, Winning.NOT_ENOUGH)],
)
def test_fewer_than_ten_decided_deals_on_either_side_are_not_enough(
    answered: int, not_answered: int, verdict: Winning
) -> None:
    whole = several(answered, 0, not_answered)
    statuses = [DealStatus.WON] * answered + [DealStatus.LOST] * not_answered
    deals = [Deal(key=f"D{at}", name="", account="", status=status) for at, status in enumerate(statuses)]
    counting = {at: {at: next(iter(Rule))} for at in range(len(deals))}
    book = Book(deals=tuple(deals), counting=counting, closed=dict.fromkeys(range(len(deals)), 0))
    found = deals_answered(whole, book)
    assert (found.answered.won, found.not_answered.lost) == (answered, not_answered)
    assert found.verdict is verdict
