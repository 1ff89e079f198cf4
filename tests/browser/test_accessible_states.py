"""Pages after an act, with what is wrong, or before one that asks first: nothing else is wrong."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Page

from tests.worlds import looking
from tests.worlds.browsing import Company, Visits
from tests.worlds.looking import Sent, answers, opened, send

MOST = 10  # wrong passwords from one address within five minutes


def faults(pages: Iterable[Page]) -> list[str]:
    return [wrong for page in pages for wrong in looking.wrong_with(page)]


def first(page: Page, address: str, selector: str) -> str:
    page.goto(address)
    return (page.locator(selector).first.get_attribute("href") or "").partition("?")[0]


@pytest.fixture
def page(company: Company, visits: Visits) -> Page:
    return visits.open(company, "administrator")


def test_a_concern_with_all_its_forms_and_what_is_wrong_with_them(page: Page) -> None:
    here = first(page, "/concerns", "[data-open]")
    page.goto(here)
    seen = page.locator("[name=seen]").first.get_attribute("value") or ""
    decide, say = f"{here}/decide", f"{here}/say"
    found = faults([page])
    found += faults(
        answers(
            page,
            here,
            Sent(decide, {"act": "rename", "name": "", "seen": seen}),
            Sent(decide, {"act": "move", "other": "X", "seen": seen}),
            Sent(decide, {"act": "merge", "other": "C-987654", "seen": seen}),
            Sent(say, {"act": "answer", "line": "", "seen": seen}),
            Sent(say, {"act": "postpone", "because": "", "until": "2001-01-01", "seen": seen}),
            Sent(f"{here}/call", {"because": "", "team": "product", "seen": seen}),
            Sent("/concerns/merge", {"concern": "1-0", "back": "?kind=praise"}),
            Sent("/concerns/views", {"name": "", "view": "?kind=praise"}),
            Sent("/proposals/answer", {"answer": "yes"}),
            Sent("/changes/new", {"title": "", "concern": "C-8"}),
            Sent("/meetings/new", {"title": "", "day": "x", "hour": "x", "minutes": "1"}),
        )
    )
    assert found == []


def test_what_somebody_changed_meanwhile_and_what_cannot_be_undone(page: Page) -> None:
    here = first(page, "/concerns?kind=question", "[data-open]")
    page.goto(here)
    seen = page.locator("[name=seen]").first.get_attribute("value") or ""
    assert send(page, f"{here}/decide", act="dismiss", seen=seen) == 200
    found = faults([page])
    undo = page.locator("form.done").get_attribute("action") or ""
    rename = {"act": "rename", "name": "Otherwise", "seen": seen}
    states = [Sent(f"{here}/decide", rename, 409), Sent(undo, {}, 200), Sent(undo, {}, 409)]
    found += faults(answers(page, here, *states))
    assert found == []


def test_a_conversation_with_all_its_forms_and_what_is_wrong_with_them(page: Page) -> None:
    here = "/conversations/3"
    found = faults(opened(page, here))
    found += faults(
        answers(
            page,
            here,
            Sent(f"{here}/mend", {"act": "account", "name": ""}),
            Sent(f"{here}/mend", {"act": "seller", "name": ""}),
            Sent(f"{here}/restrict", {"reason": "NDA"}),
            Sent("/restricted", {"number": "x"}),
            Sent("/note", {"words": "", "key": "k" * 20}),
        )
    )
    assert found == []


def test_what_asks_first_and_links_that_are_shown_once(company: Company, visits: Visits, page: Page) -> None:
    page.goto("/settings/people")
    assert send(page, "/settings/people", email="mo@wrenfield.example", role="seller") == 200
    found, nobody = faults([page]), visits.open(company, None)
    invitation = page.locator("[data-land] code").inner_text()
    found += faults(opened(nobody, invitation))
    found += faults(answers(nobody, invitation, Sent(invitation, {"name": "", "password": "short"})))
    withdraw = page.locator("form[action*='/invitations/']").first.get_attribute("action") or ""
    other = page.locator(".people a", has_text="Ifeoma").get_attribute("href") or ""
    keeping = {"act": "look", "channel": "ticket", "months": "1"}
    found += faults(
        answers(
            page,
            "/settings/people",
            Sent(withdraw, {"act": "withdraw"}, 200),
            Sent(other, {"act": "end rights"}, 200),
            Sent("/settings/keeping", keeping, 200),
            Sent(other, {"act": "give password link"}, 200),
        )
    )
    another = page.locator("[data-land] code").inner_text()
    found += faults(answers(nobody, another, Sent(another, {"password": "short"})))
    assert found == []


def test_settings_of_the_company_with_what_is_wrong_in_them(page: Page) -> None:
    company = {"name": "", "domains": "no domain", "currency": "Euros", "time_zone": "Nowhere"}
    server = {"host": "127.0.0.1", "port": "9", "security": "none", "sender": "groundswell@wrenfield.example"}
    found = faults(
        answers(
            page,
            "/settings/organisation",
            Sent("/settings/organisation", {**company, "fiscal_year_begins": "13", "offering": "none"}),
            Sent("/settings/signing", {"legal": "on"}),
            Sent("/settings/attention/heard", {"team": "nobody", "days": "0", "n-accounts": ""}),
            Sent("/settings/attention/limit", {"n-most": "x"}),
            Sent("/settings/keeping", {"act": "look", "channel": "ticket", "source": "a", "months": "0"}),
            Sent("/settings/mail", {"host": "", "port": "99999", "security": "some", "sender": "nobody"}),
            Sent("/settings/mail", server, 200),
            Sent("/settings/mail/test", {}, 200),
            Sent("/settings/trackers", {"base": "nowhere", "repository": "one", "token": "a b"}),
            Sent("/settings/trackers/add", {"name": "", "states": "Doing = something"}),
            Sent("/settings/trackers/add", {"name": "Board", "states": "Doing = building"}, 200),
            Sent("/settings/sources", {"path": "/nowhere/at/all"}),
            Sent("/settings/imports", {}),
            Sent("/settings/backup", {"try": "none.db"}, 200),
        )
    )
    assert found == []


def test_settings_about_people_with_what_is_wrong_in_them(page: Page) -> None:
    people = "/settings/people"
    page.goto(people)
    assert send(page, "/settings/teams", name="North") == 200
    team = page.locator("form[action*='/teams/']").first.get_attribute("action") or ""
    person = {"what": "person", "name": "Nobody at all"}
    found = faults(
        answers(
            page,
            people,
            Sent(people, {"email": "nobody", "role": "king"}),
            Sent(people, {"email": "agnes.holm@wrenfield.example", "role": "seller"}),
            Sent("/settings/teams", {"name": "North"}),
            Sent(team, {"name": ""}),
            Sent(f"{people}/1", {"act": "end rights", "sure": "on"}, 409),
            Sent(f"{people}/2", {"act": "nothing"}),
            Sent("/settings/erasing/find", {"typed": ""}, 200),
            Sent("/settings/erasing/find", {"typed": "zzzz"}, 200),
            Sent("/settings/erasing/find", {"typed": "a"}, 200),
            Sent("/settings/erasing/look", person, 409),
            Sent("/settings/erasing", {**person, "name": "Agnes Holm", "typed": "Agnes Holm"}, 409),
        )
    )
    found += faults(opened(page, "/settings/audit?who=x&act=none&day=x", "/settings/audit?day=2001-01-01"))
    assert found == []


def test_ones_own_pages_with_what_is_wrong_in_them(page: Page) -> None:
    password = {"current": "not this", "password": "short"}
    found = faults(
        answers(
            page,
            "/me/sign-in",
            Sent("/me/sign-in/password", password),
            Sent("/me/sign-in/code", {"code": "1"}),
            Sent("/me/away", {"until": "2001-01-01", "deputy": "0"}),
            Sent("/me/tokens", {"name": "", "days": "1"}),
            Sent("/me/tokens", {"name": "A report", "scopes": "field:read", "days": "30"}, 200),
        )
    )
    page.goto("/me/tokens")
    revoke = page.locator("form[action^='/me/tokens/']").first.get_attribute("action") or ""
    found += faults(answers(page, "/me/tokens", Sent(revoke, {}, 200)))
    found += faults(opened(page, "/search?q=zzzz", "/search?q=", "/concerns?kind=praise&account=nobody"))
    found += faults(opened(page, "/search?q=a&account=nobody", "/pack?concerns=C-98765"))
    assert found == []


def test_pages_for_who_may_not_or_is_nobody(company: Company, visits: Visits) -> None:
    guest, nobody = visits.open(company, "guest"), visits.open(company, None)
    found = faults(opened(guest, "/settings/people", "/concerns/C-1", "/shared/none"))
    guest.goto("/")
    guest.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    assert send(guest, "/sign-out") == 403
    found += faults([guest])
    found += faults(
        answers(
            nobody,
            "/sign-in",
            Sent("/sign-in", {"email": "x@wrenfield.example", "password": "x"}),
            Sent("/sign-in", {"email": "x", "password": ""}),
            Sent("/sign-in/forgotten", {"email": "x"}, 200),
        )
    )
    closed = [
        f"/{what}/none" for what in ("in", "new-password", "invitation", "mail/off", "shared/join", "start")
    ]
    found += faults(opened(nobody, "/sign-in/code", "/note", *closed))
    assert found == []


def test_who_tried_too_often_is_told_to_wait(own_company: Company, visits: Visits) -> None:
    nobody, wrong = visits.open(own_company, None), {"email": "x@wrenfield.example", "password": "x"}
    nobody.goto("/sign-in")
    assert [send(nobody, "/sign-in", **wrong) for _ in range(MOST)] == [422] * MOST
    assert send(nobody, "/sign-in", **wrong) == 429
    assert faults([nobody]) == []
