"""Where no page can be answered, what is said stands in the frame of the house, and tells nothing more."""

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn


class Broke(Exception):
    """What a page may end with."""


def breaking(error: Exception):
    def today(request: HttpRequest) -> HttpResponse:
        raise error

    return today


def framed(answer: HttpResponse) -> str:
    told = answer.content.decode()
    assert "<main" in told
    assert "groundswell.css" in told
    assert "Traceback" not in told
    return told


def test_a_form_of_another_site_is_answered_in_the_frame(signed_in: SignedIn) -> None:
    from groundswell.people.models import User

    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    strict.force_login(User.objects.get(role=Role.SELLER.value))
    answer = strict.post("/sign-out")
    assert answer.status_code == 403
    assert "your browser kept what you typed" in framed(answer)


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (Broke("the secret is 1234"), 500, "Something broke here"),
        (OperationalError("database is locked"), 503, "busy or away"),
    ],
)
def test_what_breaks_says_so_and_not_why(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, told: str
) -> None:
    from groundswell.web.urls import urlpatterns

    (page,) = [one for one in urlpatterns if one.name == "today"]
    monkeypatch.setattr(page, "callback", breaking(error))
    browser = signed_in(Role.SELLER.value)
    browser.raise_request_exception = False
    answer = browser.get("/")
    assert (answer.status_code, answer.get("Retry-After")) == (status, "10" if status == 503 else None)
    assert told in framed(answer)
    assert str(error) not in answer.content.decode()


def test_an_address_that_cannot_be_read_is_answered_in_the_frame(signed_in: SignedIn) -> None:
    browser = signed_in(Role.SELLER.value)
    too_many = "&".join(f"name={n}" for n in range(1_100))
    answer = browser.post("/sign-in", too_many, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    framed(answer)


@pytest.mark.parametrize("sent", [{"words": "Do you\0 have it in green?"}, {"words": "Green?", "x\0": "y"}])
def test_what_bears_a_nul_is_kept_nowhere(signed_in: SignedIn, sent: dict[str, str]) -> None:
    """PostgreSQL takes none; and what it refuses is nothing that SQLite may keep."""
    from groundswell.street.models import CardQuestion

    browser = signed_in(Role.SELLER.value)
    answer = browser.post("/kit/ask", sent)
    assert answer.status_code == 400
    framed(answer)
    assert not CardQuestion.objects.exists()


@pytest.mark.parametrize("number", ["1" * 5_000, "٣", "0", "-1", "one"])
def test_a_number_that_nothing_bears_breaks_no_page(signed_in: SignedIn, number: str) -> None:
    answer = signed_in(Role.ADMINISTRATOR.value).post(
        "/settings/keeping", {"act": "for-ever", "term": number}
    )
    assert answer.status_code in (200, 302, 404)


def test_a_program_is_told_in_its_own_terms_what_cannot_be_read(signed_in: SignedIn) -> None:
    answer = signed_in("token:field:read").get("/api/kit?" + "&".join(["q=1"] * 1_100))
    assert (answer.status_code, answer.json()) == (400, {"error": "not_understood"})


@pytest.mark.parametrize(
    "name", ["..", ".", "a/../b", "Grain\nVault", "=eq", "Ätna & Söhne?", "a/b", "#1", "日本"]
)
@pytest.mark.usefixtures("store_path")
def test_every_name_of_an_account_has_an_address_that_leads_back_to_it(name: str) -> None:
    from urllib.parse import unquote, urljoin

    from django.urls import resolve

    address = reverse("account", args=[name])
    as_browsers_read_it = urljoin("http://127.0.0.1/", address).removeprefix("http://127.0.0.1")
    assert resolve(unquote(as_browsers_read_it)).kwargs == {"name": name}


def test_pages_tell_times_as_the_clocks_of_the_company_do(signed_in: SignedIn) -> None:
    from datetime import UTC, datetime

    from django.template import engines
    from django.utils import timezone

    from groundswell.people.models import Organisation, User
    from groundswell.people.queries import viewer_of
    from groundswell.web.shell.wall import on_the_wall

    Organisation.objects.update(time_zone="Pacific/Auckland")
    seller = viewer_of(User.objects.get(role=Role.SELLER.value))
    shown = engines["django"].from_string('{{ at|date:"j M H:i" }}')
    at = datetime(2026, 3, 1, 21, 30, tzinfo=UTC)
    with on_the_wall(seller):
        assert shown.render({"at": at}) == "2 Mar 10:30"
    with on_the_wall(None):
        assert shown.render({"at": at}) == "1 Mar 21:30"
    assert timezone.get_current_timezone_name() == "UTC"
