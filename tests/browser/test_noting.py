"""Notes on a phone, in a real browser: three taps, no signal, changed while they wait, and nobody else's."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.worlds.browsing import Company, Visits, violations
from tests.worlds.serving import until

WORDS = "The export doubles every invoice line again"


@pytest.fixture
def phone(own_company: Company, visits: Visits) -> Page:
    """The seller's, on the page for notes, which it has kept by now."""
    page = visits.open(own_company, "seller", "phone")
    page.goto("/note")
    kept(page)
    return page


def kept(page: Page) -> None:
    # Evaluated, it would be waited for without end where there is none.
    page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function(
        "() => caches.keys().then((names) => names.some((name) => name.startsWith('note-')))"
    )


def count_taps(page: Page) -> None:
    page.evaluate(
        "() => { window.taps = 0; addEventListener('pointerdown', () => { window.taps += 1; }, true); }"
    )


def noted(company: Company) -> list[str]:
    """The words of all notes that were kept, the oldest first."""
    return company.read(
        "SELECT text FROM field_turn JOIN field_conversation c ON c.id = conversation_id"
        " WHERE c.key LIKE 'noted:%' AND c.state = 'live' ORDER BY c.id"
    )


def test_a_note_takes_three_taps_and_says_how_often_it_was_heard(own_company: Company, phone: Page) -> None:
    count_taps(phone)
    phone.locator(".chips label").first.tap()
    phone.get_by_label("In their words").tap()
    phone.keyboard.type(WORDS)
    phone.get_by_role("button", name="Send").tap()
    answer = phone.locator(".answer h2")
    expect(answer).to_contain_text(re.compile(r"Heard \d+ times from \d+ accounts?.*: C-\d+"), timeout=30_000)
    assert phone.evaluate("window.taps") == 3
    assert noted(own_company) == [WORDS]
    assert violations(phone) == []


def test_without_a_signal_a_note_waits_can_be_changed_and_leaves_once(
    own_company: Company, phone: Page
) -> None:
    own_company.kill()
    phone.reload()
    expect(phone.get_by_label("Another account")).to_be_visible()
    phone.locator(".chips label").last.tap()
    write(phone, "The export doubles every line")
    waiting = phone.get_by_role("region", name="Waiting here")
    expect(waiting).to_contain_text("1 note waits on this device. Not reached just now.")
    assert violations(phone) == []
    waiting.get_by_role("button", name="Edit").click()
    expect(phone.get_by_label("In their words")).to_have_value("The export doubles every line")
    write(phone, WORDS)
    expect(waiting.get_by_role("listitem")).to_have_count(1)
    expect(phone.get_by_label("In their words")).to_have_value("")
    write(phone, "Nobody picks up the telephone on Fridays")
    expect(waiting).to_contain_text("2 notes wait on this device. Not reached just now.")
    phone.reload()
    expect(waiting.get_by_role("listitem")).to_have_count(2)
    back = own_company.started_again()
    try:
        phone.evaluate("dispatchEvent(new Event('online'))")
        expect(phone.locator(".answer")).to_have_count(2, timeout=60_000)
        expect(waiting).to_be_hidden()
        phone.reload()
        assert noted(back) == [WORDS, "Nobody picks up the telephone on Fridays"]
    finally:
        back.kill()


def test_what_is_thrown_away_can_be_brought_back(own_company: Company, phone: Page) -> None:
    own_company.kill()
    write(phone, WORDS)
    waiting = phone.get_by_role("region", name="Waiting here")
    waiting.get_by_role("button", name="Throw away").click()
    expect(waiting).to_be_hidden()
    phone.get_by_role("button", name="Undo").click()
    expect(waiting.get_by_role("listitem")).to_have_count(1)


def leave_for_somebody_else(page: Page) -> None:
    """While nobody can be reached: left open, the page tries again by itself, as whoever was signed in."""
    page.goto("about:blank")
    page.context.clear_cookies()


def test_what_waits_is_sent_by_nobody_else(own_company: Company, phone: Page, visits: Visits) -> None:
    own_company.kill()
    write(phone, WORDS)
    expect(phone.get_by_role("region", name="Waiting here")).to_contain_text("1 note waits")
    leave_for_somebody_else(phone)
    back = own_company.started_again()
    try:
        back.let_in("marketing", phone.context)
        phone.goto("/note")
        waiting = phone.get_by_role("region", name="Waiting here")
        expect(waiting).to_contain_text("1 note of somebody else", timeout=30_000)
        expect(waiting).not_to_contain_text(WORDS)
        write(phone, "The manual is hard to find")
        expect(phone.locator(".answer")).to_have_count(1, timeout=30_000)
        assert noted(back) == ["The manual is hard to find"]
        phone.context.clear_cookies()
        back.let_in("seller", phone.context)
        phone.goto("/note")
        expect(phone.locator(".answer")).to_have_count(1, timeout=30_000)
        assert noted(back) == ["The manual is hard to find", WORDS]
    finally:
        back.kill()


