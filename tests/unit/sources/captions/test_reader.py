"""Captions of players and of film are read as all timed text is."""

from collections.abc import Callable

import pytest

from groundswell.sources.captions.reader import READER
from groundswell.sources.contract import Heard, Item, Opened, UnreadableSource

Read = Callable[..., list[Item]]


def said(items: list[Item]) -> list[tuple[str, float | None, str]]:
    turns = [turn for item in items if isinstance(item, Heard) for turn in item.conversation.turns]
    return [(turn.speaker.name, turn.seconds, turn.text) for turn in turns]


TTML = """<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata">
<head><metadata><ttm:title>Visit</ttm:title><ttm:agent xml:id="p1"><ttm:name>Ana Roth</ttm:name></ttm:agent>
</metadata></head><body><div>
<p begin="00:00:01.200" end="00:00:04" ttm:agent="p1">The battery<br/>is <span>empty</span> at noon.</p>
</div></body></tt>"""


def test_the_agent_of_a_cue_speaks_and_the_title_is_nobodys(read_with: Read) -> None:
    assert said(read_with(READER, "a.ttml", TTML)) == [("Ana Roth", 1.2, "The battery is empty at noon.")]


def test_labels_within_the_words_speak_where_no_agent_does(read_with: Read) -> None:
    text = (
        '<tt xml:lang="en"><body><div><p begin="1s" end="2s">BEN ODE: Who begins?</p>'
        '<p begin="3s" dur="2s">ANA ROTH: I do.<br/>The calendar is wrong.</p></div></body></tt>'
    )
    told = said(read_with(READER, "a.dfxp", text))

    assert told == [("BEN ODE", 1.0, "Who begins?"), ("ANA ROTH", 3.0, "I do. The calendar is wrong.")]


@pytest.mark.parametrize(
    ("begin", "seconds"), [("90f", 3.6), ("00:00:03:15", 3.6), ("3600ms", 3.6), ("36t", 3.6), ("0.06m", 3.6)]
)
def test_times_are_counted_in_frames_ticks_or_clocks(read_with: Read, begin: str, seconds: float) -> None:
    text = f'<tt frameRate="25" tickRate="10"><body><p begin="{begin}">It is slow.</p></body></tt>'

    assert said(read_with(READER, "a.itt", text)) == [("", seconds, "It is slow.")]


def test_youtubes_timed_text_is_read(read_with: Read) -> None:
    words = '<text start="0.5" dur="2">it is &amp;quot;slow&amp;quot;</text>'
    text = f'<?xml version="1.0"?><transcript>{words}</transcript>'

    assert said(read_with(READER, "a.xml", text)) == [("", 0.5, 'it is "slow"')]


def test_the_actor_of_a_dialogue_speaks_and_comments_are_set_aside(read_with: Read) -> None:
    text = (
        "[Script Info]\nTitle: x\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.50,0:00:04.00,Default,Ana Roth,0,0,0,,"
        "{\\i1}It broke,{\\i0} on\\Nthe first day.\n"
        "Comment: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,check this\n"
    )

    assert said(read_with(READER, "a.ass", text)) == [("Ana Roth", 1.5, "It broke, on the first day.")]


def test_of_two_languages_of_sami_one_is_read(read_with: Read) -> None:
    text = (
        "<SAMI><BODY><SYNC Start=1000><P Class=EN>It is slow.<P Class=DE>Es ist langsam."
        "<SYNC Start=2000><P Class=EN>&nbsp;<SYNC Start=3000><P Class=EN>Every day.</BODY></SAMI>"
    )

    assert [words for _, _, words in said(read_with(READER, "a.smi", text))] == ["It is slow.", "Every day."]


def test_frames_are_seconds_by_the_rate_of_the_first_line(read_with: Read) -> None:
    text = "{1}{1}30.0\n{30}{60}Is it slow?|Very?\n{90}{120}{y:i}Every day.\n"

    assert said(read_with(READER, "a.sub", text)) == [("", 1.0, "Is it slow? Very?"), ("", 3.0, "Every day.")]


def test_each_timed_line_of_lyrics_is_a_cue_and_its_tags_are_nobodys(read_with: Read) -> None:
    text = "[ti:Interview]\n[00:01.50]It broke.\n[01:04.00]Nobody called back.\n"

    assert said(read_with(READER, "a.lrc", text)) == [
        ("", 1.5, "It broke."),
        ("", 64.0, "Nobody called back."),
    ]


@pytest.mark.parametrize(
    "text", ["<tt><body><p begin='1s'>open", "<tt ><!ENTITY a 'b'><body/></tt>", "<tt ></tt>"]
)
def test_broken_or_empty_captions_are_refused_in_words(
    opened: Callable[[str, str], Opened], read_with: Read, text: str
) -> None:
    with pytest.raises(UnreadableSource):
        read_with(READER, "a.ttml", text)
