"""Whoever forgot their password chooses another by a link, and nobody learns by that who is here."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client, override_settings

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import SignedIn
from tests.worlds.mailing import MailServer, mail_server, plain, send_by

pytestmark = pytest.mark.usefixtures("company")
PUBLIC = "https://groundswell.example"
SELLER = "seller@wrenfield.example"
BEFORE, AFTER = "a heron over the reservoir", "nine lanterns on the quay"


@pytest.fixture
def smtp() -> Iterator[MailServer]:
    with mail_server() as server:
        send_by(server)
        with override_settings(PUBLIC_URL=PUBLIC):
            yield server


def browser() -> Client:
    return Client(SERVER_NAME="127.0.0.1")


def forget(email: str = SELLER, client: Client | None = None):
    return (client or browser()).post("/sign-in/forgotten", {"email": email})


def send(at: datetime | None = None) -> None:
    from groundswell.worker.outgoing import send_what_is_due

    send_what_is_due(at or now())


def link_in(server: MailServer, which: int = -1) -> str:
    (found,) = re.findall(rf"{PUBLIC}(/new-password/\S+)", plain(server.messages[which]))
    return found


def mailed(server: MailServer) -> str:
    forget()
    send()
    return link_in(server)


def seller():
    from groundswell.people.models import User

    return User.objects.get(email=SELLER)


def signs_in(password: str) -> bool:
    return browser().post("/sign-in", {"email": SELLER, "password": password}).status_code == 302


def test_by_a_link_in_a_mail_another_password_is_chosen_once_and_it_signs_in(smtp: MailServer) -> None:
    mine, link = browser(), mailed(smtp)
    assert smtp.messages[0]["To"] == SELLER
    assert mine.get(link).status_code == mine.get(link).status_code == 200  # looking does not use it up
    assert mine.post(link, {"password": AFTER})["Location"] == "/"
    assert b"The seller" in mine.get("/").content
    assert signs_in(AFTER)
    assert browser().get(link).status_code == browser().post(link, {"password": BEFORE}).status_code == 410
    assert not signs_in(BEFORE)


def test_the_answer_is_the_same_whether_anybody_has_the_address_or_not(smtp: MailServer) -> None:
    from groundswell.ledger.models import AuditRow, OutboxItem

    known, unknown = forget(SELLER), forget("nobody@wrenfield.example")
    assert (known.status_code, unknown.status_code) == (200, 200)
    bare = [re.sub(rb"\S+@wrenfield.example", b"", one.content) for one in (known, unknown)]
    assert bare[0] == bare[1]
    # What is written is the same, too, so that it takes as long.
    assert list(OutboxItem.objects.order_by("made").values_list("to", "kind")) == [
        (f"U-{seller().pk}", "mail"),
        ("U-0", "mail"),
    ]
    assert AuditRow.objects.filter(act="ask for a new password").count() == 2
    send()
    assert [to for to, _ in smtp.given] == [SELLER]
    assert OutboxItem.objects.get(to="U-0").needless


def test_it_asks_the_store_as_often_whether_anybody_has_the_address_or_not(
    smtp: MailServer,
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for address in (SELLER, "nobody@wrenfield.example"):
        with CaptureQueriesContext(connection) as asked:
            forget(address)
        counts.append([query["sql"].split()[0] for query in asked])
    assert counts[0] == counts[1]


def test_where_no_mail_is_sent_it_says_who_can_make_a_link(signed_in: SignedIn) -> None:
    from groundswell.ledger.models import OutboxItem

    answers = [browser().get("/sign-in/forgotten"), forget()]
    for answer in answers:
        assert answer.status_code == 200
        assert b"/settings/people" in answer.content
    assert not OutboxItem.objects.exists()
    administrator = signed_in(Role.ADMINISTRATOR.value)
    page = administrator.post(f"/settings/people/{seller().pk}", {"act": "give password link"})
    (link,) = re.findall(r"/new-password/[\w-]+", page.content.decode())
    assert browser().post(link, {"password": AFTER})["Location"] == "/"
    assert signs_in(AFTER)


def test_a_server_without_a_public_address_sends_no_link_that_a_request_could_bend() -> None:
    from groundswell.ledger.models import OutboxItem

    with mail_server() as server:
        send_by(server)
        answer = browser().post("/sign-in/forgotten", {"email": SELLER}, headers={"Host": "127.0.0.1"})
        assert b"/settings/people" in answer.content
        assert not OutboxItem.objects.exists()


def test_only_the_hash_of_what_the_link_holds_is_kept(smtp: MailServer) -> None:
    from groundswell.ledger.models import OutboxItem
    from groundswell.people.models import Entrance

    forget()
    assert not Entrance.objects.exists()  # made when it is sent
    send()
    token = link_in(smtp).removeprefix("/new-password/")
    kept = repr([*Entrance.objects.values(), *OutboxItem.objects.values()])
    assert token not in kept
    assert Entrance.objects.get().hash in kept


def test_another_password_ends_all_sign_ins_of_the_account_and_no_others(
    smtp: MailServer, signed_in: SignedIn
) -> None:
    from groundswell.people.models import SignIn

    theirs, others = signed_in(Role.SELLER.value), signed_in(Role.PRODUCT.value)
    browser().post(mailed(smtp), {"password": AFTER})
    assert theirs.get("/").status_code == 302
    assert others.get("/").status_code == 200
    assert SignIn.objects.filter(user=seller()).count() == 1


def test_the_code_of_the_telephone_is_asked_for_all_the_same(smtp: MailServer) -> None:
    from groundswell.people import codes, second_factor

    secret = second_factor.being_set_up(seller(), now())
    step = int(now().timestamp()) // 30
    second_factor.confirm(seller(), codes.code_at(secret, step), now())
    mine = browser()
    assert mine.post(mailed(smtp), {"password": AFTER})["Location"] == "/sign-in/code"
    assert mine.get("/").status_code == 302
    assert mine.post("/sign-in/code", {"code": codes.code_at(secret, step + 1)})["Location"] == "/"
    assert mine.get("/").status_code == 200


@pytest.mark.parametrize("how", ["changed", "another link", "ended", "an hour"])
def test_a_link_ends(smtp: MailServer, how: str) -> None:
    from groundswell.people import services
    from groundswell.people.hashing import hashed
    from groundswell.people.models import Entrance

    link = mailed(smtp)
    match how:
        case "changed":
            services.change_password(seller().pk, hashed(BEFORE), now())
        case "another link":
            browser().post(mailed(smtp), {"password": BEFORE})
        case "ended":
            services.end_rights(seller().pk, now())
            services.give_back_rights(seller().pk)
        case _:
            made = now() - timedelta(hours=1)
            Entrance.objects.update(made=made, ends=made + timedelta(hours=1))
    assert browser().get(link).status_code == 410
    assert browser().post(link, {"password": AFTER}).status_code == 410
    assert not signs_in(AFTER)


def test_a_mail_that_comes_too_late_is_not_sent(smtp: MailServer) -> None:
    from groundswell.ledger.models import OutboxItem

    forget()
    send(now() + timedelta(minutes=61))
    assert smtp.given == []
    assert OutboxItem.objects.get().needless == "it was asked for more than an hour ago"


def test_a_mail_that_goes_out_again_does_not_close_what_the_first_one_held(smtp: MailServer) -> None:
    smtp.to_messages = "451 later"
    forget()
    send()
    smtp.to_messages = "250 queued"
    send(now() + timedelta(minutes=2))
    assert browser().get(link_in(smtp, 0)).status_code == browser().get(link_in(smtp, 1)).status_code == 200
    browser().post(link_in(smtp, 1), {"password": AFTER})
    assert browser().get(link_in(smtp, 0)).status_code == 410


def test_who_asks_often_is_held_up_whether_anybody_has_the_address_or_not(smtp: MailServer) -> None:
    from groundswell.ledger.models import OutboxItem

    for address in (SELLER, "nobody@wrenfield.example"):
        answers = [forget(address).status_code for _ in range(5)]
        assert answers == [200] * 5
    answers = [forget(SELLER), forget("nobody@wrenfield.example"), forget("third@wrenfield.example")]
    assert [one.status_code for one in answers] == [429] * 3
    assert answers[0].content == answers[1].content
    assert OutboxItem.objects.count() == 10


def test_what_is_wrong_is_said_beside_the_field_and_the_link_still_works(smtp: MailServer) -> None:
    link = mailed(smtp)
    for weak in ("short", SELLER, "password1234"):
        answer = browser().post(link, {"password": weak})
        assert (answer.status_code, b"id_password_error" in answer.content) == (422, True), weak
    assert forget("no address").status_code == 422
    assert browser().post(link, {"password": AFTER}).status_code == 302


def test_each_step_leaves_its_audit_row_and_no_secret(smtp: MailServer) -> None:
    from groundswell.ledger.models import AuditRow

    browser().post(mailed(smtp), {"password": AFTER})
    rows = AuditRow.objects.order_by("pk").values_list("user", "act", "ref", "address")
    theirs = seller().pk
    assert list(rows) == [
        (0, "ask for a new password", f"U-{theirs}", "127.0.0.1"),
        (theirs, "choose a new password by link", f"U-{theirs}", "127.0.0.1"),
        (theirs, "sign in by new password", "", "127.0.0.1"),
    ]


def test_it_stands_in_no_log() -> None:
    import logging

    from groundswell.config.logs import WithoutTokens

    record = logging.LogRecord("x", 1, "", 1, "GET /new-password/abc?x=1 HTTP/1.1", None, None)
    WithoutTokens().filter(record)
    assert "abc" not in record.getMessage()


def test_a_guest_gets_one_too_and_nobody_can_switch_it_off(smtp: MailServer) -> None:
    forget("guest@wrenfield.example")
    send()
    (mail,) = smtp.messages
    assert mail["To"] == "guest@wrenfield.example"
    assert mail["List-Unsubscribe"] is None


def test_the_page_to_sign_in_leads_there() -> None:
    assert b'href="/sign-in/forgotten"' in browser().get("/sign-in").content
