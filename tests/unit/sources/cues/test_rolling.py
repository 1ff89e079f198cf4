"""Captions that grow, roll or are shown again are said once; what people say again stays."""

import pytest

from groundswell.sources.contract import Why
from tests.unit.sources.cues.shown import aside, cues, read, said

LINES = ("we order", "every week and", "the sheet is", "wrong each time", "so we count", "it by hand.")


@pytest.mark.parametrize("height", [2, 3, 4])
def test_a_window_that_rolls_line_by_line_is_said_once(height: int) -> None:
    shown = ["\n".join(LINES[max(0, at - height + 1) : at + 1]) for at in range(len(LINES))]

    assert said(cues(*shown)) == [("", " ".join(LINES))]


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (
            (
                "the tablet",
                "the tablet goes dark",
                "goes dark when it",
                "when it is cold\nand then",
                "and then\nwe wait.",
            ),
            "the tablet goes dark when it is cold and then we wait.",
        ),
        (
            ("it never", "it never prints", "it never prints the second", "it never prints the second page."),
            "it never prints the second page.",
        ),
        (
            ("und dann fällt der", "und dann fällt der Server", "und dann fällt der Server aus."),
            "und dann fällt der Server aus.",
        ),
        (
            ("the lab", "the label", "the label pri", "the label printer jams", "every morning."),
            "the label printer jams every morning.",
        ),
        (
            ("画面が真っ白に", "画面が真っ白に\nなってしまい", "なってしまい\n困っています。"),
            "画面が真っ白に なってしまい 困っています。",
        ),
        (
            (
                "the<00:00:01.500><c> scanner</c><00:00:02.000><c> is</c>\n ",
                "the scanner is\n ",
                "the scanner is\nbroken<00:00:04.500><c> again</c>",
                "broken again\n ",
                "broken again\nsince Monday.",
            ),
            "the scanner is broken again since Monday.",
        ),
        (
            ("we were billed twice", "we were billed twice\nfor the order", "for the order"),
            "we were billed twice for the order",
        ),
    ],
    ids=[
        "by two words at a time",
        "by words",
        "in German",
        "by letters",
        "without blanks",
        "with word times",
        "to the last line",
    ],
)
def test_captions_that_grow_are_said_once(shown: tuple[str, ...], words: str) -> None:
    assert said(cues(*shown)) == [("", words)]


def test_what_is_shown_again_is_set_aside_word_for_word() -> None:
    text = cues("we sent the list", "we sent the list\ntwice last week", "twice last week\nand again.")

    assert aside(text, Why.REPEATED) == ["we sent the list", "twice last week"]


@pytest.mark.parametrize(
    "shown",
    [
        (
            "<v Ana Roth>we sent the list",
            "<v Ana Roth>we sent the list twice last",
            "<v Ana Roth>we sent the list twice last week.",
            "<v Dana Whit>Oh no.",
        ),
        (
            "Ana Roth: we sent the list",
            "we sent the list\ntwice last week.",
            "twice last week.\nDana Whit: Oh no.",
        ),
        (
            "Ana Roth: we sent the list twice",
            "Ana Roth: sent the list twice last week.",
            "Dana Whit: Oh no.",
        ),
    ],
    ids=["tags", "a label at changes", "a label on each"],
)
def test_speakers_stay_apart_where_captions_roll(shown: tuple[str, ...]) -> None:
    assert said(cues(*shown)) == [("Ana Roth", "we sent the list twice last week."), ("Dana Whit", "Oh no.")]


def test_a_cue_that_two_parts_of_a_stream_both_hold_is_said_once() -> None:
    first = "00:01.000 --> 00:03.000\n<v Ana Roth>The label is wrong.\n\n"
    both = "00:03.000 --> 00:05.000\n<v Ana Roth>Can you fix it?\n\n"
    text = f"WEBVTT\n\n{first}{both}WEBVTT\n\n{both}00:06.000 --> 00:08.000\n<v Dana Whit>Yes.\n"

    assert said(text) == [("Ana Roth", "The label is wrong. Can you fix it?"), ("Dana Whit", "Yes.")]


