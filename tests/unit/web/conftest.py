"""A company with one person of each role, what they heard, and browsers that are signed in as them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.rights import DEVICE, NOBODY, TOKENS
from groundswell.web.shell.clock import now
from tests.worlds import stores
from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, listen_to, write_table

django.setup()
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
SignedIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a store is no file, what is brought in lies in the data folder."""
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path / "store"))


@pytest.fixture(scope="session")
def heard_store(empty_store: stores.Template, tmp_path_factory: pytest.TempPathFactory) -> stores.Template:
    """What `heard` asks for, made once and copied: to hear it takes longer than most tests."""
    folder = tmp_path_factory.mktemp("heard")

    def fill() -> None:
        _found()
        listen_to(_said(folder))

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GROUNDSWELL_HOME", str(folder))
        return empty_store.filled(folder / "field.db", fill)


@pytest.fixture
def begins_with(request: pytest.FixtureRequest) -> stores.Template:
    """Of a test that asks for `heard` the store in which that stands, of any other an empty one."""
    return request.getfixturevalue("heard_store" if "heard" in request.fixturenames else "empty_store")


@pytest.fixture
def company(request: pytest.FixtureRequest, store_path: Path) -> None:
    if "heard" not in request.fixturenames:
        _found()


@pytest.fixture
def heard(company: None, tmp_path: Path) -> None:
    """What customers say of three things; it stands in the store already (see `begins_with`)."""
    _said(tmp_path)


def _found() -> None:
    from groundswell.people import services

    services.found(services.Company(name="Wrenfield"), "Agnes Holm", "administrator@wrenfield.example", AT)
    for role in set(Role) - {Role.ADMINISTRATOR}:
        services.join(f"The {role.value}", f"{role.name.lower()}@wrenfield.example", role, AT)


def _said(folder: Path) -> Path:
    return write_table(folder / "a.csv", feedback([*INVOICES, *OFFLINE, *PRICE]))


@pytest.fixture
def signed_in(company: None) -> SignedIn:
    """A browser of somebody with this role; `nobody` is not signed in, `device` is the seller's phone."""

    def as_role(caller: str) -> Client:
        from groundswell.people.models import User

        if caller in TOKENS:
            return _program(caller.removeprefix("token:"))
        browser = Client(SERVER_NAME="127.0.0.1")
        if caller == DEVICE:
            browser.cookies[settings.DEVICE_COOKIE_NAME] = phone_of(Role.SELLER)
        elif caller != NOBODY:
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


def phone_of(role: Role) -> str:
    """What a device holds that somebody of this role stays signed in with."""
    from groundswell.people.devices import sign_in_device
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    viewer = viewer_of(User.objects.get(role=role.value))
    assert viewer is not None
    return sign_in_device(viewer, "Chrome on Android", datetime.now(UTC))


def note_of(
    caller: str,
    key: str,
    words: str = "the app needs signal",
    account: str = "Harbour Foods",
    at: datetime | None = None,
) -> None:
    """Something that somebody of this role noted; nobody and guests note nothing."""
    from groundswell.field.services.noting import Note, Writer, keep_note
    from groundswell.people.models import User

    user = User.objects.filter(role=Role.SELLER if caller == DEVICE else caller).first()
    if user is None:
        return
    at = at or datetime.now(UTC)
    writer = Writer(user=user.pk, name=user.name, email=user.email)
    keep_note(Note(key=key, words=words, account=account, written=at), writer, at)
