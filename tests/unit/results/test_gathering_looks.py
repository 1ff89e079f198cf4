"""What became of a launch's concerns, as the spectrum reads it: once it is told, as far as it is known."""

import pytest

from groundswell.engine.spectrum.values import Did, Event
from tests.unit.results.test_looking import concern as concern
from tests.unit.results.test_looking import launch as launch
from tests.unit.results.test_looking import looked, undo_going
from tests.worlds.launching import AT, member
from tests.worlds.worked import DAY, heard_round

pytestmark = pytest.mark.usefixtures("heard")


def faded(number: int) -> list[Event]:
    from groundswell.launch.queries import one
    from groundswell.results.gathering import events_of

    return [event for event in events_of(member(), one(member(), number)) if event.did is Did.FADED]


def test_a_concern_that_faded_counts_from_the_look_that_said_so(launch: int, concern: int) -> None:
    from datetime import timedelta

    heard_round(concern, 0.25, 0.02, days=31)
    assert faded(launch) == []
    looked(30)
    (event,) = faded(launch)
    assert (event.about, event.value, event.day) == (f"C-{concern}", 1.0, DAY + timedelta(days=30))


def test_no_clear_change_counts_as_nothing_and_not_before_the_last_look(launch: int, concern: int) -> None:
    heard_round(concern, 0.2, 0.2, days=91)
    looked(60)
    assert faded(launch) == []
    looked(90)
    assert [event.value for event in faded(launch)] == [0.0]


def test_of_what_cannot_be_told_and_of_what_was_undone_there_is_nothing(launch: int, concern: int) -> None:
    heard_round(concern, 0.03, 0.0, days=91, daily=1)
    looked(90)
    assert faded(launch) == []


def test_a_launch_that_was_undone_has_no_part_in_it(launch: int, concern: int) -> None:
    heard_round(concern, 0.25, 0.02, days=31)
    looked(30)
    undo_going(launch)
    assert faded(launch) == []


def test_what_returned_is_brought_before_a_team_once(launch: int, concern: int) -> None:
    from datetime import timedelta

    from groundswell.field.attention.due import bring_what_rules_say
    from groundswell.field.models import Call
    from groundswell.field.reading.upkeep import refresh
    from tests.worlds.worked import after, hear

    heard_round(concern, 0.25, 0.02, days=91)
    looked(90)
    hear(concern, DAY + timedelta(days=91), 70, 0.25)
    looked(155)
    at = after(155)
    refresh(at)
    bring_what_rules_say(at)
    bring_what_rules_say(at)
    calls = Call.objects.filter(concern=concern, rule="again")
    assert calls.count() == 1
    assert at > AT
