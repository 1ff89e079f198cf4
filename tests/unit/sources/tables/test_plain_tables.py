"""A table of text as it stands, read in the limited child: what its rows mean is for others to say."""

from pathlib import Path

import pytest

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.delimited.plain import PlainRow
from groundswell.sources.reading import read_table

TARGETS = "seller,period,amount,currency\nIda Brandt,2026-03,12500.50,EUR\nBo Lund,2026-03,,EUR\n"


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


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("targets.csv", "", "empty"),
        ("targets.xlsx", b"PK\x03\x04 no table of text", "save it as CSV"),
        ("targets.csv.part", TARGETS, "still being written"),
    ],
)
def test_what_is_no_table_of_text_says_why(tmp_path: Path, name: str, content: str | bytes, why: str) -> None:
    with pytest.raises(UnreadableSource, match=why):
        read_table(put(tmp_path, content, name), name, most=10)


def test_more_rows_than_wanted_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="more than 1 rows"):
        read_table(put(tmp_path, TARGETS), "targets.csv", most=1)
