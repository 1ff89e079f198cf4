"""The house as guests read it: taken from the message, without names, let go by a person, and as of a day."""

from typing import Any

import pytest

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_drafts import MARKETING, told
from tests.unit.web.test_shared_drafts import as_guest
from tests.worlds.field import OFFLINE, concern_with
from tests.worlds.guests import launch_for, let_in

pytestmark = pytest.mark.usefixtures("heard")
OLDER = "The message says something else since"


@pytest.fixture
def launch() -> int:
    return launch_for([concern_with(OFFLINE[0])])


@pytest.fixture
def said(launch: int) -> int:
    """A message with a pillar, claims under it and beside it, tone and words. Names the launch."""
    from groundswell.message.models import Claim, House, Pillar, Proof, Wording

    House.objects.create(
        launch_id=launch, promise="It works where you work.", tone="Plain, as Account 6 talks."
    )
    pillar = Pillar.objects.create(launch_id=launch, text="No signal needed", place=1, removed=False)
    claim = Claim.objects.create(
        launch_id=launch, pillar=pillar, sentence="Jobs open without a signal.", place=1, removed=False
    )
    Claim.objects.create(launch_id=launch, sentence="Nothing is lost.", place=2, removed=False)
    Proof.objects.create(claim=claim, kind="reference", text="Account 7 says so", removed=False)
    Wording.objects.create(launch_id=launch, use="use", word="signal", removed=False)
    Wording.objects.create(
        launch_id=launch, use="avoid", word="offline-first", instead="offline", removed=False
    )
    return launch


def test_it_is_proposed_from_the_message_without_names_and_released_by_a_person(
    signed_in: SignedIn, said: int
) -> None:
    guest = let_in(said)
    marketing, agency = signed_in(MARKETING), as_guest(guest)
    assert "Take it from the message" in told(marketing.get(f"/launches/L-{said}/shared"))
    page = told(marketing.get(f"/launches/L-{said}/shared/house"))
    proposed = page[page.index("<textarea") : page.index("</textarea>")]
    assert "It works where you work." in proposed
    assert "No signal needed\n– Jobs open without a signal.\n\nBesides:\n– Nothing is lost." in proposed
    assert "Words to use: signal" in proposed
    assert "Words to avoid: offline-first (say offline)" in proposed
    assert "<mark>Account 6</mark>" in page
    assert "Account 6" not in proposed
    assert "Account 7" not in page  # what proves it is no part of what is said
    assert "It works where you work." not in told(agency.get(f"/shared/{guest.space}"))
    text = proposed.partition(">")[2]
    assert (
        marketing.post(f"/launches/L-{said}/shared/text", {"kind": "house", "text": text}).status_code == 302
    )
    assert "– Jobs open without a signal." in told(agency.get(f"/shared/{guest.space}"))


def test_it_says_when_the_message_has_changed_since_and_no_longer_once_it_is_released_anew(
    signed_in: SignedIn, said: int
) -> None:
    from groundswell.message.models import Claim, Proof

    marketing, let_go = signed_in(MARKETING), {"kind": "house", "text": "What we say."}
    marketing.post(f"/launches/L-{said}/shared/text", let_go)
    assert OLDER not in told(marketing.get(f"/launches/L-{said}/shared"))
    Proof.objects.update(text="a measurement")
    assert OLDER not in told(marketing.get(f"/launches/L-{said}/shared"))
    Claim.objects.filter(place=2).update(sentence="Nothing is ever lost.")
    assert OLDER in told(marketing.get(f"/launches/L-{said}/shared"))
    marketing.post(f"/launches/L-{said}/shared/text", let_go)
    assert OLDER not in told(marketing.get(f"/launches/L-{said}/shared"))


def test_where_nothing_is_said_yet_nothing_is_proposed(signed_in: SignedIn, launch: int) -> None:
    marketing = signed_in(MARKETING)
    assert "Take it from the message" not in told(marketing.get(f"/launches/L-{launch}/shared"))
    answer: Any = marketing.get(f"/launches/L-{launch}/shared/house")
    assert answer["Location"] == f"/launches/L-{launch}/shared"
    assert signed_in(Role.PRODUCT.value).get(f"/launches/L-{launch}/shared/house").status_code == 404
