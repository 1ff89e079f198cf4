"""Pages after an act, with what is wrong, or before one that asks first: axe finds nothing there either."""

import pytest
from playwright.sync_api import Page

from tests.worlds.browsing import Company, Visits, violations

# As a form of the page would send it; without what the browser would hold back.
_SEND = """([action, fields]) => {
  const form = document.createElement('form')
  const token = document.querySelector('[name=csrfmiddlewaretoken]').value
  Object.assign(form, { method: 'post', action, hidden: true })
  for (const [name, value] of [['csrfmiddlewaretoken', token], ...Object.entries(fields)])
    form.append(Object.assign(document.createElement('input'), { name, value }))
  document.body.append(form)
  form.submit()
}"""


def send(page: Page, action: str, **fields: str) -> int:
    """The answer's status."""
    with page.expect_navigation() as sent:
        page.evaluate(_SEND, [action, fields])
    return sent.value.status if sent.value else 0


def faults(page: Page) -> list[str]:
    """On a phone in light, and at a desk in dark, with all folds open."""
    found = []
    for scheme, width in (("light", 390), ("dark", 1280)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 850})
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
        found += [f"{page.url} {scheme}: {fault}" for fault in violations(page)]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(f"{page.url}: wider than {width}")
    return found


def all_faults(page: Page, base: str, *states: tuple[str, dict[str, str], int]) -> list[str]:
    """Of what comes of sending each, from the page at `base`: where to, with what, and the status."""
    found = []
    for action, fields, status in states:
        page.goto(base)
        assert send(page, action, **fields) == status, (action, fields)
        found += faults(page)
    return found


def first(page: Page, address: str, selector: str) -> str:
    page.goto(address)
    return page.locator(selector).first.get_attribute("href") or ""


@pytest.fixture
def page(company: Company, visits: Visits) -> Page:
    return visits.open(company, "administrator")


def test_a_concern_with_all_its_forms_and_what_is_wrong_with_them(page: Page) -> None:
    here = first(page, "/concerns", "[data-open]")
    page.goto(here)
    seen = page.locator("[name=seen]").first.get_attribute("value") or ""
    decide, say = f"{here}/decide", f"{here}/say"
    found = faults(page)
    found += all_faults(
        page,
        here,
        (decide, {"act": "rename", "name": "", "seen": seen}, 422),
        (decide, {"act": "move", "other": "X", "seen": seen}, 422),
        (decide, {"act": "merge", "other": "C-987654", "seen": seen}, 422),
        (say, {"act": "answer", "line": "", "seen": seen}, 422),
        (say, {"act": "postpone", "because": "", "until": "2001-01-01", "seen": seen}, 422),
        (f"{here}/call", {"because": "", "team": "product", "seen": seen}, 422),
        ("/concerns/merge", {"concern": "1-0"}, 422),
        ("/concerns/views", {"name": "", "view": "?kind=request"}, 422),
        ("/proposals/answer", {"answer": "yes"}, 422),
    )
    assert found == []


def test_what_somebody_changed_meanwhile_and_what_cannot_be_undone(page: Page) -> None:
    here = first(page, "/concerns?kind=question", "[data-open]")
    here = here.partition("?")[0]
    page.goto(here)
    seen = page.locator("[name=seen]").first.get_attribute("value") or ""
    assert send(page, f"{here}/decide", act="dismiss", seen=seen) == 200
    found = faults(page)
    undo = page.locator("form.done").get_attribute("action") or ""
    found += all_faults(
        page,
        here,
        (f"{here}/decide", {"act": "rename", "name": "Otherwise", "seen": seen}, 409),
        (undo, {}, 200),
        (undo, {}, 409),
    )
    assert found == []


def test_a_conversation_with_all_its_forms_and_what_is_wrong_with_them(page: Page) -> None:
    page.goto("/conversations/3")
    found = faults(page)
    found += all_faults(
        page,
        "/conversations/3",
        ("/conversations/3/mend", {"act": "account", "name": ""}, 422),
        ("/conversations/3/mend", {"act": "seller", "name": ""}, 422),
        ("/conversations/3/restrict", {"reason": "NDA"}, 422),
        ("/restricted", {"number": "x"}, 422),
    )
    assert found == []


def test_what_asks_first_and_links_that_are_shown_once(page: Page) -> None:
    page.goto("/settings/people")
    assert send(page, "/settings/people", email="mo@wrenfield.example", role="seller") == 200
    found = faults(page)
    withdraw = page.locator("form[action*='/invitations/']").first.get_attribute("action") or ""
    other = page.locator(".people a", has_text="Ifeoma").get_attribute("href") or ""
    keeping = {"act": "look", "channel": "ticket", "months": "1"}
    found += all_faults(
        page,
        "/settings/people",
        (withdraw, {"act": "withdraw"}, 200),
        (other, {"act": "end rights"}, 200),
        (other, {"act": "give password link"}, 200),
        ("/settings/keeping", keeping, 200),
    )
    assert found == []


def test_pages_for_who_may_not_or_is_nobody(company: Company, visits: Visits) -> None:
    guest, nobody = visits.open(company, "guest"), visits.open(company, None)
    found = []
    for address in ("/settings/people", "/concerns/C-1"):
        guest.goto(address)
        found += faults(guest)
    guest.goto("/")
    guest.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    assert send(guest, "/sign-out") == 403
    found += faults(guest)
    found += all_faults(
        nobody,
        "/sign-in",
        ("/sign-in", {"email": "x@wrenfield.example", "password": "x"}, 422),
        ("/sign-in/forgotten", {"email": "x"}, 200),
    )
    for address in ("/sign-in/code", "/new-password/none", "/invitation/none", "/mail/off/none"):
        nobody.goto(address)
        found += faults(nobody)
    assert found == []
