"""What the engine proposes is answered by yes or no, remembered, and asked again once that is undone."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import AT, SignedIn
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, concerns, verbatim_with

pytestmark = pytest.mark.usefixtures("heard")
Propose = Callable[..., None]


@pytest.fixture
def browser(signed_in: SignedIn) -> Client:
    return signed_in(Role.PRODUCT.value)


@pytest.fixture
def proposed(heard: None) -> None:
    """As the worker keeps it: invoices and the basement may be one, and what is said of prices may be two."""
    from groundswell.field.read_model import FoundProposals

    price = concern_with(PRICE[0])
    FoundProposals.objects.create(
        run=1,
        one=[[concern_with(INVOICES[0]), concern_with(OFFLINE[0]), 0.83]],
        two=[[price, 0.41, [verbatim_with(said) for said in PRICE[:3]], [verbatim_with(PRICE[3])]]],
    )


def page(browser: Client, path: str = "/proposals") -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def forms(told: str) -> dict[str, dict[str, list[str]]]:
    """What each form of a proposal sends, by its key."""
    found = {}
    for form in re.findall(r'class="yes-no".*?</form>', told, re.DOTALL):
        fields: dict[str, list[str]] = {}
        for name, value in re.findall(r'name="(key|concern)" value="([^"]*)"', form):
            fields.setdefault(name, []).append(value)
        found[fields["key"][0].partition("-")[0]] = fields
    return found


def say(browser: Client, which: str, answer: str) -> str:
    """Returns where one can undo it."""
    sent = browser.post("/proposals/answer", {**forms(page(browser))[which], "answer": answer})
    assert (sent.status_code, sent["Location"]) == (302, "/proposals")
    undo = re.search(r'class="done"[^>]*action="([^"]*)"', page(browser))
    assert undo is not None
    return undo[1]


@pytest.mark.usefixtures("proposed")
def test_both_sides_are_shown_with_their_words_and_the_reason(browser: Client) -> None:
    told = page(browser)
    assert "2 things to decide" in told
    assert "83 in 100" in told
    assert "41 in 100" in told
    quoted = set(re.findall("<blockquote[^>]*>([^<]*)</blockquote>", told))
    assert quoted & set(INVOICES)
    assert quoted & set(OFFLINE)
    assert PRICE[3] in quoted  # one says this, the others something else
    assert quoted & set(PRICE[:3])


@pytest.mark.usefixtures("proposed")
def test_yes_makes_them_one_and_the_undo_asks_again(browser: Client) -> None:
    number = concern_with(INVOICES[0])
    undo = say(browser, "one", "yes")
    assert set(concerns()[number]) >= {*INVOICES, *OFFLINE}
    assert set(forms(page(browser))) == {"two"}
    browser.post(undo)
    assert set(forms(page(browser))) == {"one", "two"}


@pytest.mark.usefixtures("proposed")
def test_yes_makes_it_two_along_the_line_that_was_shown(browser: Client) -> None:
    number = concern_with(PRICE[3])
    undo = say(browser, "two", "yes")
    assert set(concerns()[concern_with(PRICE[0])]) == set(PRICE[:3])
    assert concern_with(PRICE[3]) == number
    assert set(forms(page(browser))) == {"one"}
    browser.post(undo)
    assert set(concerns()[number]) == set(PRICE)


@pytest.mark.usefixtures("proposed")
@pytest.mark.parametrize("which", ["one", "two"])
def test_no_is_remembered_changes_no_name_and_is_asked_again_once_undone(browser: Client, which: str) -> None:
    from groundswell.engine.identity import proposals
    from groundswell.field import queries
    from groundswell.field.models import Concern

    names = dict(Concern.objects.values_list("id", "name"))
    undo = say(browser, which, "no")
    assert which not in forms(page(browser))
    assert dict(Concern.objects.values_list("id", "name")) == names
    told = proposals(queries.ground(queries.grouped_by()), queries.decisions())
    pair = {concern_with(INVOICES[0]), concern_with(OFFLINE[0])}
    assert all({one.stays, one.joins} != pair for one in told.one) or which == "two"
    assert all(one.concern != concern_with(PRICE[0]) for one in told.two) or which == "one"
    browser.post(undo)
    assert set(forms(page(browser))) == {"one", "two"}
    assert dict(Concern.objects.values_list("id", "name")) == names


@pytest.mark.usefixtures("proposed")
def test_what_concerns_a_concern_stands_on_its_page(browser: Client) -> None:
    assert set(forms(page(browser, f"/concerns/C-{concern_with(OFFLINE[0])}"))) == {"one"}
    assert set(forms(page(browser, f"/concerns/C-{concern_with(PRICE[0])}"))) == {"two"}


@pytest.mark.usefixtures("proposed")
def test_upon_what_somebody_changed_meanwhile_nothing_is_done_unasked(browser: Client) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import rename

    sent = forms(page(browser))["one"]
    number = concern_with(OFFLINE[0])
    rename(number, "Underground", Author(by="ana", at=AT))
    answer = browser.post("/proposals/answer", {**sent, "answer": "yes"})
    told = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert f"Somebody changed C-{number}" in re.sub(r"<[^>]+>", "", told)
    kept: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="(key|concern|answer)" value="([^"]*)"', told):
        kept.setdefault(name, []).append(value)
    assert browser.post("/proposals/answer", kept).status_code == 302
    assert concern_with(OFFLINE[0]) == concern_with(INVOICES[0])


@pytest.mark.usefixtures("proposed")
@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"key": "one-1-2", "answer": "yes"},
        {"key": "three-1", "concern": ["1-1"], "answer": "yes"},
        {"key": "two-1", "concern": ["1-1"], "answer": "perhaps"},
        {"key": "one-999-998", "concern": ["999-1", "998-1"], "answer": "no"},
    ],
)
def test_what_makes_no_sense_is_said(browser: Client, sent: dict[str, object]) -> None:
    answer = browser.post("/proposals/answer", sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.usefixtures("proposed")
def test_what_was_dismissed_merged_or_said_otherwise_since_is_not_asked(browser: Client) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services import corrections

    author = Author(by="ana", at=AT)
    corrections.dismiss(concern_with(INVOICES[0]), author)
    corrections.move([verbatim_with(PRICE[0])], concern_with(OFFLINE[0]), author)
    assert forms(page(browser)) == {}
    assert "Nothing to decide" in page(browser)


def test_the_worker_looks_for_proposals_after_each_run_and_not_in_between(browser: Client) -> None:
    from groundswell.field.proposing import to_be_looked_for
    from groundswell.field.read_model import FoundProposals
    from groundswell.worker.loop import do_what_is_due

    assert to_be_looked_for()
    do_what_is_due(AT)
    found = FoundProposals.objects.get()
    assert all(number in concerns() for stays, joins, _ in found.one for number in (stays, joins))
    assert all(set(half).isdisjoint(rest) and rest for _, _, half, rest in found.two)
    assert not to_be_looked_for()
    page(browser)
