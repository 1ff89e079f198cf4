"""A part of the field, the words behind each number, a page at a time: as they are counted anew."""

from collections import Counter
from pathlib import Path

import pytest

from groundswell.engine.survey.values import Evidence
from groundswell.people.viewer import OPERATOR
from groundswell.speech import Channel, Kind, Voice
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, listen_to, verbatim_with, write_table
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("listened")
SUBJECTS = [*INVOICES, *OFFLINE, *PRICE]


@pytest.fixture
def listened(store_path: Path, tmp_path: Path) -> None:
    """Twice over, so that much is said the very same; three accounts, two sellers, two months."""
    rows = [
        {
            "id": f"F-{n}",
            "text": text,
            "account": f"Account {n % 3}",
            "date": f"2026-0{3 + n % 2}-{1 + n % 28:02d}" if n % 7 else "",
        }
        for n, text in enumerate([*SUBJECTS, *SUBJECTS, "the lift is stuck between two floors"])
    ]
    listen_to(write_table(tmp_path / "a.csv", rows))
    from groundswell.crm.models import PersonOfOurs
    from groundswell.field.models import Conversation
    from groundswell.field.reading.upkeep import refresh

    for one in Conversation.objects.all():
        Conversation.objects.filter(pk=one.pk).update(seller=f"Seller {one.pk % 2}")
    PersonOfOurs.objects.bulk_create(PersonOfOurs(key=f"S{n}", name=f"Seller {n}") for n in range(2))
    refresh(None)


def everything() -> dict[int, list[Evidence]]:
    """By concern, from the words."""
    from groundswell.field.overview import overview

    field = overview()
    return {one.id: list(one.verbatims) for one in field.concerns} | {0: list(field.heard_once)}


def test_the_whole_is_ranked_as_the_engine_ranks() -> None:
    from groundswell.field.overview import overview
    from groundswell.field.reading.board import Part
    from groundswell.field.reading.ranking import ranked, summaries

    places = ranked(OPERATOR, Part())
    assert [one.concern for one in places] == [one.id for one in overview().concerns]
    assert [one.verbatims for one in places] == [len(one.verbatims) for one in overview().concerns]
    numbers = [one.concern for one in places][::-1]
    assert [one.id for one in summaries(OPERATOR, numbers)] == numbers


@pytest.mark.parametrize(
    ("part", "lies_in"),
    [
        ({"accounts": ["Account 1"]}, lambda one: one.account == "Account 1"),
        ({"sellers": ["Seller 0"]}, lambda one: one.seller == "Seller 0"),
        ({"first_month": 202604}, lambda one: one.at and one.at.month >= 4),
        ({"last_month": 202603, "accounts": ["Account 2"]}, None),
    ],
)
def test_a_part_holds_what_lies_in_it(part: dict[str, object], lies_in) -> None:
    from groundswell.field.reading.board import Part
    from groundswell.field.reading.ranking import ranked

    lies_in = lies_in or (lambda one: one.account == "Account 2" and one.at and one.at.month <= 3)
    places = {one.concern: one for one in ranked(OPERATOR, Part(**part))}
    counted = {
        number: [one for one in said if lies_in(one)] for number, said in everything().items() if number
    }
    assert {number: len(said) for number, said in counted.items() if said} == {
        number: one.verbatims for number, one in places.items()
    }
    for number, place in places.items():
        own = {one.account for one in counted[number] if one.voice is Voice.SPOKEN}
        assert (place.accounts, place.sellers) == (
            len(own),
            len({one.seller for one in counted[number]} - {""}),
        )


@pytest.mark.parametrize("order", ["telling", "newest"])
@pytest.mark.parametrize("top", [1, 3])
def test_turning_pages_shows_each_verbatim_once_and_in_order(order: str, top: int) -> None:
    from groundswell.field.reading.verbatims import Among, Order, page

    for number, said in everything().items():
        shown: list[Evidence] = []
        again: Counter[int] = Counter()
        after, more = None, True
        while more:
            told = page(OPERATOR, number, Among(), Order(order), after=after, top=top)
            shown, more = [*shown, *told.verbatims], told.more
            again.update(told.again)
            after = shown[-1].id if shown else None
        assert len({one.id for one in shown}) == len(shown)
        assert len(shown) + again.total() == len(said)
        if order == "telling":
            assert [one.score for one in shown] == sorted((one.score for one in shown), reverse=True)
        else:
            days = [one.at.timestamp() if one.at else 0 for one in shown]
            assert days == sorted(days, reverse=True)


