"""What a theme is called."""

from groundswell.engine.naming.merit import Said
from groundswell.engine.naming.themes import theme_names


def said(*texts: str) -> list[Said]:
    return [Said(text=text, language="en") for text in texts]


INVOICES = {
    1: said("The invoice is wrong", "Where is my invoice?"),
    2: said("An invoice came twice", "We pay the invoice late"),
}
OTHERS = {
    5: said("The battery drains by noon", "Battery is flat"),
    6: said("The map freezes", "A map that hangs"),
}


def test_a_theme_is_named_by_the_thing_that_its_concerns_speak_of() -> None:
    found = theme_names({1: INVOICES, 2: OTHERS}, {1: "a", 2: "b", 5: "Battery is flat", 6: "d"})

    assert found[1] == "Invoice"


def test_a_theme_whose_concerns_share_no_thing_is_named_by_its_first() -> None:
    found = theme_names({1: INVOICES, 2: OTHERS}, {1: "a", 2: "b", 5: "Battery is flat", 6: "d"})

    assert found[2] == "Battery is flat (and 1 more)"


def test_when_and_how_much_name_no_theme() -> None:
    theme = {1: said("The year is over", "In a year"), 2: said("For the year", "This year")}

    assert theme_names({1: theme}, {1: "First", 2: "Second"}) == {1: "First (and 1 more)"}


def test_what_is_done_names_no_theme() -> None:
    theme = {1: said("We pay late", "I pay twice"), 2: said("They pay nothing", "to pay")}

    assert theme_names({1: theme}, {1: "First", 2: "Second"}) == {1: "First (and 1 more)"}


def test_a_theme_of_one_concern_bears_its_name() -> None:
    assert theme_names({3: {5: said("No dark mode")}}, {5: "No dark mode"}) == {3: "No dark mode"}


def test_two_themes_are_not_named_alike() -> None:
    other = {3: said("An invoice is missing", "The invoice?"), 4: said("My invoice", "The invoice is long")}
    found = theme_names({1: INVOICES, 2: other}, {1: "a", 2: "b", 3: "c", 4: "d"})

    assert len(set(found.values())) == 2


def test_where_no_one_thing_is_spoken_of_by_most_those_are_named_that_together_are() -> None:
    calendars = {
        7: said("My calendar is empty", "The calendar"),
        8: said("We share a calendar", "The calendar"),
        9: said("It costs too much", "Far too dear"),
    }
    found = theme_names({1: {**INVOICES, **calendars}}, {1: "a", 2: "b", 7: "c", 8: "d", 9: "e"})

    assert set(found[1].casefold().split(", ")) == {"invoice", "calendar"}


def test_a_thing_that_few_concerns_speak_of_stands_in_no_name() -> None:
    alone = {n: said(f"It is {word}", f"So {word}") for n, word in enumerate(("dear", "slow", "late"), 10)}
    theme = {**INVOICES, **alone}
    concern_names = {n: f"Name {n}" for n in theme}

    assert theme_names({1: theme}, concern_names) == {1: "Name 1 (and 4 more)"}
