"""The day and the title above a talk, as recorders write them."""

from datetime import UTC, datetime

import pytest

from groundswell.sources.contract import Noted, SetAside
from groundswell.sources.transcript.reader import READER
from tests.unit.sources.talk.test_forms import SAID, said, talk_of, written

TALK = written("{n}: {w}\n")


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("Tue, Mar 10, 2026 3:00PM • 32:10", datetime(2026, 3, 10, 15, tzinfo=UTC)),
        ("Tuesday, March 10, 2026 3:00 PM", datetime(2026, 3, 10, 15, tzinfo=UTC)),
        ("March 10, 2026, 2:00PM", datetime(2026, 3, 10, 14, tzinfo=UTC)),
        ("Mar 10, 2026", datetime(2026, 3, 10, tzinfo=UTC)),
        ("10 March 2026", datetime(2026, 3, 10, tzinfo=UTC)),
        ("2026/03/10 15:00 GMT+01:00", datetime(2026, 3, 10, 14, tzinfo=UTC)),
        ("2026-03-10 15:00 CET", datetime(2026, 3, 10, 14, tzinfo=UTC)),
        ("Recorded on Mar 10, 2026 via Zoom, 32m", datetime(2026, 3, 10, tzinfo=UTC)),
        ("10.03.2026, 15:00 Uhr", datetime(2026, 3, 10, 15, tzinfo=UTC)),
        ("Aufgezeichnet am 10. März 2026 um 15:00", datetime(2026, 3, 10, 15, tzinfo=UTC)),
        ("mar. 10 mars 2026, 15:00", datetime(2026, 3, 10, 15, tzinfo=UTC)),
        ("martes, 10 de marzo de 2026 15:00 h", datetime(2026, 3, 10, 15, tzinfo=UTC)),
        ("10 marca 2026, 15:00", datetime(2026, 3, 10, 15, tzinfo=UTC)),
        ("10 марта 2026 г., 15:00", datetime(2026, 3, 10, 15, tzinfo=UTC)),
        ("10 Mart 2026 15:00", datetime(2026, 3, 10, 15, tzinfo=UTC)),
        ("2026年3月10日 15:00", datetime(2026, 3, 10, 15, tzinfo=UTC)),
        ("Datum: 10. März 2026", datetime(2026, 3, 10, tzinfo=UTC)),
        ("Date: Tuesday, March 10, 2026 3:00 PM GMT+1", datetime(2026, 3, 10, 14, tzinfo=UTC)),
    ],
)
def test_the_day_above_a_talk_is_read(read_with, line, at):
    items = read_with(READER, "talk.txt", f"Rollout Linden\n{line}\n\n{TALK}")

    assert (said(items), talk_of(items).at, talk_of(items).title) == (SAID, at, "Rollout Linden")


@pytest.mark.parametrize(
    ("title", "at"),
    [
        ("Rollout Linden (2026-03-10 15:00 GMT+1) - Transcript", datetime(2026, 3, 10, 14, tzinfo=UTC)),
        ("Rollout Linden-20260310_150000-Meeting Recording", datetime(2026, 3, 10, 15, tzinfo=UTC)),
        ("# Rollout Linden - March 10, 2026\n", datetime(2026, 3, 10, tzinfo=UTC)),
        ("2026-03-10 - Rollout Linden", datetime(2026, 3, 10, tzinfo=UTC)),
        ("📖 Transcript\nMar 10, 2026\nRollout Linden - Transcript", datetime(2026, 3, 10, tzinfo=UTC)),
        ("Recorder.example transcript\nRollout Linden\nMar 10, 2026", datetime(2026, 3, 10, tzinfo=UTC)),
    ],
)
def test_the_day_in_a_title_is_read_and_left_out_of_it(read_with, title, at):
    told = talk_of(read_with(READER, "talk.txt", f"{title}\n\n{TALK}"))

    assert (told.title, told.at) == ("Rollout Linden", at)


@pytest.mark.parametrize("line", ["03/04/2026 3:00 PM", "04-05-2026", "Date: someday"])
def test_a_day_that_cannot_be_told_is_noted(read_with, line):
    items = read_with(
        READER, "talk.txt", f"Rollout\n{line}\n\n{TALK}" if ":" not in line[:5] else f"{line}\n\n{TALK}"
    )

    assert (said(items), talk_of(items).at) == (SAID, None)
    assert ["cannot be read for certain" in item.reason for item in items if isinstance(item, Noted)] == [
        True
    ]


def test_a_title_with_a_day_but_no_year_is_noted(read_with):
    items = read_with(READER, "talk.txt", f"Rollout Linden - March 10\n\n{TALK}")

    assert [item.reason for item in items if isinstance(item, Noted)] == [
        "the date in 'Rollout Linden - March 10' has no year"
    ]


def test_a_day_that_somebody_speaks_of_is_not_the_talks(read_with):
    text = "Mia: the launch is on March 12, 2026 and we wait\nJan: fine\nMia: ok\n"

    assert talk_of(read_with(READER, "talk.txt", text)).at is None


def test_a_sentence_above_the_talk_does_not_date_it(read_with):
    text = f"We had hoped to launch on March 12, 2026.\n\n{TALK}"

    assert talk_of(read_with(READER, "talk.txt", text)).at is None


def test_labels_above_the_talk_are_no_people(read_with):
    top = "Meeting: Rollout\nWhen: Mar 12, 2026 9:30 AM\nWhere: Zoom\nTeam lead: Sam\n\n"
    items = read_with(READER, "talk.txt", top + TALK)

    assert (said(items), talk_of(items).title, str(talk_of(items).at)[:16]) == (
        SAID,
        "Rollout",
        "2026-03-12 09:30",
    )
    assert [item.aside.words for item in items if isinstance(item, SetAside)] == [
        "Where: Zoom",
        "Team lead: Sam",
    ]


def test_who_speaks_right_below_a_label_is_heard(read_with):
    items = read_with(READER, "talk.txt", f"Date: 2026-03-12\nSam Lee: Hello there.\n{TALK}")

    assert said(items) == [("Sam Lee", "Hello there."), *SAID]


def test_the_day_above_a_note_dates_it(read_with):
    told = talk_of(read_with(READER, "n.txt", "10 March 2026\nMet Jan. The signal drops.\n"))

    assert ([turn.text for turn in told.turns], str(told.at)[:10]) == (
        ["Met Jan. The signal drops."],
        "2026-03-10",
    )


def test_what_stands_beside_the_day_is_kept(read_with):
    items = read_with(READER, "talk.txt", f"Rollout\nRecorded on Mar 10, 2026 via Zoom, 32m\n\n{TALK}")

    assert "via Zoom" in " ".join(item.aside.words for item in items if isinstance(item, SetAside))
