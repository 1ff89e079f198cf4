"""A draft of ours that guests are let read: looked at first, without names, gone once it is taken back."""

import re
from typing import Any

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_drafts import LEAD, MARKETING, bring, told
from tests.unit.web.test_shared_drafts import as_guest, bring_as
from tests.worlds.field import OFFLINE, concern_with
from tests.worlds.guests import launch_for, let_in

pytestmark = pytest.mark.usefixtures("heard")
WORDS = "Offline at last\n\nAccount 6 pays €400 less.\n\nIt works where there is no signal."
LET_GO = {"version": 1, "title-0": "Landing page", "text-1": "[customer A] pays less."}


@pytest.fixture
def launch() -> int:
    return launch_for([concern_with(OFFLINE[0])])


@pytest.fixture
def guest(launch: int) -> Any:
    return let_in(launch)


def ours(agency: Client, guest: Any) -> str:
    """Where the one draft stands that was shared; empty where none is."""
    listed = told(agency.get(f"/shared/{guest.space}/drafts"))
    found = re.findall(rf"/shared/{guest.space}/ours/[\w-]+", listed)
    return found[0] if found else ""


def release(browser: Client, draft: str, **sent: object) -> Any:
    return browser.post(f"{draft}/release", {**LET_GO, **sent})


def test_what_would_be_replaced_is_shown_first_and_then_guests_read_what_was_let_go(
    signed_in: SignedIn, launch: int, guest: Any
) -> None:
    marketing, agency = signed_in(MARKETING), as_guest(guest)
    draft = bring(marketing, launch, WORDS)
    assert "Release it to guests" in told(marketing.get(draft))
    page = told(marketing.get(f"{draft}/release"))
    assert "In 1 paragraph something is replaced" in page
    assert "<mark>Account 6</mark>" in page
    assert "<mark>€400</mark>" in page
    assert ours(agency, guest) == ""
    release(marketing, draft)
    read = told(agency.get(ours(agency, guest)))
    assert "[customer A] pays less." in read
    assert "It works where there is no signal." in read
    assert "Shared with you by The marketing" in read
    assert "Guests read version 1 of it since" in told(marketing.get(draft))
    for hidden in (
        "Account 6",
        "€400",
        "/launches/",
        "approved by",
        "Bring a newer",
        "/history/",
        "worked out",
    ):
        assert hidden not in read


def test_what_still_names_somebody_is_refused_beside_its_field(signed_in: SignedIn, launch: int) -> None:
    marketing = signed_in(MARKETING)
    draft = bring(marketing, launch, WORDS)
    answer = release(marketing, draft, **{"text-1": "Account 6 pays less."})
    assert answer.status_code == 422
    assert "This still names: Account 6" in told(answer)
    assert release(marketing, draft, **{"text-1": " "}).status_code == 422
    assert "Guests read" not in told(marketing.get(draft))


def test_it_is_gone_at_once_when_it_is_taken_back_and_there_again_when_that_is_undone(
    signed_in: SignedIn, launch: int, guest: Any
) -> None:
    lead, agency = signed_in(LEAD), as_guest(guest)
    draft = bring(signed_in(MARKETING), launch, WORDS)
    release(lead, draft)
    path = ours(agency, guest)
    lead.post(f"{draft}/withdraw")
    said = {"version": 1, "passage": 0, "words": "x"}
    assert agency.get(path).status_code == agency.post(f"{path}/comment", said).status_code == 404
    assert ours(agency, guest) == ""
    (undo,) = re.findall(r"/history/\d+/undo", told(lead.get(draft)))
    lead.post(undo)
    assert agency.get(path).status_code == 200
    lead.post(f"{draft}/withdraw")
    assert lead.post(f"{draft}/withdraw").status_code == 404
    release(lead, draft)
    path = ours(agency, guest)
    assert agency.get(path).status_code == 200
    signed_in(MARKETING).post(f"{draft}/away")
    assert agency.get(path).status_code == 404


