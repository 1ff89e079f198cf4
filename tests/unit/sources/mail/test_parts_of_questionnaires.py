"""What a mailed form asked and was answered, in plain lines and in markup, and whose words it holds."""

import pytest

from groundswell.sources.mail.questionnaires import (
    Pair,
    is_of_service,
    pairs_of_lines,
    pairs_of_markup,
    person_of,
)

SLOW = "It is slow in the tunnel."


@pytest.mark.parametrize(
    ("lines", "pairs"),
    [
        (
            ["Name: Ana Roth", "Message: It is slow.", "And dear.", "", "So it is.", "Page: /map"],
            [("Name", "Ana Roth"), ("Message", "It is slow.\nAnd dear.\n\nSo it is."), ("Page", "/map")],
        ),
        (
            ["Name:", "Ana Roth", "", "Company: Linden", "so so", "", "so"],
            [("Name", "Ana Roth"), ("Company", "Linden\nso so")],
        ),
        (
            ["Message: It is slow.", "What I mean: the map", "City: Ulm"],
            [("Message", "It is slow.\nWhat I mean: the map"), ("City", "Ulm")],
        ),
        (
            ["How slow is it?", "It is very slow", "", "Which one is it?", "The long one"],
            [("How slow is it?", "It is very slow"), ("Which one is it?", "The long one")],
        ),
        (["Questions", "", "How slow is it?", "Very"], [("How slow is it?", "Very")]),
        ([" ".join(["so"] * 15) + ": yes"], [(" ".join(["so"] * 15), "yes")]),
        ([" ".join(["so"] * 16) + ": yes"], []),
        (["It is slow."], []),
    ],
)
def test_an_answer_stands_behind_or_below_what_was_asked_and_a_message_goes_on(
    lines: list[str], pairs: list[tuple[str, str]]
) -> None:
    assert [(pair.label, pair.value) for pair in pairs_of_lines("\n".join(lines))] == pairs


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


NAMED = row("Name", "Ana Roth")


@pytest.mark.parametrize(
    ("markup", "pairs"),
    [
        (f"<table>{NAMED}{row('Message', SLOW)}</table>", [("Name", "Ana Roth"), ("Message", SLOW)]),
        (
            f"<table><tr><th>Name</th></tr>{row('Ana Roth')}{row('<b>Message</b>')}{row(SLOW)}</table>",
            [("Name", "Ana Roth"), ("Message", SLOW)],
        ),
        (f"<table>{row('Name')}{row('Ana Roth')}</table>", []),
        (
            f"<table>{row('Q1: Slow')}{row('Very')}{row('Is it too slow?')}{row('It is')}</table>",
            [("Q1: Slow", "Very"), ("Is it too slow?", "It is")],
        ),
        (
            f"<table><tr><td><table>{NAMED}{row('City', 'Ulm')}</table></td></tr></table>",
            [("Name", "Ana Roth"), ("City", "Ulm")],
        ),
        (
            f"<table>{NAMED}{row('Plan', 'Basic')}</table><h3>Comments</h3>{SLOW}",
            [("Name", "Ana Roth"), ("Plan", "Basic"), ("Comments", SLOW)],
        ),
        (
            f"<table>{NAMED}{row('Message', SLOW)}</table><b>Comments</b><br>so it is.",
            [("Name", "Ana Roth"), ("Message", SLOW)],
        ),
        (
            "<b>Name:</b> Ana Roth<br><b>Message:</b><br>It is.<br>So.<br><a href='x'>Reply now</a><br>so",
            [("Name", "Ana Roth"), ("Message", "It is.\nSo.")],
        ),
        (
            "<b>Message:</b><br>It is. <a href='mailto:x'>ana@linden.example</a><br>so",
            [("Message", "It is. ana@linden.example\nso")],
        ),
    ],
)
def test_in_markup_a_question_is_a_cell_or_a_heading_and_what_links_elsewhere_is_the_forms(
    markup: str, pairs: list[tuple[str, str]]
) -> None:
    assert [(pair.label, pair.value) for pair in pairs_of_markup(markup)] == pairs


@pytest.mark.parametrize(
    ("label", "value", "says"),
    [
        ("Message", "so", True),
        ("Message", "-", False),
        ("Message", "", False),
        ("Message", "12", False),
        ("Name", "Ana Roth", False),
        ("Name", "I am the one who wrote to you.", True),
        ("Plan", "Basic one", False),
        ("Plan", "one two three four five", True),
        ("Plan", "One Two Three Four", False),
        ("Plan", "Is it so?", True),
        ("When", "12 March 2026", False),
        ("When", "We met you on 12 March 2026 and it was slow.", True),
        ("City", "somewhere in the far north", False),
        ("Contact", "call ana@linden.example again", False),
    ],
)
def test_an_answer_says_something_where_it_is_in_somebodys_own_words(
    label: str, value: str, says: bool
) -> None:
    assert Pair(label, value).says is says


@pytest.mark.parametrize(
    ("line", "of_service"),
    [
        ("Page: /map", True),
        ("Order 12: sent", True),
        ("Page of the map: sent", False),
        ("Message: sent", False),
        ("so it is", False),
    ],
)
def test_a_line_of_the_page_or_the_order_is_the_services(line: str, of_service: bool) -> None:
    assert is_of_service(line) is of_service


@pytest.mark.parametrize(
    ("pairs", "person"),
    [
        ([("Name", "Ana Roth"), ("Email", "Ana@Linden.example")], ("Ana Roth", "ana@linden.example")),
        ([("First name", "Ana"), ("Last name", "Roth")], ("Ana Roth", "")),
        ([("Name", "Ana Roth <ana@linden.example>")], ("Ana Roth", "ana@linden.example")),
        ([("Name", "Ana Roth +49 30 1234567")], ("Ana Roth", "")),
        ([("Name", "one two three four five")], ("one two three four five", "")),
        ([("Name", "one two three four five six")], ("", "")),
        ([("Name", "Ana"), ("Name", "Ana")], ("Ana", "")),
        ([("Name", "Ana"), ("Name", "Roth"), ("Name", "Elm")], ("Ana Roth", "")),
        ([("City", "Ulm")], ("", "")),
    ],
)
def test_who_filled_a_form_is_told_by_its_names_and_addresses(
    pairs: list[tuple[str, str]], person: tuple[str, str]
) -> None:
    assert person_of([Pair(label, value) for label, value in pairs]) == person
