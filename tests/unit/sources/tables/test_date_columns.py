"""Columns of dates: in many languages, with their zones, and what is said where they cannot be read."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from groundswell.sources.contract import Item, Options, UnknownColumn
from groundswell.sources.formats.dates import parse_date, style_of
from groundswell.sources.opening import read_here
from tests.unit.sources.tables.reading_tables import heard, items_of, notes, texts, unread

FIXTURES = Path(__file__).parents[3] / "fixtures" / "tables"


def read(name: str) -> list[Item]:
    return list(read_here(FIXTURES / name, name, Options()))


def moments(items: list[Item]) -> list[str]:
    return [said.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if said.at else "" for said in heard(items)]


def test_months_of_neighbours_are_read() -> None:
    assert moments(read("polish.csv")) == ["2026-07-03 00:00", "2026-10-14 00:00"]
    assert moments(read("russian.csv")) == ["2026-03-03 00:00", "2026-03-14 00:00"]


def test_zones_are_minded_however_they_are_put() -> None:
    assert moments(read("offset-space.csv")) == [
        "2026-03-04 04:30",
        "2026-03-15 04:30",
        "2026-03-16 04:30",
        "2026-03-17 04:30",
    ]


def test_the_language_of_the_header_says_that_the_day_comes_first() -> None:
    assert moments(read("pt-feedback.csv")) == ["2026-03-03 00:00", "2026-03-04 00:00"]


@pytest.mark.parametrize(
    ("content", "month"),
    [
        ("Fecha,Comentario\n03/04/2026,La lista es lenta y cara\n", 4),
        ("Date,Comment\n03/04/2026,The list is slow and dear\n", 3),
        ("Date;Comment\n03/04/2026;The list is slow and dear\n", 4),
        ("Date,Client,Comment\n03/04/2026,Linden,The list is slow and dear\n", 3),
        ("Date,Comment\n03/04/2026,La lista es lenta y cara\n03/25/2026,No funciona en la tienda\n", 3),
        ("Fecha,Comentario\n03/04/2026,La lista es lenta\n03/25/2026,No funciona en la tienda\n", 3),
    ],
)
def test_an_open_order_goes_with_the_table_unless_a_date_settles_it(
    content: str, month: int, tmp_path: Path
) -> None:
    said = heard(items_of(tmp_path, content, "feedback.csv"))
    assert said[0].at is not None
    assert said[0].at.month == month


@pytest.mark.parametrize(
    ("content", "order", "month"),
    [
        ("Date,Comment\n03/04/2026,The list is slow and dear\n", "day-first", 4),
        ("Fecha,Comentario\n03/04/2026,La lista es lenta y cara\n", "month-first", 3),
        ("Date,Comment\n03/04/2026,The list is slow\n03/25/2026,The list is dear\n", "day-first", 3),
        ("Date,Comment\n03/04/2026,The list is slow\n25/03/2026,The list is dear\n", "month-first", 4),
    ],
)
def test_an_open_order_is_as_a_person_says_and_a_date_that_settles_it_goes_before(
    content: str, order: str, month: int, tmp_path: Path
) -> None:
    said = heard(items_of(tmp_path, content, "feedback.csv", dates=order))
    assert said[0].at is not None
    assert said[0].at.month == month


def test_an_order_of_dates_that_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownColumn, match="there are: day-first, month-first"):
        items_of(tmp_path, "Date,Comment\n03/04/2026,It is slow\n", dates="backwards")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14 paź 2026", "2026-10-14 00:00"),
        ("środa, 4 marca 2026", "2026-03-04 00:00"),
        ("14 марта 2026 г., 10:30", "2026-03-14 10:30"),
        ("3 березня 2026", "2026-03-03 00:00"),
        ("12. července 2026", "2026-07-12 00:00"),
        ("12. června 2026", "2026-06-12 00:00"),
        ("2026. március 3.", "2026-03-03 00:00"),
        ("2026 m. kovo 3 d.", "2026-03-03 00:00"),
        ("3. maaliskuuta 2026 klo 10.05", "2026-03-03 10:05"),
        ("5 EKİM 2026", "2026-10-05 00:00"),
        ("3 Μαρτίου 2026", "2026-03-03 00:00"),
        ("3 martie 2026", "2026-03-03 00:00"),
        ("3 d'abril de 2026", "2026-04-03 00:00"),
        ("3 במרץ 2026", "2026-03-03 00:00"),
        ("3 مارس 2026", "2026-03-03 00:00"),
        ("2026年3月4日 下午3:05", "2026-03-04 15:05"),
        ("2026. 3. 4. 오전 9:05", "2026-03-04 09:05"),
        ("ngày 3 tháng 4 năm 2026", "2026-04-03 00:00"),
        ("3 mars 2026 à 10 h 30", "2026-03-03 10:30"),
        ("03/04/2026 10:00 +0100", "2026-03-04 09:00"),
        ("2026-03-04 10:00 (UTC+01:00)", "2026-03-04 09:00"),
        ("4 Mar 2026 10:00 MEZ", "2026-03-04 09:00"),
        ("Tue Mar 03 2026 23:30:00 GMT-0500 (Eastern Standard Time)", "2026-03-04 04:30"),
        ("Tue Mar  3 10:00:00 CET 2026", "2026-03-03 09:00"),
        ("2026/03/04 02:05 PM", "2026-03-04 14:05"),
        ("1773154800", "2026-03-10 15:00"),
        ("4th of March 2026", "2026-03-04 00:00"),
    ],
)
def test_a_date_is_read_in_its_language_and_zone(written: str, meant: str) -> None:
    moment = parse_date(written)
    assert moment is not None
    assert moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M") == meant


@pytest.mark.parametrize("written", ["9 out of 10", "10 Pro 25 seats", "4 Mar", "yesterday", "10:00 - 11:00"])
def test_words_with_numbers_are_no_dates(written: str) -> None:
    assert parse_date(written) is None


def test_a_month_that_two_languages_call_alike_goes_with_the_others_of_its_column() -> None:
    croatian = style_of(["3. listopada 2026", "4. srpnja 2026"])
    assert parse_date("3. listopada 2026", croatian) == datetime(2026, 10, 3, tzinfo=UTC)
    polish = style_of(["3 listopada 2026", "4 marca 2026"])
    assert parse_date("3 listopada 2026", polish) == datetime(2026, 11, 3, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Date", "Date received", "Received (date)", "Datum der Anfrage"])
def test_a_column_of_dates_that_cannot_be_read_is_noted_once_with_an_example_and_a_way_out(
    name: str, tmp_path: Path
) -> None:
    content = f"Company,{name},Feedback\n" + "Linden,last week,The export is slow\n" * 3
    items = items_of(tmp_path, content)
    ((row, reason),) = notes(items)
    assert len(texts(items)) == 3
    assert row == 1
    assert f"'{name}'" in reason
    assert "'last week'" in reason
    assert "say which column holds them" in reason


def test_another_column_that_holds_the_dates_is_taken_without_a_word(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Date,Logged,Feedback\nlast week,2026-03-04,The export is slow\n")
    assert moments(items) == ["2026-03-04 00:00"]
    assert notes(items) == []


def test_a_column_without_a_name_for_dates_is_not_missed(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Company,Mood,Feedback\nLinden,last week,The export is slow\n")
    assert notes(items) == []


def test_a_log_that_bears_dates_is_no_column_of_dates(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Company,Trace,Feedback\nLinden,ERROR 2026-03-02 Backup,The export is slow\n")
    assert moments(items) == [""]
    assert unread(items) == ("Trace",)


def test_moments_within_a_call_are_not_missed_as_dates(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Timestamp,Speaker,Text\n00:00:03,Ana,The export is slow\n00:00:09,Bo,I see\n")
    assert notes(items) == []


def test_of_several_columns_of_dates_the_one_that_is_named_so_is_taken(tmp_path: Path) -> None:
    content = "Date received,Renewal,Feedback\n2026-03-04,2027-01-01,The export is slow\n"
    assert moments(items_of(tmp_path, content)) == ["2026-03-04 00:00"]
