"""The kit on a phone without a signal, in a real browser: found, read, rated; and all of it told once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_noting import kept, leave_for_somebody_else, noted
from tests.worlds.browsing import Company, Visits, violations
from tests.worlds.serving import until

SAID = "no connection in the basement"
NEXT = "And does that hold for tablets?"
# How many cards are kept in the browser.
CARDS = """() => new Promise((done) => {
  const asked = indexedDB.open("kit", 1);
  asked.onupgradeneeded = () => asked.transaction.abort();
  asked.onerror = () => done(0);
  asked.onsuccess = () => {
    const all = asked.result.transaction("kept").objectStore("kept").get("cards");
    all.onsuccess = () => { asked.result.close(); done(all.result?.cards.length ?? 0); };
  };
})"""


@pytest.fixture
def phone(own_company: Company, visits: Visits) -> Page:
    """The seller's, on which the kit was opened once."""
    page = visits.open(own_company, "seller", "phone")
    page.goto("/kit")
    kept(page)
    until(lambda: page.evaluate(CARDS) > 0)
    return page


def uses(company: Company) -> list[str]:
    """Of today: the sample's own are of the days of its story."""
    return company.read(
        "SELECT did || ' ' || on_phone FROM street_carduse"
        " WHERE did <> 'found' AND at > '2026-10-01' ORDER BY at, id"
    )


def test_without_a_signal_a_card_is_found_read_and_rated_and_it_leaves_once(
    own_company: Company, phone: Page
) -> None:
    own_company.kill()
    phone.goto("/kit")
    expect(phone.get_by_role("heading", name="They just said this")).to_be_visible()
    assert violations(phone) == []
    phone.get_by_label("What did they say?").fill(SAID)
    first = phone.locator("[data-found] li").first
    expect(first).to_contain_text("without a connection")
    first.get_by_role("link").tap()
    expect(phone.locator(".pocket h1")).to_be_focused()
    expect(phone.locator(".told-you_say")).to_contain_text("with no signal")
    expect(phone.locator(".pocket [data-line] h2")).to_contain_text(["They say", "You say", "If they push"])
    assert violations(phone) == []
    # Shown for a moment, it was read.
    until(lambda: phone.evaluate(WAITS, "read"))
    phone.get_by_role("button", name="It helped").tap()
    waiting = phone.get_by_role("region", name="Waiting here")
    expect(waiting).to_contain_text("it helped")
    say_next(phone, NEXT)
    expect(waiting).to_contain_text(NEXT)
    assert violations(phone) == []
    phone.reload()
    expect(waiting.get_by_role("listitem")).to_have_count(2)
    back = own_company.started_again()
    try:
        for _ in range(2):
            phone.evaluate("dispatchEvent(new Event('online'))")
            expect(waiting).to_be_hidden(timeout=60_000)
        until(lambda: phone.evaluate(WAITS_NO_MORE))
        assert uses(back) == ["read 1", "helped 1"]
        assert noted(back) == [NEXT]
        phone.goto("/kit")
        expect(phone.locator("form[data-kit]")).to_have_count(0)  # the application's own page again
    finally:
        back.kill()


WAITS = """(did) => new Promise((done) => {
  const asked = indexedDB.open("kit", 1);
  asked.onsuccess = () => {
    const all = asked.result.transaction("uses").objectStore("uses").getAll();
    all.onsuccess = () => { asked.result.close(); done(all.result.some((one) => one.did === did)); };
  };
})"""
WAITS_NO_MORE = """() => new Promise((done) => {
  const asked = indexedDB.open("kit", 1);
  asked.onsuccess = () => {
    const all = asked.result.transaction("uses").objectStore("uses").count();
    all.onsuccess = () => { asked.result.close(); done(all.result === 0); };
  };
})"""


def say_next(page: Page, words: str) -> None:
    page.locator(".pocket summary").tap()
    page.get_by_label("In their words").fill(words)
    page.get_by_role("button", name="Note it").tap()


def test_what_waits_can_be_taken_back_and_nothing_but_it_stays_after_signing_out(
    own_company: Company, phone: Page, visits: Visits
) -> None:
    own_company.kill()
    phone.goto("/kit")
    phone.get_by_label("What did they say?").fill(SAID)
    phone.locator("[data-found] a").first.tap()
    waiting = phone.get_by_role("region", name="Waiting here")
    for what in ("It helped", "It did not"):
        phone.get_by_role("button", name=what).tap()
    expect(waiting.get_by_role("listitem")).to_have_count(2)
    waiting.get_by_role("button", name=re.compile("Take it back")).first.tap()
    expect(waiting.get_by_role("listitem")).to_have_count(1)
    # Somebody else comes in with this browser: what waits is not theirs, and stays.
    leave_for_somebody_else(phone)
    back = own_company.started_again()
    try:
        back.let_in("marketing", phone.context)
        phone.goto("/kit")
        phone.goto("/")
        phone.get_by_role("button", name="Sign out").click()
        phone.wait_for_url("**/sign-in**")
        until(lambda: phone.evaluate(CARDS) == 0)  # put away beside the answer, not before it
        assert phone.evaluate(WAITS, "unhelpful")
        assert uses(back) == []
    finally:
        back.kill()


def test_a_phone_that_stays_signed_in_for_notes_reads_and_rates_cards_and_opens_nothing_else(
    own_company: Company, phone: Page
) -> None:
    phone.goto("/note")
    phone.get_by_role("button", name="Stay signed in here").click()
    expect(phone.get_by_role("button", name="Stay signed in here")).to_be_hidden()
    phone.context.clear_cookies(name=re.compile("(?<!-notes)$"))
    phone.goto("/concerns")
    assert "/sign-in" in phone.url
    phone.goto("/kit")
    phone.get_by_label("What did they say?").fill(SAID)
    phone.locator("[data-found] a").first.tap()
    phone.get_by_role("button", name="It did not").tap()
    until(lambda: "unhelpful 1" in uses(own_company))
