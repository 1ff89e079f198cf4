"""Notes: what heads them, who wrote them, and what has the look of a talk though nobody takes turns."""

from datetime import UTC, datetime

import pytest

from groundswell.sources.contract import Noted, UnreadableSource, Why
from groundswell.sources.registry import reader_for
from groundswell.sources.transcript.reader import READER
from groundswell.speech import Channel
from tests.unit.sources.talk.test_forms import JAN, MIA, SAID, said, set_aside, talk_of, written

DAY = datetime(2026, 11, 12, tzinfo=UTC)
WORDS = "They lose three days a month.\n\nThe board decides in May."


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Call with Ana Ruiz, Linden Mills — 12 Nov 2026", "Call with Ana Ruiz, Linden Mills"),
        ("Linden Mills (12.11.2026)", "Linden Mills"),
        ("12 November 2026 - Linden Mills", "Linden Mills"),
        ("2026-11-12 Visit Linden Mills", "Visit Linden Mills"),
        ("Notes from 12 Nov 2026", "Notes from"),
        ("Besuch Linden Mills 12.11.2026", "Besuch Linden Mills"),
        ("# Linden Mills, 12 Nov 2026", "Linden Mills"),
    ],
)
def test_a_title_with_its_day_heads_a_note(top, title, read_with):
    note = talk_of(read_with(READER, "note.md", f"{top}\n\n{WORDS}\n"))

    assert (note.channel, note.at, note.title) == (Channel.NOTE, DAY, title)
    assert [turn.text for turn in note.turns] == WORDS.split("\n\n")


@pytest.mark.parametrize(
    "first",
    [
        "Renewal due on 12 Nov 2026",
        "Renewal: 12 Nov 2026",
        "We met on 12 Nov 2026 and they were cross",
        "Ana wants it by 12 Nov 2026",
        "The offer of 12 Nov 2026 is too high.",
        "- call with Ana, 12 Nov 2026",
        "Frist Linden Mills 12.11.2026",
        "Contract ends — 12 Nov 2026",
    ],
)
def test_a_day_that_first_words_speak_of_is_not_the_notes(first, read_with):
    note = talk_of(read_with(READER, "note.txt", f"{first}\n\n{WORDS}\n"))

    assert note.at is None
    assert note.turns[0].text == first


def test_a_title_whose_day_could_be_either_is_a_title_and_noted(read_with):
    items = read_with(READER, "note.txt", f"Call with Ana, 03/04/2026\n\n{WORDS}\n")

    assert talk_of(items).at is None
    assert ["03/04/2026" in item.reason for item in items if isinstance(item, Noted)] == [True]


def test_a_note_that_is_nothing_but_a_dated_line_keeps_it(read_with):
    assert said(read_with(READER, "note.txt", "Call with Ana, 12 Nov 2026\n")) == [
        ("", "Call with Ana, 12 Nov 2026")
    ]


def test_the_hour_below_a_day_is_the_notes(read_with):
    note = talk_of(read_with(READER, "note.txt", f"Depot\nThursday, November 12, 2026\n4:12 PM\n\n{WORDS}\n"))

    assert note.at == datetime(2026, 11, 12, 16, 12, tzinfo=UTC)
    assert [turn.text for turn in note.turns] == ["Depot", *WORDS.split("\n\n")]


@pytest.mark.parametrize("label", ["Author", "Verfasser", "Created by"])
def test_whoever_is_named_as_the_writer_of_a_note_wrote_it(label, read_with):
    text = f"Gesprächsnotiz\nDatum: 12.11.2026\n{label}: {MIA}\n\n{WORDS}\n"
    note = talk_of(read_with(READER, "note.txt", text))

    assert (note.at, note.seller) == (DAY, MIA)
    assert {turn.speaker.name for turn in note.turns} == {MIA}


