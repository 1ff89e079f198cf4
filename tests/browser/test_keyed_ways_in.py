"""Whoever has a keyboard alone comes in, sets up a code, chooses another password, and leaves."""

import re
import time
from collections.abc import Callable

import django
from playwright.sync_api import expect

from tests.worlds.browsing import Visits
from tests.worlds.keyboard import Keyboard, acts
from tests.worlds.serving import Served

Keyboards = Callable[[str | None], Keyboard]
PASSWORD = "lantern over the quay"


def code_now(secret: str) -> str:
    django.setup()
    from groundswell.people.codes import code_at

    return code_at(secret.replace(" ", ""), int(time.time()) // 30)


@acts("invitation", "sign-out", "sign-in", "my-code", "my-code-change", "code", "my-password")
def test_an_invitation_is_taken_a_code_set_up_and_both_asked_for(keyboard: Keyboards) -> None:
    administrator, hands = keyboard("administrator"), keyboard(None)
    administrator.page.goto("/settings/people")
    administrator.fill("Their e-mail", "ines@wrenfield.example")
    administrator.keys("Enter")
    link = administrator.page.locator("[data-land] code").inner_text()
    page = hands.page
    page.goto(link)
    hands.fill("Your name", "Ines Roth")
    hands.push("Join")
    expect(hands.field("A password")).to_be_focused()
    hands.fill("A password", PASSWORD)
    hands.push("Join")
    expect(page.locator(".who")).to_be_visible()
    page.goto("/me/sign-in")
    hands.press(page.get_by_role("link", name="Set it up"))
    secret = page.locator("main code").inner_text()
    hands.fill("The code it shows now", code_now(secret))
    hands.push("Turn it on")
    recovery = page.locator(".codes code").first.inner_text()
    hands.press(page.get_by_role("link", name="I have kept them"))
    hands.push("Sign out")
    expect(page.locator(".who")).to_have_count(0)
    page.goto("/sign-in")
    hands.fill("E-mail", "ines@wrenfield.example")
    hands.fill("Password", "not this one")
    hands.push("Sign in")
    expect(page.locator("[role=alert], [aria-invalid=true]").first).to_be_focused()
    hands.fill("E-mail", "ines@wrenfield.example")
    hands.fill("Password", PASSWORD)
    hands.push("Sign in")
    hands.fill("The code of your telephone", recovery)
    hands.push("Sign in")
    expect(page.locator(".who")).to_be_visible()
    page.goto("/me/sign-in")
    hands.push("New recovery codes")
    expect(hands.field("The code it shows now")).to_be_focused()
    hands.fill("The code it shows now", "not a code")
    hands.push("New recovery codes")
    expect(page.locator("[aria-invalid=true]")).to_be_focused()
    hands.fill("Your password now", PASSWORD)
    hands.fill("A password", "heron under the bridge")
    hands.push("Keep it")
    expect(page.locator(".done")).to_be_focused()


@acts("new-password")
def test_a_forgotten_password_is_asked_for_and_another_chosen(keyboard: Keyboards) -> None:
    administrator, hands = keyboard("administrator"), keyboard(None)
    hands.page.goto("/sign-in")
    hands.press(hands.page.get_by_role("link", name="Forgot your password?"))
    expect(hands.page.get_by_role("heading", level=1)).to_contain_text("Ask your administrator")
    administrator.page.goto("/settings/people")
    administrator.press(administrator.page.locator(".people a", has_text="Ifeoma"))
    administrator.push("A link for a new password")
    hands.page.goto(administrator.page.locator("[data-land] code").inner_text())
    hands.fill("A password", PASSWORD)
    hands.push("Keep it and sign in")
    expect(hands.page.locator(".who")).to_be_visible()


@acts("come-in")
def test_a_link_to_sign_in_is_pressed(keyboard: Keyboards) -> None:
    administrator, hands = keyboard("administrator"), keyboard(None)
    administrator.page.goto("/settings/people")
    administrator.press(administrator.page.locator(".people a", has_text="Teo"))
    administrator.push("A link to sign in")
    hands.page.goto(administrator.page.locator("[data-land] code").inner_text())
    if re.search("/in/", hands.page.url):
        hands.push("Sign in")
    expect(hands.page.locator(".who")).to_be_visible()


def test_the_first_administrator_begins_with_the_company(empty_application: Served, visits: Visits) -> None:
    hands = Keyboard(visits.open_page(empty_application.url), set())
    hands.page.goto(empty_application.path)
    hands.fill("Your company", "Harbour Foods")
    hands.fill("Your name", "Nora Lind")
    hands.fill("Your e-mail", "nora@harbour.example")
    hands.fill("A password", PASSWORD)
    hands.push("Begin")
    expect(hands.page.get_by_role("heading", level=1)).to_contain_text("Nora")
    hands.push("Take this off Today")
    hands.told("off Today")
