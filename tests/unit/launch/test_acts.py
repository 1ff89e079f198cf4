"""What people do with a launch: each act is one row of history with an undo, one of the audit, and tells the
timeline."""

from collections.abc import Callable
from datetime import date

import pytest

from groundswell.field.errors import ImpossibleCorrection, NoSuchConcern
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with
from tests.worlds.launching import AT, begun, change_for, member

pytestmark = pytest.mark.usefixtures("heard")


def concerns(launch: int) -> list[int]:
    from groundswell.launch.queries import concerns_of

    return concerns_of(member(), [launch])[launch]


def changes(launch: int) -> list[int]:
    from groundswell.launch.queries import changes_of

    return [change.id for change in changes_of(member(), [launch])[launch]]


def people(launch: int) -> set[str]:
    from groundswell.launch.queries import people_of

    return {person.role for person in people_of(member(), launch)}


def undo(entry: int, by: Role = Role.MARKETING) -> int:
    from groundswell.field.history.entries import author_of
    from groundswell.field.history.undo import undo as take_back

    return take_back(entry, author_of(member(by), AT)).pk


def merge(into: int, gone: int) -> int:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import merge as make_one

    return make_one([into, gone], Author(by="ana", at=AT)).pk


def test_whoever_begins_one_leads_it_and_takes_part() -> None:
    from groundswell.launch.queries import one

    launch = begun(concern_with(OFFLINE[0]), by=Role.SALES_LEAD)
    assert one(member(), launch).leads == "The sales lead"
    assert people(launch) == {"sales lead"}
    assert concerns(launch) == [concern_with(OFFLINE[0])]


def _acts() -> dict[str, Callable[[int, Viewer], object]]:
    from groundswell.launch import services
    from groundswell.launch.reaching import Reach, say_reach

    return {
        "tie concerns to a launch": lambda launch, by: services.tie_concerns(
            launch, [concern_with(PRICE[0])], by, AT
        ),
        "untie a concern from a launch": lambda launch, by: services.untie_concern(
            launch, concern_with(OFFLINE[0]), by, AT
        ),
        "tie changes to a launch": lambda launch, by: services.tie_changes(launch, [change_for()], by, AT),
        "untie a change from a launch": lambda launch, by: services.untie_change(launch, 1, by, AT),
        "bring people into a launch": lambda launch, by: services.bring_people(
            launch, [member(Role.PRODUCT).user], by, AT
        ),
        "take somebody out of a launch": lambda launch, by: services.take_person_out(
            launch, member().user, by, AT
        ),
        "say whom a launch reaches": lambda launch, by: say_reach(
            launch, Reach(accounts=("Account 1",)), by, AT, seen=Reach().seen
        ),
        "change a launch": lambda launch, by: services.change(
            launch, services.Plan(name="Online", tier=1), by, AT, seen=_seen(launch)
        ),
        "put a launch away": lambda launch, by: services.put_away(launch, by, AT),
    }


def _seen(launch: int) -> str:
    from groundswell.launch.queries import one

    return one(member(), launch).seen


def _standing(launch: int) -> object:
    """All that can be different of it."""
    from groundswell.launch.queries import one

    told = one(member(), launch)
    return told, concerns(launch), changes(launch), people(launch)


NAMES = [
    "tie concerns to a launch",
    "untie a concern from a launch",
    "tie changes to a launch",
    "untie a change from a launch",
    "bring people into a launch",
    "take somebody out of a launch",
    "change a launch",
    "put a launch away",
]


def _prepared() -> int:
    from groundswell.launch.services import tie_changes

    launch = begun(concern_with(OFFLINE[0]))
    tie_changes(launch, [change_for([concern_with(OFFLINE[0])])], member(), AT)
    return launch


@pytest.mark.parametrize("name", NAMES)
def test_an_act_leaves_one_row_in_history_and_audit_and_is_taken_back_and_done_again(name: str) -> None:
    from groundswell.field.models import Entry
    from groundswell.ledger.models import AuditRow

    launch = _prepared()
    before, entries, audited = _standing(launch), Entry.objects.count(), AuditRow.objects.count()
    _acts()[name](launch, member())
    after, entry = _standing(launch), Entry.objects.latest("pk")
    assert before != after
    assert (Entry.objects.count(), AuditRow.objects.count()) == (entries + 1, audited + 1)
    assert AuditRow.objects.latest("pk").act == name
    assert AuditRow.objects.latest("pk").ref == f"L-{launch}"
    assert entry.action == "launch"
    undoing = undo(entry.pk)
    assert _standing(launch) == before
    undo(undoing)
    assert _standing(launch) == after


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("who", ["guest", "nobody's launch", "put away"])
def test_nothing_is_done_by_a_guest_nor_with_what_is_not_there(name: str, who: str) -> None:
    from groundswell.field.models import Entry
    from groundswell.launch.services import put_away

    launch = _prepared()
    if who == "put away":
        put_away(launch, member(), AT)
    entries = Entry.objects.count()
    by = member(Role.GUEST) if who == "guest" else member()
    with pytest.raises(NotForYou):
        _acts()[name](launch + 99 if who == "nobody's launch" else launch, by)
    assert Entry.objects.count() == entries


