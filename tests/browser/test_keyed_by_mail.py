"""What comes by mail or fails behind the pages is seen to by whoever has a keyboard alone."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import company_in
from tests.browser.test_answering import rules_have_brought_what_they_bring
from tests.worlds.browsing import COLOURS, Company, violations
from tests.worlds.keyboard import Keyboard, acts
from tests.worlds.mailing import MailServer, mail_server, plain
from tests.worlds.serving import lasting_port, until

Keyboards = Callable[[str | None], Keyboard]
PASSWORD = "lantern over the quay"


@pytest.fixture(scope="module")
def company(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    """The sample company, whose mails bear links."""
    port = lasting_port()
    with pytest.MonkeyPatch.context() as told:
        told.setenv("GROUNDSWELL_PUBLIC_URL", f"http://127.0.0.1:{port}")
        yield from company_in(sample_home, tmp_path_factory.mktemp("company"), port)


@pytest.fixture(scope="module")
def server(company: Company) -> Iterator[MailServer]:
    """By which its mail goes out."""
    with mail_server() as listening, closing(sqlite3.connect(company.folder / "field.db")) as store:
        with store:
            store.execute(
                "INSERT INTO ledger_mailserver (id, host, port, security, user, sender)"
                " VALUES (1, '127.0.0.1', ?, 'none', '', 'groundswell@wrenfield.example')",
                [listening.port],
            )
        yield listening


def told_to(server: MailServer, to: str, what: str) -> str:
    """The first of its kind that stands in a mail to somebody, as soon as one does."""
    found: list[str] = []

    def is_there() -> bool:
        mails = [plain(mail) for mail in server.messages if to in str(mail["To"])]
        found.extend(one for mail in mails for one in re.findall(what, mail))
        return bool(found)

    until(is_there)
    return found[0]


def faults(page: Page) -> list[str]:
    """Of the page as it stands, on a phone and at a desk, in light and in dark."""
    found: list[str] = []
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 850})
        page.emulate_media(color_scheme="dark")
        found += violations(page, *COLOURS)
        page.emulate_media(color_scheme="light")
        found += violations(page)
    return found


def address_of(company: Company, role: str) -> str:
    (email,) = company.read(f"SELECT email FROM people_user WHERE role = '{role}' ORDER BY id LIMIT 1")
    return email


@acts("forgotten", "mail-again", "new-password")
def test_a_forgotten_password_is_asked_for_and_the_mail_sent_again_that_was_refused(
    keyboard: Keyboards, company: Company, server: MailServer
) -> None:
    administrator, hands = keyboard("administrator"), keyboard(None)
    email = address_of(company, "seller")
    server.to_recipients[email] = "550 no such mailbox"
    hands.page.goto("/sign-in")
    hands.press(hands.page.get_by_role("link", name="Forgot your password?"))
    hands.fill("Your e-mail", email)
    hands.push("Send me a link")
    expect(hands.page.get_by_text("a link is on its way there")).to_be_focused()
    assert faults(hands.page) == []
    until(lambda: company.read("SELECT count(*) FROM ledger_outboxitem WHERE given_up") == [1])
    server.to_recipients.clear()
    administrator.page.goto("/settings/mail")
    assert faults(administrator.page) == []
    administrator.push("Try again")
    administrator.told("sent again")
    assert faults(administrator.page) == []
    hands.page.goto(told_to(server, email, r"http\S+/new-password/\S+"))
    hands.fill("A password", PASSWORD)
    hands.push("Keep it and sign in")
    expect(hands.page.locator(".who")).to_be_visible()


@acts("call", "mail-off")
def test_a_kind_of_mail_is_switched_off_by_the_link_in_it(
    keyboard: Keyboards, company: Company, server: MailServer
) -> None:
    lead, hands = keyboard("sales-lead"), keyboard(None)
    until(lambda: rules_have_brought_what_they_bring(lead.page))
    lead.page.goto("/concerns?seller=Ifeoma+Obi")
    lead.press(lead.page.locator("li.row:not(:has(.owes)) [data-open]").first)
    lead.unfold("Bring it before product or marketing")
    lead.fill("Why, in a sentence", "She hears it in every second call.")
    lead.push("Bring it before them")
    lead.told("before product")
    hands.page.goto(told_to(server, address_of(company, "product"), r"http\S+/mail/off/\S+"))
    hands.push("No more of it")
    expect(hands.page.get_by_role("heading", level=1)).to_be_focused()
    expect(hands.page.get_by_role("heading", level=1)).to_contain_text("You get no more mail")
    assert faults(hands.page) == []


@acts("join")
def test_a_guest_asks_for_the_code_by_mail_and_comes_in(
    keyboard: Keyboards, company: Company, server: MailServer
) -> None:
    marketing, hands = keyboard("marketing"), keyboard(None)
    email = "lin@agency.example"
    marketing.page.goto("/launches/L-2/guests")
    marketing.fill("Their e-mail", email)
    marketing.keys("Enter")
    hands.page.goto(marketing.page.locator("main .caution code").first.inner_text())
    hands.push("Send me the code")
    expect(hands.page.get_by_text("A code is on its way")).to_be_focused()
    assert faults(hands.page) == []
    hands.fill("Your code", "0000 0000")
    hands.fill("Your name", "Lin")
    hands.fill("A password", PASSWORD)
    hands.push("Come in")
    expect(hands.field("Your code")).to_be_focused()
    assert faults(hands.page) == []
    hands.fill("Your code", told_to(server, email, r"\d{4} \d{4}"))
    hands.fill("A password", PASSWORD)
    hands.push("Come in")
    hands.page.wait_for_url("**/shared/*")


@acts("person", "my-sign-in")
def test_a_sign_in_elsewhere_is_ended_and_then_all_others(keyboard: Keyboards) -> None:
    administrator = keyboard("administrator")
    several = [keyboard(None) for _ in range(3)]
    for one in several:
        administrator.page.goto("/settings/people")
        administrator.press(administrator.page.locator(".people a", has_text="Teo"))
        administrator.push("A link to sign in")
        one.page.goto(administrator.page.locator("[data-land] code").inner_text())
        one.push("Sign in")
        expect(one.page.locator(".who")).to_be_visible()
    hands = several[0]
    hands.page.goto("/me/sign-in")
    hands.push("End it")
    hands.told("that sign-in is over")
    assert faults(hands.page) == []
    hands.push("End all others")
    hands.told("other sign-in")
    expect(hands.page.get_by_role("button", name="End all others")).to_have_count(0)
    for one in several[1:]:
        one.page.goto("/me")
        expect(one.page.get_by_role("heading", level=1)).to_have_text("Sign in")


@acts("backup", "worker")
def test_what_fails_behind_the_pages_is_tried_again_at_once(keyboard: Keyboards, company: Company) -> None:
    hands = keyboard("administrator")
    kept, aside = company.folder / "backups", company.folder / "copies"
    kept.rename(aside)
    kept.touch()
    hands.page.goto("/settings/backup")
    hands.push("Make one now")
    failing = "SELECT work FROM ledger_failure"
    until(lambda: company.read(failing) != [])
    kept.unlink()
    aside.rename(kept)
    hands.page.goto("/settings/worker")
    assert faults(hands.page) == []
    hands.push("Try now")
    hands.told("tried again now")
    until(lambda: company.read(failing) == [])
