"""Quotes in tables of text: around cells, and as words of those who were quoted."""

import contextlib
import time
from pathlib import Path

import pytest

from groundswell.sources.contract import Options, UnreadableSource
from groundswell.sources.opening import read_here
from tests.unit.sources.tables.reading_tables import items_of, refusals, texts

FIXTURES = Path(__file__).parents[3] / "fixtures" / "tables"


def said_in(name: str) -> list[str]:
    return texts(read_here(FIXTURES / name, name, Options()))


def test_quotes_of_a_table_that_writes_none_are_words() -> None:
    assert said_in("stray-quotes.tsv") == [
        '5" labels print too small, and the "new" printer, jams.',
        '"Twice the price" is what our boss calls your offer.',
        "Why is the map slow?",
    ]


def test_a_quote_behind_a_backslash_is_one() -> None:
    assert said_in("backslash.csv")[0] == 'She said "never again", because the export skips orders.'


def test_what_tools_put_around_cells_for_spreadsheets_is_taken_off() -> None:
    assert said_in("formula-escaped.csv") == [
        "The nightly export skips half of our orders.",
        "Your new price is twice what we pay.",
    ]


ONE_COLUMN = {
    "quoted where it must be": (
        'text\nWhere is my card?\n"I wait, and wait"\n"She said ""no"" to me"\n"Two\nlines"\n',
        ["Where is my card?", "I wait, and wait", 'She said "no" to me', "Two\nlines"],
    ),
    "all quoted": (
        '"Remarks"\n"Too slow by far"\n"Nice ""but"" late"\n',
        ["Too slow by far", 'Nice "but" late'],
    ),
    "quoted where a semicolon must be": (
        'Kommentar\n"Zu langsam; und zu teuer"\nDas ist, ehrlich gesagt, gut\nNa ja, geht so\n',
        ["Zu langsam; und zu teuer", "Das ist, ehrlich gesagt, gut", "Na ja, geht so"],
    ),
    "without a header": (
        'The export is slow\n"Too dear, says our boss"\nNo alerts at all here\n',
        ["The export is slow", "Too dear, says our boss", "No alerts at all here"],
    ),
    "lines that hold quotes": (
        '"Twice the price" is what he calls it\nShe said "never again", and left\nWhy, oh why\n',
        ['"Twice the price" is what he calls it', 'She said "never again", and left', "Why, oh why"],
    ),
    "a quotation among lines with commas": (
        '"Too slow, too dear"\nWe like the map, mostly\nIt is fine so far\n',
        ['"Too slow, too dear"', "We like the map, mostly", "It is fine so far"],
    ),
    "lines of clauses": (
        "Too slow, too dear\nNice, but late\nGood, if dear\nSlow, very slow\n",
        ["Too slow, too dear", "Nice, but late", "Good, if dear", "Slow, very slow"],
    ),
}


@pytest.mark.parametrize("kind", ONE_COLUMN)
def test_a_table_of_one_column_is_read_as_its_writer_meant_it(kind: str, tmp_path: Path) -> None:
    content, said = ONE_COLUMN[kind]
    assert texts(items_of(tmp_path, content, "remarks.csv")) == said


def test_a_cell_of_one_column_over_several_lines_is_one_row(tmp_path: Path) -> None:
    items = items_of(tmp_path, 'comment\r\n"Line one\r\nline two, with comma"\r\n""\r\nShort one\r\n')
    assert texts(items) == ["Line one\nline two, with comma", "Short one"]
    assert refusals(items) == [(2, "no text")]


def test_a_name_and_a_number_beside_each_other_are_no_clauses(tmp_path: Path) -> None:
    items = items_of(tmp_path, "company, comment\nLinden, It is slow\nCedar, It is dear\n")
    assert [text.strip() for text in texts(items)] == ["It is slow", "It is dear"]


def test_quotes_within_quotes_that_were_not_doubled_stay_words(tmp_path: Path) -> None:
    items = items_of(tmp_path, 'id,comment\n1,"He said "no, never" again"\n2,"Too slow, too dear"\n')
    assert texts(items) == ['He said "no, never" again', "Too slow, too dear"]


def test_a_writer_that_quotes_all_and_doubles_nothing_is_understood(tmp_path: Path) -> None:
    items = items_of(tmp_path, 'id,comment\n1,"Fine by us"\n2,"He said "no" again"\n')
    assert texts(items) == ["Fine by us", 'He said "no" again']


def test_words_between_tabs_that_begin_and_end_with_a_quote_keep_both(tmp_path: Path) -> None:
    content = 'company\tcomment\nLinden\t"Twice the price" is "too much"\nCedar\tIt is slow\n'
    assert texts(items_of(tmp_path, content, "said.tsv"))[0] == '"Twice the price" is "too much"'


def test_a_path_that_ends_in_a_backslash_ends_its_cell(tmp_path: Path) -> None:
    items = items_of(tmp_path, 'id,comment,plan\n1,"It is in C:\\dir\\",pro\n2,"It, is slow",free\n')
    assert texts(items) == ["It is in C:\\dir\\", "It, is slow"]


def test_backslashes_and_lines_go_together(tmp_path: Path) -> None:
    items = items_of(tmp_path, 'id,comment\n1,"Many\nlines, \\"two\\" of them"\n2,"A \\\\ there"\n')
    assert texts(items) == ['Many\nlines, "two" of them', "A \\ there"]


def test_a_formula_that_only_holds_text_may_hold_the_delimiter(tmp_path: Path) -> None:
    content = '="Company";="Kommentar"\n="Linden";="Der Export ist; leider; ""zu"" langsam"\n'
    assert texts(items_of(tmp_path, content)) == ['Der Export ist; leider; "zu" langsam']


def test_a_formula_that_does_something_stays_as_it_is(tmp_path: Path) -> None:
    content = 'id,comment\n1,"=HYPERLINK(""https://linden.example"",""ours"") is what we see here"\n'
    assert texts(items_of(tmp_path, content))[0].startswith("=HYPERLINK(")


def test_nothing_as_databases_write_it_is_nothing(tmp_path: Path) -> None:
    items = items_of(tmp_path, "id\tcomment\tdate\n1\tIt is slow\t\\N\n2\t\\N\t2026-01-02\n", "dump.tsv")
    assert texts(items) == ["It is slow"]
    assert refusals(items) == [(2, "no text")]


def test_a_stray_quote_does_not_swallow_the_rows_below(tmp_path: Path) -> None:
    content = 'company\tcomment\nLinden\t"Too slow\nCedar\tIt is dear\nOak\tIt is "odd" here\n'
    assert texts(items_of(tmp_path, content, "said.tsv")) == ['"Too slow', "It is dear", 'It is "odd" here']


@pytest.mark.parametrize(
    "line", ['"a b,', '"a ""', '""" ', '"a\\",', '="x,', '"a "b" c,"', '"" ', "x,'\"y", '"\n""\n"""\n']
)
def test_quotes_in_any_order_are_read_in_time(line: str, tmp_path: Path) -> None:
    content = "id,comment\n" + (line * 40_000) + "\n" + f"{line}\n" * 40_000
    begun = time.process_time()
    with contextlib.suppress(UnreadableSource):
        items_of(tmp_path, content)
    assert time.process_time() - begun < 5 * max(len(content) / 1e6, 1)