def test_what_is_in_it_is_not_brought_in_twice_and_what_is_not_is_not_taken_out() -> None:
    from groundswell.launch import services

    launch, number = begun(concern_with(OFFLINE[0])), concern_with(OFFLINE[0])
    for act in (
        lambda: services.tie_concerns(launch, [number], member(), AT),
        lambda: services.untie_concern(launch, concern_with(PRICE[0]), member(), AT),
        lambda: services.tie_changes(launch, [99], member(), AT),
        lambda: services.untie_change(launch, 99, member(), AT),
        lambda: services.bring_people(launch, [member().user], member(), AT),
        lambda: services.bring_people(launch, [member(Role.GUEST).user], member(), AT),
        lambda: services.tie_concerns(launch, [], member(), AT),
        lambda: services.tie_concerns(launch, list(range(1, 200)), member(), AT),
    ):
        with pytest.raises(ImpossibleCorrection):
            act()
    with pytest.raises(NoSuchConcern):
        services.tie_concerns(launch, [9_999], member(), AT)
    assert concerns(launch) == [number]


@pytest.mark.parametrize("day", [date.max, date(2100, 1, 1), date(1989, 12, 31), date.min])
def test_its_day_is_none_at_the_end_of_all_calendars(day: date) -> None:
    """From it weeks are counted on and back, by its page and by the worker, for all launches at once."""
    from groundswell.launch.models import Launch
    from groundswell.launch.services import Plan, begin

    with pytest.raises(ImpossibleCorrection):
        begin(Plan(name="Late", tier=2, day=day), member(), AT)
    assert not Launch.objects.exists()


def test_a_merged_concern_is_in_it_once_as_what_it_leads_to_and_goes_as_one() -> None:
    from groundswell.launch.services import tie_concerns, untie_concern

    offline, invoices = concern_with(OFFLINE[0]), concern_with(INVOICES[0])
    launch = begun(offline, invoices)
    merging = merge(offline, invoices)
    assert concerns(launch) == [offline]
    with pytest.raises(ImpossibleCorrection):
        tie_concerns(launch, [invoices], member(), AT)
    untying = untie_concern(launch, invoices, member(), AT)
    assert concerns(launch) == []
    undo(untying.pk)
    undo(merging)
    assert concerns(launch) == [offline, invoices]


def test_what_somebody_did_upon_an_act_has_to_be_undone_first() -> None:
    from groundswell.field.errors import CannotUndo
    from groundswell.launch.services import tie_concerns, untie_concern

    launch, number = begun(), concern_with(PRICE[0])
    tying = tie_concerns(launch, [number], member(), AT)
    untying = untie_concern(launch, number, member(Role.PRODUCT), AT)
    with pytest.raises(CannotUndo, match=f"#{untying.pk}"):
        undo(tying.pk)
    undo(untying.pk)
    undo(tying.pk)
    assert concerns(launch) == []


def test_a_launch_that_somebody_changed_meanwhile_is_not_changed_unseen() -> None:
    from groundswell.launch.errors import LaunchChangedMeanwhile
    from groundswell.launch.queries import one
    from groundswell.launch.services import Plan, change

    launch = begun()
    seen = _seen(launch)
    change(launch, Plan(name="Mine", tier=1), member(), AT, seen=seen)
    with pytest.raises(LaunchChangedMeanwhile):
        change(launch, Plan(name="Yours", day=date(2026, 9, 1)), member(Role.PRODUCT), AT, seen=seen)
    assert one(member(), launch).name == "Mine"
    change(launch, Plan(name="Yours"), member(Role.PRODUCT), AT, seen=_seen(launch))
    assert one(member(), launch).name == "Yours"


@pytest.mark.parametrize(
    "plan", [{"name": " "}, {"name": "x" * 121}, {"about": "x" * 2_001}, {"tier": 4}, {"owner": 9_999}]
)
def test_a_plan_that_makes_no_sense_begins_nothing(plan: dict[str, object]) -> None:
    from groundswell.launch.models import Launch
    from groundswell.launch.services import Plan, begin

    with pytest.raises(ImpossibleCorrection):
        begin(Plan(**{"name": "Offline", **plan}), member(), AT)  # pyright: ignore[reportArgumentType]
    assert not Launch.objects.exists()
