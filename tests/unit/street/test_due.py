"""A launch goes to market on its day, decided so, with its conditions met and its gates open."""

from datetime import date, timedelta

import pytest

from groundswell.people.roles import Role
from tests.unit.launch.test_acts import undo
from tests.unit.street.test_deciding import claim_and_sign, decide
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.launching import AT, begun, member
from tests.worlds.talk import day

DAY = date(2026, 3, 29)


@pytest.fixture
def launch(heard: None) -> int:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    number = begun(concern_with(INVOICES[0]), name="Line 4", tier=3, day=DAY)
    claim_and_sign(number)
    return number


def gone(days: int = 0) -> bool:
    from groundswell.launch.launching import has_gone
    from groundswell.street.due import bring_to_market

    bring_to_market(AT + timedelta(days=days))
    return has_gone(1)


def test_it_goes_on_its_day_once_it_is_decided_and_once(launch: int) -> None:
    from groundswell.launch.models import LaunchEvent

    assert not gone()
    decide(launch)
    assert not gone(-1)
    assert gone()
    assert gone(1)
    assert LaunchEvent.objects.filter(kind="launched").count() == 1


def test_what_was_undone_stays_undone(launch: int) -> None:
    from groundswell.field.models import Entry

    decide(launch)
    assert gone()
    undo(Entry.objects.latest("pk").pk, Role.MARKETING)
    assert not gone(1)


def test_it_waits_for_its_conditions_and_for_a_signature_that_opened_again(launch: int) -> None:
    from groundswell.message.models import Claim
    from groundswell.street.deciding import Asked, tick
    from groundswell.street.models import Condition

    decide(launch, "go with conditions", conditions=[Asked(what="Prices are out")])
    assert not gone()
    Claim.objects.update(sentence="Every invoice leaves the house at most once.")
    tick(member(), launch, Condition.objects.get().pk, AT, done=True)
    assert not gone()
    Claim.objects.update(sentence="Every invoice leaves the house once.")
    assert gone()
