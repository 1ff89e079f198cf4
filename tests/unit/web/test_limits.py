"""Guessing is slow: of one account, from one address, of all; over processes and restarts."""

import os
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import AT, SignedIn
from tests.worlds.stores import here

SECRET = "a heron over the reservoir"
HERE, THERE = "192.0.2.7", "192.0.2.8"


def knock(address: str, email: str = "lin@wrenfield.example", password: str = "wrong", **headers: str) -> int:
    browser = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR=address)
    told = {"email": email, "password": password}
    return browser.post("/sign-in", told, headers=headers).status_code


@pytest.fixture
def lin(company: None):
    from groundswell.people import services

    return services.join("Lin", "lin@wrenfield.example", Role.MARKETING, AT, password=SECRET)


@pytest.mark.usefixtures("lin")
def test_ten_tries_at_one_account_and_then_none_from_anywhere_for_a_while() -> None:
    assert [knock(f"192.0.2.{n}") for n in range(10)] == [422] * 10
    assert knock("198.51.100.1") == 429
    assert knock("198.51.100.1", password=SECRET) == 429
    assert knock("198.51.100.1", email="seller@wrenfield.example") == 422


@pytest.mark.usefixtures("lin")
def test_ten_tries_from_one_address_and_then_none_at_any_account() -> None:
    assert [knock(HERE, f"n{n}@wrenfield.example") for n in range(10)] == [422] * 10
    assert knock(HERE, "another@wrenfield.example") == 429
    assert knock(THERE, "another@wrenfield.example") == 422


@pytest.mark.usefixtures("lin")
def test_who_comes_in_does_not_use_up_a_try() -> None:
    assert [knock(HERE, password=SECRET) for _ in range(12)] == [302] * 12


@pytest.mark.usefixtures("lin")
def test_after_five_minutes_there_are_tries_again_and_who_was_refused_did_not_lengthen_it() -> None:
    from groundswell.people.models import Try

    for _ in range(13):
        knock(HERE)
    Try.objects.filter(kind__startswith="password").update(at=now() - timedelta(minutes=5))
    assert knock(HERE) == 422


@pytest.mark.usefixtures("lin")
def test_another_process_counts_on_where_the_first_one_ended() -> None:
    program = (
        "from groundswell.field.keeping.sqlite import use_sound_sqlite; use_sound_sqlite()\n"
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "for n in range(10):\n"
        "    told = {'email': 'lin@wrenfield.example', 'password': 'wrong'}\n"
        "    assert Client(SERVER_NAME='127.0.0.1').post('/sign-in', told).status_code == 422\n"
    )
    settings = {"DJANGO_SETTINGS_MODULE": "groundswell.config.web", "GROUNDSWELL_STORE": here()}
    subprocess.run([sys.executable, "-c", program], env={**os.environ, **settings}, check=True, timeout=120)
    assert knock(THERE) == 429


