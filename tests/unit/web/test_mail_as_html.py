"""Each mail says the same twice: in plain words, and as HTML that fetches nothing and runs nothing."""

from collections.abc import Iterator
from email.message import EmailMessage
from html.parser import HTMLParser

import pytest
from django.test import override_settings

from groundswell.people.roles import Role
from tests.unit.web.conftest import AT
from tests.unit.web.test_mail import PUBLIC, answer, ask, send
from tests.worlds.field import INVOICES, concern_with
from tests.worlds.mailing import MailServer, html, mail_server, plain, send_by

pytestmark = pytest.mark.usefixtures("heard")
HOSTILE = "<script>alert(1)</script> & “שלום”\nsecond line <img src=https://evil.example/x.png>"


@pytest.fixture
def smtp() -> Iterator[MailServer]:
    with mail_server() as server:
        send_by(server)
        with override_settings(PUBLIC_URL=PUBLIC):
            yield server


class Page(HTMLParser):
    """What a mail program makes of it."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self.feed(told)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data

    def links(self) -> list[str]:
        return [value for name, value in self.attributes if name == "href"]


def parts(mail: EmailMessage) -> list[str]:
    return [one.get_content_type() for one in mail.walk()]


def word_back(smtp: MailServer, line: str) -> EmailMessage:
    from groundswell.field.models import Conversation, Turn
    from groundswell.people.models import User

    User.objects.filter(role=Role.SELLER.value).update(person="Ifeoma Obi")
    turn = Turn.objects.select_related("conversation").get(text=INVOICES[0])
    Conversation.objects.filter(pk=turn.conversation.pk).update(seller="Ifeoma Obi")
    answer(concern_with(INVOICES[0]), line=line)
    send()
    return smtp.messages[0]


def test_both_parts_say_the_same_and_lead_to_the_same(smtp: MailServer) -> None:
    ask(concern_with(INVOICES[0]))
    send()
    (mail,) = smtp.messages
    assert parts(mail) == ["multipart/alternative", "text/plain", "text/html"]  # the last is the best
    page = Page(html(mail))
    lines = [line for line in plain(mail).splitlines() if line and not line.startswith("--")]
    told = [line for line in lines if "https://" not in line]
    assert len(told) == 3
    assert all(line in page.words for line in told)
    off = mail["List-Unsubscribe"].strip("<>")
    assert page.links() == [f"{PUBLIC}/answers#C-{concern_with(INVOICES[0])}", off]
    assert all(link in plain(mail) for link in page.links())


def test_what_people_typed_is_text_and_nothing_is_fetched_from_anywhere(smtp: MailServer) -> None:
    mail = word_back(smtp, HOSTILE)
    page = Page(html(mail))
    assert "<script>alert(1)</script> & “שלום”" in page.words
    assert not {"script", "img", "iframe", "link", "object", "form"} & set(page.tags)
    assert not {"src", "srcset", "background", "onclick"} & {name for name, _ in page.attributes}
    assert "url(" not in html(mail)
    assert "@import" not in html(mail)
    assert all(link.startswith(PUBLIC) for link in page.links())
    assert len(html(mail).encode()) < 10_000


def test_it_keeps_to_the_colours_of_the_mail_program_light_or_dark(smtp: MailServer) -> None:
    told = html(word_back(smtp, "Exports are fixed on Monday."))
    assert 'name="color-scheme" content="light dark"' in told
    assert "prefers-color-scheme: dark" in told
    assert "background" not in told
    assert all("color" not in value for name, value in Page(told).attributes if name == "style")


def test_an_invitation_to_a_meeting_stands_beside_both(smtp: MailServer) -> None:
    from groundswell.field.models import Meeting
    from groundswell.ledger import outbox
    from groundswell.people.models import User

    product = User.objects.get(role=Role.PRODUCT.value)
    made = Meeting.objects.create(title="Ours", at=AT, minutes=30, by=1, invited=[product.pk])
    outbox.put([(product.pk, {"meeting": made.pk, "changes": made.changes})], outbox.Mail.MEETING, AT)
    send()
    (mail,) = smtp.messages
    assert parts(mail) == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
    ]


def test_without_a_public_address_it_bears_no_link(smtp: MailServer) -> None:
    with override_settings(PUBLIC_URL=""):
        ask(concern_with(INVOICES[0]))
        send()
    assert Page(html(smtp.messages[0])).links() == []
