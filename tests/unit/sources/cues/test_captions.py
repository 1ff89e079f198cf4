"""Captions as screens show them: each word once, and what is not said set aside."""

import time
from collections.abc import Iterable

import pytest

from groundswell.sources.contract import SetAside
from groundswell.sources.cues import take_apart
from tests.unit.sources.cues.shown import cues, read, said


def words(text: str) -> str:
    return " ".join(what for _, what in said(text))


def aside(text: str) -> list[str]:
    return [item.aside.words for item in read(text).remarks if isinstance(item, SetAside)]


def rolled(lines: Iterable[str], height: int = 2) -> list[str]:
    """What a caption of so many lines shows, one line further each time."""
    given = list(lines)
    return ["\n".join(given[max(0, at - height + 1) : at + 1]) for at in range(len(given))]


SENTENCES = (
    "we were billed twice for the order",
    "and nobody answered our mail",
    "then the driver stood at the wrong gate",
    "so we want to know who calls us back",
)


@pytest.mark.parametrize("height", [2, 3])
def test_captions_that_roll_are_said_once(height: int) -> None:
    assert words(cues(*rolled(SENTENCES, height))) == " ".join(SENTENCES)


def test_captions_that_grow_are_said_once() -> None:
    whole = SENTENCES[0].split()
    assert words(cues(*(" ".join(whole[:count]) for count in range(1, len(whole) + 1)))) == SENTENCES[0]


def test_captions_that_grow_with_marked_times_are_said_once() -> None:
    shown = [
        "we were<00:00:00.500><c> billed</c>",
        "we were billed\ntwice<00:00:03.000><c> again</c>",
        "twice again\nby you",
    ]
    assert words(cues(*shown)) == "we were billed twice again by you"


def test_a_speaker_named_in_a_rolling_caption_goes_on_speaking() -> None:
    shown = rolled(["Prospect: " + SENTENCES[0], *SENTENCES[1:]])
    assert said(cues(*shown)) == [("Prospect", " ".join(SENTENCES))]


@pytest.mark.parametrize(
    "shown",
    [
        ("No.", "No.", "No, that is not what I said."),
        ("Ana: Yes.", "Bo: Yes.", "Ana: Yes, we do."),
        ("very slow", "very slow indeed", "and dear"),
    ],
)
def test_what_is_said_twice_with_a_pause_between_stays_twice(shown: tuple[str, ...]) -> None:
    text = words(cues(*shown, pause=1.5))
    assert len(text.split()) == sum(len(one.split(": ")[-1].split()) for one in shown)


def test_a_repeated_answer_in_a_file_that_does_not_roll_stays() -> None:
    shown = ("Does it run?", "Yes.", "Yes.", "And offline?", "It does not.", "Then it is too dear.")
    assert words(cues(*shown)).count("Yes.") == 2


@pytest.mark.parametrize(
    "first", ["1000", "NOTE we also lose the numbers", "STYLE", "WEBVTT is what we need"]
)
def test_words_below_a_blank_line_are_words_whatever_they_look_like(first: str) -> None:
    text = f"WEBVTT\n\n00:01.000 --> 00:02.000\n\n{first}\n\n00:05.000 --> 00:06.000\n\nThank you.\n"
    assert first in words(text)


def test_a_comment_or_style_between_cues_is_set_aside() -> None:
    style = "STYLE\n::cue { color: red }"
    between = f"NOTE cut here\n\n{style}"
    text = f"WEBVTT\n\n00:01.000 --> 00:02.000\nIt is slow.\n\n{between}\n\n00:05.000 --> 00:06.000\nVery.\n"
    assert words(text) == "It is slow. Very."
    assert aside(text) == ["cut here", style]


def test_the_header_of_a_further_part_is_set_aside() -> None:
    part = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:1800000"
    text = f"WEBVTT\n\n00:01.000 --> 00:02.000\nIt is slow.\n\n{part}\n\n00:05.000 --> 00:06.000\nVery.\n"
    assert words(text) == "It is slow. Very."
    assert aside(text) == [part]


@pytest.mark.parametrize("sound", ["[Music]", "(Applaus)", "♪ la la ♪", "[door closes]", "*laughs*"])
def test_a_sound_is_nobodys_words(sound: str) -> None:
    text = cues("Ana Roth: It is slow.", sound, "Ana Roth: Very slow.", pause=1)
    assert said(text) == [("Ana Roth", "It is slow. Very slow.")]
    assert aside(text) == [sound]


def test_a_sound_within_words_stays_with_them() -> None:
    assert words(cues("It is [laughter] slow.")) == "It is [laughter] slow."


def test_a_file_of_nothing_but_sounds_is_refused_row_by_row() -> None:
    told = read(cues("[Music]", "[Music plays]", pause=1))
    assert (told.turns, len(told.remarks)) == ((), 2)


