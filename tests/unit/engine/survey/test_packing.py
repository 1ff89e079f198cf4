"""A concern counted against what was packed of its background is the one counted against the whole."""

from datetime import timedelta
from random import Random

import pytest

from groundswell.engine.survey.background import Background, background_of
from groundswell.engine.survey.counting import Label, counted, deals_of
from groundswell.engine.survey.packing import packed, unpacked
from groundswell.engine.survey.values import Concern, Evidence
from groundswell.speech import Account, Deal, DealStatus, Money
from tests.unit.engine.survey_values import day, heard, held


def world(seed: int, days: int) -> tuple[Background, list[Evidence]]:
    draw = Random(seed)
    accounts = [f"Account {n}" for n in range(8)]
    talks = [
        held(
            number,
            at=None if number % 17 == 0 else day(draw.randrange(days)),
            account=draw.choice(["", *accounts]),
            seller=draw.choice(["Ana", "Ben", "Cem"]),
            deal=draw.choice(["", "", "Deal 3"]),
            source=draw.choice(["a.csv", "b.csv"]),
            product=draw.choice(["", "Plus"]),
        )
        for number in range(1, 400)
    ]
    deals = [
        Deal(
            key=f"D{n}",
            name=f"Deal {n}",
            account=accounts[n % 8],
            status=draw.choice(list(DealStatus)),
            amount=draw.choice([None, Money(100 * n, "EUR")]),
            opened=day(draw.randrange(days)).date(),
            closed=day(days).date(),
        )
        for n in range(20)
    ]
    known = [Account(key="", name=name) for name in accounts]
    as_of = day(days)
    said = [
        heard(one.id, conversation=one.id, account=one.account, seller=one.seller, at=one.at)
        for one in talks
        if draw.random() < (0.1 if one.at is None or one.at < as_of - timedelta(days=60) else 0.4)
    ]
    return background_of(talks, known, deals, as_of=as_of), said


def told(said: list[Evidence], background: Background) -> Concern:
    raised = deals_of(said, background)
    return counted(
        Label(id=1),
        said,
        "named",
        raised_in={one.conversation for one in said},
        deals=raised,
        background=background,
        whole=background.whole([raised.count]),
    )


@pytest.mark.parametrize("days", [20, 200, 500, 900])
def test_of_a_packed_background_as_much_is_left_as_a_concern_needs(days: int) -> None:
    for seed in range(5):
        background, said = world(seed, days)
        there = unpacked(packed(background), {one.conversation for one in said})
        assert told(said, there) == told(said, background)
        assert len(there.book.counting) < len(background.book.counting)


def test_where_nothing_is_dated_there_is_no_calendar_to_pack() -> None:
    background = background_of([held(1, at=None)], [], [], as_of=None)
    assert unpacked(packed(background), {1}) == background
