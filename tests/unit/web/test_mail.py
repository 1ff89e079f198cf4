"""What goes out by mail: to whom it concerns, once, and no more than they want."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client, override_settings

from groundswell.people.roles import Role
from tests.unit.web.conftest import AT, SignedIn
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.mailing import MailServer, mail_server, plain, send_by

pytestmark = pytest.mark.usefixtures("heard")
LINE = "Exports are fixed on Monday."
PUBLIC = "https://groundswell.example"


@pytest.fixture
def smtp() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def sending(smtp: MailServer) -> Iterator[MailServer]:
    send_by(smtp)
    with override_settings(PUBLIC_URL=PUBLIC, ALLOWED_HOSTS=["127.0.0.1", "groundswell.example"]):
        yield smtp


@pytest.fixture
def seller_heard(heard) -> None:
    """The seller of the company held the conversation of the first invoice."""
    from groundswell.field.models import Conversation, Turn
    from groundswell.people.models import User

    User.objects.filter(role=Role.SELLER.value).update(person="Ifeoma Obi")
    turn = Turn.objects.get(text=INVOICES[0])
    Conversation.objects.filter(pk=turn.conversation_id).update(seller="Ifeoma Obi")


def answer(number: int, line: str = LINE, at=AT):
    from groundswell.field.attention.deciding import Act, Reply, say
    from groundswell.field.history.entries import Author

    return say(Reply(concern=number, act=Act.ANSWER, line=line), Author(by="Teo Marchetti", at=at))


def ask(number: int, at=AT):
    from groundswell.field.attention.deciding import Ask, Team, call
    from groundswell.field.history.entries import Author

    due = (at + timedelta(days=7)).date()
    ask = Ask(concern=number, team=Team.PRODUCT, due=due)
    return call(ask, Author(by="Marcus Thorne", at=at, because="three deals hang on it"))


def send(at=AT) -> None:
    from groundswell.worker.outgoing import send_what_is_due

    send_what_is_due(at)


def test_who_heard_it_gets_one_mail_that_says_what_to_say_now(sending: MailServer, seller_heard) -> None:
    answer(concern_with(INVOICES[0]))
    send()
    send(AT + timedelta(days=1))
    (mail,) = sending.messages
    text = plain(mail)
    assert mail["To"] == "seller@wrenfield.example"
    assert "Teo Marchetti answered it." in text
    assert f"Say now: {LINE}" in text
    assert f"{PUBLIC}/concerns/C-{concern_with(INVOICES[0])}" in text
    assert mail["Auto-Submitted"] == "auto-generated"


def test_a_team_is_told_what_waits_for_it_and_nobody_else(sending: MailServer) -> None:
    ask(concern_with(INVOICES[0]))
    send()
    (mail,) = sending.messages
    assert mail["To"] == "product@wrenfield.example"
    assert "waits for your answer" in mail["Subject"]
    assert "Marcus Thorne: three deals hang on it" in plain(mail)


def test_without_a_mail_server_nothing_is_kept_to_be_sent_later(seller_heard) -> None:
    from groundswell.ledger.models import OutboxItem

    answer(concern_with(INVOICES[0]))
    send()
    assert OutboxItem.objects.count() == 0


def test_what_waits_to_be_sent_holds_no_words(sending: MailServer, seller_heard) -> None:
    from groundswell.ledger.models import OutboxItem

    ask(concern_with(INVOICES[0]))
    answer(concern_with(INVOICES[0]))
    for item in OutboxItem.objects.all():
        assert item.to.startswith("U-")
        assert all(isinstance(value, int) for name, value in item.body.items() if name != "mail")


def test_a_server_that_takes_nothing_is_asked_again_later_under_the_same_id(
    sending: MailServer, seller_heard
) -> None:
    from groundswell.ledger.models import OutboxItem

    answer(concern_with(INVOICES[0]))
    sending.to_messages = "451 4.3.0 try later"
    send()
    send(AT + timedelta(seconds=30))
    assert len(sending.given) == 1
    assert OutboxItem.objects.get().failed == "451 4.3.0 try later"
    sending.to_messages = "250 queued"
    send(AT + timedelta(minutes=2))
    send(AT + timedelta(minutes=9))
    first, second = sending.messages
    assert first["Message-ID"] == second["Message-ID"]
    assert OutboxItem.objects.get().sent is not None


def test_pauses_grow_and_are_never_alike() -> None:
    from groundswell.ledger.outbox import pause

    minute = timedelta(minutes=1)
    assert 0.8 * minute <= pause(1) <= 1.2 * minute
    assert 12.8 * minute <= pause(5) <= 19.2 * minute
    assert pause(99) <= timedelta(hours=7.2)
    assert len({pause(8) for _ in range(20)}) > 1


def test_what_was_tried_often_enough_is_given_up_and_shown_and_can_be_tried_again(
    sending: MailServer, seller_heard, signed_in: SignedIn
) -> None:
    from groundswell.ledger.models import OutboxItem

    answer(concern_with(INVOICES[0]))
    sending.to_messages = "451 no"
    at = AT
    for _ in range(14):
        send(at)
        at += timedelta(hours=8)
    assert len(sending.given) == 12
    administrator = signed_in(Role.ADMINISTRATOR.value)
    assert "1 mail could not be sent" in unescape(administrator.get("/").content.decode())
    assert "451 no" in administrator.get("/settings/mail").content.decode()
    sending.to_messages = "250 yes"
    item = OutboxItem.objects.get()
    administrator.post(f"/settings/mail/{item.pk}/again")
    OutboxItem.objects.update(due=at)
    send(at)
    assert sending.messages[-1]["Message-ID"] == f"<{item.pk}@wrenfield.example>"
    assert "All mail was sent" in administrator.get("/settings/mail").content.decode()


def test_what_was_given_up_is_told_by_whom_it_was_for(signed_in: SignedIn, sending: MailServer) -> None:
    """By name, or the address that an invitation went to; by number of whom nothing is known any more."""
    from groundswell.ledger.models import OutboxItem
    from groundswell.people import entrances
    from groundswell.people.models import User

    administrator = signed_in(Role.ADMINISTRATOR.value)
    entrances.invitation("new@elsewhere.example", Role.SELLER, AT)
    invited = entrances.invited("new@elsewhere.example", AT)
    assert invited is not None
    for to, mail in ((_user("seller"), "digest"), (f"I-{invited.pk}", "invitation"), ("U-999", "late")):
        about = {"kind": "mail", "made": AT, "due": AT, "given_up": True, "failed": "550 no"}
        OutboxItem.objects.create(to=to, body={"mail": mail}, **about)
    page = administrator.get("/settings/mail").content.decode()
    names = re.findall(r"<b>(.*?)</b> <small>\s*(.*?), ", page)
    seller = User.objects.get(role=Role.SELLER.value).name
    assert sorted(names) == sorted(
        [
            (seller, "the week in one mail"),
            ("new@elsewhere.example", "an invitation"),
            ("U-999", "what was not answered in time"),
        ]
    )


def test_an_address_that_is_refused_for_good_does_not_hold_up_the_others(sending: MailServer) -> None:
    from groundswell.ledger.models import OutboxItem

    ask(concern_with(INVOICES[0]))
    from groundswell.people import services

    services.join("Second", "second@wrenfield.example", Role.PRODUCT, AT)
    sending.to_recipients = {"product@wrenfield.example": "550 5.1.1 nobody here"}
    OutboxItem.objects.create(
        kind="mail", to=_user("second"), body=OutboxItem.objects.get().body, made=AT, due=AT
    )
    send()
    assert [to for to, _ in sending.given] == ["second@wrenfield.example"]
    assert OutboxItem.objects.get(given_up=True).failed == "550 5.1.1 nobody here"


def _user(address: str) -> str:
    from groundswell.people.models import User

    return f"U-{User.objects.get(email__startswith=address).pk}"


def test_a_server_that_is_not_there_loses_nothing(smtp: MailServer, seller_heard) -> None:
    from groundswell.ledger.models import MailServer as Kept
    from groundswell.ledger.models import OutboxItem

    with mail_server() as gone:
        send_by(gone)
    answer(concern_with(INVOICES[0]))
    send()
    item = OutboxItem.objects.get()
    assert (item.sent, item.given_up, "127.0.0.1, port" in item.failed) == (None, False, True)
    Kept.objects.update(port=smtp.port)
    send(AT + timedelta(minutes=2))
    assert len(smtp.given) == 1


@pytest.mark.parametrize("why", ["undone", "ended", "off", "guest"])
def test_who_has_not_to_be_told_any_more_is_not(sending: MailServer, seller_heard, why: str) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import undo
    from groundswell.ledger.models import OutboxItem
    from groundswell.people import mail_off, services
    from groundswell.people.models import User

    seller = User.objects.get(role=Role.SELLER.value)
    entry = answer(concern_with(INVOICES[0]))
    match why:
        case "undone":
            undo(entry.pk, Author(by="x", at=AT))
        case "ended":
            services.end_rights(seller.pk, AT)
        case "off":
            mail_off.switch_off(seller.pk, "word back")
        case _:
            services.give_role(seller.pk, Role.GUEST)
    send()
    assert sending.given == []
    assert OutboxItem.objects.get().needless


def test_a_team_is_not_asked_for_what_was_answered_meanwhile(sending: MailServer) -> None:
    number = concern_with(INVOICES[0])
    ask(number)
    answer(number)
    send()
    assert sending.given == []


def test_leads_are_told_once_what_nobody_answered_in_time(sending: MailServer) -> None:
    from groundswell.field.attention.due import escalate_what_is_late
    from groundswell.ledger.models import OutboxItem

    ask(concern_with(INVOICES[0]))
    OutboxItem.objects.all().delete()
    for day in (7, 8, 9, 30):
        escalate_what_is_late(AT + timedelta(days=day))
        send(AT + timedelta(days=day))
    assert sorted(to for to, _ in sending.given) == [
        "executive@wrenfield.example",
        "sales_lead@wrenfield.example",
    ]
    assert "Nobody answered" in sending.messages[0]["Subject"]


def test_kinds_of_mail_are_switched_on_ones_own_page(sending: MailServer, signed_in: SignedIn) -> None:
    from groundswell.people.models import MailOff

    seller = signed_in(Role.SELLER.value)
    assert seller.get("/me").content.decode().count('name="kind"') == 6
    seller.post("/me/mail", {"kind": ["called", "late", "meeting", "nonsense"]})
    assert sorted(MailOff.objects.values_list("kind", flat=True)) == ["digest", "sign", "word back"]
    seller.post("/me/mail", {"kind": ["word back", "called", "late", "meeting", "digest", "sign"]})
    assert not MailOff.objects.exists()


def test_one_click_in_a_mail_program_switches_that_kind_off_and_no_other(
    sending: MailServer, seller_heard
) -> None:
    from groundswell.people.models import MailOff

    answer(concern_with(INVOICES[0]))
    send()
    (mail,) = sending.messages
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = mail["List-Unsubscribe"].strip("<>").removeprefix(PUBLIC)
    program = Client(enforce_csrf_checks=True, SERVER_NAME="groundswell.example")
    assert program.get(path).status_code == 200  # somebody only looks, or a scanner does
    assert not MailOff.objects.exists()
    assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert list(MailOff.objects.values_list("user__email", "kind")) == [
        ("seller@wrenfield.example", "word back")
    ]


@pytest.mark.parametrize("bent", ["2.word-back:forged", "no-such-token", "%00", "2.called:" + "A" * 43])
def test_a_link_that_nobody_sent_switches_nothing_off(sending: MailServer, bent: str) -> None:
    from groundswell.people.models import MailOff

    assert Client(SERVER_NAME="127.0.0.1").post(f"/mail/off/{bent}").status_code in (302, 410)
    assert not MailOff.objects.exists()


def test_a_link_that_switches_mail_off_stands_in_no_log() -> None:
    import logging

    from groundswell.config.logs import WithoutTokens

    record = logging.LogRecord("x", 1, "", 1, "GET /mail/off/2.called:abc", None, None)
    WithoutTokens().filter(record)
    assert "abc" not in record.getMessage()


def test_the_page_of_mail_keeps_the_server_and_shows_its_own_answer(
    smtp: MailServer, signed_in: SignedIn
) -> None:
    administrator = signed_in(Role.ADMINISTRATOR.value)
    assert "No mail is sent" in administrator.get("/settings/mail").content.decode()
    told = {
        "host": "127.0.0.1",
        "port": smtp.port,
        "security": "none",
        "user": "",
        "sender": "g@wrenfield.example",
    }
    wrong = administrator.post("/settings/mail", {**told, "port": "70000"})
    assert (wrong.status_code, 'value="70000"' in wrong.content.decode()) == (422, True)
    assert administrator.post("/settings/mail", told).status_code == 302
    smtp.to_messages = "250 2.0.0 Ok: queued as 7F"
    assert "250 2.0.0 Ok: queued as 7F" in administrator.post("/settings/mail/test").content.decode()
    smtp.to_messages = "554 5.7.1 <spam> says no"
    assert "554 5.7.1 <spam> says no" in unescape(administrator.post("/settings/mail/test").content.decode())
    administrator.post("/settings/mail/without")
    assert "No mail is sent" in administrator.get("/settings/mail").content.decode()


def test_a_name_with_line_breaks_adds_no_headers(sending: MailServer, seller_heard) -> None:
    from groundswell.field.read_model import ConcernSummary

    number = concern_with(INVOICES[0])
    answer(number)
    ConcernSummary.objects.filter(pk=number).update(name="One\r\nBcc: all@wrenfield.example")
    send()
    (mail,) = sending.messages
    assert mail["Bcc"] is None
    assert re.search("One Bcc", mail["Subject"])


def test_mail_goes_to_who_answers_meanwhile(sending: MailServer, company) -> None:
    from groundswell.people import absences
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    product = viewer_of(User.objects.get(role=Role.PRODUCT.value))
    marketing = User.objects.get(role=Role.MARKETING.value)
    assert product is not None
    absences.be_away(product, (AT + timedelta(days=3)).date(), marketing.pk)
    ask(concern_with(INVOICES[0]))
    send()
    assert [to for to, _ in sending.given] == [marketing.email]
