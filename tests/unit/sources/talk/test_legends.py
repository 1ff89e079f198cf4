"""Who is who by a legend above a talk: initials and the names they stand for."""

import pytest

from groundswell.sources.talk.participants import is_initials, legend_in, listed_in, lists_people


@pytest.mark.parametrize(
    ("lines", "legend"),
    [
        (["AR = Ana Roth, JV = Jan Vos"], {"AR": "Ana Roth", "JV": "Jan Vos"}),
        (["XY = Ana Roth"], {"XY": "Ana Roth"}),  # said to be so
        (["- Ana Roth (AR)"], {"AR": "Ana Roth"}),
        (["Ana Roth (XY)"], {}),  # no initials of hers
        (["Present: Jan de Vries (JV); Ben Ode (BO)"], {"JV": "Jan de Vries"}),  # nobody speaks as BO
        (["AR = Ana Roth", "AR = Ada Rey"], {}),
        (["AR = it is slow"], {}),
    ],
)
def test_a_label_stands_for_the_one_name_that_a_legend_ties_to_it(
    lines: list[str], legend: dict[str, str]
) -> None:
    assert legend_in(lines, {"AR", "JV", "XY"}) == legend


def test_a_list_of_names_is_one_of_two_names_at_least_and_of_nothing_else() -> None:
    assert listed_in("Ana Roth, Ben Ode") == ("Ana Roth", "Ben Ode")
    assert listed_in("AR = Ana Roth, BO = Ben Ode") == ("AR", "BO")
    assert listed_in("Ana Roth") == listed_in("Ana Roth, it is slow") == ()
    assert lists_people("Ana Roth <ana@linden.example>, Ben Ode <ben@linden.example>")
    assert not lists_people("Ana Roth <ana@linden.example> said so")
    assert not lists_people("Ana Roth")


@pytest.mark.parametrize(
    ("text", "name", "are"),
    [
        ("AR", "Ana Roth", True),
        ("JV", "Jan de Vries", True),
        ("JDV", "Jan de Vries", False),
        ("A", "Ana", False),
        ("ar", "Ana Roth", False),
        ("AX", "Ana Roth", False),
    ],
)
def test_initials_are_large_letters_of_the_names_words(text: str, name: str, are: bool) -> None:
    assert is_initials(text, name) is are
