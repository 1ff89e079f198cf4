"""Names, amounts and numbers are taken out of what was said; all else stays as it is."""

import pytest

from benchmarks.anonymising import counted, sample_world, sentences
from benchmarks.anonymising_sentences import FIRST, FOURTH, SECOND, THIRD
from groundswell.engine.anonymising.names import Names
from groundswell.engine.anonymising.proposing import propose
from groundswell.engine.anonymising.slips import Near, is_one_slip
from groundswell.engine.anonymising.values import Hidden, Name

NAMES = Names(
    [
        Name("Northgate Lifts Ltd", Hidden.CUSTOMER),
        Name("Hawthorn Security Group", Hidden.CUSTOMER),
        Name("Keller Haustechnik GmbH", Hidden.CUSTOMER),
        Name("Bluewater Pool & Spa", Hidden.CUSTOMER),
        Name("Ann Lee", Hidden.PERSON),
        Name("Ann Moor", Hidden.PERSON),
        Name("Will Thorne", Hidden.PERSON),
        Name("Marcus Müller", Hidden.PERSON),
        Name("FieldRival Pro", Hidden.PRODUCT),
        Name("Wrenfield", Hidden.CUSTOMER),
    ],
    ours=["Wrenfield", "Dispatch Go"],
    common={"lifts", "security"},
)


def proposed(text: str, language: str = "") -> str:
    return propose([(text, language)], NAMES)[0].text


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Northgate Lifts waited three hours", "[customer A] waited three hours"),
        ("we at northgate lifts wait", "we at [customer A] wait"),
        ("NORTHGATE LIFTS LTD called", "[customer A] called"),
        ("Northgate's vans stand still", "[customer A]'s vans stand still"),
        ("NorthgateLifts and north gate lifts", "[customer A] and [customer A]"),
        ("the Nrothgate crew and Nothgate's van", "the [customer A] crew and [customer A]'s van"),
        ("ask hawthorn security group", "ask [customer A]"),
        ("bluewater pool & spa and bluewater pool and spa", "[customer A] and [customer A]"),
        ("Marcus Mueller, MULLER and Müllers van", "[person A], [person A] and [person A] van"),
        ("A. Lee said so", "[person A] said so"),
        ("we left FieldRival for Dispatch Go", "we left [product A] for Dispatch Go"),
        ("Wrenfield told us", "Wrenfield told us"),
        ("Mrs Okafor and Brandt Lifte GmbH agree", "Mrs [person A] and [customer A] GmbH agree"),
    ],
)
def test_names_are_hidden_however_they_are_written(said: str, read: str) -> None:
    assert proposed(said) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Will you bill us in March?", "Will you bill us in March?"),
        ("Ask Will about it", "Ask [person A] about it"),
        ("Will said so", "[person A] said so"),
        ("will that work", "will that work"),
    ],
)
def test_a_name_that_is_a_word_is_told_by_its_capital_and_its_place(said: str, read: str) -> None:
    assert proposed(said) == read


def test_in_german_a_capital_alone_tells_nothing() -> None:
    assert proposed("Die App stürzt im Keller ab", "de") == "Die App stürzt im Keller ab"
    assert proposed("Keller zahlt im Monat mehr", "de") == "[customer A] zahlt im Monat mehr"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("we pay €12,500 a month", "we pay [an amount] a month"),
        ("1.200,50 € or 300 euros or fifty grand", "[an amount] or [an amount] or [an amount]"),
        ("three hours, 15 users, 20 % more, version 4.2", "three hours, 15 users, 20 % more, version 4.2"),
        ("on 2026-03-04 at 10:30, or 4.3.2026", "on 2026-03-04 at 10:30, or 4.3.2026"),
        ("ring +44 20 7946 0018 or (555) 010-2938", "ring [a phone number] or [a phone number]"),
        ("order 4711-22, INV-2026-0012, #881", "order [a number], [a number], [a number]"),
        ("mail a.b@c.example or see https://x.example/y?z.", "mail [an e-mail address] or see [a link]."),
        ("at 12 High Street or in Musterstraße 12, 80331 München", "at [an address] or in [an address]"),
    ],
)
def test_amounts_and_numbers_are_hidden_and_times_and_counts_stay(said: str, read: str) -> None:
    assert proposed(said) == read


def test_the_same_name_has_the_same_letter_in_all_that_is_released_together() -> None:
    texts = [("Ann Lee waited", ""), ("Marcus Müller too", ""), ("so did Lee", ""), ("and Northgate", "")]
    told = [one.text for one in propose(texts, NAMES)]
    assert told == ["[person A] waited", "[person B] too", "so did [person A]", "and [customer A]"]


def test_a_word_that_may_be_a_name_is_shown_as_a_doubt() -> None:
    (one,) = propose([("the crew of Brightwell said Will it work on Monday", "")], NAMES)
    assert one.doubts == ("Brightwell",)
    (one,) = propose([("die App stürzt im Keller ab", "de")], NAMES)
    assert one.doubts == ("Keller",)


def test_a_number_of_which_a_part_looks_like_another_is_hidden_whole() -> None:
    for said in ("CALL +49-866-51934 ASK FOR US", "CALL +49 866 51934 BEFORE NOON"):
        (one,) = propose([(said, "")], NAMES)
        assert not any(letter.isdigit() for letter in one.text), one


@pytest.mark.parametrize("slip", ["nrthgate", "norrthgate", "narthgate", "norhtgate", "orthgate", "northgat"])
def test_one_slip_is_found_wherever_it_is(slip: str) -> None:
    assert is_one_slip("northgate", slip)
    assert list(Near(["northgate", "southgate", "north"]).to(slip)) == ["northgate"]


def test_two_slips_are_another_word() -> None:
    assert not is_one_slip("northgate", "nrthgat")
    assert not is_one_slip("northgate", "northgate")
    assert list(Near(["northgate"]).to("nrthgat")) == []


@pytest.mark.parametrize(("templates", "seed"), [(FIRST, 1), (SECOND, 2), (THIRD, 3), (FOURTH, 4)])
def test_made_sentences_keep_no_name_and_lose_few_words(templates: list[str], seed: int) -> None:
    """300 of the 2,000 sentences of the benchmark, of each set."""
    world = sample_world()
    found = counted(list(sentences(templates, world, seed, 300)), world.names())
    assert found.names[0] == found.names[1] > 150
    assert found.shapes[0] >= 0.995 * found.shapes[1] > 90
    assert found.touched[0] <= 0.05 * found.touched[1]
