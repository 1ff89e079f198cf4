"""The doctor looks at what a company's installation needs: it is reached, it goes on, it can be put back."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.worlds.field import INVOICES, feedback, listen_to, write_table

pytestmark = pytest.mark.usefixtures("store_path")


def found() -> dict[str, tuple[str, bool]]:
    from groundswell.cli.checkup_serving import checks

    return {check.part: (check.state, check.good) for check in checks()}


class Proxy(BaseHTTPRequestHandler):
    """Answers as the application does behind a proxy that is set up in some way."""

    health, page, leads_to = 200, 200, ""
    ill = b'{"web": "well", "worker": "has been silent for 40 s"}'

    def do_GET(self) -> None:
        self.send_response(self.health if self.path == "/healthz" else self.page)
        if self.leads_to:
            self.send_header("Location", self.leads_to)
        self.end_headers()
        self.wfile.write(self.ill)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called there
        """Nothing is to be told."""


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Proxy) as server:
        answering = threading.Thread(target=server.serve_forever)
        answering.start()
        url = f"http://127.0.0.1:{server.server_port}"
        monkeypatch.setenv("GROUNDSWELL_PUBLIC_URL", url)
        yield url
        server.shutdown()
        answering.join()


def test_an_address_without_tls_is_told_and_what_answers_there_is_looked_at(address: str) -> None:
    told = found()
    assert told["Application"] == ("well", True)
    assert told["Proxy"] == ("passes what is needed", True)


def test_a_proxy_that_does_not_tell_of_tls_leads_round_in_a_circle(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Proxy, "page", 301)
    monkeypatch.setattr(Proxy, "leads_to", f"{address}/sign-in")
    assert not found()["Proxy"][1]


def test_a_proxy_that_keeps_the_name_to_itself_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Proxy, "page", 400)
    assert found()["Proxy"] == ("does not pass the name that people ask for", False)


def test_what_is_not_well_is_told_by_name(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Proxy, "health", 503)
    assert found()["Application"] == ("worker has been silent for 40 s", False)


def test_an_address_at_which_nobody_answers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROUNDSWELL_PUBLIC_URL", "https://127.0.0.1:9")
    told, good = found()["Public address"]
    assert ("does not answer" in told, good) == (True, False)


def test_a_worker_whose_sign_of_life_is_old_is_told() -> None:
    from groundswell.ledger import failures, leases

    assert found()["Worker"][1]
    leases.take(leases.WORKER, "me", datetime.now(UTC), lasts=timedelta(seconds=60))
    assert found()["Worker"] == ("gives signs of life", True)
    leases.take(leases.WORKER, "me", datetime.now(UTC), lasts=timedelta(seconds=-60))
    failures.record("sending", datetime.now(UTC), "broken")
    assert not found()["Worker"][1]
    assert found()["Behind the pages"][0].startswith("1 pieces")


def test_a_mail_server_without_its_password_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.ledger.models import MailServer

    assert found()["Mail"][1]
    MailServer.objects.create(
        host="mail.example", port=587, security="STARTTLS", user="us", sender="us@a.example"
    )
    monkeypatch.delenv("GROUNDSWELL_MAIL_PASSWORD", raising=False)
    assert found()["Mail"] == ("by mail.example, without its password", False)
    monkeypatch.setenv("GROUNDSWELL_MAIL_PASSWORD", "x")
    assert found()["Mail"] == ("by mail.example", True)


@pytest.mark.files
def test_a_secret_that_others_may_read_and_an_old_copy_are_told(
    store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.field.keeping import nightly

    monkeypatch.delenv("GROUNDSWELL_SECRET_KEY", raising=False)
    secret = store_path.parent / "secret.key"
    secret.write_text("x" * 64)
    secret.chmod(0o640)
    listen_to(write_table(tmp_path / "a.csv", feedback(INVOICES)))
    assert found()["Backup"] == (
        "none yet: `groundswell serve` makes the first once something was heard",
        True,
    )
    nightly.make(datetime.now(UTC) - timedelta(hours=60))
    assert (found()["Secret"][1], found()["Backup"]) == (False, ("60 hours old", False))
    secret.chmod(0o600)
    nightly.make(datetime.now(UTC))
    assert (found()["Secret"][1], found()["Backup"][1]) == (True, True)


def test_a_disk_without_room_for_a_copy_is_told(tmp_path: Path) -> None:
    from groundswell.cli.checkup_serving import room

    assert room(tmp_path, 1 << 50).good is False
