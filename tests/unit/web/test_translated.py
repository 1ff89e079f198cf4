"""With a catalogue that marks every sentence, nothing that a page or a mail says is left unmarked."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web import rights
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import AT, SignedIn, note_of
from tests.unit.web.test_mail import answer, ask, send
from tests.unit.web.test_mail import seller_heard as seller_heard  # the fixture
from tests.unit.web.test_mail import sending as sending  # the fixture
from tests.unit.web.test_mail import smtp as smtp  # the fixture
from tests.unit.web.test_meetings import plan
from tests.unit.web.test_rights import OWN_NOTE, address_of, routes
from tests.unit.web.test_rights import brought as brought  # the fixture
from tests.unit.web.test_rights import given as given  # the fixture
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with
from tests.worlds.mailing import MailServer, html, plain
from tests.worlds.talk import day
from tests.worlds.translating import marked, shown, unmarked

# The audit tells acts by their names, as its table does.
LIN = "lin@wrenfield.example"
MONDAY = datetime(2026, 3, 9, 7, tzinfo=UTC)
ACTS_BY_NAME = {"audit"}
# Ids, and names of things that are called alike everywhere.
SAME_EVERYWHERE = {"Groundswell", "field:read", "notes:write", "csv", "https://", *available_timezones()}
# Kept with what was brought in, in the words of whatever read it.
READERS_SAY = {"has no words"}
ID = re.compile(r"(CH|gsw)[-_]\d+\S*")
URL = re.compile(r"https://\S+")


@pytest.fixture
def decided(brought: None, given: None) -> None:
    """All that history tells of: people decided, answered, put off, noted, put right, met and undid."""
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import undo
    from groundswell.field.reading.upkeep import refresh
    from groundswell.field.services import corrections

    by = Author(by="Marcus Thorne", at=AT, because="three deals hang on it")
    one, two, three = (concern_with(texts[0]) for texts in (INVOICES, OFFLINE, PRICE))
    corrections.rename(one, "Doubled invoices", by)
    corrections.tell_apart(one, two, by)
    ask(two)
    answer(two)
    undo(answer(three).pk, by)
    corrections.dismiss(three, by)
    corrections.reopen(three, by)
    ask(three)
    for role in Role:
        note_of(role.value, f"{OWN_NOTE}-{role.name}")
    refresh(day(28))


def texts_of_people() -> list[str]:
    """Words, names and addresses that people gave: they stay as they are. The longest first."""
    from groundswell.field import models
    from groundswell.launch import models as launches
    from groundswell.message import tables as messages
    from groundswell.message.covering import tables as texts
    from groundswell.message.drafts import tables as drafts
    from groundswell.people import models as people
    from groundswell.product import models as changes
    from groundswell.street import models as kit

    there = {
        *models.Turn.objects.values_list("text", flat=True),
        *models.Conversation.objects.values_list("account", flat=True),
        *models.Conversation.objects.values_list("seller", flat=True),
        *models.SourceFile.objects.values_list("name", flat=True),
        *models.Concern.objects.values_list("name", flat=True),
        *models.Answer.objects.values_list("line", flat=True),
        *messages.Proof.objects.values_list("text", flat=True),
        *messages.Claim.objects.values_list("sentence", flat=True),
        # A word of one that may be a name is shown by itself, before guests read it.
        *(said.strip(".") for said in messages.Claim.objects.values_list("sentence", flat=True)),
        *texts.CoveredText.objects.values_list("words", flat=True),
        *drafts.Draft.objects.values_list("name", flat=True),
        *launches.Launch.objects.values_list("name", flat=True),
        *changes.Change.objects.values_list("title", flat=True),
        *kit.KitLink.objects.values_list("name", flat=True),
        *kit.CardQuestion.objects.values_list("words", flat=True),
        *models.Meeting.objects.values_list("title", flat=True),
        *models.Entry.objects.values_list("by", flat=True),
        *models.Entry.objects.exclude(by="a rule of attention").values_list("because", flat=True),
        *people.User.objects.values_list("name", flat=True),
        *people.User.objects.values_list("email", flat=True),
        *people.Team.objects.values_list("name", flat=True),
        *people.Organisation.objects.values_list("name", flat=True),
        "new@wrenfield.example",
        "period: soon; amount: 5",  # as a file of targets has it
        *READERS_SAY,
    }
    return sorted(there - {""}, key=len, reverse=True)


def english_in(text: str, of_people: list[str]) -> Iterator[str]:
    """What is neither translated nor of people."""
    for left in unmarked(text):
        rest = " ".join(word for word in left.split() if word not in SAME_EVERYWHERE)
        for known in of_people:
            rest = re.sub(rf"(?<!\w){re.escape(known)}(?!\w)", " ", rest, flags=re.IGNORECASE)
        words = [word.strip(",.():·×") for word in rest.split()]
        if any(re.search("[A-Za-z]{2}", word) and not ID.fullmatch(word) for word in words):
            yield left


@pytest.mark.usefixtures("decided")
def test_no_page_shows_a_sentence_that_no_catalogue_can_translate(signed_in: SignedIn) -> None:
    found: dict[str, set[str]] = {}
    of_people = texts_of_people()
    for role in set(Role) - {Role.MARKETING, Role.EXECUTIVE}:  # who see what product and sales leads see
        browser = signed_in(role.value)
        with marked():
            for route in routes():
                if not rights.may(route, "GET", role.value) or route in ACTS_BY_NAME:
                    continue
                reply = browser.get(address_of(route, role.value), follow=True)
                if reply.headers.get("Content-Type", "").startswith("text/html"):
                    for left in english_in(shown(reply.content.decode()), of_people):
                        found.setdefault(left, set()).add(route)
    assert found == {}


@pytest.mark.usefixtures("seller_heard")
def test_no_mail_says_a_sentence_that_no_catalogue_can_translate(
    sending: MailServer, signed_in: SignedIn
) -> None:
    from groundswell.ledger.outbox import Mail, WayIn

    with marked():
        sent = {*of_concerns(), *by_pages(signed_in)}
    of_people = [*texts_of_people(), LIN]
    # Those to guests, and of signs, are held to it where they stand: test_translatable.py.
    assert sent == {*Mail, *WayIn} - {Mail.SHARED, Mail.SIGN, WayIn.GUEST_CODE}
    for mail in sending.messages:
        for said in (str(mail["Subject"]), plain(mail), shown(html(mail))):
            assert list(english_in(URL.sub("", said), of_people)) == []


def of_concerns() -> set[str]:
    """What goes out by itself, of each kind; returns the kinds."""
    from groundswell.field.attention.due import escalate_what_is_late
    from groundswell.worker.digests import put_digests

    answer(concern_with(INVOICES[0]), at=MONDAY - timedelta(days=1))
    ask(concern_with(PRICE[0]), MONDAY - timedelta(days=9))
    send(MONDAY - timedelta(days=8))
    escalate_what_is_late(MONDAY)
    put_digests(MONDAY)
    send(MONDAY)
    return kinds_sent()


def by_pages(signed_in: SignedIn) -> set[str]:
    """What goes out because somebody asked for it on a page."""
    from groundswell.people.models import User

    asked = User.objects.get(role=Role.PRODUCT.value).pk
    plan(signed_in(Role.SALES_LEAD.value), concern_with(OFFLINE[0]), invited=[asked])
    signed_in(Role.ADMINISTRATOR.value).post(
        "/settings/people", {"email": LIN, "role": "product", "by_mail": "on"}
    )
    Client(SERVER_NAME="127.0.0.1").post("/sign-in/forgotten", {"email": "seller@wrenfield.example"})
    send(now())
    return kinds_sent()


def kinds_sent() -> set[str]:
    from groundswell.ledger.models import OutboxItem

    return {item.body["mail"] for item in OutboxItem.objects.exclude(sent=None)}
