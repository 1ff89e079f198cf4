"""People take turns: by that their names are told from labels, whatever mark parts them from the words."""

import pytest

from groundswell.sources.contract import UnreadableSource, Why
from groundswell.sources.transcript.reader import READER
from groundswell.speech import Channel
from tests.unit.sources.talk.test_forms import (
    JAN,
    MIA,
    SAID,
    SECONDS,
    WORDS,
    said,
    set_aside,
    talk_of,
    written,
)

FORMS = {
    "guillemets": "{n} » {w}\n",
    "an angle": "{n}> {w}\n",
    "an arrow": "{n} → {w}\n",
    "an equals sign": "{n} = {w}\n",
    "round brackets": "({n}) {w}\n\n",
    "dots up to the time": "{n} ........ {ms}\n{w}\n\n",
    "a verb and a moment": "{n} wrote on 12 Mar 2026 at 10:{minute}:\n{w}\n\n",
    "the time beneath the words": "{n}\n{w}\n10:{minute} AM\n\n",
}


def speakers(read_with, text) -> set[str]:
    """Who is told to speak in a text, if it is read at all."""
    try:
        return {name for name, _ in said(read_with(READER, "list.txt", text)) if name}
    except UnreadableSource:
        return set()


@pytest.mark.parametrize("form", FORMS)
def test_a_mark_that_recurs_parts_names_from_words(form, read_with):
    assert said(read_with(READER, "talk.txt", written(FORMS[form]))) == SAID


def test_words_go_on_below_a_line_with_a_mark(read_with):
    text = written("{n} » {w}\n") + f"{JAN} » Since May.\nEvery day.\n{MIA} » I see.\n"

    assert said(read_with(READER, "talk.txt", text))[3:5] == [
        (JAN, f"{SAID[3][1]} Since May. Every day."),
        (MIA, "I see."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Settings > Export > CSV\nSettings > Export > PDF\nHome > Prices > Linden\nHome > Prices > Bremen\n",
        "Linden = blue\nBremen = red\nLinden = round\nBremen = square\n",
        "Linden → Bremen\nBremen → Linden\nLinden → Hamburg\nBremen → Hamburg\n",
        "A. The export\nB. The import\nA. The filter\nB. The report\n",
        "A. Which one is it?\nB. The import?\nC. The filter?\nD. None?\n",
    ],
    ids=["paths", "properties", "routes", "choices", "options"],
)
def test_lists_with_a_mark_have_no_speakers(text, read_with):
    assert not speakers(read_with, text)


def test_questions_and_answers_by_letter_are_two_voices(read_with):
    text = "Q. Which tunnel?\nA. The long one.\nIt is dark.\nQ. Since when?\nA. Since May.\n"

    assert said(read_with(READER, "talk.txt", text)) == [
        ("Q", "Which tunnel?"),
        ("A", "The long one. It is dark."),
        ("Q", "Since when?"),
        ("A", "Since May."),
    ]


LISTS = {
    "who has which post": "CEO: Ana Roth\nIT: Lena Sturm\nIT: Jon Abel\nSales: Tom Reed\nSales: Ida Falk\n",
    "what was changed": "v1.2: mends it\nFixed: the header\nFixed: a date\nAdded: a report\nAdded: a mode\n",
    "telephones": "Ana Roth: +49 30 123456\nBen Oko: b@linden.example\nAna Roth: +49 170 5\nBen Oko: 0171\n",
    "sorted by place": "Bremen: the gate\nBremen: the hall\nLinden: the depot\nLinden: the yard\n",
}


@pytest.mark.parametrize("text", LISTS)
def test_labels_that_take_no_turns_are_no_people(text, read_with):
    assert talk_of(read_with(READER, "list.txt", LISTS[text])).channel is Channel.NOTE


@pytest.mark.parametrize("second", ["Which tunnel?", "The signal is gone."])
def test_two_who_say_two_things_each_are_people_if_one_asks_or_all_are_sentences(second, read_with):
    text = f"{MIA}: Hello there\n{MIA}: {second}\n{JAN}: The long one.\n{JAN}: since May\n"

    assert [name for name, _ in said(read_with(READER, "talk.txt", text))] == [MIA, JAN]


