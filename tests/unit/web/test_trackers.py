"""Trackers in the settings, what they send over HTTP, and their trouble where people see it."""

import re
import threading
from collections.abc import Iterator
from html import unescape

import pytest
from django.db import connection
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.product.test_receiving import delivery, issue
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_answers import LINE, told, undo
from tests.unit.web.test_answers import heard_by_sellers as heard_by_sellers  # the fixture
from tests.unit.web.test_changes import act, make
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.github import REPOSITORY, TOKEN, GitHub, github
from tests.worlds.serving import until
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("_counted")


@pytest.fixture
def _counted(heard_by_sellers: None) -> None:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))


@pytest.fixture
def administrator(signed_in: SignedIn) -> Client:
    return signed_in(Role.ADMINISTRATOR.value)


@pytest.fixture
def product(signed_in: SignedIn) -> Client:
    return signed_in(Role.PRODUCT.value)


@pytest.fixture
def there(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHub]:
    with github() as server:
        monkeypatch.setenv("GROUNDSWELL_TRACKERS", server.host)
        server.now = now()
        assert keep(administrator, server).status_code == 302
        yield server


def keep(browser: Client, server: GitHub, **more: str):
    sent = {"base": server.base, "repository": REPOSITORY, "token": TOKEN, **more}
    return browser.post("/settings/trackers", sent)


def look() -> None:
    from groundswell.worker.due import named

    named("trackers").do(now())


def secret_of(browser: Client, number: int = 1) -> str:
    page = browser.post(f"/settings/trackers/{number}", {"act": "secret"}).content.decode()
    return unescape(page.partition("<code>whsec_")[2].partition("</code>")[0])


def test_the_test_shows_what_the_tracker_itself_says_and_no_page_waits_for_it(
    administrator: Client, there: GitHub
) -> None:
    administrator.post("/settings/trackers/1", {"act": "try"})
    assert there.asked == []
    assert "It is being asked." in told(administrator, "/settings/trackers")
    look()
    assert f"200 OK: {REPOSITORY}, 4321 requests left this hour" in told(administrator, "/settings/trackers")
    there.tokens = set()
    administrator.post("/settings/trackers/1", {"act": "try"})
    look()
    assert "401 Unauthorized: Bad credentials" in told(administrator, "/settings/trackers")


def test_while_the_worker_waits_for_a_tracker_pages_are_read_and_written(
    administrator: Client, product: Client, there: GitHub
) -> None:
    change = make(product, concern_with(INVOICES[0]))
    act(product, change, "link", ticket=there.open(7))
    there.trickles = "body"
    waiting = threading.Thread(target=look_and_let_go)
    waiting.start()
    until(lambda: bool(there.asked))
    other = make(product, concern_with(INVOICES[0]))
    assert act(product, other, "link", ticket=there.open(8)).status_code == 302
    assert "ledger#8" in told(product, f"/changes/{other}")
    for path in ("/changes", f"/changes/{change}", "/", "/launches"):
        assert product.get(path).status_code == 200
    administrator.post("/settings/trackers/1", {"act": "try"})
    assert "It is being asked." in told(administrator, "/settings/trackers")
    assert waiting.is_alive()
    there.trickles = ""
    waiting.join()
    assert len(there.asked) == 1
    assert "no JSON" in told(administrator, "/settings/trackers")


def look_and_let_go() -> None:
    try:
        look()
    finally:
        connection.close()


def test_the_token_is_never_shown_nor_written_in_plain_words(administrator: Client, there: GitHub) -> None:
    from tests.worlds.stores import read_elsewhere

    assert TOKEN not in told(administrator, "/settings/trackers")
    assert TOKEN not in str(read_elsewhere("SELECT * FROM product_tracker"))
    assert TOKEN not in str(read_elsewhere("SELECT * FROM ledger_auditrow"))
    keep(administrator, there, token="")  # stays
    administrator.post("/settings/trackers/1", {"act": "try"})
    look()
    assert "200 OK" in told(administrator, "/settings/trackers")


@pytest.mark.parametrize(
    "base", ["https://169.254.169.254/latest", "http://localhost:8000", "file:///etc/passwd"]
)
def test_a_host_that_nobody_allowed_is_refused_beside_its_field(
    administrator: Client, there: GitHub, base: str
) -> None:
    answer = keep(administrator, there, base=base)
    assert answer.status_code == 422
    assert "GROUNDSWELL_TRACKERS" in answer.content.decode()


def test_an_expired_token_shows_to_people(
    signed_in: SignedIn, administrator: Client, product: Client, there: GitHub
) -> None:
    number = make(product, concern_with(INVOICES[0]))
    act(product, number, "link", ticket=there.open(7))
    there.tokens = set()
    look()
    for browser in (product, signed_in(Role.SELLER.value)):
        assert "GitHub: The token is not valid, or over: 401" in told(browser, f"/changes/{number}")
        assert "does not answer" in told(browser, "/changes")
    assert "The token is not valid, or over: 401" in told(administrator, "/settings/trackers")
    assert "GitHub does not answer since" in told(administrator, "/")


