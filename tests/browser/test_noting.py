"""Notes on a phone, in a real browser: three taps, no signal, changed while they wait, and nobody else's."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.worlds.browsing import Company, Visits, violations

WORDS = "The export doubles every invoice line again"


@pytest.fixture
def phone(own_company: Company, visits: Visits) -> Iterator[Page]:
    """The seller's, on the page for notes, which it has kept by now."""
    page = visits.open(own_company, "seller", "phone")
    page.goto("/note")
    kept(page)
    yield page


def kept(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready")
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
