"""Agency, marketing and sales each present a launch; its gate is met when all three did."""

import pytest

from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou
from tests.unit.launch.test_acts import undo
from tests.worlds.field import OFFLINE, concern_with
from tests.worlds.guests import let_in
from tests.worlds.launching import AT, begun, member

pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture
def launch(heard: None) -> int:
    """Of tier 1, which asks that all three present; product leads it."""
    return begun(concern_with(OFFLINE[0]), tier=1, by=Role.PRODUCT)


def say(launch: int, side: str, role: Role) -> int:
    """The number of the row of history."""
    from groundswell.street.sides import Presents, presented

    return presented(member(role), launch, Presents(side), AT).pk


def is_met(launch: int) -> bool:
    from groundswell.launch.queries import one
    from groundswell.launch.stages import Gate
    from groundswell.street.gates import closed_before_decision

    executive = member(Role.EXECUTIVE)
    return Gate.PRESENTED not in closed_before_decision(executive, [one(executive, launch)], AT)[launch]


def test_the_gate_is_met_once_all_three_presented_and_closes_with_the_undo_of_one(launch: int) -> None:
    say(launch, "agency", Role.MARKETING)
    say(launch, "marketing", Role.MARKETING)
    assert not is_met(launch)
    entry = say(launch, "sales", Role.SELLER)
    assert is_met(launch)
    back = undo(entry, Role.SALES_LEAD)
    assert not is_met(launch)
    undo(back, Role.SALES_LEAD)
    assert is_met(launch)


def test_putting_it_before_the_executives_presents_it_for_nobody(launch: int) -> None:
    from groundswell.street.presenting import present
    from groundswell.street.queries import put_before
    from groundswell.street.sides import presented_by

    entry = present(member(), launch, AT)
    assert put_before([launch]) == {launch}
    assert presented_by([launch]) == {launch: {}}
    undo(entry.pk, Role.MARKETING)
    assert put_before([launch]) == set()


def test_what_was_presented_before_there_were_sides_was_presented_by_all_and_waits_for_its_decision(
    launch: int,
) -> None:
    from groundswell.launch.models import LaunchEvent
    from groundswell.launch.timeline import Happened
    from groundswell.street.presenting import present
    from groundswell.street.queries import waiting_for_decision

    entry = present(member(), launch, AT)
    LaunchEvent.objects.filter(entry=entry).update(kind=Happened.PRESENTED)  # as it was written then
    assert LaunchEvent.objects.filter(kind="presented", ref="").exists()
    assert is_met(launch)
    assert [one.id for one in waiting_for_decision(member(Role.EXECUTIVE))] == [launch]
    undo(entry.pk, Role.MARKETING)
    assert not is_met(launch)
    assert waiting_for_decision(member(Role.EXECUTIVE)) == []


def test_each_side_says_so_for_itself_and_whoever_leads_the_launch_for_all(launch: int) -> None:
    from groundswell.field.errors import ImpossibleCorrection

    for side, role in (
        ("sales", Role.MARKETING),
        ("marketing", Role.SALES_LEAD),
        ("agency", Role.SELLER),
        ("agency", Role.EXECUTIVE),
    ):
        with pytest.raises(ImpossibleCorrection, match="for itself"):
            say(launch, side, role)
    for side in ("agency", "marketing", "sales"):
        say(launch, side, Role.PRODUCT)
    assert is_met(launch)
    with pytest.raises(ImpossibleCorrection, match="already"):
        say(launch, "sales", Role.SALES_LEAD)


def test_a_guest_says_so_for_the_agency_until_the_invitation_ends(launch: int) -> None:
    from groundswell.launch.timeline import rows_of
    from groundswell.ledger.models import AuditRow
    from groundswell.message.guests.services import end
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of
    from groundswell.street.sides import Presents, presented_as_guest, presented_by

    guest = let_in(launch)
    agency = viewer_of(User.objects.get(pk=guest.user))
    assert agency is not None
    entry = presented_as_guest(agency, guest.space, AT)
    assert presented_by([launch])[launch][Presents.AGENCY].by == "Lin of the agency"
    (row,) = [row for row in rows_of(member(), launch) if row.kind == "presented"]
    assert (row.ref, row.role, row.entry) == ("agency", "guest", entry.pk)
    assert AuditRow.objects.filter(act="say who presented a launch", user=guest.user).exists()
    undo(entry.pk, Role.MARKETING)
    end(member(), launch, guest.pk, AT)
    with pytest.raises(NotForYou):
        presented_as_guest(agency, guest.space, AT)
