"""A launch is presented and decided on in a browser: slides, gates, conditions, and the evidence of then."""

import io
import re
from html import unescape

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.street.test_deciding import claim_and_sign, words_on
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.launching import begun, member
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("launch")
AT = "/launches/L-1"


@pytest.fixture
def launch(heard: None) -> None:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    assert begun(concern_with(INVOICES[0]), concern_with(OFFLINE[0]), name="Line 4", tier=3) == 1


@pytest.fixture
def executive(signed_in: SignedIn) -> Client:
    return signed_in(Role.EXECUTIVE.value)


def told(browser: Client, path: str, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status, path
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def decide(browser: Client, what: str = "go", **more: str):
    seen = re.search(r'name="seen" value="(\w+)"', told(browser, f"{AT}/decision"))
    assert seen is not None
    sent = {"what": what, "because": "They ask for it", "seen": seen[1], **more}
    return browser.post(f"{AT}/decision/decide", sent)


def test_the_presentation_shows_what_they_say_and_each_figure_leads_to_it(executive: Client) -> None:
    page = told(executive, f"{AT}/presentation")
    assert "in their own words" in page
    figures = re.findall(r'<dd><a href="([^"]+)" aria-label="([^"]+)"', page)
    assert figures
    for href, _ in figures:
        assert executive.get(href).status_code == 200, href


def test_the_file_holds_the_same_figures_as_the_page(executive: Client) -> None:
    from pptx import Presentation as Opened

    answer = executive.get(f"{AT}/presentation.pptx")
    assert answer.status_code == 200
    words = "\n".join(words_on(slide) for slide in Opened(io.BytesIO(answer.content)).slides)
    figures = re.findall(r"<dd><a [^>]+>([^<]+)</a>", told(executive, f"{AT}/presentation"))
    assert figures
    assert all(figure in words.splitlines() for figure in figures)


def test_what_is_written_for_it_is_kept_and_shown(signed_in: SignedIn) -> None:
    marketing = signed_in(Role.MARKETING.value)
    seen = re.search(r'name="seen" value="(\w+)"', told(marketing, f"{AT}/presentation/edit"))
    assert seen is not None
    sent = {"seen": seen[1], "subtitle": "For the board", "what-0": "new accounts", "much-0": "40"}
    sent |= {"title-heard": "They keep saying it", "notes-heard": "Slowly here"}
    assert marketing.post(f"{AT}/presentation/edit", sent)["Location"] == f"{AT}/presentation"
    page = told(marketing, f"{AT}/presentation")
    assert all(
        words in page for words in ("For the board", "They keep saying it", "Slowly here", "new accounts")
    )
    again = marketing.post(f"{AT}/presentation/edit", sent | {"subtitle": "Other"})
    assert again.status_code == 409
    assert 'value="Other"' in again.content.decode()
    half = marketing.post(f"{AT}/presentation/edit", {"seen": seen[1], "what-0": "new accounts"})
    assert half.status_code == 422


def test_a_launch_that_is_presented_waits_on_an_executives_first_page(
    executive: Client, signed_in: SignedIn
) -> None:
    assert "Waits for your decision" not in told(executive, "/")
    signed_in(Role.MARKETING.value).post(f"{AT}/presentation/present")
    assert "Waits for your decision" in told(executive, "/")
    assert "Waits for your decision" not in told(signed_in(Role.MARKETING.value), "/")
    assert decide(executive, "not yet").status_code == 302
    assert "Waits for your decision" not in told(executive, "/")


def test_an_undo_leads_back_to_the_decision_and_to_no_other_site(executive: Client) -> None:
    over = {"gate": "sales signed", "because": "The fair is on Monday"}
    page = executive.post(f"{AT}/decision/override", over, follow=True).content.decode()
    undo, back = re.findall(r'action="(/history/\d+/undo)".*?name="back" value="([^"]+)"', page)[0]
    assert back == f"{AT}/decision"
    page = executive.post(undo, {"back": back}, follow=True)
    assert page.request["PATH_INFO"] == back
    again = re.findall(r'action="(/history/\d+/undo)"', page.content.decode())[0]
    assert executive.post(again, {"back": "//elsewhere.example/"})["Location"] == AT


def test_the_page_says_which_side_has_not_presented_yet_and_each_says_so_for_itself(
    executive: Client, signed_in: SignedIn
) -> None:
    marketing, seller = signed_in(Role.MARKETING.value), signed_in(Role.SELLER.value)
    assert "Not presented yet by the agency, marketing, sales" in told(seller, f"{AT}/presentation")
    refused = seller.post(f"{AT}/presentation/presented", {"side": "marketing"})
    assert refused.status_code == 422
    assert "Each side says so for itself" in refused.content.decode()
    for browser, side in ((marketing, "agency"), (marketing, "marketing"), (seller, "sales")):
        answer = browser.post(f"{AT}/presentation/presented", {"side": side})
        assert answer["Location"] == f"{AT}/presentation#present", side
    page = told(seller, f"{AT}/presentation")
    assert "Presented by agency, marketing and sales" in page
    assert "<b>Sales</b> <small>The seller, " in page
    assert "L-1 was presented by sales" in page
    undone = re.search(r'class="done"[^>]*action="(/history/\d+/undo)"', page)
    assert undone is not None
    assert signed_in(Role.PRODUCT.value).get(AT).content.decode().count("presented it:") == 3
    assert seller.post(undone[1]).status_code == 302  # who says it takes it back
    assert "Not presented yet by sales" in told(seller, f"{AT}/presentation")


def test_the_gates_of_a_large_launch_name_the_sides_that_are_missing(
    executive: Client, signed_in: SignedIn
) -> None:
    from groundswell.launch.models import Launch

    Launch.objects.update(tier=1)
    signed_in(Role.MARKETING.value).post(f"{AT}/presentation/presented", {"side": "marketing"})
    page = told(executive, f"{AT}/decision")
    assert "agency, marketing and sales presented; not yet: the agency, sales" in page


def test_go_is_refused_without_the_signature_of_sales_until_the_gate_is_overridden(executive: Client) -> None:
    refused = decide(executive)
    assert refused.status_code == 422
    assert "sales signed" in refused.content.decode()
    assert "They ask for it" in refused.content.decode()
    over = {"gate": "sales signed", "because": "The fair is on Monday"}
    assert executive.post(f"{AT}/decision/override", {"gate": "sales signed"}).status_code == 422
    assert executive.post(f"{AT}/decision/override", over).status_code == 302
    assert decide(executive).status_code == 302
    for page in (AT, f"{AT}/decision"):
        assert "The fair is on Monday" in told(executive, page)
        assert '<li class="closed"><b>Passed without:</b> sales signed' in told(executive, page)
    assert executive.post(f"{AT}/decision/overrides/1/withdraw").status_code == 302
    assert executive.post(f"{AT}/decision/overrides/1/withdraw").status_code == 422
    for page in (AT, f"{AT}/decision"):
        assert "The fair is on Monday" in told(executive, page)
        assert "withdrawn" in told(executive, page)


def test_conditions_are_tasks_of_whoever_sees_to_them(executive: Client, signed_in: SignedIn) -> None:
    claim_and_sign(1)
    assert decide(executive, "go with conditions").status_code == 422
    owner = str(member(Role.PRODUCT).user)
    more = {"condition-0": "Prices are out", "owner-0": owner, "due-0": "2026-05-01"}
    assert decide(executive, "go with conditions", **more).status_code == 302
    product = signed_in(Role.PRODUCT.value)
    assert "Prices are out" in told(product, "/")
    assert product.post(f"{AT}/decision/conditions/1", {"done": "yes"}).status_code == 302
    assert "Prices are out" not in told(product, "/").replace("met a condition", "")
    assert "met on" in told(executive, f"{AT}/decision")


def test_each_figure_of_a_decision_opens_as_it_stood_then_beside_todays(executive: Client) -> None:
    claim_and_sign(1)
    decide(executive)
    page = told(executive, f"{AT}/decision")
    figures = re.findall(r'<dd><a href="([^"]+)" aria-label="[^"]+">([^<]+)</a>', page)
    assert figures
    for href, value in figures:
        opened = told(executive, href)
        assert f"<dd>{value}" in opened or f": {value}</dd>" in opened, href
        assert "as it stood on" in opened
    assert executive.get(f"{AT}/decision/evidence/nothing").status_code == 404


def test_the_stage_of_a_launch_is_the_decision_until_somebody_decides(executive: Client) -> None:
    page = told(executive, AT)
    assert 'id="decision"' in page
    assert "not decided yet" in page
    claim_and_sign(1)
    decide(executive)
    assert "Go: decided by The executive" in told(executive, AT)
