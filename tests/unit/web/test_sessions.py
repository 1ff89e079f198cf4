"""Sign-ins end: after a while by role, when they are ended, and under a new id each time."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import AT, SignedIn

SECRET = "a heron over the reservoir"
MINUTE = timedelta(minutes=1)


def age(**fields: timedelta) -> None:
    """Let all sign-ins have begun, or have been used last, so long ago."""
    from groundswell.people.models import SignIn

    SignIn.objects.update(**{name: now() - long for name, long in fields.items()})


@pytest.mark.parametrize(
    ("role", "in_all", "idle"),
    [
        (Role.SELLER, timedelta(hours=12), timedelta(hours=3)),
        (Role.ADMINISTRATOR, timedelta(hours=12), timedelta(hours=3)),
        (Role.GUEST, timedelta(hours=8), timedelta(minutes=30)),
    ],
)
def test_a_sign_in_lasts_as_long_as_its_role_says_on_both_sides_of_the_limit(
    signed_in: SignedIn, role: Role, in_all: timedelta, idle: timedelta
) -> None:
    for field, limit in (("made", in_all), ("seen", idle)):
        browser = signed_in(role.value)
        age(**{field: limit - MINUTE})
        assert browser.get("/").status_code == 200, field
        age(**{field: limit + MINUTE})
        assert browser.get("/").status_code == 302, field
        age(**{field: timedelta()})
        assert browser.get("/").status_code == 302, field


def test_being_there_keeps_it_and_is_written_once_a_minute(signed_in: SignedIn) -> None:
    from groundswell.people.models import SignIn

    browser = signed_in(Role.SELLER.value)
    age(seen=timedelta(hours=2))
    assert browser.get("/").status_code == 200
    first = SignIn.objects.get().seen
    assert now() - first < MINUTE
    browser.get("/")
    assert SignIn.objects.get().seen == first


def test_the_store_does_not_hold_what_the_browser_holds(signed_in: SignedIn) -> None:
    from groundswell.people.models import SignIn

    browser = signed_in(Role.SELLER.value)
    held = browser.cookies[settings.SESSION_COOKIE_NAME].value
    assert held not in str(list(SignIn.objects.values()))
    thief = Client(SERVER_NAME="127.0.0.1")
    thief.cookies[settings.SESSION_COOKIE_NAME] = SignIn.objects.get().pk
    assert thief.get("/").status_code == 302


@pytest.mark.usefixtures("company")
def test_who_signs_in_gets_a_new_id_and_the_one_before_lets_nobody_in() -> None:
    from groundswell.people import services

    services.join("Lin", "lin@wrenfield.example", Role.MARKETING, AT, password=SECRET)
    browser, told = Client(SERVER_NAME="127.0.0.1"), {"email": "lin@wrenfield.example", "password": SECRET}
    browser.post("/sign-in", told)
    first = browser.cookies[settings.SESSION_COOKIE_NAME].value
    browser.post("/sign-in", told)
    assert browser.cookies[settings.SESSION_COOKIE_NAME].value != first
    other = Client(SERVER_NAME="127.0.0.1")
    other.cookies[settings.SESSION_COOKIE_NAME] = first
    assert other.get("/").status_code == 302
    assert browser.get("/").status_code == 200


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize("held", ["\0" * 12, "x\0y" * 10, "é" * 20, "a" * 10_000, "'; --" * 5])
def test_any_cookie_is_just_one_that_lets_nobody_in(held: str) -> None:
    browser = Client(SERVER_NAME="127.0.0.1")
    browser.cookies[settings.SESSION_COOKIE_NAME] = held
    browser.cookies[settings.CSRF_COOKIE_NAME] = held
    assert browser.get("/").status_code == 302
    assert browser.get("/sign-in").status_code == 200


def test_cookies_are_this_stores_own_and_bound_to_the_host_under_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.config.cookies import cookie_name

    monkeypatch.setenv("GROUNDSWELL_STORE", "/data/one/field.db")
    one = cookie_name("in", "key", secure=False)
    assert cookie_name("in", "key", secure=True) == f"__Host-{one}"
    assert cookie_name("form", "key", secure=False) != one
    monkeypatch.setenv("GROUNDSWELL_STORE", "/data/two/field.db")
    assert cookie_name("in", "key", secure=False) != one
    assert "data" not in one


def test_rights_that_end_end_the_sign_ins(signed_in: SignedIn) -> None:
    from groundswell.people import services
    from groundswell.people.models import SignIn, User

    signed_in(Role.SELLER.value)
    services.end_rights(User.objects.get(role=Role.SELLER.value).pk, AT)
    assert SignIn.objects.count() == 0
