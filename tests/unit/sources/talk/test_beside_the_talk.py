"""What stands among the lines of a talk in the form of a turn, and what only looks as if it did."""

import pytest

from groundswell.sources.contract import Noted, Refused, Why
from groundswell.sources.transcript.reader import READER
from groundswell.speech import Channel
from tests.unit.sources.talk.test_forms import JAN, MIA, SAID, WORDS, said, set_aside, talk_of, written

PAIRS, TIMED, OWN_LINE = "{n}\n{ms}\n{w}\n\n", "[{n}] [2:{minute} PM] {w}\n", "{n}  {ms}\n{w}\n\n"


@pytest.mark.parametrize(
    ("top", "form"),
    [
        ("Outgoing call\nDuración 02:14\n\n", PAIRS),
        ("Chat with Mia\nDate Saved : 2026-03-12 18:00:11\n\n", TIMED),
        ("Talk\nLänge 00:31:10\nRoom 4\n\n", "{n}: {w}\n"),
    ],
)
def test_one_line_of_a_heading_is_not_the_form_of_the_file(top, form, read_with):
    assert said(read_with(READER, "talk.txt", top + written(form))) == SAID


def test_people_who_speak_once_each_are_told_by_the_list_of_who_takes_part(read_with):
    names = (MIA, JAN, "Speaker 3", "Ana Roth")
    top = f"KEYWORDS\ntunnel, signal\n\nSPEAKERS\n{', '.join(names)}\n\n"

    assert [name for name, _ in said(read_with(READER, "talk.txt", top + written(OWN_LINE, names)))] == [
        *names
    ]


def test_chapters_with_a_list_of_topics_are_no_people(read_with):
    names = ("Intro", "Pricing", "Rollout", "End")
    text = f"TOPICS\n{', '.join(names)}\n\n" + written(OWN_LINE, names)

    assert {turn.speaker.name for turn in talk_of(read_with(READER, "talk.txt", text)).turns} == {""}


@pytest.mark.parametrize(
    "above",
    [
        "{n} sent the following message at 2:{minute} PM\nView {n}'s profile{n}\n",
        "{n}\n0 minutes {minute} seconds\n0:{minute}\n",
        "Picture of {n}\n",
    ],
)
def test_what_a_page_shows_above_each_turn_is_nobodys(above, read_with):
    items = read_with(READER, "talk.txt", written(above + "{n}  2:{minute} PM\n{w}\n"))

    assert said(items) == SAID


def test_somebody_who_calls_on_the_next_by_name_keeps_their_words(read_with):
    text = (
        f"{MIA}  0:01\nShall we begin?\nOver to you, {JAN}.\n"
        f"{JAN}  0:07\nThe signal is gone.\n{MIA}  0:09\nAnd then?\n"
    )

    assert said(read_with(READER, "talk.txt", text))[0] == (MIA, f"Shall we begin? Over to you, {JAN}.")


CHATS = {
    "a day without its year": "[3/12 2:{minute} PM] {n}\n{w}\n\n",
    "a day without its year, in words": "{n}, Mar 12 14:{minute}: {w}\n",
    "what the program calls somebody": "> {n} [U0AAA111] @ 12/03/2026 14:{minute}:05 Z:\n{w}\n\n",
    "when it was read": "Mar 12, 2026  2:{minute}:45 PM (Read by them after 2 minutes)\n{n}\n{w}\n\n",
    "when it was edited": "[3/12/2026 2:{minute}:33 PM | Edited 2:{minute}:50 PM] {n}: {w}\n",
}


@pytest.mark.parametrize("form", CHATS)
def test_a_chat_tells_its_people_whatever_stands_beside_the_time(form, read_with):
    talk = talk_of(read_with(READER, "chat.txt", written(CHATS[form])))

    assert [(turn.speaker.name, turn.text) for turn in talk.turns] == SAID
    assert talk.channel is Channel.CHAT


def test_when_a_message_was_read_is_set_aside(read_with):
    items = read_with(READER, "chat.txt", written(CHATS["when it was read"]))

    assert [words.partition("(")[2] for words in set_aside(items, Why.STAMP)] == [
        "Read by them after 2 minutes)"
    ] * 4


def test_a_chat_whose_days_have_no_year_has_no_day_and_says_so(read_with):
    items = read_with(READER, "chat.txt", written(CHATS["a day without its year"]))

    assert talk_of(items).at is None
    assert [item.reason for item in items if isinstance(item, Noted)] == [
        "the date '3/12 2:10 PM' has no year"
    ]


def test_a_day_without_its_year_among_words_is_words(read_with):
    text = f"{MIA}  0:01\nWhen?\n\n{JAN}  0:04\nOn\n3/12 10:00 in the depot\n\n{MIA}  0:09\nGood.\n"
    items = read_with(READER, "talk.txt", text)

    assert not [item for item in items if isinstance(item, Noted)]
    assert [words for _, words in said(items)][1].startswith("On")


@pytest.mark.parametrize("line", ["10:15 suits us too", "3/12 10:00 would be better"])
def test_a_time_within_a_message_of_a_dated_chat_stays_in_it(line, read_with):
    day = "10/03/2026, 15:0"
    text = f"{day}2 - {MIA}: When?\n{day}4 - {JAN}: Tomorrow.\n{line}\n{day}5 - {MIA}: Ok.\n"

    assert said(read_with(READER, "chat.txt", text))[1] == (JAN, f"Tomorrow.\n{line}")


def test_names_of_accounts_beside_a_moment_are_people(read_with):
    text = written("[3/12/2026 10:{minute} AM] {n}\n{w}\n\n", ("mia_o", "Jan", "mia_o", "Jan"))

    assert [name for name, _ in said(read_with(READER, "chat.txt", text))] == ["mia_o", "Jan"] * 2


