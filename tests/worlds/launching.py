"""A launch, its changes and those who act on it, for tests of what hangs on one."""

import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from tests.worlds.field import INVOICES, OFFLINE, feedback, listen_to, write_table

AT = datetime(2026, 3, 29, 9, tzinfo=UTC)


def member(role: Role = Role.MARKETING) -> Viewer:
    """Somebody of this role, as they stand in the store."""
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    viewer = viewer_of(User.objects.get(role=role.value))
    assert viewer is not None
    return viewer


def company_that_heard() -> None:
    """One person of each role, and what customers say of invoices and of places without a signal."""
    from groundswell.field.reading.upkeep import refresh
    from groundswell.people import services

    services.found(services.Company(name="Wrenfield"), "Agnes Holm", "a@wrenfield.example", AT)
    for role in set(Role) - {Role.ADMINISTRATOR, Role.GUEST}:
        services.join(f"The {role.value}", f"{role.name.lower()}@wrenfield.example", role, AT)
    with tempfile.TemporaryDirectory() as folder:
        listen_to(write_table(Path(folder) / "a.csv", feedback([*INVOICES, *OFFLINE])))
    refresh(AT)


def begun(
    *concerns: int, name: str = "Offline", tier: int = 2, day: date | None = None, by: Role = Role.MARKETING
) -> int:
    """The number of a launch that was just begun."""
    from groundswell.launch.queries import launch_of_entry
    from groundswell.launch.services import Plan, begin

    number = launch_of_entry(begin(Plan(name=name, tier=tier, day=day), member(by), AT, concerns=concerns))
    assert number is not None
    return number


def change_for(
    concerns: Sequence[int] = (), title: str = "Works without a signal", state: str = "planned"
) -> int:
    """The number of a change of the product that is for these concerns."""
    from groundswell.product.models import Addressed, Change

    row = Change.objects.create(title=title, state=state, made=AT, removed=False)
    for concern in concerns:
        Addressed.objects.create(change=row, concern_id=concern, removed=False)
    return row.pk