def test_what_is_closed_there_waits_for_product_to_say_it(product: Client, there: GitHub) -> None:
    number = make(product, concern_with(INVOICES[0]))
    act(product, number, "link", ticket=there.open(7, state="closed"))
    look()
    page = told(product, f"/changes/{number}")
    assert "It is closed there. Is it shipped?" in page
    assert f"{REPOSITORY}#7: closed" in told(product, "/changes")
    assert "is closed in the tracker" in told(product, "/")
    act(product, number, "move", was="understood", to="shipped", line=LINE)
    assert "Is it shipped?" not in told(product, f"/changes/{number}")
    assert "is closed in the tracker" not in told(product, "/")


def test_a_ticket_is_asked_for_and_taken_back(product: Client, there: GitHub) -> None:
    number = make(product, concern_with(INVOICES[0]))
    assert f"Everybody who reads {REPOSITORY}" in told(product, f"/changes/{number}")
    act(product, number, "ask")
    undo(product, f"/changes/{number}")
    look()
    assert there.asked == []
    act(product, number, "ask", names="on")
    assert "A ticket is being made" in told(product, f"/changes/{number}")
    look()
    (made,) = there.issues.values()
    assert "Account 3" in made["body"]
    assert f'href="{made["html_url"]}"' in told(product, f"/changes/{number}")


def test_a_delivery_over_http(
    signed_in: SignedIn, administrator: Client, product: Client, there: GitHub
) -> None:
    number = make(product, concern_with(INVOICES[0]))
    act(product, number, "link", ticket=there.open(7))
    secret = "whsec_" + secret_of(administrator)
    sent = issue(7, now(), state="closed") | {"html_url": f"{there.base}/{REPOSITORY}/issues/7"}
    body, headers = delivery("d", {"issue": sent}, secret)
    nobody = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")

    def post(path: str, body: bytes, **more: str):
        sent = {**headers, **more}
        return nobody.post(path, body, content_type="application/json", headers=sent)

    assert post("/hooks/1", body, **{"X-Hub-Signature-256": "sha256=0"}).status_code == 401
    unknown, wrong = post("/hooks/99", body), post("/hooks/1", body + b" ")
    assert (unknown.status_code, unknown.content) == (401, wrong.content)
    assert post("/hooks/1", b"x" * 1_000_001).status_code == 413
    assert post("/hooks/1", body).json() == {"told": "taken"}
    assert post("/hooks/1", body).json() == {"told": "taken before"}
    assert nobody.get("/hooks/1").status_code == 302
    assert "closed since" in told(product, f"/changes/{number}")


def test_another_tracker_is_added_with_what_its_states_mean(administrator: Client) -> None:
    from groundswell.product.models import Tracker

    sent = {"name": "Linear", "states": "In Progress = building\nDone=shipped"}
    page = unescape(administrator.post("/settings/trackers/add", sent).content.decode())
    assert "whsec_" in page
    assert "/hooks/1" in page
    assert "whsec_" not in told(administrator, "/settings/trackers")
    assert Tracker.objects.get().states == {"in progress": "building", "done": "shipped"}
    wrong = administrator.post("/settings/trackers/1", {"act": "states", "t1-states": "Done = finished"})
    assert wrong.status_code == 422
    assert "“Done = finished” is not understood." in unescape(wrong.content.decode())
    administrator.post("/settings/trackers/1", {"act": "remove"})
    assert administrator.post("/settings/trackers/1", {"act": "secret"}).status_code == 404


def test_what_is_done_with_a_tracker_is_told_and_its_states_are_put_back(administrator: Client) -> None:
    sent = {"name": "Backlog", "states": "Doing = building"}
    added = administrator.post("/settings/trackers/add", sent).content.decode()
    assert "shown once" in added
    path = re.search(r'action="(/settings/trackers/\d+)"', added)
    assert path is not None
    field = f"t{path[1].rpartition('/')[2]}-states"
    administrator.post(path[1], {"act": "states", field: "Released = shipped"})
    page = told(administrator, "/settings/trackers")
    assert "What its states mean is kept" in page
    administrator.post(path[1], {"act": "states", field: "doing = building"})
    assert f'<input type="hidden" name="{field}" value="released = shipped">' in told(
        administrator, "/settings/trackers"
    )
    administrator.post(path[1], {"act": "remove"})
    assert "Backlog is followed no more" in told(administrator, "/settings/trackers")


def test_only_administrators_set_trackers(signed_in: SignedIn, product: Client, there: GitHub) -> None:
    for browser in (product, signed_in(Role.EXECUTIVE.value), signed_in(Role.GUEST.value)):
        assert browser.get("/settings/trackers").status_code == 404
        assert keep(browser, there).status_code == 404
        assert browser.post("/settings/trackers/1", {"act": "secret"}).status_code == 404
