import pytest

from groundswell.engine.naming import Said, names, theme_names
from groundswell.engine.naming_phrases import shown


def said(*texts: str, language: str = "en") -> list[Said]:
    return [Said(text=text, language=language) for text in texts]


CARD = said(
    "My card hasn't arrived yet", "When will my card arrive?", "Still no card, it hasn't arrived in the post"
)
RATE = said("The exchange rate is wrong", "You applied the wrong exchange rate", "Wrong exchange rate again")


def test_a_name_is_a_phrase_that_really_occurs() -> None:
    found = names({1: CARD, 2: RATE}, {})

    assert found == {1: "My card hasn't arrived", 2: "Wrong exchange rate"}
    for concern, of in ((1, CARD), (2, RATE)):
        assert any(found[concern].casefold() in one.text.casefold() for one in of)


def test_words_that_all_concerns_share_do_not_name_one() -> None:
    found = names(
        {1: said("The portal export fails", "Portal export fails"), 2: said("The portal login loops")}, {}
    )

    assert "export" in found[1].lower()
    assert "login" in found[2].lower()


def test_a_question_and_a_negation_keep_their_word() -> None:
    found = names(
        {1: said("How long does delivery take?", "How long does delivery take to us?"), 2: RATE},
        {},
    )

    assert found[1] == "How long does delivery take"


def test_two_concerns_never_bear_the_same_name() -> None:
    found = names({1: said("Too slow"), 2: said("Too slow"), 3: said("too slow")}, {})

    assert len({name.casefold() for name in found.values()}) == 3


def test_a_name_that_stands_is_not_given_again() -> None:
    found = names({1: said("Slow export"), 2: said("Slow export")}, {1: "slow export"})

    assert found.keys() == {2}
    assert found[2].casefold() != "slow export"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("THE EXPORT KEEPS FAILING", "Export keeps failing"),
        ("Der Export schlägt fehl", "Export schlägt fehl"),
        ("  broken\n   printers ", "Broken printers"),
    ],
)
def test_a_name_is_one_line_in_sensible_case(text: str, name: str) -> None:
    language = "de" if "schlägt" in text else "en"
    assert names({1: said(text, language=language)}, {})[1] == name


def test_a_lone_i_is_written_large_and_other_words_are_left() -> None:
    assert shown("when i'm in it, i export") == "When I'm in it, I export"


@pytest.mark.parametrize("text", ["", "...", "and the of it", "123", "😀"])
def test_what_holds_no_telling_word_is_still_named(text: str) -> None:
    found = names({1: said(text), 2: said(text)}, {})

    assert all(found.values())
    assert found[1] != found[2]


def test_a_theme_is_named_by_the_words_its_concerns_share() -> None:
    groups = {
        1: {1: said("Import fails", "Import is slow"), 2: said("Import needs a consultant", "No import log")},
        2: {3: said("Seat price", "Price per seat"), 4: said("Price rise", "A price increase")},
        3: {5: said("No dark mode")},
        4: {6: said("Battery drains"), 7: said("Map freezes")},
    }
    found = theme_names(
        groups, {5: "No dark mode", 6: "Battery drains", 7: "Map freezes"} | dict.fromkeys(range(1, 5), "")
    )

    assert found == {1: "Import", 2: "Price", 3: "No dark mode", 4: "Battery drains and more"}
