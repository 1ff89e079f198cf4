"""The timeline of a launch keeps the order, the roles as they were, and what was undone as undone."""

import threading
from datetime import timedelta

import pytest

from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer
from tests.unit.launch.test_acts import undo
from tests.worlds.field import OFFLINE, PRICE, concern_with
from tests.worlds.launching import AT, begun, change_for, member

pytestmark = pytest.mark.usefixtures("heard")


def told(launch: int) -> list[tuple[str, str, str]]:
    from groundswell.launch.timeline import rows_of

    return [(row.kind.value, row.role, row.ref) for row in rows_of(member(), launch)]


def test_it_tells_who_did_what_in_which_role_in_the_order_it_happened() -> None:
    from groundswell.launch import services

    offline, price = concern_with(OFFLINE[0]), concern_with(PRICE[0])
    launch, change = begun(offline, by=Role.SALES_LEAD), change_for([offline])
    services.bring_people(launch, [member(Role.PRODUCT).user], member(Role.SALES_LEAD), AT)
    services.tie_changes(launch, [change], member(Role.PRODUCT), AT + timedelta(days=1))
    services.tie_concerns(launch, [price], member(Role.MARKETING), AT + timedelta(days=2))
    services.put_away(launch, member(Role.EXECUTIVE), AT + timedelta(days=3))
    assert told(launch) == [
        ("begun", "sales lead", ""),
        ("concern tied", "sales lead", f"C-{offline}"),
        ("person in", "sales lead", str(member(Role.PRODUCT).user)),
        ("change tied", "product", f"CH-{change}"),
        ("concern tied", "marketing", f"C-{price}"),
        ("put away", "executive", ""),
    ]


def test_the_role_is_that_which_they_had_when_they_did_it() -> None:
    from groundswell.people import services as people

    by = member(Role.PRODUCT).user
    launch = begun(by=Role.PRODUCT)
    people.give_role(by, Role.EXECUTIVE)
    assert {role for _, role, _ in told(launch)} == {"product"}


def test_what_was_undone_stands_there_as_undone_and_counts_again_when_that_is_undone() -> None:
    from groundswell.launch.services import tie_concerns
    from groundswell.launch.timeline import rows_of

    launch = begun()
    tying = tie_concerns(launch, [concern_with(PRICE[0])], member(), AT)
    undoing = undo(tying.pk)
    assert [row.kind.value for row in rows_of(member(), launch) if row.is_undone] == ["concern tied"]
    undo(undoing)
    assert not any(row.is_undone for row in rows_of(member(), launch))


def test_a_guest_reads_none_of_it() -> None:
    from groundswell.launch import queries
    from groundswell.launch.timeline import rows_of

    launch, guest = begun(), member(Role.GUEST)
    for read in (
        lambda: rows_of(guest, launch),
        lambda: queries.launches(guest),
        lambda: queries.one(guest, launch),
        lambda: queries.concerns_of(guest, [launch]),
        lambda: queries.changes_of(guest, [launch]),
        lambda: queries.changes_to_tie(guest, launch, []),
        lambda: queries.people_of(guest, launch),
        lambda: queries.launches_of(guest, 1),
        lambda: queries.change_titles(guest, [1]),
        lambda: queries.put_away_by(guest, launch),
    ):
        with pytest.raises(NotForYou):
            read()


def test_of_several_who_bring_the_same_in_at_once_one_does_and_the_others_are_told() -> None:
    from django.db import connection

    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.launch.services import tie_concerns

    launch, number = begun(), concern_with(PRICE[0])
    together, outcomes = threading.Barrier(4), list[str]()

    def tries(by: Viewer) -> None:
        together.wait(20)
        try:
            tie_concerns(launch, [number], by, AT)
            outcomes.append("brought in")
        except ImpossibleCorrection as why:
            outcomes.append(str(why))
        connection.close()

    roles = (Role.MARKETING, Role.PRODUCT, Role.SALES_LEAD, Role.EXECUTIVE)
    each = [threading.Thread(target=tries, args=[member(role)]) for role in roles]
    for one in each:
        one.start()
    for one in each:
        one.join()
    assert sorted(outcomes) == ["That is in it already."] * 3 + ["brought in"]
    assert [kind for kind, _, _ in told(launch)].count("concern tied") == 1
