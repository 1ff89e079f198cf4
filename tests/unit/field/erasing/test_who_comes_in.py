"""A person who could come in is erased from users, audit and outbox; one who still can is not."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from groundswell.people.errors import StillComesIn
from groundswell.people.roles import Role
from tests.worlds.field import INVOICES, feedback, listen_to, write_table
from tests.worlds.stores import bytes_of
from tests.worlds.talk import day

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


def forget(name: str):
    from groundswell.field.erasing.forget import forget as erase

    return erase(name, author())


@pytest.fixture
def seller(store_path: Path, tmp_path: Path) -> int:
    """Ida, who came in, was invited again, heard something, and was told of something."""
    from groundswell.ledger.acting import acting
    from groundswell.ledger.models import OutboxItem
    from groundswell.people import services
    from groundswell.people.models import Entrance
    from groundswell.people.queries import viewer_of

    services.found(services.Company(name="Wrenfield"), "Agnes Holm", "agnes@wrenfield.example", AT)
    user = services.join("Ida Quist", "ida@wrenfield.example", Role.SELLER, AT, person="Ida Quist")
    viewer = viewer_of(user)
    with acting(viewer, "sign in", at=AT, address="192.0.2.7"):
        pass
    with acting(None, "invite", at=AT, ref="ida@wrenfield.example"):
        Entrance.objects.create(kind="invitation", hash="x", email="ida@wrenfield.example", made=AT, ends=AT)
    OutboxItem.objects.create(kind="mail", to="ida@wrenfield.example", body={"text": "Ida"}, made=AT, due=AT)
    OutboxItem.objects.create(kind="mail", to="bo@wrenfield.example", body={"text": "Hello"}, made=AT, due=AT)
    rows = [{**row, "speaker": "Ida Quist"} for row in feedback(INVOICES)]
    listen_to(write_table(tmp_path / "said.csv", rows))
    return user.pk


def test_whoever_may_still_come_in_is_not_erased(seller: int) -> None:
    with pytest.raises(StillComesIn):
        forget("Ida Quist")
    from groundswell.field.models import Turn

    assert Turn.objects.exclude(text="").count() == len(INVOICES)


def test_what_hangs_on_somebody_goes_with_them(seller: int) -> None:
    from groundswell.field.calling import Meeting
    from groundswell.people import services
    from groundswell.people.models import Device, User

    Device.objects.create(user=User.objects.get(pk=seller), name="Ida's phone", hash="x", made=AT, used=AT)
    Meeting.objects.create(title="With Ida Quist", at=AT, minutes=30, place="at Ida Quist's", by=1)
    services.end_rights(seller, AT)
    forget("Ida Quist")
    assert not Device.objects.exists()
    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.place) == ("With (erased)", "at (erased)'s")


def test_whose_rights_ended_is_erased_wherever_the_application_holds_them(
    seller: int, store_path: Path
) -> None:
    from groundswell.ledger.models import AuditRow, OutboxItem
    from groundswell.people import services
    from groundswell.people.models import User

    services.end_rights(seller, AT)
    forget("IDA@wrenfield.example")
    left = bytes_of(store_path).lower()
    assert [word for word in (b"quist", b"ida@", b"192.0.2.7") if word in left] == []
    assert User.objects.get(pk=seller).name == "(erased)"
    rows = list(AuditRow.objects.order_by("id").values_list("user", "name", "act", "ref"))
    assert rows == [(seller, "(erased)", "sign in", ""), (0, "nobody signed in", "invite", "(erased)")]
    assert [one.to for one in OutboxItem.objects.all()] == ["bo@wrenfield.example"]


@pytest.mark.files
def test_a_restored_backup_erases_them_again_although_they_came_in_then(
    seller: int, store_path: Path, tmp_path: Path
) -> None:
    from groundswell.field.keeping import copies
    from groundswell.people import services
    from groundswell.people.models import User

    copies.backup(tmp_path / "copy.db")
    services.end_rights(seller, AT)
    forget("Ida Quist")
    copies.restore(tmp_path / "copy.db", author())
    assert b"quist" not in bytes_of(store_path).lower()
    assert not User.objects.get(pk=seller).is_active
