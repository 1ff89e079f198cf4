"""Cues of captions with their times, voices and what stands beside them, form by form."""

import pytest

from groundswell.sources.captions.scripts import are_frames, ass_of, frames_of, lyrics_of, sami_of
from groundswell.sources.captions.timed_xml import timed_text_of
from groundswell.sources.contract import UnreadableSource, Why
from groundswell.sources.cues import Cue, TimedText


def told(found: TimedText) -> list[tuple[float | None, float | None, tuple[str, ...]]]:
    return [(cue.start, cue.end, cue.lines) for cue in found.cues]


def beside(cue: Cue) -> list[tuple[Why, str]]:
    return [(aside.why, aside.words) for aside in cue.beside]


def xml(body: str, head: str = "", of: str = "") -> TimedText:
    return timed_text_of(f"<tt {of}><head>{head}</head><body>{body}</body></tt>")


SLOW = ("It is slow.",)


@pytest.mark.parametrize(
    ("times", "begin", "end"),
    [
        ('begin="1s" end="4s"', 1.0, 4.0),
        ('begin="1s" dur="4s"', 1.0, 5.0),
        ('begin="1s" end="4s" dur="9s"', 1.0, 4.0),
        ('start="1.5" dur="2"', 1.5, 3.5),
        ('begin="1s"', 1.0, None),
        ('begin="01:02:03.5"', 3723.5, None),
        ('begin="00:00:01,250"', 1.25, None),
        ('begin="00:00:01:15"', 1.5, None),
        ('begin="0.5h"', 1800.0, None),
        ('begin="1.5m"', 90.0, None),
        ('begin="250ms"', 0.25, None),
        ('begin="30f"', 1.0, None),
        ('begin="10000000t"', 1.0, None),
        ('t="1500" d="2000"', 1.5, 3.5),
        ('t="1500"', 1.5, 1.5),
        ('begin="1s" t="1500"', 1.0, None),
        ('end="4s"', None, None),
        ('begin="soon"', None, None),
        ("", None, None),
    ],
)
def test_a_cue_of_xml_begins_and_ends_as_its_times_say(
    times: str, begin: float | None, end: float | None
) -> None:
    found = xml(f"<p {times}>It is slow.</p>")
    assert told(found) == [(begin, end, SLOW)]
    assert found.cues[0].times == ("" if begin is None else "timed")


def test_a_file_says_how_many_frames_and_ticks_a_second_has_unless_it_says_none() -> None:
    for of, frames, ticks in (
        ('frameRate="10" tickRate="4"', 3.0, 7.5),
        ('frameRate="0" tickRate="x"', 1.0, 0.0),
    ):
        found = xml('<p begin="30f">a</p><p begin="30t">b</p>', of=of)
        assert [cue.start for cue in found.cues] == [frames, ticks]


def test_times_count_from_the_beginning_of_what_is_around_the_cue() -> None:
    found = xml(
        '<div begin="10s"><div begin="5s"><p begin="1s" end="2s">a</p></div><p begin="1s">b</p></div>'
        '<p begin="1s">c</p>'
    )
    assert [(cue.start, cue.end) for cue in found.cues] == [(16.0, 17.0), (11.0, None), (1.0, None)]


def test_parts_of_a_cue_may_bear_its_times_and_its_voice() -> None:
    parts = (
        '<p><span begin="1s" end="2s" agent="x">It</span> <span begin="2s" end="4s" agent="y">is</span></p>'
    )
    assert told(xml(parts)) == [(1.0, 4.0, ("<v x>It is",))]
    own = '<p begin="1s" end="9s" agent="x"><span begin="2s" agent="y">It</span></p>'
    assert told(xml(own)) == [(1.0, 9.0, ("<v x>It",))]


def test_the_voice_of_a_cue_is_its_own_or_that_of_what_is_around_it_by_the_name_in_the_head() -> None:
    head = (
        '<agent id="a"><name>Ana\n Roth</name><name>Second</name></agent><agent id="b"></agent>'
        "<name>nobody</name>"
    )
    found = xml(
        '<div agent="a"><p begin="1s">x</p><div><p begin="2s">y</p></div><p begin="3s" agent="b">z</p></div>'
        '<p begin="4s">w</p>',
        head,
    )
    assert [cue.lines[0] for cue in found.cues] == ["<v Ana Roth>x", "<v Ana Roth>y", "<v b>z", "w"]


def test_breaks_part_the_lines_of_a_cue_and_those_of_the_file_do_not() -> None:
    found = xml('<p begin="1s">It\nis<br/> slow <i>and</i>\n a &lt; b<br/><br/></p><p begin="2s"> \n </p>')
    assert told(found) == [(1.0, None, ("It is", "slow and a &lt; b"))]


def test_what_the_head_says_stands_beside_the_first_cue_and_nothing_within_a_cue_does() -> None:
    head = "<title>A\n visit</title><desc> </desc><copyright>Linden</copyright>"
    found = xml('<p begin="1s">x<desc>of it</desc></p><p begin="2s">y</p>', head)
    assert beside(found.cues[0]) == [(Why.STAMP, "A visit"), (Why.STAMP, "Linden")]
    assert [cue.lines for cue in found.cues] == [("xof it",), ("y",)]
    assert found.cues[1].beside == ()
    assert xml("", head).cues == ()


