"""The kit in the hands of sales: the card to what a customer said, on the page, for phones, for programs."""

from typing import Any

import pytest

from groundswell.people.roles import Role
from groundswell.web.rights import DEVICE
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import OFFLINE, concern_with
from tests.worlds.kit import SENTENCE, drafted, let_out, say_otherwise, signed_launch

SELLER = Role.SELLER.value


@pytest.fixture
def launch(heard: None) -> int:
    from groundswell.field.reading.upkeep import refresh
    from tests.worlds.launching import AT

    refresh(AT)
    return signed_launch()


def cards(signed_in: SignedIn, caller: str = DEVICE) -> list[dict[str, Any]]:
    return signed_in(caller).get("/kit/cards.json").json()["cards"]


def test_a_phone_keeps_each_card_that_is_to_be_said_and_what_stays_in_the_house(
    signed_in: SignedIn, launch: int
) -> None:
    drafted(launch)
    assert cards(signed_in) == []
    let_out_now(launch)
    (card,) = cards(signed_in)
    said = set(card.pop("they_say"))
    assert said
    assert said <= set(OFFLINE)
    assert card.pop("name")
    assert card == {
        "card": "K-1",
        "concern": f"C-{concern_with(OFFLINE[0])}",
        "you_say": SENTENCE,
        "push_back": "",
        "proof": "Forty crews, nine weeks, no list lost",
        "ask": "How often does that happen to you, and what does it cost you?",
        "dont_say": "",
        "vouched_by": "The product",
        "until": None,
        "internal": ["they_say", "dont_say"],
    }
    say_otherwise(launch, "Every list is on the phone.")
    assert cards(signed_in) == []


def test_a_phone_that_has_the_kit_is_sent_nothing_until_it_is_another(
    signed_in: SignedIn, launch: int
) -> None:
    let_out(launch)
    phone = signed_in(DEVICE)
    first = phone.get("/kit/cards.json")
    assert first["ETag"] == f'"{first.json()["version"]}"'
    again = phone.get("/kit/cards.json", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    say_otherwise(launch, "Every list is on the phone.")
    other = phone.get("/kit/cards.json", headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200
    assert other["ETag"] != first["ETag"]


def test_a_member_reads_it_too_and_a_guest_does_not(signed_in: SignedIn, launch: int) -> None:
    let_out(launch)
    assert len(cards(signed_in, SELLER)) == 1
    assert signed_in(Role.GUEST.value).get("/kit/cards.json").status_code == 404


def let_out_now(launch: int) -> None:
    from groundswell.street.kit.services import let_out as out
    from tests.worlds.launching import AT, member

    out(member(), launch, AT)
