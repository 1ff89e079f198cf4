"""A table of text as it stands, read in the limited child: what its rows mean is for others to say."""

from pathlib import Path

import pytest

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.delimited.plain import PlainRow
from groundswell.sources.reading import read_table
from tests.contract.samples import workbook_of
from tests.unit.sources.tables.making_workbooks import cell, excel, ods, row, words

TARGETS = "seller,period,amount,currency\nIda Brandt,2026-03,12500.50,EUR\nBo Lund,2026-03,,EUR\n"


HEAD, ROW = ("seller", "period", "amount", "currency"), ("Ida Brandt", "2026-03", "12500.50", "EUR")


def put(folder: Path, content: str | bytes, name: str = "targets.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_its_header_and_rows_come_letter_for_letter(tmp_path: Path) -> None:
    header, rows = read_table(put(tmp_path, TARGETS), "targets.csv", most=10)
    assert header == ("seller", "period", "amount", "currency")
    assert rows == [
        PlainRow(1, ("Ida Brandt", "2026-03", "12500.50", "EUR")),
        PlainRow(2, ("Bo Lund", "2026-03", "", "EUR")),
    ]


def test_other_delimiters_and_encodings_are_told_by_themselves(tmp_path: Path) -> None:
    content = "Verkäufer;Zeitraum;Ziel\nJörg Ørsted;2026;1.000,50\n".encode("utf-16")
    header, rows = read_table(put(tmp_path, content), "targets.csv", most=10)
    assert header == ("Verkäufer", "Zeitraum", "Ziel")
    assert [row.cells for row in rows] == [("Jörg Ørsted", "2026", "1.000,50")]


def test_a_file_that_ends_within_a_cell_says_so_of_its_last_row(tmp_path: Path) -> None:
    _, rows = read_table(put(tmp_path, TARGETS + 'Ida Brandt,"2026-04'), "targets.csv", most=10)
    assert [bool(row.flaw) for row in rows] == [False, False, True]


@pytest.mark.parametrize("name", ["targets.xlsx", "targets"])
def test_a_workbook_with_one_sheet_that_holds_something_is_a_table_whatever_it_is_called(
    tmp_path: Path, name: str
) -> None:
    made = workbook_of({"Notes": (), "Targets": (("Targets of the year", ""), HEAD, ROW)})
    header, rows = read_table(put(tmp_path, made, name), name, most=10)
    assert header == HEAD
    assert rows == [PlainRow(1, ROW)]


def test_numbers_of_a_workbook_come_without_the_noise_of_sums_and_days_as_days(tmp_path: Path) -> None:
    day = 'office:value-type="date" office:date-value="2026-03-01T00:00:00"'
    amount = 'office:value-type="float" office:value="36000.300000000003"'
    names = row(*map(words, ("seller", "from", "amount")))
    made = ods(names + row(words("Ida Brandt"), cell("", day), cell("", amount)))
    _, rows = read_table(put(tmp_path, made, "targets.ods"), "targets.ods", most=10)
    assert [one.cells for one in rows] == [("Ida Brandt", "2026-03-01", "36000.3")]


def test_a_cell_of_a_workbook_whose_words_are_missing_makes_its_row_one_that_cannot_be_trusted(
    tmp_path: Path,
) -> None:
    lost = '<row r="3"><c r="A3" t="inlineStr"><is><t>Bo</t></is></c><c r="B3"><f>B9*2</f></c></row>'
    made = excel({"A1": "seller", "B1": "amount", "A2": "Ida Brandt", "B2": "5"}, raw=lost)
    _, rows = read_table(put(tmp_path, made, "targets.xlsx"), "targets.xlsx", most=10)
    assert [one.flaw[:35] for one in rows] == ["", "amount holds a formula that was nev"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("targets.csv", "", "empty"),
        ("targets.pdf", b"%PDF-1.7 no table of text", "save it as CSV, or as a workbook"),
        ("targets.xlsx", b"PK\x03\x04 no workbook", "broken"),
        ("two.xlsx", workbook_of({"North": (HEAD, ROW), "South": (HEAD, ROW)}), "'North', 'South'"),
        ("bare.xlsx", workbook_of({"Bare": (("1", "2", "3"), ("4", "5", "6"))}), "has no header"),
        ("targets.csv.part", TARGETS, "still being written"),
    ],
)
def test_what_is_no_table_of_text_says_why(tmp_path: Path, name: str, content: str | bytes, why: str) -> None:
    with pytest.raises(UnreadableSource, match=why):
        read_table(put(tmp_path, content, name), name, most=10)


def test_more_rows_than_wanted_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="more than 1 rows"):
        read_table(put(tmp_path, TARGETS), "targets.csv", most=1)
