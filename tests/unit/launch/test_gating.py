"""The policy of gates: changed by administrators, undone, told by each launch that it touches."""

from datetime import timedelta

import pytest

from groundswell.launch.stages import BY_DEFAULT, NONE, Gate
from groundswell.people.roles import Role
from groundswell.people.viewer import OPERATOR, NotForYou
from tests.unit.launch.test_acts import undo
from tests.worlds.launching import AT, begun, member

pytestmark = pytest.mark.usefixtures("heard")
STRICTER = {Gate.CLAIMS_PROVEN: 2, Gate.DECIDED: NONE}


def told(launch: int) -> list[tuple[str, str, bool]]:
    from groundswell.launch.timeline import rows_of

    rows = [row for row in rows_of(member(), launch) if row.kind.value.startswith("asked")]
    return [(row.kind.value, row.ref, row.is_undone) for row in rows]


def test_it_is_as_it_comes_until_somebody_changes_it_and_again_once_that_is_undone() -> None:
    from groundswell.launch.gating import change
    from groundswell.launch.policy import policy
    from groundswell.ledger.models import AuditRow

    assert policy() == BY_DEFAULT
    entry = change(member(Role.ADMINISTRATOR), STRICTER, AT)
    assert policy() == {**BY_DEFAULT, **STRICTER}
    assert entry.summary == (
        "changed the gates: asked of tiers 1 and 2: each claim has a proof;"
        " asked of no launch: an executive decided"
    )
    assert list(AuditRow.objects.values_list("act", "role")) == [("change the gates", "administrator")]
    back = undo(entry.pk, Role.ADMINISTRATOR)
    assert policy() == BY_DEFAULT
    undo(back, Role.ADMINISTRATOR)
    assert policy() == {**BY_DEFAULT, **STRICTER}


def test_the_default_comes_back_as_an_act_of_its_own_and_what_stands_so_is_no_act() -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.field.models import Entry
    from groundswell.launch.gating import change
    from groundswell.launch.policy import policy

    with pytest.raises(ImpossibleCorrection, match="Nothing is different"):
        change(OPERATOR, BY_DEFAULT, AT)
    change(OPERATOR, STRICTER, AT)
    entry = change(OPERATOR, BY_DEFAULT, AT)
    assert policy() == BY_DEFAULT
    undo(entry.pk, Role.ADMINISTRATOR)
    assert policy() == {**BY_DEFAULT, **STRICTER}
    assert Entry.objects.filter(action="gates").count() == 2


def test_its_undo_waits_for_whoever_writes_as_that_of_a_decision_does_and_not_as_that_of_a_run() -> None:
    from groundswell.field.history.undo import of_a_run
    from groundswell.launch.gating import change

    entry = change(OPERATOR, STRICTER, AT)
    assert not of_a_run(entry.pk)
    assert not of_a_run(undo(entry.pk, Role.ADMINISTRATOR))


def test_nobody_but_an_administrator_changes_it() -> None:
    from groundswell.launch.gating import change
    from groundswell.launch.policy import policy

    for role in set(Role) - {Role.ADMINISTRATOR}:
        with pytest.raises(NotForYou):
            change(member(role), STRICTER, AT)
    assert policy() == BY_DEFAULT


def test_a_launch_tells_when_it_was_asked_for_something_else_and_of_an_undo_that_it_was() -> None:
    from groundswell.launch.gating import change
    from groundswell.launch.launching import go_to_market
    from groundswell.launch.services import put_away

    middling, small, gone, away = (begun(tier=tier) for tier in (2, 3, 2, 2))
    go_to_market(gone, AT)
    put_away(away, member(), AT)
    entry = change(OPERATOR, STRICTER, AT + timedelta(days=1))
    both = [("asked for", Gate.CLAIMS_PROVEN.value), ("asked no more", Gate.DECIDED.value)]
    assert told(middling) == [(*row, False) for row in both]
    assert told(small) == told(gone) == []
    assert told(away) == told(middling)
    undo(entry.pk, Role.ADMINISTRATOR)
    assert told(middling) == [(*row, True) for row in both]


def test_what_is_asked_of_a_launch_is_read_with_it_once_however_many_there_are() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from groundswell.launch.gating import change
    from groundswell.launch.queries import launches, one

    number = begun(tier=2)
    change(OPERATOR, STRICTER, AT)
    assert Gate.CLAIMS_PROVEN in one(member(), number).gates
    assert Gate.DECIDED not in one(member(), number).gates
    viewer, counts = member(), list[int]()
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            launches(viewer)
        counts.append(len(asked))
        begun(tier=1)
        begun(tier=3)
    assert counts == [3, 3]
