"""Coming in: by a link once, by address and password, as the first administrator, by an invitation."""

import io
import logging
from pathlib import Path

import pytest
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import SignedIn

SECRET = "a heron over the reservoir"


def browser() -> Client:
    return Client(SERVER_NAME="127.0.0.1")


def first_run(**other: str) -> dict[str, str]:
    told = {
        "company": "Wrenfield",
        "name": "Agnes Holm",
        "email": "Agnes@Wrenfield.example",
        "password": SECRET,
        "currency": "gbp",
        "time_zone": "Europe/London",
        "offering": "services",
    }
    return {**told, **other}


@pytest.mark.usefixtures("store_path")
def test_the_first_administrator_founds_the_company_is_signed_in_and_the_page_is_gone() -> None:
    from groundswell.people import entrances
    from groundswell.people.queries import organisation

    page = f"/start/{entrances.first_run_link(now())}"
    mine = browser()
    assert mine.get(page).status_code == 200
    answer = mine.post(page, first_run())
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert b"Agnes Holm" in mine.get("/").content
    company = organisation()
    assert (company.name, company.domains, company.currency) == ("Wrenfield", ["wrenfield.example"], "GBP")
    assert (company.sells_services, company.is_sample) == (True, False)
    assert browser().get(page).status_code == browser().post(page, first_run()).status_code == 410


@pytest.mark.usefixtures("store_path")
def test_what_is_wrong_with_a_form_is_said_beside_the_field_and_what_was_typed_stays() -> None:
    from groundswell.people import entrances
    from groundswell.people.queries import organisation

    page = f"/start/{entrances.first_run_link(now())}"
    answer = browser().post(page, first_run(password="zqxj", currency="pounds", name="Zoë <b>"))
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "at least 12 characters" in told
    assert "Three letters, such as EUR or USD." in told
    assert 'value="Zoë &lt;b&gt;"' in told
    assert "zqxj" not in told
    assert organisation() is None


@pytest.mark.usefixtures("company")
def test_a_link_signs_in_once() -> None:
    from groundswell.people import entrances
    from groundswell.people.models import User

    link = f"/in/{entrances.sign_in_link(User.objects.get(role=Role.SELLER.value), now())}"
    mine = browser()
    assert mine.get(link)["Location"] == "/"
    assert b"The seller" in mine.get("/").content
    other = browser()
    assert other.get(link).status_code == 410
    assert other.get("/").status_code == 302


@pytest.mark.usefixtures("company")
def test_an_invitation_is_accepted_with_a_name_and_a_password_that_opens_the_door_later() -> None:
    from groundswell.people import entrances

    token = entrances.invitation("lin@wrenfield.example", Role.MARKETING, now())
    mine = browser()
    assert b"lin@wrenfield.example" in mine.get(f"/invitation/{token}").content
    assert mine.post(f"/invitation/{token}", {"name": "Lin", "password": SECRET})["Location"] == "/"
    later = browser()
    told = {"email": "LIN@wrenfield.example", "password": SECRET}
    assert later.post("/sign-in?next=/concerns", told)["Location"] == "/concerns"
    assert b"marketing" in later.get("/").content


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize(
    "told",
    [
        {"email": "administrator@wrenfield.example", "password": "wrong"},
        {"email": "who@wrenfield.example", "password": SECRET},
    ],
)
def test_who_does_not_come_in_does_not_learn_what_was_wrong(told: dict[str, str]) -> None:
    answer = browser().post("/sign-in", told)
    assert answer.status_code == 422
    assert b"There is nobody with this address and password." in answer.content


@pytest.mark.usefixtures("company")
def test_no_log_tells_what_a_link_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    (log,) = [one for one in logging.getLogger().handlers if one.get_name() == "stderr"]
    monkeypatch.setattr(log, "stream", written)
    token = "a-token-that-somebody-may-still-use"
    for page in ("in", "start", "invitation"):
        assert browser().get(f"/{page}/{token}").status_code == 410
    assert browser().get("/healthz").status_code == 503
    logged = written.getvalue()
    assert "/healthz" in logged
    assert token not in logged


@pytest.mark.usefixtures("company")
@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "elsewhere"]
)
def test_nobody_is_led_to_another_site_from_the_door(elsewhere: str) -> None:
    from groundswell.people import services

    services.join("Lin", "lin@wrenfield.example", Role.MARKETING, now(), password=SECRET)
    door = browser()
    answer = door.post(f"/sign-in?next={elsewhere}", {"email": "lin@wrenfield.example", "password": SECRET})
    assert answer["Location"] == "/"


def test_each_way_in_and_out_leaves_its_audit_row(signed_in: SignedIn) -> None:
    from groundswell.ledger.models import AuditRow
    from groundswell.people import entrances
    from groundswell.people.models import User

    seller = User.objects.get(role=Role.SELLER.value)
    mine = browser()
    mine.get(f"/in/{entrances.sign_in_link(seller, now())}")
    assert mine.post("/sign-out")["Location"] == "/sign-in"
    assert mine.get("/").status_code == 302
    rows = AuditRow.objects.order_by("id").values_list("user", "act", "address")
    assert list(rows) == [(seller.pk, "sign in by link", "127.0.0.1"), (seller.pk, "sign out", "127.0.0.1")]


def test_no_act_is_taken_from_another_site(signed_in: SignedIn, store_path: Path) -> None:
    from groundswell.people.models import User

    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    strict.force_login(User.objects.get(role=Role.SELLER.value))
    assert strict.post("/sign-out").status_code == 403
    assert strict.get("/").status_code == 200


def test_no_copy_of_a_page_is_kept_and_no_link_in_an_address_is_told_on(signed_in: SignedIn) -> None:
    answers = [signed_in(Role.SELLER.value).get("/concerns"), browser().get("/start/any-token")]
    for answer in answers:
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Referrer-Policy"] == "strict-origin"


def test_more_than_any_form_takes_is_refused_before_it_is_read(company: None) -> None:
    assert browser().post("/sign-in", {"email": "x" * 2_100_000, "password": "y"}).status_code == 413
