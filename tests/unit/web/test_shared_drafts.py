"""Drafts in the space of an agency: guests see what guests brought, and take back what nobody answered."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.sources.documents.test_documents import pdf_of
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_drafts import MARKETING, ONE, TWO, bring, told
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.guests import launch_for, let_in, member

pytestmark = pytest.mark.usefixtures("heard")
GUESTS = "The agency brought this draft"


@pytest.fixture
def launch() -> int:
    return launch_for([concern_with(OFFLINE[0])])


@pytest.fixture
def guest(launch: int) -> Any:
    return let_in(launch)


def as_guest(guest: Any) -> Client:
    from groundswell.people.models import User

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(pk=guest.user))
    return client


def bring_as(agency: Client, guest: Any, words: str = ONE, name: str = "Landing page") -> str:
    answer = agency.post(f"/shared/{guest.space}/drafts", {"name": name, "words": words})
    assert answer.status_code == 302, told(answer)
    return answer["Location"]


def test_a_guest_brings_a_draft_and_both_sides_comment_on_it(
    signed_in: SignedIn, launch: int, guest: Any
) -> None:
    agency, marketing = as_guest(guest), signed_in(MARKETING)
    assert "Nothing is written yet" in told(agency.get(f"/shared/{guest.space}/drafts"))
    path = bring_as(agency, guest)
    page = told(marketing.get(f"/launches/L-{launch}/drafts/1"))
    assert GUESTS in page
    assert "Version 1, brought by Lin of the agency" in page
    theirs = {"version": 1, "passage": 1, "words": "For how long?"}
    marketing.post(f"/launches/L-{launch}/drafts/1/comment", theirs)
    agency.post(f"{path}/comment", {**theirs, "words": "All winter."})
    for read in (told(agency.get(path)), told(marketing.get(f"/launches/L-{launch}/drafts/1"))):
        assert "For how long?" in read
        assert "All winter." in read
    assert GUESTS not in told(agency.get(path))
    signed_in(Role.SALES_LEAD.value).post(f"/launches/L-{launch}/drafts/1/approve", {"version": 1})
    assert "approved for sales by The sales lead" in told(agency.get(path))


def test_what_members_bring_is_not_there_for_guests_nor_what_others_are_told(
    signed_in: SignedIn, launch: int, guest: Any
) -> None:
    agency = as_guest(guest)
    bring(signed_in(MARKETING), launch, "Ours alone.", "Ours")
    path = bring_as(agency, guest)
    assert path == f"/shared/{guest.space}/drafts/1"  # its place, and no number of ours
    listed = told(agency.get(f"/shared/{guest.space}/drafts"))
    assert "1 draft" in listed
    assert "Ours" not in listed
    page = told(agency.get(path))
    for hidden in (
        "Coverage",
        "worked out",
        "/launches/",
        "/history/",
        "Approve version",
        "Settle",
        "Put it",
    ):
        assert hidden not in page
    for place in (0, 2, 99):
        assert agency.get(f"/shared/{guest.space}/drafts/{place}").status_code == 404
        assert agency.post(f"/shared/{guest.space}/drafts/{place}", {"words": TWO}).status_code == 404
    for shut in ("drafts", "drafts/1", "drafts/2"):
        assert agency.get(f"/launches/L-{launch}/{shut}").status_code == 404


def test_a_guest_of_another_launch_and_a_member_have_no_such_space(
    signed_in: SignedIn, launch: int, guest: Any
) -> None:
    path = bring_as(as_guest(guest), guest)
    other = let_in(launch_for([concern_with(INVOICES[0])], "Invoices"), "bo@agency.example")
    own = f"/shared/{other.space}/drafts"
    for browser in (as_guest(other), signed_in(MARKETING), signed_in(Role.ADMINISTRATOR.value)):
        assert browser.get(path).status_code == 404
        assert browser.get(f"/shared/{guest.space}/drafts").status_code == 404
        for act in ("", "/comment", "/back"):
            sent = {"version": 1, "passage": 0, "words": TWO}
            assert browser.post(path + act, sent).status_code == 404
    assert as_guest(other).get(f"{own}/1").status_code == 404


def test_two_guests_of_one_launch_see_the_same_and_take_back_their_own_alone(launch: int, guest: Any) -> None:
    lin, second = as_guest(guest), let_in(launch, "bo@agency.example")
    bo = as_guest(second)
    path = bring_as(lin, guest)
    theirs = path.replace(guest.space, second.space)
    assert bo.get(theirs).status_code == 200
    assert bo.post(f"{theirs}/back", {"version": 1}).status_code == 404
    lin.post(f"{path}/comment", {"version": 1, "passage": 0, "words": "Mine."})
    assert bo.post(f"{theirs}/back", {"version": 1, "comment": 1}).status_code == 404
    assert "Mine." in told(bo.get(theirs))


def test_a_guest_undoes_what_they_did_while_nobody_answered(
    signed_in: SignedIn, launch: int, guest: Any
) -> None:
    agency = as_guest(guest)
    path = bring_as(agency, guest)
    agency.post(path, {"words": TWO})
    undo = re.search(r'class="done" method="post" action="([^"]+)"', told(agency.get(path)))
    assert undo
    assert undo[1] == f"{path}/back"
    agency.post(undo[1], {"version": 2})
    assert "Version 1, brought" in told(agency.get(path))
    agency.post(f"{path}/comment", {"version": 1, "passage": 0, "words": "Mine."})
    agency.post(f"{path}/back", {"version": 1, "comment": 1})
    assert "Mine." not in told(agency.get(path))
    assert agency.post(f"{path}/back", {"version": 1, "comment": 1}).status_code == 404  # once
    gone = agency.post(f"{path}/back", {"version": 1}, follow=True)  # the only version: the draft with it
    assert "Nothing is written yet" in told(gone)
    assert "Nothing is written yet" in told(signed_in(MARKETING).get(f"/launches/L-{launch}/drafts"))


def test_what_somebody_answered_stands(signed_in: SignedIn, launch: int, guest: Any) -> None:
    agency, marketing = as_guest(guest), signed_in(MARKETING)
    path, ours = bring_as(agency, guest), f"/launches/L-{launch}/drafts/1"
    said = {"version": 1, "passage": 0}
    agency.post(f"{path}/comment", {**said, "words": "Mine."})
    assert "Take it back" in told(agency.get(path))
    marketing.post(f"{ours}/comment", {**said, "words": "Yours."})
    assert "Take it back" not in told(agency.get(path))
    for sent in ({"version": 1, "comment": 1}, {"version": 1}):
        answer = agency.post(f"{path}/back", sent)
        assert (answer.status_code, "Somebody answered it" in told(answer)) == (409, True)
    assert agency.post(f"{path}/back", {"version": 1, "comment": 2}).status_code == 404  # of another


def test_all_is_gone_once_the_invitation_ends_and_what_was_brought_stays_with_us(
    signed_in: SignedIn, launch: int, guest: Any
) -> None:
    from groundswell.message.guests import services
    from groundswell.web.shell.clock import now

    agency = as_guest(guest)
    path = bring_as(agency, guest)
    services.end(member(), launch, guest.pk, now())
    again = as_guest(guest)
    for browser in (agency, again):
        for act in ("", "/comment", "/back"):
            sent = {"version": 1, "passage": 0, "words": "x"}
            assert browser.post(path + act, sent).status_code in (302, 404)
    assert again.get(path).status_code == 404
    page = told(signed_in(MARKETING).get(f"/launches/L-{launch}/drafts/1"))
    assert "1 draft" not in page
    assert "Landing page" in page


def test_who_is_out_by_the_time_of_the_act_does_nothing(launch: int, guest: Any) -> None:
    """The page was there, and the act is not."""
    from groundswell.launch.models import Launch
    from groundswell.message.drafts.services import Brought, begin_draft
    from groundswell.message.drafts.tables import Draft
    from groundswell.message.guests.tables import Guest
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of
    from groundswell.people.viewer import NotForYou
    from groundswell.web.shell.clock import now

    who = viewer_of(User.objects.get(pk=guest.user))
    assert who is not None
    Guest.objects.update(ended=now())
    with pytest.raises(NotForYou):
        begin_draft(Launch.objects.get(), "Page", Brought(passages=[("Words.", "")]), who, now())
    assert not Draft.objects.exists()


def test_a_scanned_file_is_refused_beside_its_field_and_a_long_one_is_read(launch: int, guest: Any) -> None:
    agency, to = as_guest(guest), f"/shared/{guest.space}/drafts"
    scan = {"name": "Page", "file": SimpleUploadedFile("scanned.pdf", pdf_of([[], []]))}
    assert "holds no text, only pictures" in told(agency.post(to, scan))
    pages = pdf_of([[f"This is page {number} of it."] for number in range(1, 201)])
    long = {"name": "Page", "file": SimpleUploadedFile("long.pdf", pages)}
    assert "This is page 200 of it." in told(agency.post(to, long, follow=True))
