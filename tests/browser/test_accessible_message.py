"""Messages, drafts, texts, changes and trackers after an act, and with what is wrong: nothing for axe."""

import pytest
from playwright.sync_api import Page

from tests.browser.test_keyed_changes import hub as hub  # the fixture
from tests.worlds.browsing import Company, Visits
from tests.worlds.github import REPOSITORY, TOKEN, GitHub
from tests.worlds.looking import Sent, answers, send, wrong_with
from tests.worlds.serving import Served

MESSAGE, DRAFT = "/launches/L-1/message", "/launches/L-1/drafts/1"
CLAIM = f"{MESSAGE}/claims/1"
TEXT = "Each morning the list of the wholesaler is in. The portal has sixteen new fonts."


def all_faults(page: Page, base: str, *states: tuple[str, dict[str, str], int]) -> list[str]:
    """Of what comes of sending each, from the page at `base`: where to, with what, and the status."""
    shown = answers(page, base, *(Sent(*state) for state in states))
    return [wrong for answer in shown for wrong in wrong_with(answer)]


@pytest.fixture
def page(company: Company, visits: Visits) -> Page:
    return visits.open(company, "administrator")


def seen_on(page: Page, address: str) -> str:
    page.goto(address)
    return page.locator("[name=seen]").first.get_attribute("value") or ""


def test_a_message_with_what_is_wrong_and_after_its_acts(page: Page) -> None:
    seen = seen_on(page, CLAIM)
    proof = {"kind": "figure", "text": "Two", "link": "javascript:x", "until": "x"}
    found = all_faults(
        page,
        CLAIM,
        (f"{MESSAGE}/claims", {"sentence": ""}, 422),
        (CLAIM, {"sentence": "", "seen": seen}, 422),
        (f"{CLAIM}/concerns", {"others": "X", "seen": seen}, 422),
        (f"{CLAIM}/proofs", {"kind": "figure", "text": "", "until": "x"}, 422),
        (f"{CLAIM}/proofs", {**proof, "until": ""}, 422),
        (f"{CLAIM}/proofs/1", {"kind": "figure", "text": "", "seen": seen}, 422),
        (f"{CLAIM}/proofs/1", {**proof, "seen": seen}, 422),
        (f"{CLAIM}/concerns", {"concern": "C-7", "others": "C-2", "seen": seen}, 200),
        (CLAIM, {"sentence": "Another", "seen": seen}, 409),
        (f"{MESSAGE}/sign", {"side": "sales", "evidence": "x"}, 422),
        (f"{MESSAGE}/sign", {"side": ""}, 422),
        (f"{MESSAGE}/withdraw", {"signature": "1"}, 422),
        ("/settings/signing", {"legal": "on"}, 422),
        ("/settings/signing", {"sales": "on", "marketing": "on", "product": "on"}, 200),
    )
    assert found == []


def test_a_house_with_what_is_wrong_and_after_its_acts(page: Page) -> None:
    house = f"{MESSAGE}/house"
    found = all_faults(
        page,
        house,
        (house, {"promise": "x" * 5_000, "tone": "x" * 5_000}, 422),
        (f"{house}/pillars", {"text": ""}, 422),
        (f"{house}/pillars", {"pillar": "1", "text": ""}, 422),
        (f"{house}/words", {"word": "", "use": "x"}, 422),
        (f"{house}/words", {"word": "insight", "use": "use"}, 422),
        (f"{house}/words", {"word": "dashboard", "use": "avoid"}, 200),
        (house, {"promise": "See what it costs.", "seen": "x"}, 409),
    )
    assert found == []


def test_changes_with_what_is_wrong_and_after_their_acts(page: Page) -> None:
    act = "/changes/2/act"
    found = all_faults(
        page,
        "/changes/2",
        ("/changes/new", {"title": "", "far-7": "eases", "far-15": "solves"}, 422),
        (act, {"act": "describe", "title": ""}, 422),
        (act, {"act": "address", "concern": "X"}, 422),
        (act, {"act": "address", "concern": "C-987654"}, 422),
        (act, {"act": "link"}, 422),
        (act, {"act": "link", "ticket": "nowhere"}, 422),
        (act, {"act": "move", "was": "shipped", "to": "building"}, 200),
        (act, {"act": "move", "was": "building", "to": "shipped"}, 422),
        (act, {"act": "move", "was": "building", "to": "declined"}, 422),
        (act, {"act": "move", "was": "planned", "to": "declined", "because": "No"}, 422),
        (act, {"act": "move", "was": "building", "to": "declined", "because": "No"}, 200),
    )
    assert found == []


