"""Where a part of a letter tips over into words: one word or letter more, and it is somebody's sentence."""

import pytest

from groundswell.sources.contract import Why
from groundswell.sources.letters.banners import banner_lines
from groundswell.sources.letters.history import is_reply_mark, opener, quoted_next
from groundswell.sources.letters.own_words import Writer, own_words, parted
from groundswell.sources.letters.signatures import meeting_end, named_end, signature_end
from groundswell.sources.letters.small_print import is_footer

DAY = "12 March 2026 09:05"


def no_end(_: int) -> bool:
    return False


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["Ana Roth"], 1),
        (["- Ana Roth."], 1),
        (["Ana", "Head of Maps"], 2),
        (["Ana"], 0),
        (["Ana", "", ""], 0),
        (["Ana Elm"], 0),
        (["ana roth"], 0),
        (["..."], 0),
        (["Ana Roth", "we have been waiting for you since May"], 0),
        (["Roth Ana Roth" + " Ana" * 12], 0),
    ],
)
def test_the_writers_own_name_begins_a_signature(lines: list[str], end: int) -> None:
    assert named_end(lines, 0, no_end, "Ana Roth") == end


def test_a_name_right_below_words_is_a_part_of_them() -> None:
    assert named_end(["so says", "Ana Roth"], 1, no_end, "Ana Roth") == 0
    assert named_end(["so it is", "", "Ana Roth"], 2, no_end, "Ana Roth") == 3


@pytest.mark.parametrize(
    ("line", "closes"),
    [
        ("Best regards, Ana Roth", True),
        ("Best, tom", True),
        ("Best tom", False),
        ("Best regards from Hamburg", True),
        ("Best regards from the cold Hamburg", False),
        ("Best regards" + "," * 108, True),
        ("Best regards" + "," * 109, False),
    ],
)
def test_a_closing_has_a_name_behind_it_at_most(line: str, closes: bool) -> None:
    assert (signature_end([line], 0, no_end) == 1) is closes


@pytest.mark.parametrize(
    ("line", "signs"),
    [("-Ana Roth", True), ("- Ana Roth Elm", True), ("- Ana Roth Elm Oak", False), ("- ana", False)],
)
def test_a_dash_before_a_name_signs(line: str, signs: bool) -> None:
    assert (signature_end(["It is slow.", "", line], 2, no_end) == 3) is signs


def test_a_meeting_goes_on_past_its_menu_and_ends_with_its_rule() -> None:
    join = ["Microsoft Teams meeting", "Join: https://teams.example/1"]
    rule = "_" * 12
    assert meeting_end([rule, *join, rule, "The map is slow on most days."], 0) == 4
    assert meeting_end(["", "", *join], 0) == 4
    assert meeting_end([*join, "we have been waiting for you since May"], 0) == 2
    assert meeting_end(["Microsoft Teams meeting", *["x"] * 7, "Join: https://teams.example/1"], 0) == 9
    assert meeting_end(["Microsoft Teams meeting", *["x"] * 8, "Join: https://teams.example/1"], 0) == 0


@pytest.mark.parametrize(
    ("lines", "opens"),
    [
        (["Tue, 3 March 2026, 10:00 Ana Roth:"], True),
        (["Tue, 3 March 2026, 10:00 Ben Elm:"], False),
        (["Tue, 3 March 2026 Ana Roth:"], False),
        (["Tue, 3 March 2026, 10:00 Ana Roth"], False),
    ],
)
def test_a_day_an_hour_and_a_name_of_the_thread_open_the_history(lines: list[str], opens: bool) -> None:
    assert (opener(lines, lines, 0, ["ana.roth@linden.example"]) is not None) is opens


def test_the_history_opens_below_a_line_that_is_wrapped_up_to_four_times() -> None:
    lines = [f"On {DAY}", "Ana", "Roth", "<ana@linden.example> wrote:", "> so?"]
    found = opener(lines, lines, 0)
    assert found is not None
    assert found.lines == 4
    longer = [*lines[:2], "Maria", *lines[2:]]
    assert opener(longer, longer, 0) is None
    assert quoted_next(["", "", "", "", "", "> so"], 0)
    assert not quoted_next(["", "", "", "", "", "", "> so"], 0)
    assert not is_reply_mark("Reply above this line" + "-" * 180)


def test_answers_between_quoted_lines_stay_and_those_marked_with_the_writers_name() -> None:
    quoted = f"On {DAY}, Dana Whit <dana@us.example> wrote:\n> How often?"
    text = f"{quoted}\nEvery day, in the morning.\n> And now?\nIt is slow."
    assert own_words(text) == "Every day, in the morning.\n\nIt is slow."
    header = f"From: Dana Whit <dana@us.example>\nSent: {DAY}\nSubject: Map"
    marked = f"See below.\n\n{header}\n\nHow often?\n[Ana] Every day."
    read = parted(marked, writer=Writer(name="Ana Roth"))
    assert read.words == "See below.\n\n[Ana] Every day."
    assert [aside.why for aside in read.aside] == [Why.HISTORY]


def test_what_is_left_of_a_letter_is_never_nothing_but_a_greeting_where_it_says_more() -> None:
    assert own_words("Hi Dana,\n\n--\nwe have been waiting for you since May.") != "Hi Dana,"
    assert own_words("Hi Dana,\n\nBest regards,\nAna Roth") == "Hi Dana,"


def test_a_banner_and_a_footer_are_looked_for_where_programs_write_them() -> None:
    caution = "CAUTION: This email originated from outside the organization."
    far = [*["hello there"] * 40, "", caution]
    assert banner_lines(far)[1] == set()
    footer = "You received this message because you are subscribed to the group"
    assert is_footer([footer + "." * (200 - len(footer))], 0)
    assert not is_footer([footer + "." * (201 - len(footer))], 0)
