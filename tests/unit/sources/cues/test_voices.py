"""Speakers of timed text, in each form in use."""

import pytest

from groundswell.sources.contract import Why
from tests.unit.sources.cues.shown import aside, cues, said

TALK = [
    ("Dana Whit", "How did it go?"),
    ("Ana Roth", "Badly."),
    ("Dana Whit", "Why?"),
    ("Ana Roth", "It hung."),
]
FORMS = [
    *("<v {0}>{1}</v>", "<v.loud {0}>{1}", "<v {0}>{0}: {1}", "<v {0}>[00:00:07] {0}: {1}"),
    *(
        "{0}: {1}",
        "{0} : {1}",
        "{0}：{1}",
        ">> {0}: {1}",
        "- {0}: {1}",
        "{0} - {1}",
        "<v {0}>({0}) {1}",
        "**{0}:** {1}",
        "{0}:\n{1}",
    ),
    *(
        "[{0}] {1}",
        "[{0}]: {1}",
        "[{0}]\n{1}",
        "({0}) {1}",
        "({0})\n{1}",
        "【{0}】{1}",
        "{{{0}}} {1}",
        "&lt;{0}&gt; {1}",
        "- [{0}] {1}",
    ),
    *("{0}\n{1}", "[00:00:01] {0}: {1}", "00:00:01 {0}: {1}", "{0} (00:01): {1}", "00:00:01.000 [{0}]: {1}"),
    *('{{"speakerName":"{0}","spokenText":"{1}","spokenLanguage":"en-us"}}',),
    *('{{\n"speaker": {{"displayName": "{0}"}},\n"text": "{1}"\n}}',),
]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_label_names_the_speaker_and_is_no_word(form: str) -> None:
    assert said(cues(*(form.format(*turn) for turn in TALK))) == TALK


@pytest.mark.parametrize("form", ["{1}", '{0} "{1}" (314159)', "{0} - {1}", "{0}: {1}", "{1}-{0}", "{1} {0}"])
def test_names_above_the_times_are_speakers_whatever_counts_beside_them(form: str) -> None:
    ids = [form.format(number, name) for number, (name, _) in enumerate(TALK, 1)]

    assert said(cues(*(words for _, words in TALK), ids=ids)) == TALK


@pytest.mark.parametrize(
    "ids",
    [
        ("Introduction", "Next Steps", "Pricing", "Open Questions", "Thanks All"),
        ("Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4", "Chapter 5"),
        ("a1b2-1", "a1b2-2", "a1b2-3", "a1b2-4", "a1b2-5"),
    ],
)
def test_chapters_and_counters_above_the_times_are_no_speakers(ids: tuple[str, ...]) -> None:
    text = cues("One.", "Two.", "Three.", "Four.", "Five.", ids=ids)

    assert [name for name, _ in said(text)] == [""] * 5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Спикер №1", "Спикер №2"),
        ("Speaker #1", "Speaker #2"),
        ("spk_0", "spk_1"),
        ("speaker 0", "speaker 1"),
        ("Locuteur n°1", "Locuteur n°2"),
        ("话者 1", "话者 2"),
        ("SPEAKER_00", "SPEAKER_01"),
    ],
)
def test_a_numbered_speaker_named_at_changes_goes_on_speaking(first: str, second: str) -> None:
    shown = (f"{first}: Hello.", "it is slow.", f"{second}: I see.", "yes.", "really.")

    assert said(cues(*shown)) == [(first, "Hello. it is slow."), (second, "I see. yes. really.")]


def test_two_voices_within_one_cue_are_told_by_their_lines() -> None:
    shown = ("(Dana Whit)\nHow do you plan, by", "(Dana Whit)\nhand?\n-\n \n(Ana Roth)\nBy hand (mostly).")

    assert said(cues(*shown)) == [
        ("Dana Whit", "How do you plan, by hand?"),
        ("Ana Roth", "By hand (mostly)."),
    ]


def test_two_voices_in_each_cue_are_told_where_every_line_names_its_speaker() -> None:
    shown = ("Ana: It hung.\nBo: Why?", "Ana: No idea.\nBo: I see.")

    assert said(cues(*shown)) == [("Ana", "It hung."), ("Bo", "Why?"), ("Ana", "No idea."), ("Bo", "I see.")]
    prose = ("Ana: Two things,\none thing: it hung.", "Bo: I see\nand the other: what?")
    assert {name for name, _ in said(cues(*prose))} == {"Ana", "Bo"}


def test_a_sound_before_a_label_hides_no_speaker() -> None:
    shown = ("[door closes] Ana Roth: It hung.", "Bo Lind: Why?", "Ana Roth: No idea.")

    assert said(cues(*shown)) == [tuple(one.split("] ")[-1].split(": ")) for one in shown]
    assert aside(cues(*shown), Why.RECORDER) == ["[door closes]"]


