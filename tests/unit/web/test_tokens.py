"""Programs call by a token: what it opens, for how long, and that nobody here knows it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import SignedIn


def program(told: str, **headers: str) -> Client:
    return Client(SERVER_NAME="127.0.0.1", headers={"Authorization": f"Bearer {told}", **headers})


def made(browser: Client, *scopes: str) -> str:
    told = browser.post("/me/tokens", {"name": "the <b>board</b>", "scopes": scopes, "days": "90"})
    found = re.search(r"<code>(gsw_[0-9a-f]{12}_[\w]{32}_[0-9a-f]{8})</code>", told.content.decode())
    assert found is not None, told.content
    return found[1]


@pytest.fixture
def seller(signed_in: SignedIn) -> Client:
    return signed_in(Role.SELLER.value)


@pytest.mark.usefixtures("heard")
def test_a_token_opens_what_its_scope_says_and_nothing_else(seller: Client) -> None:
    told = made(seller, "field:read")
    answer = program(told).get("/api/concerns")
    assert answer.status_code == 200
    first = answer.json()["concerns"][0]
    assert re.fullmatch(r"C-\d+", first["id"])
    assert first["verbatims"] >= 2
    for page in ("/", "/concerns", "/me/tokens", "/nothing"):
        denied = program(told).get(page)
        assert (denied.status_code, denied.json()) == (404, {"error": "not_there"}), page
    assert program(made(seller, "notes:write")).get("/api/concerns").status_code == 404
    assert seller.get("/api/concerns").status_code == 404


def test_it_is_shown_once_and_stands_nowhere(seller: Client, store_path: Path) -> None:
    told = made(seller, "field:read")
    program(told).get("/api/concerns")
    shown = seller.get("/me/tokens").content.decode()
    number, secret = told.split("_")[1:3]
    assert told not in shown
    assert f"gsw_{number}_…" in shown
    assert "&lt;b&gt;board" in shown
    assert re.search(r"last used \d", shown)
    for file in store_path.parent.iterdir():
        assert secret.encode() not in file.read_bytes(), file


def test_a_token_is_known_from_what_only_looks_like_it(seller: Client) -> None:
    from groundswell.people.models import Try

    told = made(seller, "field:read")
    assert program(told).get("/api/concerns").status_code in (200, 503)
    for wrong in (told[:-1], told[:-1] + "g", told.upper(), "gsw_a_b_c", "", "x" * 10_000, told + "\0"):
        answer = program(wrong).get("/api/concerns")
        assert answer.status_code == 401, wrong
        assert (answer["WWW-Authenticate"], answer.json()) == ("Bearer", {"error": "token_not_valid"})
    Try.objects.all().delete()
    answers = [program(f"gsw_{n}").get("/api/concerns").status_code for n in range(21)]
    assert answers == [401] * 20 + [429]
    assert program(told).get("/api/concerns").status_code in (200, 503)


def test_it_ends_with_its_day_with_its_owner_and_when_it_is_revoked(
    seller: Client, signed_in: SignedIn
) -> None:
    from groundswell.people import services
    from groundswell.people.models import Token, User

    tokens = [made(seller, "field:read") for _ in range(3)]
    rows = list(Token.objects.order_by("pk"))

    def opens() -> list[bool]:
        return [program(one).get("/api/concerns").status_code != 401 for one in tokens]

    assert opens() == [True, True, True]
    assert seller.post(f"/me/tokens/{rows[0].pk}")["Location"] == "/me/tokens"
    assert opens() == [False, True, True]
    Token.objects.filter(pk=rows[1].pk).update(ends=now())
    assert opens() == [False, False, True]
    person = User.objects.get(role=Role.SELLER.value)
    services.end_rights(person.pk, now())
    assert opens() == [False, False, False]
    services.give_back_rights(person.pk)
    assert opens() == [False, False, False]


def test_only_its_owner_and_administrators_revoke_it(seller: Client, signed_in: SignedIn) -> None:
    from groundswell.people.models import Token

    told = made(seller, "field:read")
    token = Token.objects.get().pk
    assert signed_in(Role.PRODUCT.value).post(f"/me/tokens/{token}").status_code == 404
    assert program(told).get("/api/concerns").status_code != 401
    administrator = signed_in(Role.ADMINISTRATOR.value)
    assert "The seller" in administrator.get("/settings/tokens").content.decode()
    assert administrator.post(f"/me/tokens/{token}")["Location"] == "/settings/tokens"
    assert program(told).get("/api/concerns").status_code == 401
    assert administrator.post(f"/me/tokens/{token}").status_code == 404


def test_a_token_beside_a_cookie_is_refused_and_never_opens_a_page(seller: Client) -> None:
    told = made(seller, "field:read")
    answer = seller.get("/api/concerns", headers={"Authorization": f"Bearer {told}"})
    assert (answer.status_code, answer.json()) == (400, {"error": "token_and_cookie"})
    answer = program(told).get("/api/concerns")
    assert not answer.cookies


def test_another_kind_of_authorization_is_for_a_proxy_and_changes_nothing(seller: Client) -> None:
    assert seller.get("/", headers={"Authorization": "Basic YTpi"}).status_code == 200


def test_a_form_is_still_taken_from_our_pages_alone_whatever_stands_beside_it(seller: Client) -> None:
    from groundswell.people.models import User

    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    strict.force_login(User.objects.get(role=Role.SELLER.value))
    assert strict.post("/sign-out", headers={"Authorization": "Basic YTpi"}).status_code == 403
    assert strict.post("/sign-out", headers={"Authorization": "Bearer x"}).status_code == 400
    assert strict.get("/").status_code == 200


def test_what_is_wrong_with_a_new_token_is_said_beside_the_field(seller: Client) -> None:
    answer = seller.post("/me/tokens", {"name": "kept <i>", "days": "90"})
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose one at least." in told
    assert 'value="kept &lt;i&gt;"' in told
    assert seller.post("/me/tokens", {"name": "a", "scopes": "all", "days": "90"}).status_code == 422
    assert seller.post("/me/tokens", {"name": "a", "scopes": "field:read", "days": "3650"}).status_code == 422


@pytest.mark.usefixtures("company")
def test_no_token_is_for_longer_than_a_year_for_nothing_or_of_a_guest() -> None:
    from groundswell.people import tokens
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of
    from groundswell.people.viewer import NotForYou

    seller = viewer_of(User.objects.get(role=Role.SELLER.value))
    guest = viewer_of(User.objects.get(role=Role.GUEST.value))
    assert seller
    assert guest
    day = timedelta(days=1)
    for scopes, lasts in (
        (["field:read"], tokens.LONGEST + day),
        ([], day),
        (["all"], day),
        (["field:read"], -day),
    ):
        with pytest.raises(ValueError, match=r".*"):
            tokens.make(seller, "a", scopes, now(), lasts=lasts)
    with pytest.raises(NotForYou):
        tokens.make(guest, "a", ["field:read"], now(), lasts=day)
