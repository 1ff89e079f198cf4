"""Targets that lie across each other, against holding each against each."""

import random
from datetime import date, timedelta

import pytest

from groundswell.engine.attaining.periods import Period, collide, quarter_of, year_of
from groundswell.results.targets.over import Over
from groundswell.results.targets.values import Goal
from groundswell.speech import Money


def some_period(chance: random.Random) -> Period:
    if chance.random() < 0.2:
        return year_of(chance.randrange(2024, 2028), 4)
    if chance.random() < 0.4:
        return quarter_of(chance.randrange(2024, 2028), chance.randrange(1, 5), 4)
    first = date(2024, 1, 1) + timedelta(days=chance.randrange(1_200))
    return Period(first, first + timedelta(days=chance.choice([0, 1, 6, 45, 400])))


@pytest.mark.parametrize("seed", range(20))
def test_it_finds_what_holding_each_against_each_finds(seed: int) -> None:
    chance = random.Random(seed)
    goals = [
        Goal(seller=chance.choice(["", "Ida Brandt"]), period=some_period(chance), amount=Money(100, "EUR"))
        for _ in range(chance.randrange(1, 60))
    ]
    over = Over([(goal, place) for place, goal in enumerate(goals)], 4)
    for goal in goals:
        beside = {
            place
            for place, other in enumerate(goals)
            if goal.whose == other.whose and collide(goal.period, other.period, 4)
        }
        assert set(over.crossing(goal)) == beside


def test_what_nobody_set_a_target_for_crosses_nothing() -> None:
    over = Over([(Goal(period=year_of(2026, 1), amount=Money(100, "EUR")), "the company's")], 1)
    assert list(over.crossing(Goal(team="North", period=year_of(2026, 1), amount=Money(1, "EUR")))) == []