@pytest.mark.parametrize("text", ["<tt><p>open", '<!DOCTYPE tt [<!ENTITY a "b">]><tt>&a;</tt>'])
def test_broken_xml_and_such_as_declares_entities_is_refused(text: str) -> None:
    with pytest.raises(UnreadableSource):
        timed_text_of(text)


DIALOGUE = "Dialogue: 0,0:00:01.50,0:01:04.00,Default,Ana Roth,0,0,0,,"


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        (f"{DIALOGUE}It is slow.", [(1.5, 64.0, ("<v Ana Roth>It is slow.",))]),
        (
            f"{DIALOGUE}It is,{{\\i1}} so\\Nslow\\nand\\hdear",
            [(1.5, 64.0, ("<v Ana Roth>It is, so", "slow", "and dear"))],
        ),
        (f"{DIALOGUE} \\N ", []),
        ("Dialogue: 0,1:00:00:25,soon,Default,,0,0,0,,slow", [(3600.25, None, ("slow",))]),
        ("Format: Start, Text\nDialogue: 0:00:01.00,It is, so", [(1.0, None, ("It is, so",))]),
        ("Format: Actor, Start, Text\nDialogue: Ana,0:00:01.00,so", [(1.0, None, ("<v Ana>so",))]),
        ("Format: Name, Fontname\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,so", [(1.0, 2.0, ("so",))]),
        ("Style: Default\nTitle: slow", []),
    ],
)
def test_a_dialogue_of_a_script_is_told_by_its_columns(
    text: str, cues: list[tuple[float | None, float | None, tuple[str, ...]]]
) -> None:
    assert told(ass_of(text)) == cues


def test_comments_of_a_script_stand_beside_its_first_cue() -> None:
    comment = "Comment: 0,0:00:01.50,0:00:04.00,Default,,0,0,0,,"
    found = ass_of(f"{comment}check\\Nthis\n{DIALOGUE}It is.\n{comment} \n{DIALOGUE}So.")
    assert [beside(cue) for cue in found.cues] == [[(Why.RECORDER, "check this")], []]
    assert told(found)[0] == (1.5, 64.0, ("<v Ana Roth>It is.",))
    assert ass_of(f"{comment}check").cues == ()


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("<SYNC Start=1000>It is<br>slow.<SYNC Start=2500>So.", [(1.0, ("It is", "slow.")), (2.5, ("So.",))]),
        ("<sync start='1000'><p class=EN>It.", [(1.0, ("It.",))]),
        (
            "<SYNC Start=1000><P Class=DE>Es.<P Class=EN>It.<SYNC Start=2000><P Class=EN>Is.",
            [(1.0, ("It.",)), (2.0, ("Is.",))],
        ),
        (
            "<SYNC Start=1000><P Class=EN>It.<P Class=DE>&nbsp;<SYNC Start=2000><P Class=DE>&nbsp;",
            [(1.0, ("It.",))],
        ),
        ("<SYNC Start=1000>&nbsp;", []),
        ("It is slow.", []),
    ],
)
def test_of_sami_the_language_of_most_words_is_read(
    text: str, cues: list[tuple[float, tuple[str, ...]]]
) -> None:
    assert told(sami_of(text)) == [(start, None, lines) for start, lines in cues]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("{25}{50}It is|slow.", [(1.0, 2.0, ("It is", "slow."))]),
        ("{1}{1}10\n{25}{50}It.", [(2.5, 5.0, ("It.",))]),
        ("{25}{50}It.\n{50}{75}30", [(1.0, 2.0, ("It.",)), (2.0, 3.0, ("30",))]),
        ("{1}{1}00\n{25}{50}It.", [(0.04, 0.04, ("00",)), (1.0, 2.0, ("It.",))]),
        ("{1}{1}7\n{25}{50}It.", [(0.04, 0.04, ("7",)), (1.0, 2.0, ("It.",))]),
        ("so\n{25}{50}{y:i}/It./\n{50}{75} ", [(1.0, 2.0, ("It.",))]),
    ],
)
def test_frames_are_seconds_by_the_rate_that_the_first_line_may_tell(
    text: str, cues: list[tuple[float, float, tuple[str, ...]]]
) -> None:
    assert told(frames_of(text)) == cues


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("{1}{2}so\n{3}{4}so", True),
        ("\n{1}{2}so\n\n{3}{4}so\nand then", True),
        ("{1}{2}so", False),
        ("{1}{2}so\nso\n{3}{4}so", False),
        ("so\n{1}{2}so\n{3}{4}so", False),
        ("\n\n\n\n{1}{2}so\n{3}{4}so", False),
    ],
)
def test_a_text_is_in_frames_where_its_first_two_lines_are(text: str, begins: bool) -> None:
    assert are_frames(text) is begins


def test_each_line_of_lyrics_begins_at_its_time() -> None:
    text = "[ti:Visit]\n[00:01.50] It broke. \n[61:04]Nobody.\n[01:05]\nso"
    assert told(lyrics_of(text)) == [(1.5, None, ("It broke.",)), (3664.0, None, ("Nobody.",))]
