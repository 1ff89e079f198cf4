"""The lines of a caption: times, labels, sounds and voices, each at its edges."""

import pytest

from groundswell.sources.contract import Why
from groundswell.sources.cues.blocks import (
    Block,
    behind_times,
    blocks_of,
    is_header,
    is_styling,
    looks_timed,
    number_in,
    times_of,
)
from groundswell.sources.cues.labels import label_in_id, split_brackets, split_dash
from groundswell.sources.cues.marks import (
    bare_stamp,
    enclosed_stamp,
    is_recorders,
    sounds_before,
    stamp_in_name,
    who_comes,
    without_sounds,
)
from groundswell.sources.cues.voices import plain_of
from tests.unit.sources.cues.shown import aside, cues, read, refused, said


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("00:00:01.000 --> 00:00:04.500", (1.0, 4.5)),
        ("0:01,5 --> 1:00:04", (1.5, 3604.0)),
        ("12 00:01 –> 00:04 align:start", (1.0, 4.0)),
        ("0:00:01.000,0:00:04.000", (1.0, 4.0)),
        ("00:60:00.000 --> 01:00:59.999", (None, 3659.999)),
        ("00:00:60.000 --> 00:59:00.000", (None, 3540.0)),
        ("hello", (None, None)),
    ],
)
def test_the_times_of_a_cue_are_seconds(line: str, times: tuple[float | None, float | None]) -> None:
    assert times_of(line) == times


def test_words_behind_the_times_are_told_from_settings() -> None:
    assert behind_times("00:01.000 --> 00:04.000 align:start line=0") == ""
    assert behind_times("00:01.000 --> 00:04.000 Hello there") == "Hello there"
    assert behind_times("00:01.000 --> 00:04.000 12") == ""
    assert behind_times("hello") == ""


def test_lines_between_blank_ones_are_a_block_with_its_times() -> None:
    assert list(blocks_of("\ufeffa\nb\n\n \nc\n")) == [["a", "b"], ["c"]]
    assert Block.of(["a --> b", "00:01.000 --> 00:04.000", "x --> y"]).times == (0, 1)
    assert looks_timed("WEBVTT\n\n00:01.000 --> 00:04.000\nhello")
    assert not looks_timed("\n" * 400 + "00:01.000 --> 00:04.000")
    assert looks_timed("\n" * 399 + "00:01.000 --> 00:04.000")


def test_numbers_headers_and_styles_are_told() -> None:
    assert [number_in(line) for line in (" 12 ", "1" * 9, "1" * 10, "a")] == [12, 111111111, None, None]
    assert is_header(["WEBVTT - part 2"])
    assert is_header(["X-TIMESTAMP-MAP=LOCAL:0"])
    assert not is_header(["WEBVTT is what we use"])
    assert is_styling(["STYLE", "::cue { color: red }"])
    assert not is_styling(["STYLE", "is what I mean"])
    assert not is_styling(["STYLE"])


@pytest.mark.parametrize(
    ("words", "said_", "sounds"),
    [
        ("[laughs] Yes.", "Yes.", ["[laughs]"]),
        ("Yes. (applause) [music]", "Yes.", ["(applause)", "[music]"]),
        ("[music] (laughs) Yes. *coughs*", "Yes.", ["[music]", "(laughs)", "*coughs*"]),
        ("[inaudible] yes", "[inaudible] yes", []),
        ("[Ana] yes", "[Ana] yes", []),
        ("[the music is a bit too loud] yes", "[the music is a bit too loud] yes", []),
        ("yes", "yes", []),
    ],
)
def test_sounds_around_the_words_are_no_words(words: str, said_: str, sounds: list[str]) -> None:
    assert without_sounds(words) == (said_, sounds)


def test_sounds_at_the_beginning_are_counted_in_letters() -> None:
    assert sounds_before("[music] yes") == (["[music]"], 8)
    assert sounds_before("yes") == ([], 0)


@pytest.mark.parametrize(
    ("words", "recorders"),
    [
        ("Transcribed by Linden", True),
        ("Transcribed by Linden?", False),
        ("Recording started", True),
        ("This meeting is being recorded.", True),
        ("Recording started to be slow", False),
        ("Recorded with care by " + "the " * 11 + "x", False),
        ("yes", False),
    ],
)
def test_what_a_recorder_says_of_itself_is_nobodys(words: str, recorders: bool) -> None:
    assert is_recorders(words) is recorders


def test_whoever_comes_is_named() -> None:
    assert who_comes("Ana Roth joined the meeting") == "Ana Roth"
    assert who_comes("Ana left") == "Ana"
    assert who_comes("A left") == ""
    assert who_comes("Ana Roth joined us in the garden") == ""


def test_times_on_a_line_of_words_are_measured() -> None:
    assert enclosed_stamp("[00:07] Ana") == 8
    assert enclosed_stamp("Ana [00:07]") == 0
    assert bare_stamp("00:07 - Ana") == 8
    assert bare_stamp("Ana 00:07") == 0
    assert stamp_in_name("Ana (00:07): yes") == ("Ana: yes", "(00:07)")
    assert stamp_in_name("Ana: yes (00:07)") == ("Ana: yes (00:07)", "")