def test_short_answers_are_talk(read_with):
    text = f"{MIA}: All right\n{JAN}: Good Morning\n{MIA}: Too dark\n{JAN}: Yes\n"

    assert [name for name, _ in said(read_with(READER, "talk.txt", text))] == [MIA, JAN, MIA, JAN]


@pytest.mark.parametrize("form", ["{n}: {w} ({ms})\n", "{n}: {w} [{hms}]\n\n", "{n}: {w} #{hms}-3#\n"])
def test_a_time_behind_the_words_of_each_turn_is_its_time(form, read_with):
    items = read_with(READER, "talk.txt", written(form))

    assert said(items) == SAID
    assert [turn.seconds for turn in talk_of(items).turns] == list(SECONDS)
    assert len(set_aside(items, Why.STAMP)) == 4


def test_a_time_behind_the_words_of_one_turn_is_said(read_with):
    text = written("{n}: {w}\n") + f"{MIA}: Until noon (12:00)\n"

    assert said(read_with(READER, "talk.txt", text))[-1] == (MIA, "Until noon (12:00)")


def test_that_a_message_was_edited_is_not_said(read_with):
    text = written("{n}  10:{minute} AM\n{w} (edited)\n\n")

    assert said(read_with(READER, "chat.txt", text)) == SAID


UNSPOKEN = {
    "items of a list": "- Import: keeps the head\n- Export: writes it\n- Import: reads days\n- Export: no\n",
    "numbered tasks": "1. Mia: mend the header\n2. Jan: test the header\n3. Mia: ship it\n4. Jan: tell all\n",
    "records": "Host: one\nState: up\nPort: 80\nHost: two\nState: down\nPort: 81\n",
    "an outline and a label": "Outline\n\nFirst part\nSecond part\nThird part\n\nKey Topics: trail, price\n",
}


@pytest.mark.parametrize("what", UNSPOKEN)
def test_labels_without_a_sentence_are_no_people(what, read_with):
    try:
        items = read_with(READER, "list.txt", UNSPOKEN[what])
    except UnreadableSource:
        return
    assert talk_of(items).channel is Channel.NOTE


def test_fields_that_somebody_lists_are_their_words(read_with):
    text = written("{n}: {w}\n").replace("Which tunnel?", "It asks for:\nName: ours\nEmail: ours")

    assert said(read_with(READER, "talk.txt", text))[2] == (MIA, "It asks for: Name: ours Email: ours")


@pytest.mark.parametrize(
    "top", ["**Outcome:** they want more\n\n---\n\n", f"Agent: {MIA}\nCaller: {JAN}\n\n"]
)
def test_labels_above_a_talk_speak_in_none(top, read_with):
    text = top + written("{n}: {w}\n", ("Mia", "Jan", "Mia", "Jan"))

    assert {name for name, _ in said(read_with(READER, "talk.md", text))} == {"Mia", "Jan"}


def test_the_first_name_above_a_time_beneath_its_words_speaks_too(read_with):
    assert said(read_with(READER, "chat.txt", written("{n}\n{w}\nMar 12, 2026 2:{minute}:05pm\n"))) == SAID


def test_people_who_write_once_each_are_told_by_what_the_app_shows(read_with):
    names = (MIA, JAN, "Ana Roth", "Ben Ode")
    text = written("{n}\n  2:{minute} PM\n{w}\n\n", names).replace(
        WORDS[0], f"{WORDS[0]} (edited)\n2 replies"
    )

    assert [name for name, _ in said(read_with(READER, "chat.txt", text))] == [*names]


def test_initials_that_a_page_shows_above_a_name_are_nobodys(read_with):
    page = "MO\n\n{n}\n0 minutes {minute} seconds0:{minute}\n{n} 0 minutes {minute} seconds\n{w}\n"
    items = read_with(READER, "talk.txt", written(page, (MIA,) * 4))

    assert " ".join(words for _, words in said(items)) == " ".join(WORDS)


def test_a_day_between_lines_that_all_name_somebody_is_the_days(read_with):
    days = (
        "2026/01/15(木)\n10:30\t田中\tこんにちは\n",
        "2026/01/16(金)\n09:05\t田中\t届きました\n09:06\t佐藤\tはい\n",
    )
    text = "".join(days)

    talk = talk_of(read_with(READER, "chat.txt", text))
    assert [f"{turn.at:%d}" for turn in talk.turns if turn.at] == ["15", "16", "16"]
