"""What stands in the cells of workbooks: merged ones, formulas, lines, and a stray one in the last corner."""

import time
from pathlib import Path

import pytest

from groundswell.sources.contract import Item, Options, Understood, UnreadableSource
from groundswell.sources.opening import read_here
from groundswell.speech import Deal, Money
from tests.unit.sources.tables.making_workbooks import (
    COVERED,
    EMPTY,
    cell,
    excel,
    ods,
    open_document,
    row,
    words,
)
from tests.unit.sources.tables.reading_tables import facts, heard, items_of, notes, refusals, texts

FIXTURES = Path(__file__).parents[3] / "fixtures" / "workbooks"
HEADER = {"A1": "Company", "B1": "Customer comment"}
SLOW = "The export is slow"
DEAR = "The price is too high"


def read(name: str) -> list[Item]:
    return list(read_here(FIXTURES / name, name, Options()))


def accounts(items: list[Item]) -> list[str]:
    return [said.account for said in heard(items)]


def test_each_row_that_a_merged_cell_reaches_over_has_what_it_holds() -> None:
    items = read("merged-down.xlsx")
    assert accounts(items) == ["Linden Stores"] * 3 + ["Cedar Logistics"] * 2
    assert {said.seller for said in heard(items)} == {"Dana Whit"}
    assert all(said.at for said in heard(items))


def test_a_cell_that_is_merely_blank_takes_nothing_from_above(tmp_path: Path) -> None:
    cells = {**HEADER, "A2": "Linden", "B2": SLOW, "B3": DEAR, "B4": "It is odd"}
    items = items_of(tmp_path, excel(cells, merged=("A2:A3",)), "said.xlsx")
    assert accounts(items) == ["Linden", "Linden", ""]


def test_a_sheet_that_begins_further_in_is_merged_where_it_stands(tmp_path: Path) -> None:
    cells = {"C3": "Company", "D3": "Customer comment", "C4": "Linden", "D4": SLOW, "D5": DEAR}
    items = items_of(tmp_path, excel(cells, merged=("C4:C5",)), "said.xlsx")
    assert accounts(items) == ["Linden", "Linden"]


def test_words_in_a_merged_cell_are_heard_once_and_its_other_rows_say_so(tmp_path: Path) -> None:
    cells = {**HEADER, "A2": "Linden", "B2": SLOW, "A3": "Cedar"}
    items = items_of(tmp_path, excel(cells, merged=("B2:B3",)), "said.xlsx")
    assert texts(items) == [SLOW]
    ((refused, reason),) = refusals(items)
    assert refused == 2
    assert "merged cell" in reason


def test_a_header_of_two_rows_merged_down_is_one(tmp_path: Path) -> None:
    cells = {"A1": "Company", "B1": "Call", "B2": "Date", "C2": "Customer comment"}
    cells |= {"A3": "Linden", "B3": "2026-03-04", "C3": SLOW}
    items = items_of(tmp_path, excel(cells, merged=("A1:A2", "B1:C1")), "said.xlsx")
    assert (texts(items), accounts(items)) == ([SLOW], ["Linden"])


def test_cells_without_a_name_are_not_counted_again_in_the_rows_they_reach_over(tmp_path: Path) -> None:
    cells = {**HEADER, "A2": "Linden", "B2": SLOW, "D2": "ours", "A3": "Cedar", "B3": DEAR}
    items = items_of(tmp_path, excel(cells, merged=("D2:D3",)), "said.xlsx")
    *_, understood = [item for item in items if isinstance(item, Understood)]
    assert understood.unread == ("column 3", "column 4")
    assert notes(items) == []


def test_cells_beyond_the_names_are_a_column_that_is_heard_or_named(tmp_path: Path) -> None:
    further = {
        "D1": "Reason for score",
        "F2": "It lost our orders twice this week.",
        "F3": "Nobody called us back.",
    }
    cells = {**HEADER, **further, "A2": "Linden", "B2": SLOW, "A3": "Cedar", "B3": DEAR, "ZZ3": "far away"}
    items = items_of(tmp_path, excel(cells), "said.xlsx")
    assert texts(items) == [SLOW, "It lost our orders twice this week.", DEAR, "Nobody called us back."]
    (beyond,) = [reason for at, reason in notes(items) if at == 2]
    assert beyond.endswith("left out: far away")