@pytest.mark.usefixtures("lin")
def test_of_many_at_once_no_more_than_ten_are_looked_at() -> None:
    from django.db import connection

    answers: list[int] = []

    def try_once() -> None:
        answers.append(knock(HERE))
        connection.close()

    threads = [threading.Thread(target=try_once) for _ in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 24
    assert 0 < answers.count(422) <= 10


@pytest.mark.usefixtures("lin")
def test_a_forged_address_does_not_get_round_it_with_or_without_a_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from django.conf import settings

    for n in range(10):
        knock(HERE, f"n{n}@wrenfield.example", **{"X-Forwarded-For": f"203.0.113.{n}"})
    assert knock(HERE, **{"X-Forwarded-For": "203.0.113.99"}) == 429
    monkeypatch.setattr(settings, "PUBLIC_URL", "https://groundswell.example")
    for n in range(10):
        knock("127.0.0.1", f"m{n}@wrenfield.example", **{"X-Forwarded-For": f"203.0.113.{n}, {THERE}"})
    assert knock("127.0.0.1", **{"X-Forwarded-For": f"203.0.113.99, {THERE}"}) == 429
    assert knock("127.0.0.1", **{"X-Forwarded-For": f"{THERE}, 203.0.113.99"}) == 422


@pytest.mark.usefixtures("lin")
def test_a_refused_try_stands_in_the_audit_and_a_program_that_goes_on_does_not_fill_it() -> None:
    from groundswell.ledger.models import AuditRow
    from groundswell.people.models import User

    knock(HERE)
    knock(HERE, email="my-password-typed-here@wrenfield.example")
    for _ in range(30):
        knock(HERE)
    lin = User.objects.get(email="lin@wrenfield.example")
    rows = list(AuditRow.objects.order_by("id").values_list("act", "ref", "address", "user"))
    assert rows[:2] == [("sign in refused", f"U-{lin.pk}", HERE, 0), ("sign in refused", "", HERE, 0)]
    assert rows[-1] == ("refused after too many tries", "", HERE, 0)
    assert len(rows) == 11
    assert "my-password" not in str(rows)


@pytest.mark.usefixtures("company")
def test_links_are_not_guessed() -> None:
    browser = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR=HERE)
    answers = [browser.get(f"/in/guess-{n}").status_code for n in range(21)]
    assert answers == [410] * 20 + [429]
    assert browser.get("/invitation/guess").status_code == browser.get("/start/guess").status_code == 429


@pytest.mark.usefixtures("lin")
def test_as_much_is_worked_out_where_there_is_nobody_of_this_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long is to work a password through; whatever else is done takes a hundredth of that."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    worked_out: list[tuple[int, int, int]] = []
    verify, encode = Argon2PasswordHasher.verify, Argon2PasswordHasher.encode

    def cost(hasher: Argon2PasswordHasher) -> tuple[int, int, int]:
        return hasher.memory_cost, hasher.time_cost, hasher.parallelism

    def verified(self: Argon2PasswordHasher, password: str, encoded: str) -> bool:
        worked_out.append(cost(self))
        return verify(self, password, encoded)

    def encoded(self: Argon2PasswordHasher, password: str, salt: str) -> str:
        worked_out.append(cost(self))
        return encode(self, password, salt)

    monkeypatch.setattr(Argon2PasswordHasher, "verify", verified)
    monkeypatch.setattr(Argon2PasswordHasher, "encode", encoded)
    # The second is nobody, and the third comes by links and has no password.
    for email in ("lin@wrenfield.example", "who@wrenfield.example", "seller@wrenfield.example"):
        worked_out.clear()
        assert knock(HERE, email) == 422
        assert worked_out == [(19_456, 2, 1)], email


@pytest.mark.usefixtures("lin")
def test_no_more_than_two_passwords_are_worked_on_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.contrib.auth.hashers import Argon2PasswordHasher, check_password

    from groundswell.people.models import User

    at_work, most, counted = [0], [0], threading.Lock()
    really = Argon2PasswordHasher.verify

    def watched(self: Argon2PasswordHasher, password: str, encoded: str) -> bool:
        with counted:
            at_work[0] += 1
            most[0] = max(most[0], at_work[0])
        found = really(self, password, encoded)
        with counted:
            at_work[0] -= 1
        return found

    monkeypatch.setattr(Argon2PasswordHasher, "verify", watched)
    kept = User.objects.get(email="lin@wrenfield.example").password
    assert "m=19456,t=2,p=1" in kept
    threads = [threading.Thread(target=check_password, args=("wrong", kept)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 2


def test_what_is_over_goes(signed_in: SignedIn) -> None:
    from groundswell.people import entrances, upkeep
    from groundswell.people.models import Entrance, SignIn, Try, User

    seller = signed_in(Role.SELLER.value)
    entrances.sign_in_link(User.objects.get(role=Role.SELLER.value), now())
    knock(HERE)
    upkeep.clear(now())
    assert (SignIn.objects.count(), Entrance.objects.count(), Try.objects.count() > 0) == (1, 1, True)
    assert seller.get("/").status_code == 200
    upkeep.clear(now() + timedelta(days=32))
    assert (SignIn.objects.count(), Entrance.objects.count(), Try.objects.count()) == (0, 0, 0)
