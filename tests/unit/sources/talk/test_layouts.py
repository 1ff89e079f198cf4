"""What a whole file tells of its lines: whether times are a recording, what counts, where the talk is."""

import pytest

from groundswell.sources.talk.layouts import Layout, layout_of
from groundswell.sources.talk.lines import line_of


def laid_out(*texts: str) -> Layout:
    return layout_of([line_of(text) for text in texts])


def words(count: int) -> str:
    return " ".join(["so"] * count)


@pytest.mark.parametrize(
    ("first", "second", "ends", "is_talk"),
    [(9, 9, "02:00", True), (9, 8, "02:00", False), (4, 4, "01:59", True), (4, 4, "02:00", False)],
)
def test_times_between_which_far_fewer_words_stand_than_anybody_would_say_are_those_of_chapters(
    first: int, second: int, ends: str, is_talk: bool
) -> None:
    found = laid_out(f"[00:00] {words(first)}", f"[01:00] {words(second)}", f"[{ends}] so")
    assert (found.timed, found.by_hours) == (is_talk, not is_talk)


def test_two_times_tell_nothing_of_how_fast_somebody_speaks() -> None:
    assert laid_out("[00:00] so", "[02:00] so").timed


def test_only_what_lies_between_the_first_time_and_the_last_was_said_in_between() -> None:
    chapters = ["[00:00] so so", "[01:00] so so", "[03:00] so so", *["and much more stands below"] * 5]
    assert laid_out(*chapters).by_hours


@pytest.mark.parametrize(("untimed", "is_timed"), [(4, True), (5, False)])
def test_a_talk_is_timed_where_three_lines_in_ten_are(untimed: int, is_timed: bool) -> None:
    found = laid_out("[00:00] so so", "[00:01] so so", *["so so so"] * untimed)
    assert found.timed is is_timed


@pytest.mark.parametrize(
    ("lines", "by_hours"),
    [
        (["09:40 scanner lost connection", "10:10 it came back"], True),
        (["05:00 scanner lost connection", "05:30 it came back"], True),
        (["04:59 scanner lost connection", "05:30 it came back"], False),
        (["09:40 scanner lost connection", "09:30 it came back"], False),
        (["09:40 scanner lost", "09:44:10 it came back"], False),
        (["09:40 scanner lost"], False),
    ],
)
def test_hours_of_a_day_in_somebodys_notes_are_no_times_of_a_recording(
    lines: list[str], by_hours: bool
) -> None:
    assert laid_out(*lines).by_hours is by_hours


@pytest.mark.parametrize(
    ("numbers", "counted"),
    [
        (("1", "2"), {0, 2}),
        (("7", "8"), {0, 2}),
        (("1", "3"), set[int]()),
        (("100000", "100001"), {0, 2}),
        (("1000000", "1000001"), set[int]()),
        (("1", "Ben is here"), set[int]()),
    ],
)
def test_numbers_on_lines_of_their_own_count_the_turns_where_they_go_up_by_one(
    numbers: tuple[str, str], counted: set[int]
) -> None:
    found = laid_out(numbers[0], "Ana Roth: It is slow.", numbers[1], "Ben Ode: Which one?")
    assert found.counted == counted
    assert found.names == {"Ana Roth", "Ben Ode"}


def test_numbers_count_above_names_and_times_alike() -> None:
    named = laid_out("1", "00:01 Ana Roth", "It is slow.", "2", "00:05 Ben Ode", "Which one?")
    assert (named.counted, named.first, named.last) == ({0, 3}, 0, 4)
    timed = laid_out("1", "[00:00] so so", "", "2", "[00:01] so so")
    assert (timed.counted, timed.first, timed.last) == ({0, 3}, 0, 4)


def test_the_talk_begins_with_what_stands_right_above_its_first_name() -> None:
    talk = ["Ana: It is slow.", "Ben: Which?"]
    assert laid_out("Call with Linden", *talk).first == 1
    assert laid_out("Call with Linden", "", "00:01", *talk).first == 1
    assert laid_out("Call with Linden", "2026-03-03 09:00", "", *talk).first == 2  # the day of the call
    assert laid_out("", "", *talk).first == 0


def test_words_behind_marks_of_quotation_are_quoted_where_all_of_them_are() -> None:
    assert laid_out("> It is.", "Ana: It is slow.", "> and dear.", "Ben: Which?").quoted
    assert not laid_out("It is.", "Ana: It is slow.", "> and dear.", "but", "Ben: Which?").quoted


def test_one_label_before_the_words_of_all_is_none_of_them() -> None:
    lines = [f"[{n}.33s -> {n}.65s] SPEAKER_0{n % 2}: Text: so {n}." for n in range(3)]
    assert [one.words for one in laid_out(*lines).openings.values()] == ["so 0.", "so 1.", "so 2."]
    assert [one.words for one in laid_out(*lines[:2]).openings.values()] == ["Text: so 0.", "Text: so 1."]


def test_a_chat_in_which_half_of_the_lines_have_their_day_is_dated() -> None:
    dated = ["2026-03-03 09:00 Ana: It is slow.", "2026-03-03 09:01 Ben: Which?"]
    assert laid_out(*dated).dated
    assert not laid_out("09:00 Ana: It is slow.", "09:01 Ben: Which?").dated


def test_a_time_later_than_those_below_it_is_a_word_where_it_is_one_of_many() -> None:
    def read(count: int) -> bool:
        """Whether the words of a turn still begin with the time that is astray."""
        timed = [f"[00:{n:02}] so we said" for n in range(count - 1)]
        found = laid_out(timed[0], "[30:00] suits us well", *timed[1:])
        return found.lines[1].stamp is None

    assert (read(11), read(9)) == (True, False)