def test_each_caption_shown_twice_is_said_once() -> None:
    sentences = ("The stock is wrong.", "We count it twice.", "Why is that so?")
    twice = [sentence for sentence in sentences for _ in range(2)]

    assert " ".join(words for _, words in said(cues(*twice))) == " ".join(sentences)


@pytest.mark.parametrize(
    "shown",
    [
        ("No, no, no.", "No, no, no.", "I said no."),
        ("Ana: Is it slow?", "Bo: Yes.", "Ana: Yes.", "Bo: Yes."),
        ("Ana: It fails. It fails.", "Ana: It fails every day.", "Bo: Every day?", "Ana: Every day."),
        ("Ana: yes yes yes", "Ana: yes that is it.", "Bo: Great.", "Ana: Great."),
        ("Does it run?", "Yes.", "Yes.", "And offline?", "It does not.", "Then it is too dear."),
        (
            "I think the",
            "I think the scanner broke.",
            "We had it a year.",
            "It was dear.",
            "So it was.",
            "Now what?",
        ),
    ],
)
def test_what_people_say_again_stays(shown: tuple[str, ...]) -> None:
    text = cues(*shown, pause=0.4)

    assert aside(text, Why.REPEATED) == []
    spoken = " ".join(words for _, words in said(text))
    assert spoken == " ".join(one.removeprefix("Ana: ").removeprefix("Bo: ") for one in shown)


def test_of_cues_shown_at_the_same_time_the_fullest_is_said() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ana>We need it\n\n"
        "00:01.000 --> 00:04.000\n<v Ana>We need it in two\n\n"
        "00:01.000 --> 00:06.000\n<v Ana>We need it in two languages.\n\n00:06.500 --> 00:07.000\n<v Bo>Ok.\n"
    )

    assert said(text) == [("Ana", "We need it in two languages."), ("Bo", "Ok.")]


def test_answers_stay_where_all_times_are_alike() -> None:
    at = "00:00:00.000 --> 00:00:00.000\n"
    shown = ("Ana: Is it?", "Bo: Yes.", "Bo: Yes.", "Ana: And there?", "Bo: Yes.")

    spoken = " ".join(words for _, words in said("WEBVTT\n\n" + "\n\n".join(at + one for one in shown)))
    assert spoken == "Is it? Yes. Yes. And there? Yes."


def test_a_turn_begins_when_its_first_words_were_shown() -> None:
    told = read(cues("it never", "it never prints", "it never prints the page.", "So we wait."))

    assert [turn.seconds for turn in told.turns] == [1.0, 7.0]


def test_a_word_that_is_heard_otherwise_meanwhile_is_said_once() -> None:
    shown = (
        "We need",
        "We need the report on Monday warning",
        "We need the report on Monday morning.",
        "Not on",
        "Not on Tuesday.",
    )

    assert said(cues(*shown)) == [("", "We need the report on Monday morning."), ("", "Not on Tuesday.")]
    assert "We need the report on Monday warning" in aside(cues(*shown), Why.REPEATED)


@pytest.mark.parametrize(
    "last",
    [
        ("It stops on Mondays.", "It stops on Fridays."),  # the sentence had ended
        ("It stops on Mondays and", "It stops on it"),  # shorter than what it would put right
        ("It is", "It was"),  # too little to tell
        ("It stops on Mondays", "She stops on Mondays"),
        ("It stops on Mondays", "It halts on Fridays"),
    ],
)
def test_what_is_said_nearly_the_same_again_stays_where_captions_grow(last: tuple[str, str]) -> None:
    shown = ("It hung", "It hung today.", "It", *last, "We", "We wait.")

    words = " ".join(turn for _, turn in said(cues(*shown)))

    assert all(one in words for one in last)


def test_captions_that_do_not_grow_put_nothing_right() -> None:
    shown = ("we need it on monday", "we need it on tuesday", "and then we are done")

    assert said(cues(*shown)) == [("", " ".join(shown))]