def test_what_says_the_very_same_stands_behind_the_first_and_is_found_there() -> None:
    from groundswell.field.reading.verbatims import Among, Order, page

    number = concern_with(INVOICES[0])
    told = page(OPERATOR, number, Among(), Order.TELLING, top=25)
    assert told.again
    for first, times in told.again.items():
        behind = page(OPERATOR, number, Among(again=first), Order.TELLING, top=25)
        assert behind.found == times + 1
        assert {one.again for one in behind.verbatims} == {first}


@pytest.mark.parametrize(
    ("among", "is_among"),
    [
        ({"accounts": ["Account 1"]}, lambda one: one.account == "Account 1"),
        ({"sellers": ["Seller 1"], "accounts": ["Account 0"]}, None),
        ({"channel": Channel.CALL}, lambda one: one.channel is Channel.CALL),
        ({"voice": Voice.SPOKEN}, lambda one: one.voice is Voice.SPOKEN),
        ({"kind": Kind.QUESTION}, lambda one: one.kind is Kind.QUESTION),
        ({"first_month": 202604, "last_month": 202604}, lambda one: one.at and one.at.month == 4),
    ],
)
def test_words_are_narrowed_to_what_is_asked_for(among: dict[str, object], is_among) -> None:
    from groundswell.field.reading.verbatims import Among, Order, page

    is_among = is_among or (lambda one: (one.seller, one.account) == ("Seller 1", "Account 0"))
    for number, said in everything().items():
        told = page(OPERATOR, number, Among(**among), Order.NEWEST, top=50)
        assert {one.id for one in told.verbatims} == {one.id for one in said if is_among(one)}
        assert told.found == len(told.verbatims)


def test_who_raises_a_concern_is_told_with_how_often() -> None:
    from groundswell.field.reading.who import accounts_of, sellers_of

    for number, said in everything().items():
        if number:
            accounts = {one.name: one.verbatims for one in accounts_of(OPERATOR, number)}
            assert accounts == Counter(one.account for one in said if one.account)
            sellers = {one.name: one.verbatims for one in sellers_of(OPERATOR, number)}
            assert sellers == Counter(one.seller for one in said if one.seller)


def test_a_name_means_itself_and_else_those_that_hold_it() -> None:
    from groundswell.field.reading.ranking import accounts_like, sellers_like

    assert accounts_like(OPERATOR, "Account 1") == ["Account 1"]
    assert accounts_like(OPERATOR, "ccOUNT") == ["Account 0", "Account 1", "Account 2"]
    assert accounts_like(OPERATOR, "100%") == []
    assert sellers_like(OPERATOR, "LER 0") == ["Seller 0"]


def test_what_is_not_this_concern_stands_as_heard_once_until_it_is_taken_back() -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import undo
    from groundswell.field.models import Verbatim
    from groundswell.field.services.corrections import take_out
    from tests.worlds.counting import counted_anew, read_model

    number, verbatim = concern_with(INVOICES[0]), verbatim_with(INVOICES[1])
    entry = take_out(number, [verbatim], Author(by="ana", at=day(29)))
    assert verbatim in {one.id for one in everything()[0]}
    assert Verbatim.objects.get(pk=verbatim).pinned
    assert read_model() == counted_anew()
    undo(entry.pk, Author(by="ana", at=day(29)))
    assert verbatim in {one.id for one in everything()[number]}
    assert read_model() == counted_anew()


def test_no_later_run_brings_back_what_is_not_this_concern(tmp_path: Path) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import take_out
    from groundswell.field.services.listen import regroup
    from tests.worlds.encoding import WordEncoder

    number, verbatim = concern_with(INVOICES[0]), verbatim_with(INVOICES[1])
    take_out(number, [verbatim], Author(by="ana", at=day(29)))
    more = [{"id": f"G-{n}", "text": text, "account": f"Account {n}"} for n, text in enumerate(SUBJECTS)]
    listen_to(write_table(tmp_path / "b.csv", more))
    regroup(Author(by="ana", at=day(30)), encoder=WordEncoder, watch=lambda _: None)
    assert verbatim in {one.id for one in everything()[0]}


def test_only_its_own_verbatims_are_taken_out_of_a_concern() -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import take_out

    with pytest.raises(ImpossibleCorrection):
        take_out(concern_with(INVOICES[0]), [verbatim_with(PRICE[0])], Author(by="ana", at=day(29)))
