"""A person who is erased is in no launch any more, and what only their words knew is in none of its texts."""

from pathlib import Path

import pytest

from groundswell.people.roles import Role
from tests.unit.field.erasing.test_no_trace import SAID, author, forget
from tests.unit.field.erasing.test_no_trace import said as said  # the fixture
from tests.unit.launch.test_acts import undo
from tests.worlds.field import concern_with
from tests.worlds.launching import AT, begun, member


def erase(role: Role) -> int:
    from groundswell.field.erasing.forget import forget as erase_them
    from groundswell.people import services

    user = member(role)
    services.end_rights(user.user, AT)
    erase_them(user.name, author())
    return user.user


@pytest.mark.usefixtures("company")
def test_who_is_erased_did_what_they_did_as_nobody_and_their_acts_can_still_be_undone(said: Path) -> None:
    from groundswell.field.models import Entry
    from groundswell.launch.models import Launch, LaunchEvent, LaunchPerson
    from groundswell.launch.services import bring_people

    launch = begun(concern_with(SAID), by=Role.PRODUCT)
    beginning = Entry.objects.latest("pk").pk
    bring_people(launch, [member(Role.MARKETING).user], member(Role.PRODUCT), AT)
    gone, marketing = erase(Role.PRODUCT), member(Role.MARKETING).user
    assert Launch.objects.get().owner == 0
    assert set(LaunchPerson.objects.filter(user__gt=0).values_list("user", flat=True)) == {marketing}
    assert not LaunchEvent.objects.filter(user=gone).exists()
    assert set(LaunchEvent.objects.values_list("by", flat=True)) == {"(erased)"}
    erase(Role.MARKETING)
    assert not LaunchEvent.objects.filter(ref=str(marketing)).exists()
    undo(beginning, Role.EXECUTIVE)
    assert Launch.objects.get().removed


@pytest.mark.usefixtures("company")
def test_a_person_is_handed_what_they_did_in_launches(said: Path) -> None:
    from groundswell.field.erasing.about import about_person

    begun(by=Role.PRODUCT)
    held = about_person(member(Role.ADMINISTRATOR), member(Role.PRODUCT).name)
    assert [row["kind"] for row in held["launchevent"]] == ["begun"]


@pytest.mark.usefixtures("company")
def test_words_that_only_the_erased_said_leave_the_texts_of_a_launch_and_what_an_undo_puts_back(
    said: Path,
) -> None:
    from groundswell.field.history.patch import Patch
    from groundswell.field.models import Entry
    from groundswell.launch.models import Launch, LaunchEvent
    from groundswell.launch.queries import one
    from groundswell.launch.services import Plan, change

    launch = begun(name="No zebrafinch any more")
    plan = Plan(name="Plain exports", about="They told Ann Quist of a zebrafinch")
    change(launch, plan, member(), AT, seen=one(member(), launch).seen, because="a zebrafinch is too much")
    forget("Ann Quist")
    row = Launch.objects.get()
    assert "zebrafinch" not in row.about
    assert "Quist" not in row.about
    assert not LaunchEvent.objects.filter(because__contains="zebrafinch").exists()
    for entry in Entry.objects.all():
        kept = repr(Patch.of(entry))
        assert "zebrafinch" not in kept
        assert "Quist" not in kept
        assert "zebrafinch" not in entry.summary