def test_formulas_say_why_they_hold_nothing() -> None:
    items = read("uncalculated.xlsx")
    assert texts(items) == ["The nightly export skips half of our orders."]
    (_, never), (_, error) = refusals(items)
    assert "'Customer feedback' holds a formula that was never calculated" in never
    assert "(#N/A)" in error


@pytest.mark.parametrize("value", ["<v></v>", "<v/>", ""])
def test_a_formula_that_libraries_write_without_its_value_was_never_calculated(
    value: str, tmp_path: Path
) -> None:
    raw = f'<row r="2"><c r="A2" t="inlineStr"><is><t>Linden</t></is></c><c r="B2"><f>A1</f>{value}</c></row>'
    raw += '<row r="3"><c r="B3" t="inlineStr"><is><t>It is slow</t></is></c></row>'
    items = items_of(tmp_path, excel(HEADER, raw=raw), "said.xlsx")
    assert texts(items) == ["It is slow"]
    assert "never calculated" in refusals(items)[0][1]


def test_a_formula_that_gave_an_empty_text_is_merely_empty(tmp_path: Path) -> None:
    raw = '<row r="2"><c r="A2" t="inlineStr"><is><t>Linden</t></is></c>'
    raw += '<c r="B2" t="str"><f>A1</f><v></v></c></row>'
    raw += '<row r="3"><c r="B3" t="inlineStr"><is><t>It is slow</t></is></c></row>'
    assert refusals(items_of(tmp_path, excel(HEADER, raw=raw), "said.xlsx")) == [(1, "no text")]


def test_an_account_in_a_formula_that_was_never_calculated_is_noted(tmp_path: Path) -> None:
    raw = '<row r="2"><c r="A2"><f>X1</f></c><c r="B2" t="inlineStr"><is><t>It is slow</t></is></c></row>'
    items = items_of(tmp_path, excel(HEADER, raw=raw), "said.xlsx")
    assert texts(items) == ["It is slow"]
    assert "'Company' holds a formula that was never calculated" in notes(items)[0][1]


@pytest.mark.parametrize("corner", ["XFD1048576", "ALL19000", "A1048576", "XFD3"])
def test_a_stray_cell_far_away_costs_nothing(corner: str, tmp_path: Path) -> None:
    cells = {**HEADER, "A2": "Linden", "B2": SLOW, corner: "z"}
    begun = time.process_time()
    items = items_of(tmp_path, excel(cells, merged=("A2:A3",)), "said.xlsx")
    assert time.process_time() - begun < 2
    assert texts(items)[:1] == [SLOW]


def test_what_is_merged_stays_so_where_rows_are_moved_together(tmp_path: Path) -> None:
    cells = {**HEADER, "A5": "Linden", "B5": SLOW, "B900": DEAR, "B1000": "It is odd", "XFD1048576": "z"}
    items = items_of(tmp_path, excel(cells, merged=("A5:A950",)), "said.xlsx")
    assert accounts(items)[:3] == ["Linden", "Linden", ""]


def test_cells_all_over_a_sheet_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("groundswell.sources.spreadsheet.parts.MAX_CELLS", 8)
    cells = {"A1": "comment", "A2": SLOW, "AB3": "x", "ABC4": "y", "XFD1048576": "z"}
    with pytest.raises(UnreadableSource, match="more than 8 cells"):
        items_of(tmp_path, excel(cells), "said.xlsx")


def test_lines_and_paragraphs_of_a_cell_are_kept() -> None:
    assert texts(read("lines-in-cells.ods")) == [
        "The nightly export fails.\nCan we get an alert?",
        "Your new price list  is twice\nwhat we pay today.",
    ]


