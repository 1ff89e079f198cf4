"""The line with which a turn begins is learned from the file, whatever stands in it as a name."""

import pytest

from groundswell.sources.contract import UnreadableSource, Why
from groundswell.sources.transcript.reader import READER
from groundswell.speech import Channel
from tests.unit.sources.talk.test_forms import JAN, MIA, SAID, WORDS, said, set_aside, talk_of, written

OTHER = (
    *("说话人 1", "참석자 1", "المتحدث 1", "ผู้พูด 1", "Mikrofoni 1", "speaker 1"),
    *("mia.okafor", "spk_0", "P07"),
)


@pytest.mark.parametrize("label", OTHER)
@pytest.mark.parametrize("form", ["{n} 00:{minute}\n{w}\n\n", "[{n}] 10:{minute}:05\n{w}\n\n"])
def test_a_label_on_a_line_like_those_of_names_begins_a_turn(form, label, read_with):
    text = written(form, (MIA, JAN, MIA, label))

    assert [name for name, _ in said(read_with(READER, "talk.txt", text))] == [MIA, JAN, MIA, label]


def test_a_device_in_the_brackets_of_names_begins_a_turn(read_with):
    text = written("[{n}] 10:{minute}:05\n{w}\n", (MIA, JAN, MIA, "iPhone"))

    assert said(read_with(READER, "talk.txt", text))[3] == ("iPhone", WORDS[3])


def test_a_remark_behind_a_name_is_no_part_of_it(read_with):
    text = written("[12/03/2026 14:{minute}] {n}\n{w}\n\n", (MIA, "ops_2", MIA, "ops_2 (pinned)"))

    items = read_with(READER, "chat.txt", text)
    assert [name for name, _ in said(items)] == [MIA, "ops_2", MIA, "ops_2"]
    assert "(pinned)" in set_aside(items, Why.STAMP)


SHAPES = {
    "accounts before a time in brackets": "{n} [2:{minute} PM]\n{w}\n\n",
    "a time before accounts": "14:{minute} {n}\n    {w}\n",
    "an angle behind the time": "{n} 14:{minute} > {w}\n",
    "accounts above a time": "{n}\n2:{minute} PM\n{w}\n\n",
}


@pytest.mark.parametrize("form", SHAPES)
def test_accounts_that_take_turns_beside_times_speak(form, read_with):
    text = written(SHAPES[form], ("mia.okafor", "jan_v", "mia.okafor", "jan_v"))

    assert said(read_with(READER, "chat.txt", text)) == list(
        zip(("mia.okafor", "jan_v") * 2, WORDS, strict=True)
    )


SET_WORDS = {
    "before and behind": "Comment by {n} on 12 Mar 2026 14:{minute}\n{w}\n\n",
    "behind": "{n} um 09:{minute}:\n{w}\n\n",
    "a number": "#{minute} {n} (2026-03-12 14:{minute})\n{w}\n\n",
    "braces": "{{0:{minute}}} {n}: {w}\n",
    "two blanks": "0:{minute}  {n}  {w}\n",
    "wide brackets": "{n}（00:{minute}）：{w}\n",
    "a label before all words": "[0:{minute}] {n}: Text: {w}\n",
    "sent to another": "12-03-2026 14:{minute} {n} > Ana Roth: {w}\n",
    "seconds in brackets": "( 1m {minute}s ) {n}: {w}\n",
    "angles, then the time": "<{n}> 00:{minute} {w}\n",
}


@pytest.mark.parametrize("form", SET_WORDS)
def test_what_stands_around_every_name_is_no_part_of_it(form, read_with):
    assert said(read_with(READER, "talk.txt", written(SET_WORDS[form]))) == SAID


def test_a_voice_in_brackets_on_a_line_of_its_own_speaks_and_a_sound_does_not(read_with):
    names = ("Speaker A", "Speaker B") * 2
    text = written("({n})\n{w}\n\n", names)

    assert [name for name, _ in said(read_with(READER, "talk.txt", text))] == [*names]
    sounds = written("({n})\n{w}\n\n", ("Laughter", "Applause") * 2)
    assert talk_of(read_with(READER, "talk.txt", sounds)).channel is Channel.NOTE