def test_a_label_among_tags_names_its_own_words_and_none_that_follow() -> None:
    shown = ("<v Bo Lind>Hello.", "Ana Roth: It hung.", "Is it so?")

    assert said(cues(*shown)) == [("Bo Lind", "Hello."), ("Ana Roth", "It hung."), ("", "Is it so?")]


def test_a_mark_of_change_without_a_name_is_another_voice() -> None:
    shown = (">> DANA WHIT: Hello.", ">> ANA ROTH: It is slow.", "very slow.", ">> What else?")

    assert said(cues(*shown)) == [
        ("DANA WHIT", "Hello."),
        ("ANA ROTH", "It is slow. very slow."),
        ("", "What else?"),
    ]
    assert said(cues("- Is it slow?\n- It is.")) == [("", "Is it slow?"), ("", "It is.")]


def test_names_in_capitals_on_lines_at_changes_are_speakers() -> None:
    shown = (
        "DANA WHIT\nHello there,",
        "my friend.",
        "ANA ROTH\nIt is slow.",
        "so slow.",
        "DANA WHIT\nOh.",
        "ANA ROTH\nYes.",
    )

    assert said(cues(*shown)) == [
        ("DANA WHIT", "Hello there, my friend."),
        ("ANA ROTH", "It is slow. so slow."),
        ("DANA WHIT", "Oh."),
        ("ANA ROTH", "Yes."),
    ]


def test_a_name_written_into_the_words_stands_for_a_tag_that_counts() -> None:
    shown = ("<v S04>Ana Roth: ", "<v S04>[00:01:16]", "<v S04>Badly.", "<v S05>Dana Whit: Why?")

    assert said(cues(*shown)) == [("Ana Roth", "Badly."), ("Dana Whit", "Why?")]
    assert aside(cues(*shown), Why.STAMP) == ["[00:01:16]"]


@pytest.mark.parametrize(
    "shown",
    [
        ("Ana Roth: 9:30 is too late.", "Dana Whit: Why?"),
        ("Ana Roth: 10:15 works.", "Dana Whit: 11:30 too?", "Ana Roth: 12:00 not."),
        ('Dana Whit: send {"a": 1} to it', 'Ana Roth: {"b": 2}'),
        ("Ana Roth: [Redacted] is the reason.", "Dana Whit: I see."),
    ],
)
def test_words_that_look_like_layout_stay_words(shown: tuple[str, ...]) -> None:
    assert said(cues(*shown)) == [tuple(one.split(": ", 1)) for one in shown]


@pytest.mark.parametrize(
    "shown",
    [
        ("step 1: open it.", "Then wait.", "step 2: close it.", "Then go."),
        ("<v>By hand.</v>", "<v >And slowly.</v>"),
        ("so the thing is: no.", "Really.", "We tried it."),
        ("[Music] hello there.", "We are late.", "[Applause] thank you."),
        ("Is it from\nNew York", "or from\nOld Town", "or from\nElsewhere?"),
    ],
)
def test_nobody_is_made_a_speaker_by_prose_or_sounds(shown: tuple[str, ...]) -> None:
    assert {name for name, _ in said(cues(*shown))} == {""}


def test_a_file_of_one_cue_is_one_turn() -> None:
    assert said(cues("Ana Roth: It is slow.")) == [("Ana Roth", "It is slow.")]
    assert said("WEBVTT\n\n00:01.000 --> 00:02.000\nIt is slow.") == [("", "It is slow.")]


def test_a_quoted_name_above_the_times_is_a_speaker_though_others_are_empty() -> None:
    text = cues("Roles.", "Yes.", "Which?", ids=('1 "Jan Roth" (148210)', '2 "" (0)', '3 "Mia" (12)'))

    assert said(text) == [("Jan Roth", "Roles."), ("", "Yes."), ("Mia", "Which?")]


@pytest.mark.parametrize(
    "answer", ["Oui : la caisse refuse les chèques.", "Note: it refuses them.", "First: the till."]
)
def test_a_line_right_below_a_label_alone_is_its_words_however_it_begins(answer: str) -> None:
    shown = ("Dana Whit: Why?", f"Ana Roth:\n{answer}", "Dana Whit: I see.")

    assert said(cues(*shown)) == [("Dana Whit", "Why?"), ("Ana Roth", answer), ("Dana Whit", "I see.")]


def test_a_speaker_whose_label_stands_elsewhere_speaks_below_a_label_alone_too() -> None:
    shown = ("Dana Whit: Why?", "Ana Roth: It hung.", "Dana Whit:\nAna Roth: Twice.")

    assert said(cues(*shown)) == [("Dana Whit", "Why?"), ("Ana Roth", "It hung. Twice.")]
