"""Days and hours that stand somewhere in a line: which one is told, and what of the line is it."""

from datetime import UTC, datetime

import pytest

from groundswell.sources.formats.dates import DateStyle
from groundswell.sources.formats.filenames import open_day_in, title_in, title_without_day
from groundswell.sources.formats.moments import moment_within

LONG = "a line that goes on for a good while before it says "


@pytest.mark.parametrize(
    ("line", "written", "at"),
    [
        ("Thu Mar 12 21:40:01 2026 started", "Mar 12 21:40:01 2026", (2026, 3, 12, 21, 40, 1)),
        ("Thu Mar  2 00:00:59 CET 2026", "Mar  2 00:00:59 CET 2026", (2026, 3, 2, 0, 0, 59)),
        ("Call of 3:05 PM, March 10, 2026", "3:05 PM, March 10, 2026", (2026, 3, 10, 15, 5)),
        (f"{LONG}15:30 10.03.2026", "15:30 10.03.2026", (2026, 3, 10, 15, 30)),
        (f"{LONG}10.03.2026 15:30", "10.03.2026 15:30", (2026, 3, 10, 15, 30)),
        ("9:00 2026-03-10 15:30", "2026-03-10 15:30", (2026, 3, 10, 15, 30)),
        ("2026-03-10 at 12:05 am", "2026-03-10 at 12:05 am", (2026, 3, 10, 0, 5)),
        ("2026-03-10 at 12:05 pm", "2026-03-10 at 12:05 pm", (2026, 3, 10, 12, 5)),
        ("2026-03-10 at 3 pm", "2026-03-10 at 3 pm", (2026, 3, 10, 15)),
        ("2026-03-10 13:05 pm", "2026-03-10", (2026, 3, 10)),
        ("2026-03-10 下午3:05", "2026-03-10 下午3:05", (2026, 3, 10, 15, 5)),
        ("2026-03-10 上午3:05", "2026-03-10 上午3:05", (2026, 3, 10, 3, 5)),
        ("2026-03-10 23:59:58", "2026-03-10 23:59:58", (2026, 3, 10, 23, 59, 58)),
        ("2026-03-10 24:00", "2026-03-10", (2026, 3, 10)),
        ("2026-03-10 1505", "2026-03-10 1505", (2026, 3, 10, 15, 5)),
        ("20260310 150501", "20260310 150501", (2026, 3, 10, 15, 5, 1)),
        ("2026년 3월 10일 오후 3:05", "2026년 3월 10일 오후 3:05", (2026, 3, 10, 15, 5)),
        ("10.03.26", "10.03.26", (2026, 3, 10)),
        ("25/12/26", "25/12/26", (2026, 12, 25)),
        ("12/25/26", "12/25/26", (2026, 12, 25)),
        ("1990-05-05", "1990-05-05", (1990, 5, 5)),
        ("first 2026-03-10, then 2026-03-11", "2026-03-10", (2026, 3, 10)),
        ("31.02.2026, no: 2026-03-11", "2026-03-11", (2026, 3, 11)),
        ("15:00 Z on 2026-03-10 15:00Z", "2026-03-10 15:00Z", (2026, 3, 10, 15)),
        ("2026-03-10 15:00 CET", "2026-03-10 15:00 CET", (2026, 3, 10, 14)),
        ("2026-03-10 15:00 EST", "2026-03-10 15:00 EST", (2026, 3, 10, 20)),
        ("2026-03-10 15:00 ABC", "2026-03-10 15:00", (2026, 3, 10, 15)),
        ("2026-03-10 15:00 GMT-5", "2026-03-10 15:00 GMT-5", (2026, 3, 10, 20)),
        ("2026-03-10 15:00 UTC+05:30", "2026-03-10 15:00 UTC+05:30", (2026, 3, 10, 9, 30)),
        ("2026-03-10 15:00 GMT+14", "2026-03-10 15:00 GMT+14", (2026, 3, 10, 1)),
        ("2026-03-10 15:00 GMT+15", "2026-03-10 15:00", (2026, 3, 10, 15)),
        ("2026-03-10 15:00 +0100", "2026-03-10 15:00 +0100", (2026, 3, 10, 14)),
        ("2026-03-10 15:00 +1", "2026-03-10 15:00 +1", (2026, 3, 10, 14)),
        ("2026-03-10 15:00 -0500", "2026-03-10 15:00 -0500", (2026, 3, 10, 20)),
        ("2026-03-10 15:00 -2", "2026-03-10 15:00", (2026, 3, 10, 15)),
    ],
)
def test_the_first_day_of_a_line_is_told_with_the_hour_and_zone_beside_it(line, written, at) -> None:
    moment = moment_within(line)
    assert moment is not None
    assert moment.at == datetime(*at, tzinfo=UTC)
    assert line[moment.start : moment.end].strip() == moment.written == written
    assert moment.timed == (len(at) > 3)


@pytest.mark.parametrize(
    "line",
    ["", "1989-12-31", "30 February 2026", "Thu Mar 12 24:00:00 2026", "Mar 12 21:60:00 2026", "12.13.26 x"],
)
def test_a_line_without_a_day_tells_none(line: str) -> None:
    moment = moment_within(line)
    assert moment is None


def test_a_day_that_could_be_either_is_told_as_open_with_its_hour() -> None:
    open_ = moment_within("03/04/2026 15:00")
    assert open_ is not None
    assert (open_.at, open_.written, open_.timed) == (None, "03/04/2026 15:00", True)
    day = moment_within("03/04/2026")
    assert day is not None
    assert (day.at, day.timed) == (None, False)


def test_an_order_that_others_have_told_settles_an_open_day_unless_it_is_open_itself() -> None:
    def at(order: DateStyle) -> datetime | None:
        moment = moment_within("03/04/2026", order)
        assert moment is not None
        return moment.at

    assert at(DateStyle(day_first=True)) == datetime(2026, 4, 3, tzinfo=UTC)
    assert at(DateStyle()) == datetime(2026, 3, 4, tzinfo=UTC)
    assert at(DateStyle(day_first=True, ambiguous=True)) is None


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Rollout [2026-03-10] Linden", "Rollout - Linden"),
        ("Rollout - 2026-03-10 - Linden", "Rollout - Linden"),
        ("Rollout 2026-03-10 Linden", "Rollout Linden"),
        ("Rollout 2026-03-10 | Linden", "Rollout - Linden"),
        ("Rollout_-_Linden", "Rollout - Linden"),
        ("Recording 1920x1080 2026-03-10", ""),
        ("Rollout  with__Linden", "Rollout with - Linden"),
        ("Transcript", ""),
    ],
)
def test_a_title_keeps_what_stands_around_its_day(name: str, title: str) -> None:
    assert title_without_day(name) == title


def test_the_name_of_the_third_folder_is_the_last_to_speak_for_a_file() -> None:
    assert title_in("Linden/2026-03-10/transcript.txt") == "Linden"
    assert title_in("Linden/2026/03-10-2026/transcript.txt") == ""
    assert title_in("Linden\\2026-03-10\\transcript.vtt") == "Linden"


def test_an_open_day_of_a_name_is_shown_as_it_is_written() -> None:
    assert open_day_in("calls/Linden 03-04-2026.vtt") == "03-04-2026"
    assert open_day_in("calls/Linden 2026-03-04.vtt") == ""
    assert open_day_in("03-04-2026/2026-03-04.vtt") == ""
