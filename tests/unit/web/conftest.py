"""A company with one person of each role, what they heard, and browsers that are signed in as them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.rights import NOBODY, TOKENS
from groundswell.web.shell.clock import now
from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, listen_to, write_table

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
SignedIn = Callable[[str], Client]


@pytest.fixture
def company(store_path: Path) -> None:
    from groundswell.people import services

    services.found(services.Company(name="Wrenfield"), "Agnes Holm", "administrator@wrenfield.example", AT)
    for role in set(Role) - {Role.ADMINISTRATOR}:
        services.join(f"The {role.value}", f"{role.name.lower()}@wrenfield.example", role, AT)


@pytest.fixture
def heard(company: None, tmp_path: Path) -> None:
    listen_to(write_table(tmp_path / "a.csv", feedback([*INVOICES, *OFFLINE, *PRICE])))


@pytest.fixture
def signed_in(company: None) -> SignedIn:
    """A browser of somebody with this role; `nobody` is not signed in."""

    def as_role(caller: str) -> Client:
        from groundswell.people.models import User

        if caller in TOKENS:
            return _program(caller.removeprefix("token:"))
        browser = Client(SERVER_NAME="127.0.0.1")
        if caller != NOBODY:
            browser.force_login(User.objects.get(role=caller))
        return browser

    return as_role


def _program(scope: str) -> Client:
    """It calls by a token of a seller's, of this scope."""
    from groundswell.people import tokens
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    seller = viewer_of(User.objects.get(role=Role.SELLER.value))
    assert seller is not None
    _, told = tokens.make(seller, "a program", [scope], now(), lasts=timedelta(days=1))
    return Client(SERVER_NAME="127.0.0.1", headers={"Authorization": f"Bearer {told}"})