def test_the_writer_of_a_transcript_is_not_its_seller(read_with):
    text = f"Author: {JAN}\nDate: 2026-11-12\n\n" + written("{n}: {w}\n")

    assert talk_of(read_with(READER, "talk.txt", text)).seller == ""


def test_a_link_beneath_the_last_rule_of_a_note_is_set_aside(read_with):
    link = "Chat with the transcript: https://notes.example/d/abc"
    items = read_with(READER, "note.md", f"{WORDS}\n\n---\n\n{link}\n")

    assert [words for _, words in said(items)] == WORDS.split("\n\n")
    assert set_aside(items, Why.RECORDER) == [link]


def test_a_link_of_ones_own_stays_in_a_note(read_with):
    text = f"{WORDS}\n\nPrices: https://linden.example/prices\n"

    assert said(read_with(READER, "note.md", text))[-1][1] == "Prices: https://linden.example/prices"


TASKS = f"{MIA}: send the quote\n{JAN}: check the gate\nAna Roth: book it\n{JAN}: tell the board\n"


@pytest.mark.parametrize("top", ["Action items 12 March", "## Next steps", "Aufgaben vom 12.03.:", "To do"])
def test_names_before_what_is_to_be_done_are_not_speaking(top, read_with):
    note = talk_of(read_with(READER, "note.txt", f"{top}\n\n{TASKS}"))

    assert note.channel is Channel.NOTE
    assert {turn.speaker.name for turn in note.turns} == {""}


@pytest.mark.parametrize("top", ["Next steps with Linden", "Next steps", "Tasks and roles"])
def test_a_talk_may_be_called_next_steps(top, read_with):
    assert said(read_with(READER, "talk.txt", f"{top}\n\n" + written("{n}: {w}\n"))) == SAID


def test_who_does_what_beneath_a_talk_is_not_said(read_with):
    text = written("{n}: {w}\n") + f"\nAction items\n\n- {MIA}: send the quote\n- {JAN}: check the gate\n"

    assert said(read_with(READER, "talk.txt", text)) == SAID


def test_a_talk_below_its_list_of_tasks_is_heard_without_them(read_with):
    text = f"Action items\n{TASKS}\nTranscript\n\n" + written("{n}: {w}\n")

    assert said(read_with(READER, "talk.txt", text)) == SAID


LOGS = {
    "severity": "2026-03-12 10:02:1{i},120 INFO  [main] Mailer: queue is full\n",
    "bracketed": "[2026-03-12T10:02:1{i}Z] [ERROR] db: no connection\n",
    "process": "Mar 12 10:02:1{i} pump-04 sensord[812]: reading 4.1 bar\n",
    "requests": '10.0.0.7 - - [12/Mar/2026:10:02:1{i} +0000] "GET /prices HTTP/1.1" 200 512\n',
}


@pytest.mark.parametrize("form", LOGS)
@pytest.mark.parametrize("name", ["app.log", "app.txt"])
def test_the_log_of_a_program_is_refused(form, name, opened, read_with):
    text = "".join(LOGS[form].format(i=i) for i in range(6))

    assert reader_for(opened(name, text)) is READER
    with pytest.raises(UnreadableSource, match="log of a program"):
        read_with(READER, name, text)


def test_people_who_speak_of_errors_are_heard(read_with):
    text = written("[2026-03-12 10:{minute}] {n}: ERROR 5: {w}\n")

    assert [name for name, _ in said(read_with(READER, "chat.log", text))] == [MIA, JAN, MIA, JAN]


def test_whoever_logged_a_call_writes_its_note(read_with):
    text = "Call\nLogged call by Dana Whit\n12 March 2026\n\nThey like it.\n\nAdd comment\n1 association\n"

    items = read_with(READER, "note.txt", text)
    assert talk_of(items).seller == "Dana Whit"
    assert "Add comment" not in " ".join(words for _, words in said(items))
    assert set_aside(items, Why.RECORDER)[-2:] == ["Add comment", "1 association"]