OPEN_HEADER = row(words("Company"), words("Date"), words("Customer comment"))


def test_an_open_document_is_read_by_the_values_of_its_cells(tmp_path: Path) -> None:
    day = cell(
        "<text:p>04.03.26</text:p>", 'office:value-type="date" office:date-value="2026-03-04T10:00:00"'
    )
    content = ods(
        OPEN_HEADER + row(words("Linden"), day, words("It<text:tab/>is <text:span>slow</text:span>"))
    )
    (said,) = heard(items_of(tmp_path, content, "said.ods"))
    assert said.turns[0].text == "It\tis slow"
    assert said.at is not None
    assert said.at.hour == 10


def test_an_amount_in_an_open_document_has_the_currency_of_its_cell(tmp_path: Path) -> None:
    money = 'office:value-type="currency" office:currency="EUR" office:value="1234.5"'
    header = row(*map(words, ("Deal Name", "Account", "Deal Stage", "Amount")))
    content = ods(header + row(words("a"), words("Linden"), words("Open"), cell("<text:p>x</text:p>", money)))
    (deal,) = [fact for fact in facts(items_of(tmp_path, content, "deals.ods")) if isinstance(fact, Deal)]
    assert deal.amount == Money(1_234_50, "EUR")


def test_what_stands_beside_the_words_of_a_cell_is_not_in_them(tmp_path: Path) -> None:
    beside = "<office:annotation><text:p>check this</text:p></office:annotation><text:p>It is slow</text:p>"
    content = ods(OPEN_HEADER + row(words("Linden"), EMPTY, cell(beside)))
    assert texts(items_of(tmp_path, content, "said.ods")) == ["It is slow"]


def test_an_open_document_has_merged_cells_and_formulas_too(tmp_path: Path) -> None:
    over = cell("<text:p>Linden</text:p>", 'office:value-type="string" table:number-rows-spanned="3"')
    error = cell("<text:p>#N/A</text:p>", 'office:value-type="string" calcext:value-type="error"')
    never = cell("", 'table:formula="of:=[.A1]"')
    content = ods(
        OPEN_HEADER
        + row(over, EMPTY, words("It is slow"))
        + row(COVERED, EMPTY, words("It is dear"))
        + row(COVERED, EMPTY, error)
        + row(words("Cedar"), EMPTY, never)
    )
    items = items_of(tmp_path, content, "said.ods")
    assert accounts(items) == ["Linden", "Linden"]
    assert "error (#N/A)" in refusals(items)[0][1]
    assert "never calculated" in refusals(items)[1][1]


def test_a_flat_open_document_is_read(tmp_path: Path) -> None:
    content = open_document(OPEN_HEADER + row(words("Linden"), EMPTY, words("It is slow")), root="document")
    assert texts(items_of(tmp_path, content, "said.fods")) == ["It is slow"]


def test_equal_rows_that_are_written_once_are_as_many_as_they_are(tmp_path: Path) -> None:
    repeated = row(words("Linden"), EMPTY, words("It is slow"), attributes='table:number-rows-repeated="3"')
    blank = row(EMPTY, attributes='table:number-rows-repeated="1048570"')
    assert len(texts(items_of(tmp_path, ods(OPEN_HEADER + repeated + blank), "said.ods"))) == 3


ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    "content",
    [
        ods(OPEN_HEADER + row(words("&c;")), ENTITIES),
        ods(OPEN_HEADER + row(words("It is slow"), attributes='table:number-rows-repeated="1048575"')),
        ods(OPEN_HEADER + row(cell("<text:p>x</text:p>", 'table:number-columns-repeated="16384"')) * 2000),
        ods(OPEN_HEADER + "<table:table-row>"),
    ],
    ids=["entities", "rows", "cells", "cut"],
)
def test_an_open_document_that_is_made_to_harm_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    begun = time.process_time()
    with pytest.raises(UnreadableSource):
        items_of(tmp_path, content, "said.ods")
    assert time.process_time() - begun < 3
