"""SubRip is read as WEBVTT is."""

import pytest

from groundswell.sources.contract import Heard, UnreadableSource
from groundswell.sources.srt.reader import READER

TALK = """1
00:00:01,000 --> 00:00:02,500
{\\an8}Dana: <font color="red">Good</font> morning.

2
00:00:03,000 --> 00:00:05,000
- Dana: Shall we?
- Tom: No.
"""


def test_cues_with_commas_in_their_times_become_turns(read_with):
    (heard,) = read_with(READER, "2026-01-02 talk.srt", TALK)

    assert [(t.speaker.name, t.text, t.seconds) for t in heard.conversation.turns] == [
        ("Dana", "Good morning. Shall we?", 1.0),
        ("Tom", "No.", 3.0),
    ]
    assert heard.conversation.at.isoformat() == "2026-01-02T00:00:00+00:00"


def test_a_cue_of_hours_beyond_a_day_is_read(read_with):
    (heard,) = read_with(READER, "t.srt", "1\n100:00:01,5 --> 100:00:02,5\nDana: hi\n")

    assert heard.conversation.turns[0].seconds == 360001.5


def test_it_is_recognised_by_its_ending_or_its_times(opened):
    assert READER.recognises(opened("t.srt", "x"))
    assert READER.recognises(opened("talk.txt", TALK))
    assert not READER.recognises(opened("talk.txt", "Dana: at 00:00:01,000 we said no"))


def test_sbv_with_both_times_on_a_line_of_their_own_is_read(read_with):
    text = (
        "0:00:01.000,0:00:04.000\n(Music)\n\n0:00:04.500,0:00:08.000\n>> ANA ROTH: It is slow\nin 3,000 bays."
        "\n\n0:00:08.000,0:00:09.000\n>> DANA WHIT: I see.\n"
    )
    items = read_with(READER, "captions.sbv", text)

    assert [(t.speaker.name, t.text, t.seconds) for t in items[0].conversation.turns] == [
        ("ANA ROTH", "It is slow in 3,000 bays.", 4.5),
        ("DANA WHIT", "I see.", 8.0),
    ]


def test_a_file_without_cues_is_refused_in_words(read_with):
    with pytest.raises(UnreadableSource, match="has no cue"):
        read_with(READER, "t.srt", "hello")


def test_a_call_id_keeps_its_kind_in_the_key(read_with):
    items = read_with(READER, "t.srt", "NOTE\nCall id: 7\n\n" + TALK)

    assert next(item for item in items if isinstance(item, Heard)).conversation.key == "srt:7"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["Dana Whit", "Tom Reed", "Ana Roth", "Dana Whit", "Ana Roth"], True),
        (["New York", "Long Lane", "Gate Seven", "Dana Whit", "Dana Whit"], False),
    ],
)
def test_a_name_above_the_words_of_every_cue_is_a_voice_if_most_return(names, told, read_with):
    cues = [f"0:0:{i}.0 --> 0:0:{i}.90\n{name}\nWords {i}.\n" for i, name in enumerate(names)]
    (heard,) = read_with(READER, "talk.txt", "\n".join(cues))

    assert [turn.speaker.name for turn in heard.conversation.turns if turn.speaker.name] == (
        names if told else []
    )
