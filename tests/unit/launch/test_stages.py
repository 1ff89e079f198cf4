"""Stages and gates: which part a launch stands at, and what its tier asks it for."""

import random
from itertools import pairwise

import pytest

from groundswell.launch.stages import (
    BY_DEFAULT,
    NONE,
    TIERS,
    Gate,
    Part,
    Standing,
    State,
    closed_gates,
    gates,
    of_part,
    otherwise,
    part_of,
    stage,
)


def passed(part: Part, *met: Gate, overridden: tuple[Gate, ...] = ()) -> Standing:
    return Standing(part=part, state=State.BEGUN, met=frozenset(met), overridden=frozenset(overridden))


def asked(tier: int) -> tuple[Gate, ...]:
    return gates(BY_DEFAULT, tier)


def test_a_tier_asks_for_all_that_a_smaller_launch_is_asked_for_and_for_more() -> None:
    for larger, smaller in pairwise(TIERS):
        assert set(asked(larger)) > set(asked(smaller))
    assert set(asked(1)) == set(Gate)


def test_no_launch_goes_without_a_concern_and_without_the_signature_of_sales() -> None:
    for tier in TIERS:
        assert {Gate.CONCERN_TIED, Gate.SALES_SIGNED} <= set(asked(tier))


def test_gates_stand_in_the_order_of_the_loop() -> None:
    order = list(Part)
    places = [order.index(part_of(gate)) for gate in asked(1)]
    assert places == sorted(places)


def test_it_stands_at_the_first_part_that_has_a_closed_gate_whoever_tells_first() -> None:
    parts = [passed(Part.CONCERNS, Gate.CONCERN_TIED), passed(Part.CHANGES), passed(Part.MESSAGE)]
    random.Random(7).shuffle(parts)
    assert stage(asked(2), parts) is Part.CHANGES
    assert stage(asked(3), parts) is Part.MESSAGE  # of which no change is asked


def test_what_runs_ahead_is_no_stage() -> None:
    ahead = passed(Part.DRAFTS, Gate.DRAFT_APPROVED)
    parts = [passed(Part.CONCERNS, Gate.CONCERN_TIED), passed(Part.MESSAGE, Gate.MARKETING_SIGNED), ahead]
    assert stage(asked(3), parts) is Part.MESSAGE


def test_where_every_known_gate_is_open_it_stands_at_none() -> None:
    assert (
        stage(asked(2), [passed(Part.CONCERNS, Gate.CONCERN_TIED), passed(Part.CHANGES, Gate.CHANGE_TIED)])
        is None
    )


def test_a_gate_that_was_overridden_is_passed_and_stays_told_as_overridden() -> None:
    message = passed(Part.MESSAGE, overridden=(Gate.SALES_SIGNED,))
    assert closed_gates(asked(3), message) == ()
    assert Gate.SALES_SIGNED not in message.met
    assert Gate.SALES_SIGNED in message.overridden


@pytest.mark.parametrize("part", list(Part))
def test_a_part_is_asked_for_no_gate_of_another(part: Part) -> None:
    assert all(part_of(gate) is part for gate in of_part(asked(1), part))


def test_another_policy_asks_a_tier_for_more_or_for_less_and_the_others_for_the_same() -> None:
    after = {**BY_DEFAULT, Gate.CLAIMS_PROVEN: 2, Gate.DECIDED: NONE}
    assert otherwise(BY_DEFAULT, after, 2).more == (Gate.CLAIMS_PROVEN,)
    assert otherwise(BY_DEFAULT, after, 2).less == (Gate.DECIDED,)
    assert otherwise(BY_DEFAULT, after, 1).more == ()
    assert otherwise(BY_DEFAULT, after, 3) == otherwise(after, after, 3)


def test_a_gate_that_is_asked_no_more_is_no_stage() -> None:
    parts = [passed(Part.CONCERNS, Gate.CONCERN_TIED), passed(Part.CHANGES), passed(Part.MESSAGE)]
    assert stage(gates({**BY_DEFAULT, Gate.CHANGE_TIED: 1}, 2), parts) is Part.MESSAGE
