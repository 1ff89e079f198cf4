"""What names of files tell, in the forms that recorders and people give them."""

from datetime import UTC, datetime

import pytest

from groundswell.sources.contract import Heard, Noted
from groundswell.sources.formats.filenames import moment_in, open_day_in, title_in
from groundswell.sources.vtt.reader import READER as VTT

CUE = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ana Roth>The scanners lose the connection.\n"


@pytest.mark.parametrize(
    ("name", "at", "title"),
    [
        ("Linden 10.03.2026.vtt", (2026, 3, 10), "Linden"),
        ("Linden - March 10, 2026.vtt", (2026, 3, 10), "Linden"),
        ("Linden 10 mars 2026.srt", (2026, 3, 10), "Linden"),
        ("Linden_10-Mar-2026.txt", (2026, 3, 10), "Linden"),
        ("Rollout (2026-03-10 15_00 GMT+1) - Transcript.vtt", (2026, 3, 10, 14), "Rollout"),
        ("Rollout (2026-03-10 15_00 GMT-5) - Transcript.docx", (2026, 3, 10, 20), "Rollout"),
        ("Linden 2026-03-10 at 3.05.12 PM.vtt", (2026, 3, 10, 15, 5, 12), "Linden"),
        ("Linden 2026-03-10 14h30.txt", (2026, 3, 10, 14, 30), "Linden"),
        ("Linden-20260310_150000-Meeting Recording.vtt", (2026, 3, 10, 15), "Linden"),
        ("GMT20260310-150000_Recording_1920x1080.transcript.vtt", (2026, 3, 10, 15), ""),
        ("20260310T150000Z_Linden.vtt", (2026, 3, 10, 15), "Linden"),
        ("Linden_1773154800.vtt", (2026, 3, 10, 15), "Linden"),
        ("Linden_1773154800123.vtt", (2026, 3, 10, 15), "Linden"),
        ("Linden 25-12-2025.vtt", (2025, 12, 25), "Linden"),
        ("2026.03.10 - Harbour Foods - demo.md", (2026, 3, 10), "Harbour Foods - demo"),
        ("2026-03-10 15.00.00 Rollout/chat.txt", (2026, 3, 10, 15), "Rollout"),
        ("WhatsApp Chat - Ana Roth.zip/_chat.txt", None, "WhatsApp Chat - Ana Roth"),
    ],
)
def test_the_day_and_the_title_are_told_from_the_name(name, at, title):
    assert moment_in(name) == (datetime(*at, tzinfo=UTC) if at else None)
    assert title_in(name) == title


@pytest.mark.parametrize(
    "name",
    [
        "Invoice 20261310 call.vtt",
        "Linden 31.02.2026.vtt",
        "Harbour Foods 2026 plan.txt",
        "Call_4915112345678.vtt",
        "Ticket 1712345678.txt",
        "Release v1.2.26.txt",
        "Maybe 10 of 2026.txt",
        "Linden 03102026.vtt",
    ],
)
def test_what_is_no_day_stays_none(name):
    assert moment_in(name) is None
    assert open_day_in(name) == ""
    assert title_in(name) == name.rpartition(".")[0].replace("_", " ")


@pytest.mark.parametrize("name", ["Linden 03-04-2026.vtt", "Linden_3_4_2026.vtt", "03-04-2026/call.vtt"])
def test_a_day_that_could_be_either_is_noted_and_not_guessed(read_with, name):
    items = read_with(VTT, name, CUE)

    assert [item.conversation.at for item in items if isinstance(item, Heard)] == [None]
    assert ["could be either" in item.reason for item in items if isinstance(item, Noted)] == [True]


def test_where_the_file_tells_its_day_nothing_is_said_of_its_name(read_with):
    dated = CUE.replace("WEBVTT\n", "WEBVTT\n\nNOTE\nDate: 2026-03-04\n")

    assert not [item for item in read_with(VTT, "03-04-2026.vtt", dated) if isinstance(item, Noted)]
