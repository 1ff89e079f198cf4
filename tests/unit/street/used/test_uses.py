"""What sales did with cards: what was shown, what was rated, and what a phone tells afterwards."""

from datetime import timedelta
from uuid import uuid4

import pytest

from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.kit import let_out, signed_launch
from tests.worlds.launching import AT, member
from tests.worlds.using import from_phone

pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture
def card() -> str:
    return card_of(signed_launch())


def card_of(launch: int) -> str:
    from groundswell.street.models import Card

    let_out(launch)
    return f"K-{Card.objects.get(launch=launch).pk}"


def uses(seller: Viewer | None = None) -> list[tuple[str, str]]:
    from groundswell.street.models import CardUse

    rows = CardUse.objects.filter(removed=False).order_by("pk")
    rows = rows.filter(user=seller.user) if seller else rows
    return list(rows.values_list("card", "did"))


def given(seller: Viewer, card: str) -> None:
    from groundswell.street.used.services import note_taken

    note_taken(seller, [card], AT)


def test_a_card_that_was_shown_twice_a_day_counts_once(card: str) -> None:
    from groundswell.street.used.services import note_found, note_read

    seller = member(Role.SELLER)
    for hours in (0, 1, 24):
        note_read(seller, card, AT + timedelta(hours=hours))
        note_found(seller, [card], AT + timedelta(hours=hours))
    assert sorted(uses(seller)) == [(card, "found")] * 2 + [(card, "read")] * 2


def test_what_others_than_sales_look_at_is_not_kept(card: str) -> None:
    from groundswell.street.used.services import note_read

    for role in (Role.MARKETING, Role.EXECUTIVE, Role.ADMINISTRATOR):
        note_read(member(role), card, AT)
    assert uses() == []


def test_a_rating_stands_once_under_its_key_and_is_taken_back_by_nobody_else(card: str) -> None:
    from groundswell.ledger.models import AuditRow
    from groundswell.street.used.services import rate, take_back
    from groundswell.street.used.tables import Did

    seller, key = member(Role.SELLER), str(uuid4())
    rate(seller, card, Did.HELPED, AT, key=key)
    rate(seller, card, Did.HELPED, AT, key=key)
    assert uses(seller) == [(card, "helped")]
    assert AuditRow.objects.filter(act="rate a card").count() == 1
    for other in (Role.SALES_LEAD, Role.ADMINISTRATOR):
        with pytest.raises(NotForYou):
            take_back(member(other), key, AT)
    assert take_back(seller, key, AT) == card
    assert uses(seller) == []
    take_back(seller, key, AT, again=True)
    assert uses(seller) == [(card, "helped")]
    told = list(AuditRow.objects.filter(user=seller.user).order_by("pk").values_list("act", "ref"))
    assert told[0] == ("rate a card", card)
    assert told[-2:] == [("take a rating back", card), ("give a rating again", card)]


def test_a_key_of_somebody_else_is_nobody_elses_rating(card: str) -> None:
    from groundswell.street.used.services import rate
    from groundswell.street.used.tables import Did

    key = str(uuid4())
    rate(member(Role.SELLER), card, Did.HELPED, AT, key=key)
    with pytest.raises(NotForYou):
        rate(member(Role.SALES_LEAD), card, Did.NOT, AT, key=key)
    assert not from_phone(member(Role.SALES_LEAD), card, "unhelpful", key=key)
    assert uses() == [(card, "helped")]


def test_something_else_under_the_same_key_is_told_to_be_none(card: str) -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.street.used.services import rate
    from groundswell.street.used.tables import Did

    seller, key = member(Role.SELLER), str(uuid4())
    rate(seller, card, Did.HELPED, AT, key=key)
    with pytest.raises(ImpossibleCorrection):
        rate(seller, card, Did.NOT, AT, key=key)
    assert not from_phone(seller, card, "unhelpful", key=key)
    assert from_phone(seller, card, "helped", key=key)
    assert uses(seller) == [(card, "helped")]


@pytest.mark.parametrize("called", ["K-99", "A-1", "K-", "X-1", "K-99999999999999999"])
def test_a_card_that_there_is_not_cannot_be_rated(called: str) -> None:
    from groundswell.street.used.services import rate
    from groundswell.street.used.tables import Did

    with pytest.raises(NotForYou):
        rate(member(Role.SELLER), called, Did.HELPED, AT, key=str(uuid4()))


def test_what_a_phone_was_not_given_nobody_read_on_it(card: str) -> None:
    seller = member(Role.SELLER)
    assert not from_phone(seller, card, "read")
    given(member(Role.SALES_LEAD), card)
    assert not from_phone(seller, card, "read")
    given(seller, card)
    assert not from_phone(seller, card, "read", AT - timedelta(days=1))  # before it had it
    assert uses() == []
    assert from_phone(seller, card, "read")
    assert from_phone(seller, card, "found")
    assert uses(seller) == [(card, "read"), (card, "found")]


def test_a_phone_cannot_tell_that_somebody_was_checked(card: str) -> None:
    seller = member(Role.SELLER)
    given(seller, card)
    assert not from_phone(seller, card, "checked")
    assert uses() == []


def test_a_rating_of_a_phone_that_is_sent_again_is_one(card: str) -> None:
    seller, key = member(Role.SELLER), str(uuid4())
    assert from_phone(seller, card, "helped", key=key)
    assert from_phone(seller, card, "helped", key=key)
    assert uses(seller) == [(card, "helped")]


def test_a_clock_that_is_wrong_is_not_believed(card: str) -> None:
    from groundswell.street.models import CardUse

    seller = member(Role.SELLER)
    assert from_phone(seller, card, "helped", AT + timedelta(days=400))
    assert from_phone(seller, card, "helped", AT - timedelta(days=400))
    assert set(CardUse.objects.values_list("at", flat=True)) == {AT + timedelta(hours=2)}


def test_all_of_it_goes_with_the_user_and_is_handed_out_to_them() -> None:
    from groundswell.field.erasing.application import rows_about
    from groundswell.people.erasing import erase_user
    from groundswell.street.models import CardUse, CheckShown, KitTaken
    from groundswell.street.used import checking
    from groundswell.street.used.services import note_read

    launch = signed_launch(concern_with(OFFLINE[0]), concern_with(INVOICES[0]))
    let_out(launch)
    seller, lead = member(Role.SELLER), member(Role.SALES_LEAD)
    for one in (seller, lead):
        note_read(one, "K-1", AT)
        given(one, "K-1")
        checking.begin(one, launch, AT)
    held = rows_about([seller.name], lambda rows: [{"row": row.pk} for row in rows])
    assert [len(held[table]) for table in ("carduse", "kittaken", "checkshown")] == [1, 1, 1]
    erase_user(lambda text: text == seller.name, even_if_active=True)
    for table in (CardUse, KitTaken, CheckShown):
        assert list(table._default_manager.values_list("user", flat=True)) == [lead.user]