def test_an_hour_within_words_begins_no_turn(read_with):
    text = written("{n} 00:{minute}\n{w}\n").replace(WORDS[1], "We open\nat 00:11\nand close\nat 00:12")

    assert said(read_with(READER, "talk.txt", text))[1] == (JAN, "We open at 00:11 and close at 00:12")


HOURS = {
    "things and their hours": "gate 3 9:10 truck arrives.\ngate 4 9:25 it waits.\ngate 3 9:40 both gone.\n",
    "a log of machines": "api-1 09:02:11 id=1 ok\napi-2 09:02:19 id=2 ok\napi-1 09:02:40 id=3 no\n",
    "a time sheet": "linden 09:00 import\nharbour 10:30 call\nlinden 13:00 import\nharbour 14:00 call\n",
    "jobs above their hours": "backup\n02:00\nRuns.\n\nrestore\n04:00\nFails.\n\nbackup\n06:00\nRuns?\n",
    "chapters": "0:00 Intro\n3:10 Ana Roth on lids\n8:45 Dana Whit on foam\n15:20 Outro\n",
    "appointments": "08:30 - 09:10  Larkfield\n09:15 - 10:00  Pinmoor\n13:00 - 13:45  Tarn\n",
}


@pytest.mark.parametrize("what", HOURS)
def test_what_stands_beside_hours_is_no_talk(what, read_with):
    try:
        items = read_with(READER, "list.txt", HOURS[what])
    except UnreadableSource:
        return
    assert talk_of(items).channel is Channel.NOTE


def test_a_mark_between_sentences_parts_turns_and_is_set_aside(read_with):
    text = "Shall we? [SPEAKER_TURN] Yes. [SPEAKER_TURN]\nThen go on.\n"

    items = read_with(READER, "talk.txt", text)
    assert [words for _, words in said(items)] == ["Shall we?", "Yes.", "Then go on."]
    assert set_aside(items, Why.STAMP) == ["[SPEAKER_TURN]"]


def test_a_gap_that_a_program_leaves_in_words_is_a_word(read_with):
    text = "The mail says Hello [FIRST_NAME] and no more.\nAnd again Hello [FIRST_NAME] at the end.\n"

    assert "[FIRST_NAME]" in said(read_with(READER, "note.txt", text))[0][1]


ABOVE = {
    "in angles": "Invited: {mia} <mia@linden.example>, {jan} <jan@house.example>\n\n",
    "linked": "Invited [{mia}](mailto:mia@linden.example) [{jan}](mailto:jan@house.example)\n\n",
    "in a list": "Participants\n- {mia} (mia@linden.example)\n- {jan} (jan@house.example)\n\n",
}


@pytest.mark.parametrize("form", ABOVE)
def test_addresses_above_a_talk_are_those_of_its_people(form, read_with):
    text = ABOVE[form].format(mia=MIA, jan=JAN) + written("[0:{minute}] {n}: {w}\n")

    talk = talk_of(read_with(READER, "talk.txt", text))
    assert {(turn.speaker.name, turn.speaker.email) for turn in talk.turns} == {
        (MIA, "mia@linden.example"),
        (JAN, "jan@house.example"),
    }


def test_an_address_of_one_of_two_with_the_same_first_name_is_neither_ones(read_with):
    top = "Invited: Mia Okafor <mia@linden.example>, Mia Roth <mia.r@house.example>\n\n"
    text = top + written("[0:{minute}] {n}: {w}\n", ("Mia", "Jan", "Mia", "Jan"))

    assert {turn.speaker.email for turn in talk_of(read_with(READER, "talk.txt", text)).turns} == {""}


def test_two_labels_that_may_be_one_person_have_no_address(read_with):
    top = f"Invited: {MIA} <mia@linden.example>\n\n"
    text = top + written("[0:{minute}] {n}: {w}\n", ("Mia", "Mia O.", "Mia", "Mia O."))

    assert {turn.speaker.email for turn in talk_of(read_with(READER, "talk.txt", text)).turns} == {""}


def test_a_time_out_of_order_in_words_begins_no_turn(read_with):
    form = "[{n}] 10:{minute}:05\n{w}\n"
    text = written(form).replace(WORDS[1], "The file is called\n[draft] 07:30:05\nand is empty.")

    assert said(read_with(READER, "talk.txt", text))[1] == (
        JAN,
        "The file is called [draft] 07:30:05 and is empty.",
    )