def test_labels_in_brackets_before_a_dash_and_in_identifiers_are_split_off() -> None:
    assert split_brackets("- [Ana  Roth]: yes") == ("Ana Roth", "yes")
    assert split_brackets("（Ana） yes") == ("Ana", "yes")
    assert split_brackets("Ana: yes") is None
    assert split_dash("Ana Roth - yes") == ("Ana Roth", "yes")
    assert split_dash("well-known") is None
    assert label_in_id('12 "Ana Roth" (3141592)') == "Ana Roth"
    assert label_in_id("12 - Ana Roth") == "Ana Roth"
    assert label_in_id("Ana Roth") == "Ana Roth"


def test_tags_and_marks_of_layout_are_taken_off_the_words() -> None:
    assert plain_of("<i>yes</i><br>&amp; {\\an8}no\u200b") == "yes & no"
    assert plain_of("it is 3 < 4") == "it is 3 < 4"


FORMS = {
    "prefixes": (["Ana: a one", "Ben: b two", "Ana: c three"], ["Ana", "Ben", "Ana"]),
    "brackets": (["[Ana] a one", "[Ben] b two", "[Ana] c three"], ["Ana", "Ben", "Ana"]),
    "lines": (
        ["Ana Roth\na one", "Ben Elm\nb two", "Ana Roth\nc three"],
        ["Ana Roth", "Ben Elm", "Ana Roth"],
    ),
    "dashes": (["Ana - a one", "Ben - b two", "Ana - c three"], ["Ana", "Ben", "Ana"]),
    "tags": (["<v Ana>a one", "<v.loud Ben>b two</v>", "<v Ana>c three"], ["Ana", "Ben", "Ana"]),
    "data": (
        [
            '{"speakerName": "Ana", "spokenText": "a one"}',
            '{"speaker": {"name": "Ben"}, "text": "b two"}',
            '{"speaker": "Ana", "text": "c three"}',
        ],
        ["Ana", "Ben", "Ana"],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_whoever_speaks_is_told_by_the_form_of_the_file(form: str) -> None:
    shown, names = FORMS[form]
    assert said(cues(*shown)) == list(zip(names, ("a one", "b two", "c three"), strict=True))


def test_names_above_the_times_speak_where_they_return_and_chapters_do_not() -> None:
    names = ["Ana Roth", "Ben Elm", "Ana Roth", "Ben Elm", "Ana Roth"]
    words = ["a one", "b two", "c three", "d four", "e five"]
    assert said(cues(*words, ids=names)) == list(zip(names, words, strict=True))
    counted = [f"{name} {n}" for n, name in enumerate(names, start=1)]
    assert said(cues(*words, ids=counted)) == list(zip(names, words, strict=True))
    chapters = ["Introduction", "Next Steps", "Maps", "Lists", "Prices"]
    assert {name for name, _ in said(cues(*words, ids=chapters))} == {""}


def test_a_dash_on_each_line_is_a_change_of_an_unknown_voice() -> None:
    assert said(cues("- is it slow?\n- it is", "and dear")) == [("", "is it slow?"), ("", "it is and dear")]


@pytest.mark.parametrize(
    ("shown", "turns"),
    [
        (["the map", "is slow"], ["the map is slow"]),
        (["the map is slow.", "it is"], ["the map is slow.", "it is"]),
        (["the map", "Is slow"], ["the map Is slow"]),
        (["x" * 600, "is slow"], ["x" * 600, "is slow"]),
        (["x" * 599, "is slow"], ["x" * 599 + " is slow"]),
    ],
)
def test_an_unknown_voice_goes_on_to_the_end_of_its_sentence(shown: list[str], turns: list[str]) -> None:
    assert [words for _, words in said(cues(*shown))] == turns


@pytest.mark.parametrize(
    ("pause", "second", "turns"),
    [(2.0, "is slow", 1), (2.1, "is slow", 2), (0.5, "Is slow", 2), (0.4, "Is slow", 1)],
)
def test_a_silence_may_bring_another_voice(pause: float, second: str, turns: int) -> None:
    assert len(said(cues("the map", second, pause=pause))) == turns


def test_captions_that_roll_say_each_word_once() -> None:
    rolled = cues(
        "the map is slow", "the map is slow today and", "today and it was slow", "it was slow all week"
    )
    assert " ".join(words for _, words in said(rolled)) == "the map is slow today and it was slow all week"
    assert aside(rolled, Why.REPEATED)
    assert said(cues("no, no, no", "no, no, no", "we said so", "and yet it is", "as slow as that"))[0][
        1
    ].startswith("no, no, no no, no, no")


def test_a_turn_has_the_time_of_its_first_words_and_a_row_of_its_own() -> None:
    talk = read(cues("Ana: a one", "Ana: and more", "Ben: b two", "Ana: c three"))
    assert [(turn.row, turn.seconds) for turn in talk.turns] == [(1, 1.0), (2, 5.0), (3, 7.0)]
    grown = read(cues("the map is", "the map is slow to", "slow to open it", "open it today", "today again"))
    assert grown.turns[0].seconds == 1.0


def test_a_cue_without_words_and_words_without_a_cue_are_refused_in_words() -> None:
    text = "WEBVTT\n\nso it is said\n\n00:00:01.000 --> 00:00:02.000\n\n00:00:03.000 --> 00:00:04.000\nyes\n"
    assert refused(text) == [
        "text without a time line: 'so it is said'",
        "no words in the cue at 00:00:01.000",
    ]