def test_a_log_of_nicks_has_its_days_and_nobody_says_what_the_program_logs(read_with):
    text = (
        "--- Log opened Thu Mar 12 21:40:01 2026\n21:40 -!- jan_v [~j@linden.example] has joined #help\n"
        "21:41 < jan_v> The signal is gone.\n21:42 <@Mia_Okafor> Where?\n21:43 < jan_v> In the tunnel.\n"
        "--- Day changed Fri Mar 13 2026\n00:01 <@Mia_Okafor> Mended.\n"
        "--- Log closed Fri Mar 13 00:02:10 2026\n"
    )
    talk = talk_of(read_with(READER, "help.log", text))

    assert [(turn.speaker.name, turn.text) for turn in talk.turns] == [
        ("jan_v", "The signal is gone."),
        ("Mia_Okafor", "Where?"),
        ("jan_v", "In the tunnel."),
        ("Mia_Okafor", "Mended."),
    ]
    assert [f"{turn.at:%d %H:%M}" for turn in talk.turns if turn.at] == [
        *("12 21:41", "12 21:42", "12 21:43"),
        "13 00:01",
    ]


LISTS = ["{Attachments}\nhttps://files.example/a.png", "{Reactions}\n👍 (2)", f"Tapbacks:\nLoved by {MIA}"]


@pytest.mark.parametrize("app", LISTS)
def test_what_an_app_lists_behind_a_message_is_set_aside(app, read_with):
    day = "12.03.2026 10:3"
    text = f"[{day}0] {JAN}\nIs it down?\n\n{app}\n\n[{day}1] {MIA}\nNo.\n\n[{day}2] {JAN}\nOk.\n"
    items = read_with(READER, "chat.txt", text)

    assert said(items)[0] == (JAN, "Is it down?")
    assert set_aside(items, Why.RECORDER) == app.split("\n")


@pytest.mark.parametrize(
    "words",
    [
        "Here it is:\nhttps://files.example/a.png",
        "Look:\nhttps://files.example/a.png",
        "Signed by:\nthe whole board",
        f"Question:\nIs it made by {MIA}?",
    ],
)
def test_a_list_of_ones_own_stays(words, read_with):
    text = f"[12.03.2026 10:30] {JAN}\nHello.\n{words}\n\n[12.03.2026 10:31] {MIA}\nNo.\n"

    assert said(read_with(READER, "chat.txt", text))[0] == (JAN, f"Hello.\n{words}")


def test_a_message_of_two_lines_between_tabs_is_not_in_quotes(read_with):
    text = f'21:10\t{MIA}\tWhere?\n21:11\t{JAN}\t"In the tunnel.\nThe long one."\n21:12\t{MIA}\t"Oh"\n'

    assert said(read_with(READER, "chat.txt", text)) == [
        (MIA, "Where?"),
        (JAN, "In the tunnel.\nThe long one."),
        (MIA, '"Oh"'),
    ]


def test_the_file_of_a_recording_is_nobodys_word(read_with):
    items = read_with(READER, "talk.txt", "INTERVIEW\nArquivo: tunnel_0312.m4a\n\n" + written("{n}: {w}\n\n"))

    assert said(items) == SAID


def test_whoever_starts_a_recording_gives_a_talk_no_title(read_with):
    text = f"{MIA} started transcription\n" + written("{n}   {ms}\n{w}\n") + f"{MIA} stopped transcription\n"
    items = read_with(READER, "talk.txt", text)

    assert said(items) == SAID
    assert talk_of(items).title == "talk"
    assert WORDS[-1] == talk_of(items).turns[-1].text


FOOTERS = [
    "Notable is the best automated transcription platform. Fast and accurate.",
    "Visitor Details\nIP Address: 198.51.100.7\nBrowser: Some 136",
]
APART = ["{n}: [{hms}] {w}\n\n", "[14:{minute}] {n} : {w}\n"]


@pytest.mark.parametrize("below", FOOTERS)
@pytest.mark.parametrize("form", APART)
def test_what_stands_beneath_a_talk_by_nobody_is_nobodys(below, form, read_with):
    items = read_with(READER, "talk.txt", written(form) + "\n" + below + "\n")

    assert said(items) == SAID
    assert set_aside(items, Why.RECORDER) == below.split("\n")


@pytest.mark.parametrize(
    "below",
    [
        "And please send me the transcription of the call.",
        "Which transcription do you use?",
        "My address\nStreet: Long Lane 3\nCity: Bremen",
        "The tunnel again.\nOrder: 8814",
    ],
)
def test_what_the_last_to_speak_adds_is_theirs(below, read_with):
    (*_, last) = said(read_with(READER, "talk.txt", written(APART[0]) + below + "\n"))

    assert last[0] == JAN
    assert last[1].split() == [*WORDS[-1].split(), *below.split()]


def test_where_paragraphs_go_on_without_a_name_the_last_is_somebodys_too(read_with):
    below = "Automated transcription is what everybody here talks of."
    text = f"{MIA}: Hello.\n\nThe signal is gone.\n\n" + written("{n}: {w}\n\n") + below + "\n"

    assert said(read_with(READER, "talk.txt", text))[-1] == (JAN, f"{WORDS[-1]}\n{below}")


def test_what_is_refused_above_and_below_a_day_is_shown_apart(read_with):
    text = "Somebody wrote all of this down.\nRecorded 10 March 2026\nby hand\n" + written(
        "[{hms}] {n}: {w}\n"
    )
    items = read_with(READER, "talk.txt", text)

    assert said(items) == SAID
    assert ["by hand" in item.reason for item in items if isinstance(item, Refused)] == [False, True]
