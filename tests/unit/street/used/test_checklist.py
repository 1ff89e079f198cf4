"""What has to be so on a launch's day."""

from datetime import timedelta

import pytest

from groundswell.field.errors import ImpossibleCorrection
from groundswell.people.roles import Role
from tests.unit.launch.test_acts import undo
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.kit import let_out, say_otherwise, signed_launch
from tests.worlds.launching import AT, begun, member

pytestmark = pytest.mark.usefixtures("heard")


def done(launch: int) -> dict[str, tuple[int, int]]:
    from groundswell.launch.queries import one
    from groundswell.street.checklist import checklist_of

    viewer = member(Role.SELLER)
    lines = checklist_of(viewer, one(viewer, launch), AT, has_numbers=False)
    return {line.item.value: (line.done, line.of) for line in lines}


def test_a_larger_launch_is_asked_for_all_of_a_smaller_one_and_more() -> None:
    small, middle, large = (set(done(begun(name=f"Tier {tier}", tier=tier))) for tier in (3, 2, 1))
    assert small < middle < large
    assert small == {"cards", "signed", "prices"}


def test_a_launch_of_which_nothing_is_there_has_nothing_done() -> None:
    assert not any(count for count, _ in done(begun(tier=1)).values())


def test_cards_and_signatures_are_told_from_what_stands() -> None:
    launch = signed_launch(concern_with(OFFLINE[0]), concern_with(INVOICES[0]))
    assert done(launch)["cards"] == (0, 2)
    assert done(launch)["signed"] == (3, 3)
    let_out(launch)
    assert done(launch)["cards"] == (2, 2)
    say_otherwise(launch, "Every list is on the phone.")
    assert done(launch)["cards"] == (0, 2)
    assert done(launch)["signed"] == (0, 3)


def test_what_was_done_after_the_day_was_not_done_by_it() -> None:
    from groundswell.launch.queries import one
    from groundswell.street.checklist import in_time

    undated, dated = (one(member(), begun(name=f"{day}", day=day)) for day in (None, AT.date()))
    assert in_time(undated, AT.date())
    assert in_time(dated, AT.date())
    assert not in_time(dated, AT.date() + timedelta(days=1))
    assert not in_time(undated, None)


def test_what_is_told_from_state_is_ticked_by_nobody() -> None:
    from groundswell.street.checklist import Item, tick

    for item in (Item.CARDS, Item.SIGNED, Item.READY, Item.DECIDED, Item.NUMBERS):
        with pytest.raises(ImpossibleCorrection, match="what stands"):
            tick(member(), begun(), item, AT)


def test_a_tick_says_who_and_when_is_undone_and_stands_in_the_timeline() -> None:
    from groundswell.launch.queries import one
    from groundswell.launch.timeline import Happened, rows_of
    from groundswell.street.checklist import Item, checklist_of, tick, untick

    launch, viewer = begun(tier=3), member()
    entry = tick(viewer, launch, Item.PRICES, AT)
    lines = checklist_of(viewer, one(viewer, launch), AT, has_numbers=False)
    line = next(line for line in lines if line.item is Item.PRICES)
    assert (line.is_done, line.by, line.at) == (True, viewer.name, AT)
    with pytest.raises(ImpossibleCorrection, match="already"):
        tick(viewer, launch, Item.PRICES, AT)
    undo(entry.pk)
    assert done(launch)["prices"] == (0, 1)
    tick(viewer, launch, Item.PRICES, AT)
    untick(viewer, launch, Item.PRICES, AT + timedelta(days=1))
    assert done(launch)["prices"] == (0, 1)
    with pytest.raises(ImpossibleCorrection, match="not ticked"):
        untick(viewer, launch, Item.PRICES, AT)
    kinds = [row.kind for row in rows_of(viewer, launch)]
    assert kinds[-3:] == [Happened.TICKED, Happened.TICKED, Happened.UNTICKED]
