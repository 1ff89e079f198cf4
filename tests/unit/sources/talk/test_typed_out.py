"""Interviews that somebody typed out, and chats in the forms that telephones and Teams give them."""

import pytest

from groundswell.sources.transcript.reader import READER
from tests.unit.sources.talk.test_forms import said

_INTERVIEW = (
    "I: Wie läuft die Übergabe?\n\nB: Auf Zuruf, eigentlich. #00:01:12-4#\n\n"
    "I: Und am Morgen?\n\nB: Dann fehlt die Hälfte.\n"
)


@pytest.mark.parametrize(
    "legend",
    [
        "I: Interviewerin (Dana Whit, Acme)\n\nB: Befragte (Kundin)\n\nRegeln: einfach\n\n\n\n",
        "Interviewer: Dana Whit (Acme), Respondent: nurse, 42\n",
    ],
)
def test_the_legend_of_an_interview_is_said_by_nobody_and_names_who_asks(legend, read_with):
    told = said(read_with(READER, "interview.txt", legend + _INTERVIEW))

    assert [name for name, _ in told] == ["Dana Whit", "B", "Dana Whit", "B"]
    assert told[1] == ("B", "Auf Zuruf, eigentlich.")


def test_an_answer_that_names_a_role_is_no_legend(read_with):
    text = (
        "I: Wer sind Sie?\n\nB: Ich bin die Kundin, und zwar seit zehn Jahren.\n\nI: Gut.\n\nB: Fragen Sie.\n"
    )

    assert len(said(read_with(READER, "interview.txt", text))) == 4


@pytest.mark.parametrize("head", ["[14.10 09:02] {}", "[14.10. 09:02] {}", "[10/14 9:02 AM] {}"])
def test_a_day_without_a_year_stands_before_the_name_in_teams(head, read_with):
    text = "".join(
        f"{head.format(name)}\n{words}\n\n"
        for name, words in (("Roth, Ana (Gast)", "Es lädt nicht."), ("Ode, Ben", "Bei allen?")) * 2
    )
    told = said(read_with(READER, "chat.txt", text))

    assert told[:2] == [("Roth, Ana (Gast)", "Es lädt nicht."), ("Ode, Ben", "Bei allen?")]


def test_a_message_that_is_but_a_picture_says_nothing(read_with):
    text = (
        "[14.10 09:02] Ana Roth\nIt is grey.\n\n[14.10 09:03] Ana Roth\nimage.png\n\n"
        "[14.10 09:04] Ben Ode\nSince when?\n\n"
    )

    assert said(read_with(READER, "chat.txt", text)) == [
        ("Ana Roth", "It is grey."),
        ("Ben Ode", "Since when?"),
    ]


def test_a_telephone_number_below_a_time_writes_as_a_name_does(read_with):
    text = (
        "Mar 12, 2026  9:02:11 AM\n+15550100\nThe gate is offline.\n\n"
        "Mar 12, 2026  9:04:40 AM\nMe\nSince when?\n\n"
        "Mar 12, 2026  9:05:02 AM\n+15550100\nSince noon.\n\n"
    )

    assert [name for name, _ in said(read_with(READER, "chat.txt", text))] == ["+15550100", "Me", "+15550100"]


def test_counted_voices_on_lines_of_their_own_speak_in_a_short_recording(read_with):
    text = "Speaker 1\nThe gate is offline.\n\nSpeaker 2\nSince when?\n\nSpeaker 1\nSince noon.\n"

    assert said(read_with(READER, "recording.txt", text))[1] == ("Speaker 2", "Since when?")


def test_the_messages_of_kakaotalk_are_written_and_stay_apart(read_with):
    text = (
        "--------------- 2026년 10월 14일 수요일 ---------------\n"
        "[김하나] [오전 9:02] 예약 화면이 안 열려요.\n[다나] [오전 9:05] 언제부터요?\n"
        "[김하나] [오전 9:06] 어제부터요.\n[김하나] [오전 9:07] 사진\n"
    )
    told = said(read_with(READER, "chat.txt", text))

    assert told == [("김하나", "예약 화면이 안 열려요."), ("다나", "언제부터요?"), ("김하나", "어제부터요.")]


def test_a_heading_of_notes_below_a_talk_is_nobodys(read_with):
    text = "Dana: Since when?\nUte: Since Friday.\nDana: I see.\nUte: Please.\n\nNext steps: check the zone\n"

    assert said(read_with(READER, "notes.txt", text))[-1] == ("Ute", "Please.")


def test_a_question_with_a_label_stays_the_speakers(read_with):
    text = "Dana: Since when?\nUte: Since Friday.\nDana: I see.\nUte: One more.\n\nQuestion: does it sync?\n"

    assert "does it sync?" in said(read_with(READER, "notes.txt", text))[-1][1]


def test_messages_in_blocks_may_be_from_telephone_numbers(read_with):
    block = "From: {}\nDate: 2026-10-14 09:0{}:11\nBody: {}\n\n"
    text = block.format("+15550100", 2, "Where is he?") + block.format("Me", 4, "Near.") * 2

    assert said(read_with(READER, "sms.txt", text))[0] == ("+15550100", "Where is he?")


@pytest.mark.parametrize("end", ["Dana Whit avslutade transkriptionen", "Dana Whit ukončila přepis"])
def test_whoever_ended_a_transcription_did_not_say_so(end, read_with):
    text = (
        f"Dana Whit   0:02\nGod morgon.\n\nUte Lind   0:05\nMorgon.\n\nDana Whit   0:19\nHej då.\n\n{end}\n"
    )

    assert said(read_with(READER, "meeting.txt", text))[-1] == ("Dana Whit", "Hej då.")
