"""An invitation by mail: it arrives, looking does not use it up, and no secret waits in the outbox."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client, override_settings

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import SignedIn
from tests.worlds.mailing import MailServer, mail_server, plain, send_by

pytestmark = pytest.mark.usefixtures("company")
PUBLIC = "https://groundswell.example"
LIN = "lin@wrenfield.example"


@pytest.fixture
def smtp() -> Iterator[MailServer]:
    with mail_server() as server:
        send_by(server)
        with override_settings(PUBLIC_URL=PUBLIC):
            yield server


def invite(administrator: Client, **told: str) -> str:
    """The link that the page shows."""
    page = administrator.post("/settings/people", {"email": LIN, "role": "product", **told}).content.decode()
    (link,) = re.findall(r"/invitation/[\w-]+", page)
    return link


def send() -> None:
    from groundswell.worker.outgoing import send_what_is_due

    send_what_is_due(now())


def text_of(server: MailServer) -> str:
    return plain(server.messages[-1])


def test_it_arrives_and_lets_in_who_presses_the_button(smtp: MailServer, signed_in: SignedIn) -> None:
    link = invite(signed_in(Role.ADMINISTRATOR.value), by_mail="on")
    send()
    assert smtp.messages[0]["To"] == LIN
    assert "Agnes Holm invites you to Groundswell of Wrenfield" in text_of(smtp)
    assert f"{PUBLIC}{link}" in text_of(smtp)
    scanner, lin = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    assert [scanner.get(link).status_code for _ in range(3)] == [200] * 3
    assert scanner.head(link).status_code == 200
    told = {"name": "Lin", "password": "nine lanterns on the quay"}
    assert lin.post(link, told)["Location"] == "/"


def test_what_waits_holds_no_secret_in_plain_words(smtp: MailServer, signed_in: SignedIn) -> None:
    from groundswell.ledger.models import AuditRow, OutboxItem
    from groundswell.people.models import Entrance

    link = invite(signed_in(Role.ADMINISTRATOR.value), by_mail="on")
    item = OutboxItem.objects.get()
    kept = repr([*OutboxItem.objects.values(), *Entrance.objects.values(), *AuditRow.objects.values()])
    assert link.removeprefix("/invitation/") not in kept
    assert LIN not in repr([item.to, item.body])
    assert AuditRow.objects.filter(act="invite as product by mail", ref=item.to).exists()


@pytest.mark.parametrize("how", ["withdrawn", "anew", "accepted", "inviter ended"])
def test_an_invitation_that_is_closed_by_then_is_not_sent(
    smtp: MailServer, signed_in: SignedIn, how: str
) -> None:
    from groundswell.ledger.models import OutboxItem
    from groundswell.people import services
    from groundswell.people.models import Entrance, User

    administrator = signed_in(Role.ADMINISTRATOR.value)
    link, number = invite(administrator, by_mail="on"), Entrance.objects.get().pk
    match how:
        case "withdrawn":
            administrator.post(f"/settings/invitations/{number}", {"act": "withdraw", "sure": "on"})
        case "anew":
            administrator.post(f"/settings/invitations/{number}", {"act": "a new link"})
        case "accepted":
            told = {"name": "Lin", "password": "nine lanterns on the quay"}
            Client(SERVER_NAME="127.0.0.1").post(link, told)
        case _:
            services.join("Bo", "bo@wrenfield.example", Role.ADMINISTRATOR, now())
            services.end_rights(User.objects.get(name="Agnes Holm").pk, now())
    send()
    assert smtp.given == []
    assert OutboxItem.objects.get().needless


def test_nothing_is_sent_that_was_not_asked_for(smtp: MailServer, signed_in: SignedIn) -> None:
    from groundswell.ledger.models import OutboxItem

    invite(signed_in(Role.ADMINISTRATOR.value))
    assert not OutboxItem.objects.exists()


def test_where_no_mail_is_sent_nobody_is_asked_and_nothing_waits(signed_in: SignedIn) -> None:
    from groundswell.ledger.models import OutboxItem

    administrator = signed_in(Role.ADMINISTRATOR.value)
    assert b"by mail" not in administrator.get("/settings/people").content
    invite(administrator, by_mail="on")
    assert not OutboxItem.objects.exists()


def test_one_that_another_key_sealed_is_given_up_and_holds_nobody_up(
    smtp: MailServer, signed_in: SignedIn
) -> None:
    from groundswell.ledger.models import OutboxItem

    administrator = signed_in(Role.ADMINISTRATOR.value)
    invite(administrator, by_mail="on")
    with override_settings(SECRET_KEY="another key than before", SECRET_KEY_FALLBACKS=[]):
        send()
    item = OutboxItem.objects.get()
    assert (item.given_up, item.sent) == (True, None)
    assert "make them a new link" in item.failed
