"""Cells in the markup of Jira."""

from pathlib import Path

import pytest

from groundswell.sources.columns.wiki import read_wiki
from groundswell.sources.contract import Why
from tests.unit.sources.tables.reading_tables import asides, items_of, texts

HEADER = "Issue key,Summary,Reporter,Description\n"


def test_headings_and_colours_are_layout_and_blocks_of_code_are_set_aside(tmp_path: Path) -> None:
    cell = "h2. Problem\n{color:red}All later tasks move.{color}\n{code:java}\nplan.lock();\n{code}\nAlways."
    items = items_of(tmp_path, f'{HEADER}W-1,Tasks,Ana Roth,"{cell}"\n')

    assert texts(items) == ["Problem\nAll later tasks move.\n\nAlways."]
    assert asides(items) == [(1, Why.MACHINE, "plan.lock();")]


def test_in_other_tables_the_same_marks_are_words(tmp_path: Path) -> None:
    cell = "h2. is what the {quote} macro shows when I type it."
    assert texts(items_of(tmp_path, f"Ticket ID,Requester,Description\n1,Ana Roth,{cell}\n")) == [cell]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("The field {code}locked{code} is wrong.", "The field locked is wrong."),
        ("Type {code} and it hangs.", "Type {code} and it hangs."),
        ("{quote}It hangs every day.{quote}", "It hangs every day."),
        ("bq. It hangs every day.", "It hangs every day."),
        (
            "{code}\nThe customer says it hangs every day.\n{code}",
            "\nThe customer says it hangs every day.\n",
        ),
        ("h2.5 is the version, {note} a placeholder.", "h2.5 is the version, {note} a placeholder."),
    ],
)
def test_what_somebody_said_stays_whatever_marks_stand_around_it(cell: str, words: str) -> None:
    assert read_wiki(cell) == (words, ())


@pytest.mark.parametrize("mark", ["{code:java}", "{code}x{code}", "{quote", "h1. "])
def test_a_cell_of_marks_without_end_is_read_all_the_same(mark: str) -> None:
    assert read_wiki("It stops. " + mark * 200_000)[0].startswith("It stops. ")
