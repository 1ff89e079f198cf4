"""Finding the card to what a customer just said, among what sales holds."""

from dataclasses import replace

import numpy as np
import pytest

from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou
from groundswell.street.kit.searching import Hit
from groundswell.street.kit.values import Standing
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.kit import let_out, say_otherwise, signed_launch
from tests.worlds.launching import AT, member

pytestmark = pytest.mark.usefixtures("counted")


@pytest.fixture
def counted(heard: None) -> None:
    """Two cards, each to a concern of its own."""
    from groundswell.field.reading.upkeep import refresh

    refresh(AT)
    let_out(signed_launch(concern_with(OFFLINE[0])))
    let_out(signed_launch(concern_with(INVOICES[0]), name="Invoices", sentence="Every invoice leaves once."))


def found(said: str, *, by_meaning: bool = True) -> list[Hit]:
    from groundswell.street.kit.searching import find

    encoder = WordEncoder()
    vector = encoder.encode([said])[0] if by_meaning else None
    model = encoder.model if by_meaning else ""
    return find(member(Role.SELLER), said, AT, model=model, vector=vector)


@pytest.mark.parametrize("by_meaning", [True, False])
def test_what_a_customer_says_leads_to_its_card(by_meaning: bool) -> None:
    first, _ = found("our export has doubled invoices", by_meaning=by_meaning)
    assert (first.card.lines.you_say, first.fits) == ("Every invoice leaves once.", True)
    first, _ = found("there is no signal in the basement", by_meaning=by_meaning)
    assert (first.card.concern, first.fits) == (concern_with(OFFLINE[0]), True)


def test_where_no_card_fits_that_is_said() -> None:
    assert not any(hit.fits for hit in found("do you sell bicycles"))
    assert found("  ") == []


def test_a_card_that_is_not_to_be_said_just_now_is_found_as_such() -> None:
    say_otherwise(2, "Every invoice leaves the house once.")
    assert found(INVOICES[0])[0].card.standing is Standing.REOPENED


def test_what_was_withdrawn_since_is_found_no_more() -> None:
    from groundswell.street.kit.services import withdraw

    (hit, _) = found(INVOICES[0])
    withdraw(member(), hit.card.number, AT)
    assert hit.card.called not in {other.card.called for other in found(INVOICES[0])}


def test_a_wording_that_people_wrote_is_found_at_once_and_by_its_meaning_once_it_was_read() -> None:
    from groundswell.street.kit.services import edit
    from groundswell.street.kit.tables import CardVectors
    from groundswell.street.kit.vectors import keep_vectors, worded_vectors

    (hit, _) = found(INVOICES[0])
    lines = replace(hit.card.lines, they_say=("bookkeeping pays things a second time",))
    edit(member(), hit.card.number, lines, AT, seen=hit.card.seen)
    (now, _) = found("bookkeeping pays a second time")
    assert (now.card.called, now.fits) == (hit.card.called, True)
    encoder = WordEncoder()
    assert keep_vectors(AT, lambda: encoder)
    assert not keep_vectors(AT, lambda: encoder)
    (vectors,) = worded_vectors([now.card.version_id], encoder.model).values()
    assert np.allclose(vectors, encoder.encode(lines.they_say))
    edit(member(), now.card.number, replace(lines, they_say=()), AT, seen=now.card.seen)
    keep_vectors(AT, lambda: encoder)
    assert not CardVectors.objects.exists()


def test_vectors_of_other_words_than_stand_there_say_nothing() -> None:
    from groundswell.street.kit.services import edit
    from groundswell.street.kit.tables import CardVersion
    from groundswell.street.kit.vectors import keep_vectors, worded_vectors

    (hit, _) = found(INVOICES[0])
    edit(member(), hit.card.number, replace(hit.card.lines, they_say=("twice",)), AT, seen=hit.card.seen)
    encoder = WordEncoder()
    keep_vectors(AT, lambda: encoder)
    version = CardVersion.objects.get(they_say="twice")
    CardVersion.objects.filter(pk=version.pk).update(they_say="▒")  # as erasing does
    assert worded_vectors([version.pk], encoder.model) == {}
    assert keep_vectors(AT, lambda: encoder)


def test_what_was_read_anew_is_found_by_what_it_means_now() -> None:
    from groundswell.street.kit.searching import find
    from groundswell.street.kit.services import edit
    from groundswell.street.kit.tables import CardVersion
    from groundswell.street.kit.vectors import keep_vectors

    encoder = WordEncoder()

    def is_found() -> bool:
        (vector,) = encoder.encode(["bookkeeping pays things"])
        return any(hit.fits for hit in find(member(), "zzz", AT, model=encoder.model, vector=vector))

    (hit, _) = found(INVOICES[0])
    edit(member(), hit.card.number, replace(hit.card.lines, they_say=("twice",)), AT, seen=hit.card.seen)
    keep_vectors(AT, lambda: encoder)
    assert not is_found()
    CardVersion.objects.filter(they_say="twice").update(they_say="bookkeeping pays things")
    keep_vectors(AT, lambda: encoder)
    assert is_found()


def test_a_guest_finds_nothing() -> None:
    from groundswell.street.kit.searching import find

    with pytest.raises(NotForYou):
        find(member(Role.GUEST), INVOICES[0], AT)
