"""What a guest's draft answers, told by what was shared with them and by nothing else."""

import re
from typing import Any

import pytest

from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_coverage import FONTS, ONCE, work
from tests.unit.web.test_drafts import MARKETING, bring, told
from tests.unit.web.test_shared_drafts import as_guest, bring_as
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with
from tests.worlds.guests import launch_for, let_in, release, without_marks

pytestmark = pytest.mark.usefixtures("heard")
TEXT = f"Clean books\n\n{ONCE} {FONTS}"
LET_GO = "twice in the books, each time"


@pytest.fixture
def launch() -> int:
    return launch_for([concern_with(text) for text in (INVOICES[0], OFFLINE[0], PRICE[0])])


@pytest.fixture
def guest(launch: int) -> Any:
    return let_in(launch)


def rows(page: str) -> dict[str, str]:
    """By the name of a concern what stands in its row."""
    parts = re.findall(
        r'<li id="[\w-]+" class="\w+ w-\d".*?(?=<li id=|<li class="unasked"|</ol>)', page, re.DOTALL
    )
    return {re.findall(r"<h3[^>]*>([^<]*)", part)[0]: part for part in parts}


def unasked(page: str) -> str:
    return page[page.index('<li class="unasked"') :] if '<li class="unasked"' in page else ""


def test_a_guest_sees_what_their_draft_answers_and_misses_of_what_was_shared(launch: int, guest: Any) -> None:
    agency = as_guest(guest)
    release(launch, concern_with(INVOICES[0]), LET_GO)
    release(launch, concern_with(OFFLINE[0]), "no bars down there")
    path = bring_as(agency, guest, TEXT)
    assert "It is being worked out" in told(agency.get(f"{path}/answers"))
    work()
    page = told(agency.get(f"{path}/answers"))
    assert "“Landing page” answers 1 of 2 concerns that were shared with you" in page
    shown = rows(page)
    invoices = shown[f"a concern of {concern_with(INVOICES[0])}"]
    missed = shown[f"a concern of {concern_with(OFFLINE[0])}"]
    assert ['class="verdict">answered<' in invoices, ONCE in invoices, LET_GO in invoices] == [True] * 3
    assert ['class="verdict">missed<' in missed, "No sentence answers this." in missed] == [True] * 2
    assert FONTS in unasked(page)
    assert "of what was shared with you it answers 1 concern, misses 1" in told(agency.get(path))


def test_neither_words_nor_concerns_nor_numbers_that_were_not_shared_are_told(
    launch: int, guest: Any
) -> None:
    agency = as_guest(guest)
    release(launch, concern_with(OFFLINE[0]), "no bars down there")
    path = bring_as(agency, guest, TEXT)
    work()
    page = told(agency.get(f"{path}/answers"))
    assert list(rows(page)) == [f"a concern of {concern_with(OFFLINE[0])}"]
    assert "answers 0 of 1 concern" in page
    assert ONCE in unasked(page)  # what answers a concern that they know nothing of answers none
    for text in (*INVOICES, *OFFLINE, *PRICE):
        assert text not in page
    ours = r"C-\d|V-\d|L-\d|/launches|/concerns|\d account|customers or more|%"
    assert not re.search(ours, without_marks(page))


def test_accounts_are_told_from_five_on_and_roughly(launch: int, guest: Any) -> None:
    from groundswell.field.read_model import ConcernSummary
    from groundswell.field.reading.upkeep import refresh
    from groundswell.web.shell.clock import now

    agency, concern = as_guest(guest), concern_with(OFFLINE[0])
    release(launch, concern, "no bars down there")
    path = bring_as(agency, guest, TEXT)
    work()
    refresh(now())
    ConcernSummary.objects.filter(concern=concern).update(accounts=4)
    assert "customers or more" not in told(agency.get(f"{path}/answers"))
    ConcernSummary.objects.filter(concern=concern).update(accounts=17)
    page = told(agency.get(f"{path}/answers"))
    assert "from 10 customers or more" in page
    assert "17" not in without_marks(page[page.index("<main") : page.index("</main")])


def test_what_is_no_longer_shared_is_gone_from_it_at_once(
    signed_in: SignedIn, launch: int, guest: Any
) -> None:
    from groundswell.launch.models import LaunchConcern

    agency, concern = as_guest(guest), concern_with(INVOICES[0])
    release(launch, concern, LET_GO)
    path = bring_as(agency, guest, TEXT)
    work()
    assert LET_GO in told(agency.get(f"{path}/answers"))
    signed_in(MARKETING).post(f"/launches/L-{launch}/shared/withdraw", {"what": 1})
    page = told(agency.get(f"{path}/answers"))
    assert LET_GO not in page
    assert f"a concern of {concern}" in page  # of which the words alone were withdrawn
    LaunchConcern.objects.filter(concern=concern).update(removed=True)
    page = told(agency.get(f"{path}/answers"))
    assert "Nothing was shared with you yet that “Landing page” could answer" in page
    assert ONCE not in page


def test_of_drafts_that_are_not_theirs_there_is_none(signed_in: SignedIn, launch: int, guest: Any) -> None:
    agency = as_guest(guest)
    bring(signed_in(MARKETING), launch, TEXT)
    for place in (0, 1, 2):
        assert agency.get(f"/shared/{guest.space}/drafts/{place}/answers").status_code == 404
    path = bring_as(agency, guest, TEXT)
    assert agency.get(f"{path}/answers").status_code == 200
    assert agency.get(f"{path}/answers?version=2").status_code == 404
    assert signed_in(MARKETING).get(f"{path}/answers").status_code == 404


def test_an_earlier_version_is_told_by_its_own_words(launch: int, guest: Any) -> None:
    agency = as_guest(guest)
    release(launch, concern_with(INVOICES[0]), LET_GO)
    path = bring_as(agency, guest, FONTS)
    agency.post(path, {"words": TEXT})
    work()
    assert "answers 1 of 1 concern" in told(agency.get(f"{path}/answers"))
    assert "answers 0 of 1 concern" in told(agency.get(f"{path}/answers?version=1"))
