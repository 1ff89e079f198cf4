"""What was done is written with it, and what only one may do at a time has one holder."""

from datetime import UTC, datetime, timedelta

import pytest

from groundswell.people.viewer import OPERATOR

pytestmark = pytest.mark.usefixtures("store_path")
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Broken(Exception):
    """What an act may end with."""


def test_an_act_and_its_audit_row_stand_together_or_neither_does() -> None:
    from groundswell.ledger.acting import acting
    from groundswell.ledger.models import AuditRow, Lease

    def lease() -> None:
        Lease.objects.create(name="anything", holder="me", until=AT)

    def break_off() -> None:
        with acting(OPERATOR, "break off", at=AT):
            lease()
            raise Broken

    with pytest.raises(Broken):
        break_off()
    assert (AuditRow.objects.count(), Lease.objects.count()) == (0, 0)
    with acting(OPERATOR, "do it", at=AT, address="192.0.2.7") as act:
        lease()
        act.ref = "C-12"
    told = AuditRow.objects.values_list("user", "name", "act", "ref", "address").get()
    assert told == (0, "Groundswell", "do it", "C-12", "192.0.2.7")
    assert Lease.objects.count() == 1


def test_a_lease_has_one_holder_who_keeps_it_by_renewing() -> None:
    from groundswell.ledger.leases import take

    assert take("worker", "one", AT, lasts=MINUTE)
    assert not take("worker", "two", AT + MINUTE / 2, lasts=MINUTE)
    assert take("worker", "one", AT + MINUTE / 2, lasts=MINUTE)
    assert not take("worker", "two", AT + MINUTE, lasts=MINUTE)
    assert take("other", "two", AT, lasts=MINUTE)


def test_a_lease_whose_holder_was_killed_goes_to_the_next() -> None:
    from groundswell.ledger.leases import overdue, take

    take("worker", "one", AT, lasts=MINUTE)
    assert overdue("worker", AT) == timedelta()
    assert overdue("worker", AT + 3 * MINUTE) == 2 * MINUTE
    assert take("worker", "two", AT + MINUTE, lasts=MINUTE)
    assert not take("worker", "one", AT + MINUTE, lasts=MINUTE)


def test_only_its_holder_gives_a_lease_back() -> None:
    from groundswell.ledger.leases import give_back, overdue, take

    take("worker", "one", AT, lasts=MINUTE)
    give_back("worker", "two")
    assert overdue("worker", AT) == timedelta()
    give_back("worker", "one")
    assert overdue("worker", AT) is None
