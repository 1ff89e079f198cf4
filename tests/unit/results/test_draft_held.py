"""What an approved draft answers is worked out a little later than it is approved."""

from datetime import UTC, datetime, timedelta

import pytest

from groundswell.encoders import english_encoder
from groundswell.engine.spectrum.values import Part, Value
from groundswell.people.roles import Role
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.launching import AT, begun, member
from tests.worlds.talk import day

DAY = AT.date() + timedelta(days=30)
WORDS = "Since May every invoice leaves the export once, and no doubled invoice line is left."


@pytest.fixture
def launch(heard: None) -> int:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    return begun(concern_with(INVOICES[0]), day=DAY)


def answers(launch: int) -> Value:
    """That part of the spectrum, when the launch is over."""
    from groundswell.launch.queries import one
    from groundswell.results.queries import on_the_spectrum

    after = AT + timedelta(days=31)
    parts = on_the_spectrum(member(), one(member(), launch), after).place.parts
    return next(value for value in parts if value.part is Part.ANSWERS)


def approve_a_draft(launch: int) -> None:
    from groundswell.launch.models import Launch
    from groundswell.message.drafts.services import Brought, approve, begin_draft

    brought = Brought(passages=[(WORDS, "")])
    version = begin_draft(Launch.objects.get(pk=launch), "Mail", brought, member(), AT)
    for role in (Role.MARKETING, Role.SALES_LEAD):
        approve(version, member(role), AT + timedelta(days=1))


def work_out_all() -> None:
    from groundswell.message.covering.working_out import work_out_next

    while work_out_next(datetime.now(UTC), english_encoder):
        pass


def test_a_launch_that_is_over_without_an_approved_draft_answers_nothing(launch: int) -> None:
    assert (answers(launch).low, answers(launch).high) == (0, 0)


def test_an_approved_draft_that_was_not_held_against_its_concerns_yet_is_not_known_and_not_nothing(
    launch: int,
) -> None:
    approve_a_draft(launch)
    assert (answers(launch).low, answers(launch).high) == (0, 1)
    work_out_all()
    assert answers(launch).low == answers(launch).high > 0


def test_an_approved_draft_of_a_launch_for_no_concern_answers_nothing(heard: None) -> None:
    launch = begun(day=DAY)
    approve_a_draft(launch)
    work_out_all()
    assert (answers(launch).low, answers(launch).high) == (0, 0)