def test_whoever_signs_out_leaves_nothing_but_what_waits(own_company: Company, phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("button", name="Sign out").click()
    phone.wait_for_url("**/sign-in**")
    # It is put away beside the answer, not before it.
    until(lambda: phone.evaluate("() => caches.keys()") == [])
    until(lambda: phone.evaluate(REMEMBERED) is None)
    phone.goto("/note")
    assert "/sign-in" in phone.url


REMEMBERED = """() => new Promise((done) => {
  const asked = indexedDB.open("notes", 1);
  asked.onsuccess = () => {
    const who = asked.result.transaction("who").objectStore("who").get("me");
    who.onsuccess = () => { asked.result.close(); done(who.result ?? null); };
  };
})"""


def test_a_device_that_stays_signed_in_writes_notes_and_opens_nothing_else(
    own_company: Company, phone: Page
) -> None:
    phone.goto("/me")
    expect(phone.get_by_text("can stay signed in for them")).to_be_visible()
    phone.goto("/note")
    phone.get_by_role("button", name="Stay signed in here").click()
    expect(phone.get_by_role("button", name="Stay signed in here")).to_be_hidden()
    sign_out_of_all_but_notes(phone)
    phone.goto("/concerns")
    assert "/sign-in" in phone.url
    phone.goto("/note", wait_until="networkidle")
    write(phone, WORDS)
    expect(phone.locator(".answer")).to_have_count(1, timeout=30_000)
    own_company.let_in("seller", phone.context)
    phone.goto("/me")
    expect(phone.get_by_text(WORDS)).to_be_visible()
    phone.get_by_role("button", name="Take it out").click()
    expect(phone.get_by_text("None. On the page")).to_be_visible()
    sign_out_of_all_but_notes(phone)
    phone.goto("/note/data")
    assert "/sign-in" in phone.url


def sign_out_of_all_but_notes(page: Page) -> None:
    """As when the sign-in is over. What a page still asked for may bring a form's cookie after it."""
    page.context.clear_cookies(name=re.compile("(?<!-notes)$"))
    left = {str(one.get("name")).rpartition("-")[2] for one in page.context.cookies()}
    assert "in" not in left
    assert "notes" in left


def test_the_first_load_is_small_and_later_ones_come_from_the_phone(
    own_company: Company, visits: Visits
) -> None:
    page = visits.open(own_company, "seller", "phone")
    sizes: list[int] = []
    asked: list[str] = []
    page.on("requestfinished", lambda one: sizes.append(sum(one.sizes()[n] for n in SIZES)))
    page.on("request", lambda one: asked.append(one.url))
    page.goto("/note", wait_until="load")
    assert 1 + page.evaluate(BLOCKING) <= 2  # the page itself is one
    kept(page)
    assert sum(sizes) < 200_000
    asked.clear()
    from_phone: list[str] = []
    page.on("response", lambda one: from_phone.append(one.url) if one.from_service_worker else None)
    page.goto("/note", wait_until="load")
    loaded = {url for url in asked if "/note/data" not in url}
    assert loaded
    assert loaded - set(from_phone) <= {f"{own_company.url}/service-worker.js"}


BLOCKING = """() => performance.getEntriesByType("resource")
  .filter((one) => one.renderBlockingStatus === "blocking").length"""
SIZES = ("responseBodySize", "responseHeadersSize")


def test_without_a_script_a_note_is_a_form_like_any_other(own_company: Company, visits: Visits) -> None:
    browser = visits.browser.new_context(base_url=own_company.url, java_script_enabled=False)
    own_company.let_in("seller", browser)
    page = browser.new_page()
    page.goto("/note?text=Nobody%20answers%20on%20Fridays")
    assert page.get_by_label("In their words").input_value() == "Nobody answers on Fridays"
    page.locator(".chips label").first.click()
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".answer h2")).to_contain_text(re.compile("First time heard|Heard|Kept"))
    page.get_by_text("Change it, or take it back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".answer h2")).to_have_text("Taken back")
    assert noted(own_company) == []
    browser.close()


def test_a_note_is_changed_and_taken_back_in_its_place(own_company: Company, phone: Page) -> None:
    write(phone, "The export doubles every line")
    answer = phone.locator(".answer")
    expect(answer).to_have_count(1, timeout=30_000)
    answer.get_by_text("Change it, or take it back").click()
    answer.get_by_label("In their words").fill(WORDS)
    answer.get_by_role("button", name="Say it so").click()
    expect(answer.locator("blockquote")).to_have_text(WORDS)
    assert noted(own_company) == [WORDS]
    answer.get_by_text("Change it, or take it back").click()
    answer.get_by_role("button", name="Take it back").click()
    expect(answer.locator("h2")).to_have_text("Taken back")
    assert noted(own_company) == []


def write(page: Page, words: str) -> None:
    form = page.locator("form[data-note]")
    form.get_by_label("In their words").fill(words)
    form.get_by_role("button", name="Send").click()
