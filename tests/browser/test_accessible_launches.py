"""A launch and what is said of it, with wrong values in every form, and when it is not there any more."""

import pytest
from playwright.sync_api import Page

from tests.browser.test_accessible_states import faults
from tests.worlds.browsing import Company, Visits
from tests.worlds.looking import Sent, answers, opened, send

HERE = "/launches/L-2"


@pytest.fixture
def page(company: Company, visits: Visits) -> Page:
    return visits.open(company, "marketing")


def test_a_launch_with_what_is_wrong_in_its_forms(page: Page) -> None:
    found = faults(
        answers(
            page,
            HERE,
            Sent("/launches/new", {"name": "", "day": "x", "tier": "9"}),
            Sent("/launches/bring", {"concern": "1"}),
            Sent(f"{HERE}/change", {"name": "", "day": "x", "tier": "9", "seen": "x"}),
            Sent(f"{HERE}/change", {"name": "Otherwise", "tier": "2", "seen": "x"}, 409),
            Sent(f"{HERE}/concerns", {"act": "bring"}),
            Sent(f"{HERE}/concerns", {"act": "bring", "concern": "98765"}),
            Sent(f"{HERE}/presentation/edit", {"seen": "x", "subtitle": "x" * 2_000}),
            Sent(f"{HERE}/presentation/edit", {"seen": "x", "subtitle": "Otherwise"}, 409),
            Sent(f"{HERE}/adoption/decide", {"turn": "x"}),
            Sent("/meetings/new", {"title": "A talk", "concern": "98765", "day": "x"}),
        )
    )
    assert found == []


def test_what_is_said_with_what_is_wrong_in_its_forms(company: Company, page: Page) -> None:
    claim, proof = company.read(
        "SELECT claim_id || '/' || id FROM message_proof WHERE claim_id IN"
        " (SELECT id FROM message_claim WHERE launch_id = 2)"
    )[0].split("/")
    message, one = f"{HERE}/message", f"{HERE}/message/claims/{claim}"
    found = faults(
        answers(
            page,
            message,
            Sent(f"{message}/claims", {"sentence": ""}),
            Sent(one, {"act": "keep", "sentence": ""}),
            Sent(one, {"act": "keep", "sentence": "Otherwise.", "seen": "x"}, 409),
            Sent(f"{one}/concerns", {"others": "nothing"}),
            Sent(f"{one}/proofs", {"kind": "document", "text": "", "until": "x"}),
            Sent(f"{one}/proofs/{proof}", {"kind": "document", "text": ""}),
            Sent(f"{message}/house", {"promise": "x" * 1_000, "tone": "x" * 1_000}),
            Sent(f"{message}/house/pillars", {"text": ""}),
            Sent(f"{message}/house/words", {"word": "", "use": "use"}),
            Sent(f"{message}/sign", {"side": "sales"}),
            Sent(f"{message}/sign", {"side": "marketing", "evidence": "x"}),
            Sent(f"{message}/withdraw", {"signature": "1"}),
            Sent("/message/coverage", {"words": ""}),
            Sent(f"{HERE}/coverage", {"words": " ", "name": "x" * 200}),
        )
    )
    assert found == []


def test_drafts_and_what_guests_read_with_what_is_wrong_in_their_forms(company: Company, page: Page) -> None:
    (draft,) = company.read("SELECT id FROM message_draft WHERE launch_id = 2")
    here, shared = f"{HERE}/drafts/{draft}", f"{HERE}/shared"
    page.goto(shared)
    verbatim = page.locator("[name=v]").first.get_attribute("value") or ""
    released = {"v": verbatim, f"text-{verbatim}": "Agnes Holm of Wrenfield says so."}
    found = faults(
        answers(
            page,
            here,
            Sent(f"{HERE}/drafts", {"name": ""}),
            Sent(here, {"words": ""}),
            Sent(f"{here}/comment", {"version": "1", "passage": "0", "words": ""}),
            Sent(f"{here}/approve", {"version": "x"}),
            Sent(f"{shared}/words", {"v": verbatim, f"text-{verbatim}": ""}),
            Sent(f"{shared}/words", released),
            Sent(f"{shared}/text", {"kind": "brief", "text": "Ask Agnes Holm."}),
            Sent(f"{shared}/hide", {"name": ""}),
            Sent(f"{HERE}/guests", {"name": "", "email": "nobody"}),
            Sent(f"{HERE}/guests", {"name": "Anywhere", "email": "agnes.holm@wrenfield.example"}),
            Sent(f"{HERE}/guests", {"name": "Anywhere", "email": "ana@agency.example"}, 200),
        )
    )
    page.goto(f"{HERE}/guests")
    invited = page.locator("form:has([value=withdraw]) [name=number]").first.get_attribute("value") or ""
    states = [
        Sent(f"{HERE}/guests/one", {"act": act, "number": invited}, 200) for act in ("withdraw", "code")
    ]
    found += faults(answers(page, f"{HERE}/guests", *states))
    found += faults(opened(page, f"{shared}/words?v={verbatim}", f"{shared}/as-guest"))
    assert found == []


def test_a_decision_with_what_is_wrong_in_its_forms(company: Company, visits: Visits) -> None:
    page, decision = visits.open(company, "executive"), f"{HERE}/decision"
    wrong = {"what": "perhaps", "because": "", "condition-0": "x" * 3_000, "due-0": "x"}
    found = faults(
        answers(
            page,
            decision,
            Sent(f"{decision}/decide", wrong),
            Sent(f"{decision}/decide", {"what": "go", "because": "It is ready.", "seen": "x"}, 409),
            Sent(f"{decision}/override", {"gate": "none", "because": ""}),
        )
    )
    assert found == []


def test_what_is_gone_says_so(own_company: Company, visits: Visits) -> None:
    """What was put away, made one with another, taken back, called off, erased, or never was."""
    page = visits.open(own_company, "administrator")
    page.goto("/concerns")
    one, other = (row.get_attribute("value") or "" for row in page.locator(".rank input").all()[:2])
    assert send(page, "/concerns/merge", concern=one) == 422
    number = one.partition("-")[0]
    page.goto(f"/concerns/C-{number}")
    seen = page.locator("[name=seen]").first.get_attribute("value") or ""
    merged = {"act": "merge", "other": f"C-{other.partition('-')[0]}", "seen": seen}
    assert send(page, f"/concerns/C-{number}/decide", **merged) == 200
    found = faults([page])
    page.goto("/meetings/new")
    plan = {"title": "A talk", "day": "2090-01-01", "hour": "10:00", "minutes": "45", "concern": "8"}
    assert send(page, "/meetings/new", **plan) == 200
    meeting = page.url
    found += faults(
        answers(page, meeting, Sent(f"{meeting}/minutes", {"C-8-act": "answer", "C-8-words": ""}))
    )
    assert send(page, f"{meeting}/off") == 200
    found += faults([page])
    (draft,) = own_company.read("SELECT id FROM message_draft WHERE launch_id = 2")
    found += faults(answers(page, HERE, Sent(f"{HERE}/drafts/{draft}/away", {}, 200)))
    found += faults(answers(page, HERE, Sent(f"{HERE}/away", {"because": "Not now."}, 200)))
    gone = [HERE, f"{HERE}/message", f"{HERE}/decision", f"{HERE}/drafts/{draft}", f"{HERE}/coverage"]
    never = ["/C-98765", "/V-98765", "/L-98765", "/changes/98765", "/accounts/nobody", "/conversations/98765"]
    found += faults(opened(page, f"/C-{number}", meeting, *gone, *never))
    assert found == []
