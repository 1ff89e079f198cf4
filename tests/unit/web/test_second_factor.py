"""A code of one's telephone: set up, asked for after password and link, recovered from, asked of
administrators."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import AT, SignedIn

SECRET = "a heron over the reservoir"
LIN = {"email": "lin@wrenfield.example", "password": SECRET}


def browser() -> Client:
    return Client(SERVER_NAME="127.0.0.1")


def code_of(secret: str, later: int = 0) -> str:
    """What the telephone shows now, or so many steps later."""
    from groundswell.people.codes import code_at

    return code_at(secret, int(now().timestamp()) // 30 + later)


@pytest.fixture
def lin(company: None):
    from groundswell.people import services

    return services.join("Lin", LIN["email"], Role.ADMINISTRATOR, AT, password=SECRET)


class SetUp:
    """Somebody set their telephone up."""

    def __init__(self, mine: Client) -> None:
        shown = mine.get("/me/sign-in/code").content.decode()
        found = re.search(r"<code>([A-Z2-7 ]+)</code>", shown)
        assert found is not None
        self.secret = found[1].replace(" ", "")
        self.page = shown
        told = mine.post("/me/sign-in/code", {"code": code_of(self.secret, -1)}).content.decode()
        self.recovery = re.findall(r"<code>([a-z2-7-]{19})</code>", told)


@pytest.fixture
def set_up(lin: object) -> SetUp:
    mine = browser()
    mine.post("/sign-in", LIN)
    return SetUp(mine)


def test_it_is_set_up_by_a_picture_that_the_policy_allows_and_gives_ten_recovery_codes(set_up: SetUp) -> None:
    from groundswell.people.models import SecondFactor

    assert len(set_up.recovery) == 10
    assert '<svg class="qr"' in set_up.page
    assert "style=" not in set_up.page
    kept = str(list(SecondFactor.objects.values()))
    assert set_up.secret not in kept
    assert not [one for one in set_up.recovery if one in kept or one.replace("-", "") in kept]


def test_after_the_password_the_code_is_asked_for_and_each_is_taken_once(set_up: SetUp) -> None:
    mine = browser()
    assert mine.post("/sign-in?next=/concerns", LIN)["Location"] == "/sign-in/code"
    assert mine.get("/concerns").status_code == 302
    wrong = mine.post("/sign-in/code", {"code": "000000"})
    assert (wrong.status_code, mine.get("/").status_code) == (422, 302)
    code = code_of(set_up.secret)
    assert mine.post("/sign-in/code", {"code": f" {code[:3]} {code[3:]} "})["Location"] == "/concerns"
    assert mine.get("/concerns").status_code == 200
    other = browser()
    other.post("/sign-in", LIN)
    assert other.post("/sign-in/code", {"code": code}).status_code == 422
    assert other.post("/sign-in/code", {"code": code_of(set_up.secret, -1)}).status_code == 422


def test_a_link_does_not_get_round_it(set_up: SetUp, lin) -> None:
    from groundswell.people import entrances

    mine = browser()
    assert mine.get(f"/in/{entrances.sign_in_link(lin, now())}")["Location"] == "/sign-in/code"
    assert mine.get("/").status_code == 302
    assert mine.post("/sign-in/code", {"code": code_of(set_up.secret)})["Location"] == "/"
    assert mine.get("/").status_code == 200


def test_a_recovery_code_lets_one_in_once(set_up: SetUp) -> None:
    for attempt, status in ((1, 302), (2, 422)):
        mine = browser()
        mine.post("/sign-in", LIN)
        answer = mine.post("/sign-in/code", {"code": set_up.recovery[0].upper()})
        assert answer.status_code == status, attempt


def test_codes_are_not_guessed(set_up: SetUp) -> None:
    from groundswell.people.models import Try

    mine = browser()
    mine.post("/sign-in", LIN)
    answers = [mine.post("/sign-in/code", {"code": f"{n:06}"}).status_code for n in range(6)]
    assert answers == [422] * 5 + [429]
    assert mine.post("/sign-in/code", {"code": code_of(set_up.secret)}).status_code == 429
    for _ in range(3):
        Try.objects.update(at=now() - timedelta(minutes=6))
        for n in range(5):
            mine.post("/sign-in/code", {"code": f"{n:06}"})
    Try.objects.update(at=now() - timedelta(minutes=6))
    assert mine.post("/sign-in/code", {"code": code_of(set_up.secret)}).status_code == 429


def test_who_waits_for_longer_than_ten_minutes_begins_again(
    set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = browser()
    mine.post("/sign-in", LIN)
    later = now() + timedelta(minutes=10, seconds=1)
    monkeypatch.setattr("groundswell.web.entering.admitting.now", lambda: later)
    assert mine.post("/sign-in/code", {"code": code_of(set_up.secret)}).status_code == 410
    assert browser().post("/sign-in/code", {"code": "123456"}).status_code == 410


def test_who_sits_at_an_open_screen_cannot_give_it_up_without_the_telephone(set_up: SetUp, lin) -> None:
    mine = browser()
    mine.post("/sign-in", LIN)
    mine.post("/sign-in/code", {"code": code_of(set_up.secret)})
    change = "/me/sign-in/code/change"
    assert mine.post(change, {"act": "give up", "code": "000000"}).status_code == 422
    told = mine.post(change, {"act": "new recovery codes", "code": set_up.recovery[0]}).content.decode()
    fresh = re.findall(r"<code>([a-z2-7-]{19})</code>", told)
    assert len(fresh) == 10
    assert mine.post(change, {"act": "give up", "code": set_up.recovery[1]}).status_code == 422
    assert mine.post(change, {"act": "give up", "code": fresh[0]}).status_code == 302
    assert browser().post("/sign-in", LIN)["Location"] == "/"


def test_each_step_stands_in_the_audit(set_up: SetUp, lin) -> None:
    from groundswell.ledger.models import AuditRow

    mine = browser()
    mine.post("/sign-in", LIN)
    mine.post("/sign-in/code", {"code": "000000"})
    mine.post("/sign-in/code", {"code": code_of(set_up.secret)})
    acts = list(AuditRow.objects.order_by("id").values_list("act", flat=True))
    assert acts == [
        "sign in",
        "set up a code",
        "sign in: asked for a code",
        "code refused",
        "sign in and code",
    ]


def test_a_company_that_asks_its_administrators_for_a_code_leads_them_to_set_it_up(
    set_up: SetUp, signed_in: SignedIn
) -> None:
    from groundswell.people.models import User

    without = browser()
    without.force_login(User.objects.get(email="administrator@wrenfield.example"))
    described = {
        "name": "Wrenfield",
        "domains": "",
        "currency": "EUR",
        "time_zone": "UTC",
        "fiscal_year_begins": "1",
        "offering": "products",
        "administrators_need_code": "on",
    }
    refused = without.post("/settings/organisation", described)
    assert (refused.status_code, b"a code of your own first" in refused.content) == (422, True)
    mine = browser()
    mine.post("/sign-in", LIN)
    mine.post("/sign-in/code", {"code": code_of(set_up.secret)})
    assert mine.post("/settings/organisation", described).status_code == 302
    for page in ("/", "/settings/people", "/concerns"):
        assert without.get(page)["Location"] == "/me/sign-in/code"
        assert mine.get(page).status_code == 200
    assert signed_in(Role.SELLER.value).get("/").status_code == 200
    SetUp(without)
    assert without.get("/settings/people").status_code == 200


def test_an_administrator_helps_whoever_lost_their_telephone(set_up: SetUp, lin) -> None:
    from groundswell.people.models import User

    other = browser()
    other.force_login(User.objects.get(email="administrator@wrenfield.example"))
    assert b"They lost their telephone" in other.get(f"/settings/people/{lin.pk}").content
    other.post(f"/settings/people/{lin.pk}", {"act": "give up code"})
    assert browser().post("/sign-in", LIN)["Location"] == "/"


def test_with_another_key_of_the_installation_the_recovery_codes_still_hold(
    set_up: SetUp, lin, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    from groundswell.people import second_factor

    monkeypatch.setattr(settings, "SECRET_KEY", "another key than the one it was sealed by, long enough")
    assert not second_factor.takes(lin, code_of(set_up.secret), now())
    assert second_factor.takes(lin, set_up.recovery[0], now())
    monkeypatch.undo()
    assert second_factor.takes(lin, code_of(set_up.secret), now())


def test_my_sign_ins_are_listed_and_ended_and_nobody_elses(lin, signed_in: SignedIn) -> None:
    from groundswell.people.models import SignIn

    mine = browser()
    mine.post("/sign-in", LIN, headers={"User-Agent": "Mozilla/5.0 (X11; Windows) Firefox/140.0"})
    other, third = browser(), browser()
    other.post("/sign-in", LIN)
    third.post("/sign-in", LIN)
    seller = signed_in(Role.SELLER.value)
    shown = mine.get("/me/sign-in").content.decode()
    assert "Firefox on Windows" in shown
    ends = re.findall(r'name="end" value="(\w+)"', shown)
    assert len(ends) == 2
    assert mine.post("/me/sign-in", {"end": ends[0]}).status_code == 302
    assert sorted([other.get("/").status_code, third.get("/").status_code]) == [200, 302]
    sellers = SignIn.objects.exclude(user=lin).get()
    assert mine.post("/me/sign-in", {"end": sellers.pk}).status_code == 404
    assert mine.post("/me/sign-in").status_code == 302
    assert other.get("/").status_code == third.get("/").status_code == 302
    assert mine.get("/").status_code == seller.get("/").status_code == 200


def test_another_password_needs_the_one_of_now_and_ends_all_other_sign_ins(lin) -> None:
    mine, other = browser(), browser()
    mine.post("/sign-in", LIN)
    other.post("/sign-in", LIN)
    new = {"current": "wrong", "password": "a lantern over the quay"}
    assert mine.post("/me/sign-in/password", new).status_code == 422
    short = {"current": SECRET, "password": "short"}
    assert mine.post("/me/sign-in/password", short).status_code == 422
    assert mine.post("/me/sign-in/password", {**new, "current": SECRET}).status_code == 302
    assert (mine.get("/").status_code, other.get("/").status_code) == (200, 302)
    assert browser().post("/sign-in", LIN).status_code == 422
    assert browser().post("/sign-in", {**LIN, "password": new["password"]}).status_code == 302


def test_who_came_by_a_link_gives_themself_a_password(signed_in: SignedIn) -> None:
    seller = signed_in(Role.SELLER.value)
    assert b"Your password now" not in seller.get("/me/sign-in").content
    assert seller.post("/me/sign-in/password", {"password": SECRET}).status_code == 302
    told = {"email": "seller@wrenfield.example", "password": SECRET}
    assert browser().post("/sign-in", told).status_code == 302
