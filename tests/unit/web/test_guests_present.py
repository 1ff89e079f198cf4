"""What guests present: their own page, file and form, and the door through which members see it."""

import io
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.street.test_deciding import words_on
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_shared_drafts import as_guest
from tests.worlds.field import OFFLINE, concern_with
from tests.worlds.guests import launch_for, let_in, member, raised_by, release, without_marks

pytestmark = pytest.mark.usefixtures("heard")
WORDS = "it has to work below ground"


@pytest.fixture
def launch(heard: None) -> int:
    raised_by(7)
    return launch_for([concern_with(OFFLINE[0])])


@pytest.fixture
def guest(launch: int) -> Any:
    release(launch, concern_with(OFFLINE[0]), WORDS)
    return let_in(launch)


@pytest.fixture
def here(guest: Any) -> str:
    return f"/shared/{guest.space}/presentation"


def told(browser: Client, path: str, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status, path
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def write(browser: Client, here: str, **fields: str) -> Any:
    """What stands in the form is sent with what is written."""
    seen = re.search(r'name="seen" value="(\w+)"', told(browser, f"{here}/edit"))
    assert seen is not None
    return browser.post(f"{here}/edit", {"seen": seen[1], **fields})


def test_a_guest_sees_writes_for_and_takes_along_what_was_released(guest: Any, here: str) -> None:
    from pptx import Presentation as Opened

    agency = as_guest(guest)
    assert f'href="{here}"' in told(agency, f"/shared/{guest.space}")
    assert WORDS in told(agency, here)
    answer = write(
        agency, here, **{"subtitle": "As we see it", "notes-heard": "Slowly", "title-heard": "Deep"}
    )
    assert answer["Location"] == here
    page = told(agency, here)
    assert all(words in page for words in ("As we see it", "Slowly", "Deep", "You changed your presentation"))
    answer: Any = agency.get(f"{here}.pptx")
    slides = Opened(io.BytesIO(b"".join(answer.streaming_content))).slides
    words = "\n".join(words_on(slide) for slide in slides)
    assert all(one in words for one in ("As we see it", "Deep", WORDS))
    notes = slides[1].notes_slide.notes_text_frame
    assert notes is not None
    assert notes.text == "Slowly"


def test_none_of_our_numbers_and_no_way_to_members_pages_stands_on_it(guest: Any, here: str) -> None:
    agency = as_guest(guest)
    write(agency, here, subtitle="As we see it")
    agency.post(f"{here}/presented")
    for page in (told(agency, here), told(agency, f"{here}/edit")):
        assert not re.search(r"\b[CLV]-\d|/launches/|/concerns/|/history/|#\d+ ", without_marks(page))


def test_it_is_undone_by_the_guest_and_a_second_undo_says_so(guest: Any, here: str) -> None:
    agency = as_guest(guest)
    write(agency, here, subtitle="As we see it")
    seen = re.search(r'name="seen" value="(\w+)"', told(agency, here))
    assert seen is not None
    assert agency.post(f"{here}/back", {"seen": seen[1]}).status_code == 302
    assert "As we see it" not in told(agency, here)
    again = agency.post(f"{here}/back", {"seen": seen[1]})
    assert again.status_code == 409
    assert "taken back already" in again.content.decode()


def test_what_somebody_wrote_meanwhile_is_not_overwritten(guest: Any, here: str) -> None:
    one, other = as_guest(guest), as_guest(guest)
    seen = re.search(r'name="seen" value="(\w+)"', told(one, f"{here}/edit"))
    assert seen is not None
    write(other, here, **{"subtitle": "Theirs", "notes-heard": "Slowly"})
    answer = one.post(f"{here}/edit", {"seen": seen[1], "subtitle": "Mine"})
    form = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert 'value="Mine"' in form
    assert "Slowly" in form  # which was not sent, and stands
    assert one.post(f"{here}/edit", {"seen": seen[1], "subtitle": "x" * 201}).status_code == 422


def test_slides_are_moved_by_their_places(guest: Any, here: str) -> None:
    agency = as_guest(guest)

    def titles() -> list[str]:
        return re.findall(r'<h2 id="slide-[^"]+" dir="auto">([^<]+)', told(agency, here))

    before = titles()
    assert len(before) == 2
    write(agency, here, **{"place-heard": "2"})
    assert titles() == before[::-1]
    write(agency, here, **{"place-heard": "1"})
    assert titles() == before


def test_the_agency_says_that_it_presented_and_takes_it_back(
    signed_in: SignedIn, launch: int, guest: Any, here: str
) -> None:
    agency, marketing = as_guest(guest), signed_in(Role.MARKETING.value)
    assert agency.post(f"{here}/presented").status_code == 302
    assert "Presented for the agency on" in told(agency, here)
    members = f"/launches/L-{launch}/presentation"
    assert "<b>The agency</b> <small>Lin of the agency, " in told(marketing, members)
    assert agency.post(f"{here}/presented").status_code == 422
    agency.post(f"{here}/back")
    assert "Not presented yet by the agency" in told(marketing, members)
    assert agency.post(f"{here}/back").status_code == 409


def test_members_see_it_beside_theirs_until_the_invitation_ends(
    signed_in: SignedIn, launch: int, guest: Any, here: str
) -> None:
    from groundswell.message.guests.services import end
    from groundswell.web.shell.clock import now

    agency, seller = as_guest(guest), signed_in(Role.SELLER.value)
    members = f"/launches/L-{launch}/presentation"
    assert "What guests present" not in told(seller, members)
    write(agency, here, subtitle="As we see it")
    assert "The presentation of Lin of the agency" in told(seller, members)
    theirs = f"{members}/guests/{guest.pk}"
    page = told(seller, theirs)
    assert "As we see it" in page
    assert WORDS in page
    assert "wrote a presentation of their own:" in told(seller, f"/launches/L-{launch}")
    running: Any = agency.get(f"{here}.pptx")
    pieces = iter(running.streaming_content)
    end(member(), launch, guest.pk, now())
    with pytest.raises(ConnectionError):
        next(pieces)
    for path in (here, f"{here}.pptx", f"{here}/edit"):
        assert as_guest(guest).get(path).status_code == 404, path
    for path in (f"{here}/edit", f"{here}/presented", f"{here}/back"):
        assert as_guest(guest).post(path, {"seen": "x"}).status_code == 404, path
    assert seller.get(theirs).status_code == 404
    assert "What guests present" not in told(seller, members)


def test_no_guest_sees_what_another_presents(launch: int, guest: Any, here: str) -> None:
    other = let_in(launch, "bo@agency.example")
    write(as_guest(guest), here, subtitle="As we see it")
    assert as_guest(other).get(here).status_code == 404
    assert "As we see it" not in told(as_guest(other), f"/shared/{other.space}/presentation")


def test_before_anything_is_released_the_page_says_what_will_stand_there(launch: int) -> None:
    guest = let_in(launch)
    page = told(as_guest(guest), f"/shared/{guest.space}/presentation")
    assert "None of that is shared yet." in page
    assert as_guest(guest).get(f"/shared/{guest.space}/presentation/edit").status_code == 200
