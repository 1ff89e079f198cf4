"""What stands below the line on which somebody begins: whether it goes on, stands apart, or is nobody's."""

import pytest

from groundswell.sources.contract import Refused, Why
from groundswell.sources.transcript.reader import READER
from tests.unit.sources.talk.test_forms import said, set_aside, talk_of

ANA, BEN = "Ana Roth: It is slow.\n", "Ben Ode: Which one?\n"


@pytest.mark.parametrize(
    ("between", "words", "stamps"),
    [
        ("in the tunnel.\n", "It is slow. in the tunnel.", []),
        ("\nin the tunnel.\n", "It is slow.\nin the tunnel.", []),
        ("in the tunnel.\n\nAnd dear.\n", "It is slow. in the tunnel.\nAnd dear.", []),
        ("00:05\nand dear.\n", "It is slow.\nand dear.", ["00:05"]),
        ("- one\n- two\nthree\n", "It is slow.\n- one\n- two three", []),
        ("# Part two\n", "It is slow.", ["# Part two"]),
        ("----------\n", "It is slow.", []),
    ],
)
def test_words_go_on_in_one_line_unless_something_stands_between(
    read_with, between: str, words: str, stamps: list[str]
) -> None:
    items = read_with(READER, "talk.txt", ANA + between + BEN + ANA)
    assert said(items)[0] == ("Ana Roth", words)
    assert set_aside(items, Why.STAMP) == stamps


@pytest.mark.parametrize("mark", ["# Part two", "----------"])
def test_below_a_title_or_a_rule_nobody_is_said_to_go_on(read_with, mark: str) -> None:
    items = read_with(READER, "talk.txt", f"{ANA}{mark}\nand dear\n{BEN}{ANA}")
    assert [(item.row, "and dear" in item.reason) for item in items if isinstance(item, Refused)] == [
        (2, True)
    ]
    assert [turn.row for turn in talk_of(items).turns] == [1, 3, 4]


def test_numbers_and_times_on_lines_of_their_own_part_words_and_are_set_aside(read_with) -> None:
    counted = "1\n00:01 Ana Roth\nIt is slow.\n2\n00:05\nand dear.\n3\n00:07 Ben Ode\nWhich one?\n"
    items = read_with(READER, "talk.txt", counted)
    assert said(items) == [("Ana Roth", "It is slow.\nand dear."), ("Ben Ode", "Which one?")]
    assert set_aside(items, Why.STAMP) == ["1", "2", "00:05", "3"]
    assert [turn.seconds for turn in talk_of(items).turns] == [1.0, 7.0]


def test_a_name_without_words_is_refused_with_its_row(read_with) -> None:
    items = read_with(READER, "talk.txt", f"{ANA}{BEN}Ana Roth:\n{ANA}")
    assert [(item.row, item.reason) for item in items if isinstance(item, Refused)] == [
        (3, "no words by 'Ana Roth'")
    ]
