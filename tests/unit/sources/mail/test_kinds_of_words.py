"""What is the writer's and what is not, in many forms of mail: each list is of one kind."""

from pathlib import Path

import pytest

from groundswell.sources.contract import Why
from groundswell.sources.formats.html_text import read_html
from groundswell.sources.letters.own_words import Writer, own_words, parted

KNOWN = {"ana@linden.example", "dana@house.example"}
ANA = Writer(name="Ana Roth", email="ana@linden.example")
SAID = "The export fails every day."
OLD = "The price goes up in May, please answer by Friday."


def texts(name: str) -> list[str]:
    """The texts of a fixture, which stand between lines of percent signs."""
    path = Path(__file__).parents[3] / "fixtures/mail_words" / f"{name}.txt"
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n%%%%\n")


def pairs(name: str) -> list[tuple[str, str]]:
    """(text, its writer's words) of a fixture."""
    return [(text, words) for text, _, words in (one.partition("\n%%% words:\n") for one in texts(name))]


HISTORIES = texts("histories")
LOOKING_LIKE_HISTORY = texts("looking_like_history")
LOOKING_LIKE_A_SIGNATURE = texts("looking_like_a_signature")
LOOKING_LIKE_A_BANNER = texts("looking_like_a_banner")
SIGNED = pairs("signed")
BANNERS = texts("banners")
WITH_SMALL_PRINT = pairs("with_small_print")
FORMS = pairs("forms")
AMONG_QUOTES = pairs("among_quotes")
MARKED_HTML = texts("marked_html")


@pytest.mark.parametrize("header", HISTORIES)
def test_history_is_told_in_languages_that_are_not_known(header):
    taken = parted(f"{SAID}\n\n{header}\n\n{OLD}\n", KNOWN, ANA)

    assert taken.words == SAID
    assert [aside.why for aside in taken.aside] == [Why.HISTORY]
    assert OLD in taken.aside[0].words


@pytest.mark.parametrize("text", [*LOOKING_LIKE_HISTORY, *LOOKING_LIKE_A_SIGNATURE, *LOOKING_LIKE_A_BANNER])
def test_words_of_ones_own_are_kept_whatever_they_look_like(text):
    assert parted(text, KNOWN, ANA).words == text
    assert parted(text, KNOWN, ANA).aside == ()


@pytest.mark.parametrize(("text", "words"), SIGNED)
def test_a_signature_is_set_aside_and_what_is_asked_below_it_is_not(text, words):
    taken = parted(text, KNOWN, ANA)

    assert taken.words == words
    assert [aside.why for aside in taken.aside] == [Why.SIGNATURE]


@pytest.mark.parametrize("banner", BANNERS)
def test_a_gateways_banner_is_set_aside_and_the_words_below_it_are_kept(banner):
    taken = parted(f"{banner}\n\nHello Dana,\n\n{SAID} Can you look?", KNOWN, ANA)

    assert taken.words == f"Hello Dana,\n\n{SAID} Can you look?"
    assert [aside.why for aside in taken.aside] == [Why.BANNER]


@pytest.mark.parametrize(
    "begin",
    ["[EXTERNAL] ", "CAUTION: This email originated from outside of the organization. ", "[Extern]\n"],
)
def test_a_banner_on_the_line_of_the_words_leaves_them(begin):
    assert parted(f"{begin}{SAID} Can you look?").words == f"{SAID} Can you look?"


def test_a_banner_below_the_greeting_is_found():
    text = f"Hi,\n\nCAUTION: This message came from outside the firm.\n\n{SAID}"

    assert parted(text).words == f"Hi,\n\n{SAID}"


@pytest.mark.parametrize(("text", "words"), WITH_SMALL_PRINT)
def test_small_print_is_set_aside_and_words_below_it_are_kept(text, words):
    assert parted(text, KNOWN, ANA).words == words


def test_a_cut_on_slight_grounds_that_would_leave_only_a_greeting_is_not_made():
    text = "Hi,\n\nThe information in this message is what we see, it differs from your report, please check."

    assert parted(text, KNOWN, ANA).words == text


@pytest.mark.parametrize(("text", "words"), FORMS)
def test_labels_of_a_form_are_set_aside_and_its_message_is_the_customers(text, words):
    assert parted(text, KNOWN, ANA).words == words


@pytest.mark.parametrize(("text", "words"), AMONG_QUOTES)
def test_quotes_under_other_marks_are_set_aside_and_answers_among_them_kept(text, words):
    assert parted(text, KNOWN, ANA).words == words


@pytest.mark.parametrize("markup", MARKED_HTML)
def test_marks_of_mail_programs_tell_the_history_and_the_signature(markup):
    assert parted(read_html(markup).text).words == SAID


def test_a_signature_that_html_marks_is_handed_over_and_not_dropped():
    read = read_html(f"<div>{SAID}</div><div class='gmail_signature'>Ana Roth<br>Head of Stores</div>")

    assert (read.text, read.signatures) == (SAID, ("Ana Roth\nHead of Stores",))


def test_words_written_within_a_signature_are_the_text_where_there_is_no_other():
    assert read_html(f"<div class='gmail_signature'>{SAID}</div>").text == SAID


def test_a_class_that_only_resembles_a_mark_is_none():
    assert read_html(f"<p class='signature-pad'>{SAID}</p>").text == SAID


def test_answers_marked_with_the_writers_name_are_kept_among_the_history():
    header = "From: Dana Whit <dana@house.example>\nSent: Tuesday, March 3, 2026 10:00 AM\nTo: Ana Roth"
    text = f"See below.\n\n{header}\n\nDid you restart?\n[Ana] Yes, twice.\n[Dana] And now?\n[AR] No."

    assert parted(text, KNOWN, ANA).words == "See below.\n\n[Ana] Yes, twice.\n\n[AR] No."


def test_a_printed_header_above_the_words_is_set_aside_and_the_words_are_kept():
    text = "Subject: Export\nFrom: Ana Roth <ana@linden.example>\nDate: 3/3/2026, 10:00 AM\n" + SAID

    taken = parted(text)
    assert taken.words == SAID
    assert [aside.why for aside in taken.aside] == [Why.FORM]


def test_a_forward_without_a_comment_has_no_own_words():
    text = f"From: Eve Stone <eve@else.example>\nSent: Tuesday, 3 March 2026\nTo: Ana Roth\n\n{OLD}"

    assert parted(text, KNOWN, ANA).words == ""


def test_every_word_stands_in_the_words_or_among_what_is_set_aside():
    text = (
        f"[EXTERNAL]\n\nHi,\n\n{SAID}\n\nBest,\nAna\n\nThis e-mail is confidential and intended for you.\n\n"
        f"{HISTORIES[0]}\n\n{OLD}"
    )
    taken = parted(text, KNOWN, ANA)
    told = " ".join([taken.words, *(aside.words for aside in taken.aside)])

    assert sorted(told.split()) == sorted(text.split())
    assert [aside.why for aside in taken.aside] == [
        Why.BANNER,
        Why.SIGNATURE,
        Why.SMALL_PRINT,
        Why.HISTORY,
    ]


@pytest.mark.parametrize(
    "piece",
    [">On a\n", "Best\n", "To: x\n", "--\n", "Message: x\n", "attachment ", "[EXTERNAL] ", "a: b 1\n"],
)
def test_long_text_that_leads_astray_is_read_in_linear_time(piece):
    assert own_words(f"{SAID}\n\n" + piece * (200_000 // len(piece))).startswith(SAID)