def test_guests_comment_on_it_and_read_of_ours_what_was_written_to_them(
    signed_in: SignedIn, launch: int, guest: Any
) -> None:
    marketing, agency = signed_in(MARKETING), as_guest(guest)
    draft = bring(marketing, launch, WORDS)
    marketing.post(f"{draft}/comment", {"version": 1, "passage": 0, "words": "Between us."})
    release(marketing, draft)
    path, to_them = ours(agency, guest), {"version": 1, "passage": 0, "to_guests": "on"}
    agency.post(f"{path}/comment", {"version": 1, "passage": 0, "words": "From when on?"})
    assert "Take it back" in told(agency.get(path))
    marketing.post(f"{draft}/comment", {"version": 1, "passage": 0, "words": "Not told that they read it."})
    assert "Take it back" in told(agency.get(path))  # what they do not read answers nothing
    marketing.post(f"{draft}/comment", {**to_them, "words": "From spring on."})
    read, page = told(agency.get(path)), told(marketing.get(draft))
    assert ["From when on?" in read, "From spring on." in read] == [True, True]
    assert "Between us." not in read
    assert "Not told" not in read
    assert "Take it back" not in read
    assert page.count("guests do not see it") == 2
    assert 'name="to_guests"' in told(marketing.get(f"{draft}?comment=0"))
    assert "3 open" not in told(agency.get(f"/shared/{guest.space}/drafts"))


def test_a_guest_takes_their_comment_on_it_back_and_nobody_elses(
    signed_in: SignedIn, launch: int, guest: Any
) -> None:
    marketing, agency = signed_in(MARKETING), as_guest(guest)
    draft = bring(marketing, launch, WORDS)
    release(marketing, draft)
    path = ours(agency, guest)
    marketing.post(f"{draft}/comment", {"version": 1, "passage": 2, "words": "Ours.", "to_guests": "on"})
    agency.post(f"{path}/comment", {"version": 1, "passage": 0, "words": "Mine."})
    page = told(agency.get(path))
    assert "You commented on “Landing page”" in page
    assert f'action="{path}/back"' in page
    assert agency.post(f"{path}/back", {"version": 1, "comment": 1}).status_code == 404
    agency.post(f"{path}/back", {"version": 1, "comment": 2})
    assert "Mine." not in told(agency.get(path))


def test_guests_read_the_version_that_was_released_and_none_before_or_after(
    signed_in: SignedIn, launch: int, guest: Any
) -> None:
    marketing, agency = signed_in(MARKETING), as_guest(guest)
    draft = bring(marketing, launch, WORDS)
    release(marketing, draft)
    first = ours(agency, guest)
    marketing.post(draft, {"words": "It never stops."})
    assert "It never stops." not in told(agency.get(first))
    release(marketing, draft, version=2, **{"title-0": "The page"})
    assert agency.get(first).status_code == 404
    second = told(agency.get(ours(agency, guest)))
    assert ["It never stops." in second, "no signal" in second] == [True, False]
    marketing.post(f"{draft}/withdraw")
    assert ours(agency, guest) == ""


def test_a_draft_that_guests_brought_is_theirs_already(signed_in: SignedIn, launch: int, guest: Any) -> None:
    bring_as(as_guest(guest), guest)
    marketing, draft = signed_in(MARKETING), f"/launches/L-{launch}/drafts/1"
    assert "Release it" not in told(marketing.get(draft))
    assert marketing.get(f"{draft}/release").status_code == release(marketing, draft).status_code == 404


def test_one_with_too_many_names_to_look_at_is_not_let_go(signed_in: SignedIn, launch: int) -> None:
    marketing = signed_in(MARKETING)
    draft = bring(marketing, launch, "\n\n".join(f"Account {1 + n % 9} is here." for n in range(201)))
    answer = marketing.get(f"{draft}/release")
    assert answer.status_code == 409
    assert "Names may stand in more than 200 of its paragraphs" in told(answer)


def test_whoever_may_not_release_sees_that_guests_read_it_and_does_nothing(
    signed_in: SignedIn, launch: int, guest: Any
) -> None:
    draft = bring(signed_in(MARKETING), launch, WORDS)
    release(signed_in(MARKETING), draft)
    product = signed_in(Role.PRODUCT.value)
    page = told(product.get(draft))
    assert "Guests read version 1" in page
    assert "Take it back from guests" not in page
    assert product.post(f"{draft}/withdraw").status_code == 404
    assert ours(as_guest(guest), guest)


def test_erased_words_go_from_what_guests_read_of_it(signed_in: SignedIn, launch: int, guest: Any) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import author_of
    from groundswell.web.shell.clock import now
    from tests.worlds.guests import member

    marketing, agency = signed_in(MARKETING), as_guest(guest)
    draft = bring(marketing, launch, WORDS)
    fine = {"text-1": "Account 6 pays less.", "fine-text-1": "on", "title-0": "For Account 6"}
    release(marketing, draft, **fine, **{"fine-title-0": "on"})
    assert "For Account 6" in told(agency.get(ours(agency, guest)))
    forget("Account 6", author_of(member(), now()), what="account")
    read = told(agency.get(ours(agency, guest)))
    assert "Account 6" not in read
    assert "(erased) pays less." in read