def test_trackers_with_what_is_wrong_and_after_their_acts(page: Page, hub: GitHub) -> None:
    set_up, api = "/settings/trackers", hub.base
    found = all_faults(
        page,
        set_up,
        (set_up, {"base": "https://elsewhere.example"}, 422),
        (set_up, {"base": "", "token": "a b"}, 422),
        (set_up, {"base": api, "repository": "wrenfield"}, 422),
        (set_up, {"base": api, "repository": REPOSITORY}, 200),
        (f"{set_up}/1", {"act": "try"}, 200),
        (set_up, {"base": api, "repository": REPOSITORY, "token": TOKEN}, 200),
        (f"{set_up}/add", {"name": "", "states": "Doing"}, 422),
        (f"{set_up}/add", {"name": "Backlog", "states": "Doing = building"}, 200),
        (f"{set_up}/2", {"act": "states", "t2-states": "Doing"}, 422),
        (f"{set_up}/2", {"act": "states", "t2-states": ""}, 200),
        (f"{set_up}/2", {"act": "secret"}, 200),
        (f"{set_up}/2", {"act": "remove"}, 200),
    )
    page.goto("/changes/1")
    found += wrong_with(page)
    found += all_faults(page, "/changes/1", ("/changes/1/act", {"act": "link", "ticket": "nowhere"}, 422))
    assert found == []


def test_drafts_with_what_is_wrong_and_what_was_done_in_a_paragraph(
    company: Company, visits: Visits, page: Page
) -> None:
    page.goto(f"{DRAFT}?version=1&comment=1#p-1")
    found = wrong_with(page)
    found += all_faults(
        page,
        DRAFT,
        ("/launches/L-1/drafts", {"name": "", "words": ""}, 422),
        (f"{DRAFT}/comment", {"version": "3", "passage": "1", "words": " "}, 422),
        (f"{DRAFT}/comment", {"version": "x"}, 422),
        (f"{DRAFT}/comment", {"version": "3", "passage": "1", "words": "Whose?"}, 200),
        (f"{DRAFT}/settle", {"version": "3", "comment": "x"}, 422),
        (f"{DRAFT}/comment", {"version": "1", "passage": "1", "words": "Whose?"}, 200),
    )
    marketing = visits.open(company, "marketing")
    found += all_faults(marketing, DRAFT, (f"{DRAFT}/approve", {"version": "1"}, 409))
    found += all_faults(page, DRAFT, (f"{DRAFT}/away", {}, 200))
    assert found == []


def test_a_text_that_is_held_with_what_was_done_in_it(page: Page) -> None:
    coverage = "/message/coverage"
    found = all_faults(
        page, coverage, (coverage, {"words": ""}, 422), (coverage, {"words": TEXT, "name": "x" * 200}, 422)
    )
    page.goto(coverage)
    assert send(page, coverage, words=TEXT, name="Newsletter") == 200
    page.wait_for_selector(".picture", timeout=120_000)
    found += wrong_with(page)
    address = page.url.partition("#")[0]
    sentence = page.locator("[name=sentence]").first.get_attribute("value") or ""
    concern = page.locator("[name=concern] option").first.get_attribute("value") or ""
    decided = {"sentence": sentence, "concern": concern, "answers": "yes"}
    found += all_faults(
        page,
        address,
        (f"{address}/decide", decided, 200),
        (f"{address}/decide", decided, 409),
        (f"{address}/decide", {"sentence": "x"}, 422),
        (f"{address}/away", {}, 200),
    )
    assert found == []


def test_all_that_in_a_company_that_has_just_begun(empty_application: Served, visits: Visits) -> None:
    page = visits.open_page(empty_application.url)
    page.goto(empty_application.path)
    page.get_by_label("Your company", exact=True).fill("Harbour Foods")
    page.get_by_label("Your name").fill("Nora Lind")
    page.get_by_label("Your e-mail").fill("nora@harbour.example")
    page.get_by_label("A password").fill("lantern over the quay")
    page.get_by_role("button").click()
    page.goto("/launches/new")
    assert send(page, "/launches/new", name="Works at sea", tier="2") == 200
    launch = page.url.partition("#")[0]
    said = [
        f"{launch}{part}"
        for part in ("/message", "/message/house", "/message/evidence", "/coverage", "/drafts")
    ]
    found = []
    for address in ("/changes", "/changes/new", "/settings/trackers", "/message/coverage", launch, *said):
        page.goto(address)
        found += wrong_with(page)
    found += all_faults(
        page,
        said[0],
        ("/message/coverage", {"words": ""}, 422),
        ("/changes/new", {"title": ""}, 422),
        (f"{launch}/message/claims", {"sentence": ""}, 422),
        (f"{launch}/message/house/pillars", {"text": ""}, 422),
        (f"{launch}/drafts", {"name": "", "words": ""}, 422),
        (f"{launch}/coverage", {"words": ""}, 422),
    )
    assert found == []