ANA_AND_BO = [("Ana", "How do you plan today?"), ("Bo", "By hand, and we forget the returns.")]


@pytest.mark.parametrize(
    "form",
    [
        "<v {0}>{1}</v>",
        "{0}: {1}",
        "[{0}] {1}",
        "({0})\n{1}",
        ">> {0}: {1}",
        "- {0}: {1}",
        '{{"speakerName": "{0}", "spokenText": "{1}", "spokenLanguage": "en-us"}}',
        "<v {0}>{0}: {1}",
        "<v {0}>[00:00:07] {0}: {1}",
    ],
)
def test_speakers_are_told_in_the_forms_in_use(form: str) -> None:
    talk = [*ANA_AND_BO, ("Ana", "Could it remind you?"), ("Bo", "That would help.")]
    assert said(cues(*(form.format(*one) for one in talk), pause=1)) == talk


def test_speakers_are_told_above_the_time_line() -> None:
    text = "".join(
        f"{name} Roth\n00:0{at}:00.000 --> 00:0{at}:05.000\n{what}\n\n"
        for at, (name, what) in enumerate(ANA_AND_BO)
    )
    assert said(text) == [(f"{name} Roth", what) for name, what in ANA_AND_BO]


@pytest.mark.parametrize("id_", ["Chapter {}", "{}", "cue-{}", "4f2a9c{}e-1/12-0"])
def test_an_identifier_that_counts_or_titles_is_no_speaker(id_: str) -> None:
    text = "".join(
        f"{id_.format(at)}\n00:0{at}:00.000 --> 00:0{at}:05.000\n{what}\n\n"
        for at, (_, what) in enumerate(ANA_AND_BO)
    )
    assert [name for name, _ in said(text)] == ["", ""]


def test_a_speaker_named_at_changes_only_goes_on_speaking() -> None:
    shown = ("Спикер №1: Доброе утро.", "Начнём.", "Спикер №2: Экспорт падает.", "Когда исправите?")
    assert said(cues(*shown, pause=1)) == [
        ("Спикер №1", "Доброе утро. Начнём."),
        ("Спикер №2", "Экспорт падает. Когда исправите?"),
    ]


def test_a_recorders_own_cue_is_set_aside() -> None:
    text = cues("Ana Roth: It is slow.", "Ana Roth: Very.", "Transcribed by https://notes.example", pause=1)
    assert said(text) == [("Ana Roth", "It is slow. Very.")]
    assert aside(text) == ["Transcribed by https://notes.example"]


def test_times_of_sbv_are_read() -> None:
    text = "0:00:01.000,0:00:04.000\nAna: It is slow.\n\n0:00:05.000,0:00:08.000\nAna: Very.\n"
    assert said(text) == [("Ana", "It is slow. Very.")]


def test_who_speaks_goes_on_while_a_caption_grows() -> None:
    grown = cues("Jan: The list", "Jan: The list was wrong", "Mia: Which", "Mia: Which one?")

    assert said(grown) == [("Jan", "The list was wrong"), ("Mia", "Which one?")]
    tagged = cues("<v Jan>The list", "<v Jan>The list was wrong", "<v Mia>Which", "<v Mia>Which one?")
    assert said(tagged) == [("Jan", "The list was wrong"), ("Mia", "Which one?")]


def test_a_name_in_quotes_and_a_number_above_the_time_say_who_speaks() -> None:
    text = (
        'WEBVTT\n\n1 "Jan de Vries" (148210)\n00:00:01.000 --> 00:00:03.000\nWe need roles.\n\n'
        '2 "" (0)\n00:00:03.000 --> 00:00:05.000\nYes.\n\n3 "Mia" (12)\n00:05.000 --> 00:07.000\nWhich?\n'
    )

    assert said(text) == [("Jan de Vries", "We need roles."), ("", "Yes."), ("Mia", "Which?")]


def test_a_title_above_each_time_names_nobody() -> None:
    text = (
        "WEBVTT\n\nIntroduction\n00:00:01.000 --> 00:00:03.000\nWe need roles.\n\n"
        "Pricing talk\n00:00:03.000 --> 00:00:05.000\nWhich?\n"
    )

    assert {name for name, _ in said(text)} == {""}


def test_a_further_part_without_a_blank_line_before_it_is_not_said() -> None:
    second = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nMia: When?\n"

    assert said(cues("Jan: It stops.") + second) == [("Jan", "It stops."), ("Mia", "When?")]


def test_the_name_of_a_format_may_be_said() -> None:
    assert said(cues("Jan: WEBVTT is what you export", "Mia: Yes."))[0] == (
        "Jan",
        "WEBVTT is what you export",
    )


def test_headers_without_end_are_read_in_time_that_grows_with_their_number() -> None:
    began = time.process_time()
    take_apart("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nhi\n" + "WEBVTT\n" * 40_000)

    assert time.process_time() - began < 2
