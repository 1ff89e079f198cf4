"""Where a launch stands on the spectrum, and what may and may not move it."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.engine.spectrum.place import place
from groundswell.engine.spectrum.values import Band, Did, Event, Part, Place, Who
from tests.unit.engine.spectrum.launches import (
    AFTER,
    BEGUN,
    DAY,
    MARRIAGE,
    USUAL,
    helpful,
    histories,
    on,
)

days = st.integers(-40, 150).map(lambda n: BEGUN + timedelta(days=n))


def order(band: Band) -> int:
    return list(Band).index(band)


def test_the_two_ways_land_at_the_two_ends() -> None:
    married, usual = place(MARRIAGE, AFTER), place(USUAL, AFTER)
    assert (married.place, married.low, married.high, married.bands) == (1, 1, 1, (Band.MARRIAGE,))
    assert usual.bands == (Band.DISCONNECTED,)
    assert usual.high < 1 / 3
    assert (married.sales_came_in, usual.sales_came_in) == (0, 1)
    assert not married.missed


@settings(deadline=None)
@given(histories, helpful, days, st.integers(0, 60))
def test_what_helps_never_helps_less_for_being_earlier(
    events: list[Event], act: Event, as_of: date, earlier: int
) -> None:
    act = replace(act, day=min(act.day, as_of))
    late = place([*events, act], as_of)
    soon = place([*events, replace(act, day=act.day - timedelta(days=earlier))], as_of)
    assert (soon.low, soon.high) >= (late.low - 1e-9, late.high - 1e-9)
    assert soon.low >= late.low - 1e-9
    assert order(soon.bands[0]) >= order(late.bands[0])
    assert order(soon.bands[-1]) >= order(late.bands[-1])


@settings(deadline=None)
@given(histories, helpful, days)
def test_what_helps_never_harms_but_where_it_makes_known_what_was_not(
    events: list[Event], act: Event, as_of: date
) -> None:
    before, after = place(events, as_of), place([*events, act], as_of)
    for was, now in zip(before.parts, after.parts, strict=True):
        assert now.low >= was.low - 1e-9
        assert now.high >= was.high - 1e-9 or not was.is_known


@settings(deadline=None)
@given(histories, days, st.randoms())
def test_the_order_of_rows_does_not_matter_nor_that_one_stands_twice(
    events: list[Event], as_of: date, random: Random
) -> None:
    shuffled = [*events, *events[:3]]
    random.shuffle(shuffled)
    assert place(shuffled, as_of) == place(events, as_of)


@settings(deadline=None)
@given(histories, days)
def test_what_is_told_lies_between_nothing_and_all(events: list[Event], as_of: date) -> None:
    told = place(events, as_of)
    assert 0 <= told.low <= told.high <= 1
    assert [value.part for value in told.parts] == list(Part)
    assert all(0 <= value.low <= value.high <= 1 for value in told.parts)
    assert told.bands == tuple(list(Band)[order(told.bands[0]) : order(told.bands[-1]) + 1])
    assert all(missed.gain > 0 for missed in told.missed)


OF_PART = {
    Part.CHANGED: (Did.CHANGED, Did.ADDRESSED),
    Part.AGREED: (Did.SIGNED,),
    Part.ANSWERS: (Did.ANSWERED, Did.UNASKED),
    Part.READY: (Did.CONCERNED, Did.READY, Did.ADOPTED),
    Part.WORKED: (Did.ATTAINED, Did.FADED),
}


@settings(deadline=None)
@given(histories, st.sampled_from(list(OF_PART)))
def test_what_is_not_known_widens_the_range_and_moves_nothing_else(events: list[Event], part: Part) -> None:
    def tells(event: Event) -> bool:
        return event.did in OF_PART[part] or (event.did is Did.KEPT and event.about == part)

    known, without = place(events, AFTER), place([e for e in events if not tells(e)], AFTER)
    assert without.low <= known.low <= known.high <= without.high
    for was, now in zip(known.parts, without.parts, strict=True):
        assert (now.low, now.high) == ((0, 1) if was.part is part else (was.low, was.high))


@settings(deadline=None)
@given(histories, days)
def test_what_happens_later_is_not_known_yet(events: list[Event], as_of: date) -> None:
    so_far = [event for event in events if event.day <= as_of or event.did is Did.LAUNCHED]
    assert place(events, as_of) == place(so_far, as_of)


@settings(deadline=None)
@given(histories)
def test_a_name_is_only_a_name(events: list[Event]) -> None:
    names = {"C-1": "C-91", "C-2": "C-77", "C-3": "C-12"}
    renamed = [
        replace(event, about=names.get(event.about, event.about), of=names.get(event.of, event.of))
        for event in events
    ]
    told, again = place(events, AFTER), place(renamed, AFTER)
    assert (told.place, told.low, told.high, told.bands) == (again.place, again.low, again.high, again.bands)


@settings(deadline=None)
@given(histories, days, st.sampled_from([(1.0, 3.0), (2.0, 2.0), (0.0, 4.0)]))
def test_a_concern_that_is_split_moves_nothing_where_its_accounts_stay_the_same_nor_does_a_merge(
    events: list[Event], as_of: date, accounts: tuple[float, float]
) -> None:
    """What was said of the one stands for both; read the other way round, two became one."""
    told = [event for event in events if event.did is not Did.TIED]
    others = [on(0, Did.TIED, Who.MARKETING, "C-2", value=2.0), on(0, Did.TIED, about="C-3", value=1.0)]
    whole = [*told, *others, on(0, Did.TIED, Who.MARKETING, "C-1", value=sum(accounts))]
    halves = [
        on(0, Did.TIED, Who.MARKETING, name, value=value)
        for name, value in zip(("C-1", "C-9"), accounts, strict=True)
    ]
    split = [
        replace(
            event,
            about="C-9" if event.about == "C-1" else event.about,
            of="C-9" if event.of == "C-1" else event.of,
        )
        for event in told
    ]
    one, two = place(whole, as_of), place([*told, *others, *split, *halves], as_of)
    for was, now in zip(one.parts, two.parts, strict=True):
        assert (now.low, now.high) == pytest.approx((was.low, was.high))
    assert (two.bands, two.sales_came_in) == (one.bands, one.sales_came_in)


def test_one_that_never_heard_the_field_is_no_perfect_marriage() -> None:
    deaf = [e for e in MARRIAGE if e.did not in (Did.RECURRED, Did.BROUGHT)]
    told = place(deaf, AFTER)
    assert told.parts[0].high == 0
    assert [value.low for value in told.parts[1:]] == [1] * 6
    assert told.bands == (Band.ENGAGED,)


def test_one_that_told_sales_last_is_no_perfect_marriage() -> None:
    told = place([e for e in MARRIAGE if e.who is not Who.SALES or e.did is Did.READY], AFTER)
    assert told.bands == (Band.DISCONNECTED,)
    assert told.sales_came_in == 1


@pytest.mark.parametrize(
    ("day", "worth"), [(10, 1.0), (20, 1.0), (21, 5 / 6), (31, 5 / 6), (32, 2 / 3), (80, 2 / 3)]
)
def test_a_signature_counts_by_whether_it_came_before_the_draft_or_the_decision(
    day: int, worth: float
) -> None:
    others = [e for e in MARRIAGE if (e.did, e.who) != (Did.SIGNED, Who.SALES)]
    told = place([*others, on(day, Did.SIGNED, Who.SALES)], AFTER)
    assert told.parts[2].low == told.parts[2].high == pytest.approx(worth)


def test_a_claim_that_nobody_asked_for_costs_half_of_its_share() -> None:
    others = [e for e in MARRIAGE if e.did is not Did.UNASKED]
    assert place([*others, on(20, Did.UNASKED, value=0.5)], AFTER).parts[3].low == pytest.approx(0.75)


def test_concerns_count_by_the_accounts_behind_them() -> None:
    more = [*MARRIAGE, on(0, Did.TIED, Who.MARKETING, "C-2", value=4.0)]
    told = place(more, AFTER)
    assert told.parts[0].low == pytest.approx(0.75)
    assert told.parts[3].low == pytest.approx(0.75)
    best = told.missed[0]
    assert (best.event.about or best.event.of, best.event.did) in [
        ("C-2", Did.ANSWERED),
        ("C-2", Did.ADDRESSED),
    ]


@settings(deadline=None)
@given(histories, days)
def test_what_would_have_moved_it_is_what_it_moves_once_it_is_there(events: list[Event], as_of: date) -> None:
    def middle(told: Place) -> float:
        return sum((value.low + value.high) / 2 for value in told.parts) / len(told.parts)

    now = place(events, as_of)
    for missed in now.missed:
        there = replace(missed.event, day=min(missed.event.day, as_of))
        assert middle(place([*events, there], as_of)) - middle(now) == pytest.approx(missed.gain, abs=1e-6)


def test_a_launch_for_hundreds_of_concerns_and_changes_misses_one_act_for_each() -> None:
    """Each change with each concern was looked at: of a file of 1,000 rows for hours."""
    tied = [on(0, Did.TIED, Who.MARKETING, f"C-{n}", value=1.0 + n) for n in range(300)]
    changed = [on(1, Did.CHANGED, Who.PRODUCT, f"CH-{n:03}") for n in range(300)]
    solved = on(2, Did.ADDRESSED, Who.PRODUCT, "CH-000", of="C-0")
    told = place([*tied, *changed, solved, on(60, Did.LAUNCHED)], AFTER)
    assert len(told.missed) == 299
    assert (told.missed[0].event.about, told.missed[0].event.of) == ("CH-001", "C-299")


def test_a_part_of_which_nothing_is_told_is_not_known_and_one_that_was_kept_is_nothing() -> None:
    silent = place([on(0, Did.BEGAN, Who.MARKETING), on(60, Did.LAUNCHED)], AFTER)
    assert [(v.low, v.high) for v in silent.parts] == [(0, 1)] * 7
    assert silent.place is None
    assert silent.bands == tuple(Band)
    kept = place([e for e in MARRIAGE if e.did in (Did.KEPT, Did.LAUNCHED, Did.BEGAN)], AFTER)
    assert [(v.low, v.high) for v in kept.parts] == [(0, 0)] * 6 + [(0, 1)]


def test_while_it_runs_what_is_still_to_come_is_open_and_its_first_gap_is_told() -> None:
    so_far = place(MARRIAGE, BEGUN + timedelta(days=12))
    assert (so_far.parts[0].low, so_far.parts[1].low) == (1, 1)
    assert so_far.high == 1
    assert so_far.low < 0.5
    unsigned = [e for e in MARRIAGE if (e.did, e.who) != (Did.SIGNED, Who.SALES)]
    late = place(unsigned, DAY - timedelta(days=10))
    assert (late.missed[0].part, late.missed[0].event.who) == (Part.AGREED, Who.SALES)
