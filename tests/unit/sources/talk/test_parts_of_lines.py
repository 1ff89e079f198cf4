"""The parts that lines of talk are made of: times, days, names, and what belongs to none of them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.talk.bots import bots_among, is_bot
from groundswell.sources.talk.days import day_above, days_of, is_day
from groundswell.sources.talk.elapsed import elapsed_in
from groundswell.sources.talk.lines import line_of
from groundswell.sources.talk.logs import is_log
from groundswell.sources.talk.misread import check_understood
from groundswell.sources.talk.naming import clean_name, heads_section, is_name, is_section
from groundswell.sources.talk.stamps import stamp_at, stamp_in, time_behind
from groundswell.sources.talk.turn_marks import parted_at, turn_marks_in


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # pyright: ignore[reportArgumentType]


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59))
def test_a_time_from_the_start_is_counted_in_seconds_in_every_form(
    hour: int, minute: int, second: int
) -> None:
    seconds = hour * 3600 + minute * 60 + second
    for written in (
        f"{hour:02}:{minute:02}:{second:02}",
        f"[{hour}:{minute:02}:{second:02}.000]",
        f"{hour * 60 + minute}m {second}s" if hour < 16 else f"({seconds}s)" if seconds < 10**5 else "",
        f"({seconds}.0s - {seconds + 4}.0s)".replace("(", "[").replace(")", "]"),
    ):
        stamp = stamp_in(f"{written} Ana") if written else None
        assert stamp is None or stamp.seconds == seconds
        assert not written or stamp is not None


@pytest.mark.parametrize(
    ("line", "seconds", "stood"),
    [
        ("[00:03] Ana", 3, "[00:03]"),
        ("Ana (00:03 - 00:05)", 3, "(00:03 - 00:05)"),
        ("Ana (by phone 10:30)", 630, "10:30"),
        ("0 minutes 3 seconds0:03", 3, "0 minutes 3 seconds0:03"),
        ("( 21s ) Ana: hello", 21, "( 21s )"),
        ("Speaker 1 00:42", 42, "00:42"),
        ("00:00:03:12 Ana", 3, "00:00:03:12"),
    ],
)
def test_a_time_on_a_line_is_found_with_the_brackets_that_are_its_own(line, seconds, stood) -> None:
    stamp = stamp_in(line)
    assert stamp is not None
    assert int(stamp.seconds or 0) == seconds
    assert line[stamp.start : stamp.end].strip() == stood
    assert stamp.bracketed == (stood[0] in "[(")


@pytest.mark.parametrize("line", ["a10:30", "v1.10:30", "hello", "at 3", "x" * 170 + " 10:30"])
def test_a_number_within_a_word_or_far_into_a_line_is_no_time(line: str) -> None:
    assert stamp_in(line) is None


def test_a_time_is_looked_for_at_a_place_or_in_the_whole_line() -> None:
    assert stamp_at("Ana 00:03", 0) is None
    found = stamp_at("Ana 00:03", 4)
    assert found is not None
    assert (found.start, found.end) == (4, 9)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("It is slow. (0:03)", ("(0:03)", 3)),
        ("It is slow. [1:00:03]", ("[1:00:03]", 3603)),
        ("It is slow. #00:00:12-3#", ("#00:00:12-3#", 12)),
        ("It is slow at 0:03", None),
        ("It is slow (0:03) today", None),
    ],
)
def test_a_time_in_brackets_behind_the_words_is_told(words: str, told: tuple[str, float] | None) -> None:
    found = time_behind(words)
    assert (found and (found[0], int(found[1]))) == told


@pytest.mark.parametrize(
    "line",
    [
        "Thursday, March 12, 2026",
        "Do, 12. März 2026",
        "12日 3月 2026年 木曜日",
        "--- Day changed Fri Mar 13 2026",
        "3月12日（木）",
    ],
)
def test_a_line_that_is_nothing_but_a_day_stands_above_its_messages(line: str) -> None:
    assert is_day(line)


@pytest.mark.parametrize(
    "line",
    [
        "March 12, 2026",
        "Thursday we met, March 12, 2026",
        "Thursday",
        "--- and so on ---",
        "--- it was on Fri Mar 13 2026 that we met all of them",
        "Thursday, March 12, 2026" + " " * 40,
    ],
)
def test_a_line_with_more_than_a_day_or_less_is_none(line: str) -> None:
    assert not is_day(line)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Thursday, March 12, 2026", at(2026, 3, 12)),
        ("Tue 03/02/2026", at(2026, 2, 3)),
        ("Mon 03/02/2026", at(2026, 3, 2)),
        ("Sun 03/02/2026", None),
        ("Thursday", None),
    ],
)
def test_the_weekday_says_which_number_is_the_month(line: str, day: datetime | None) -> None:
    assert day_above(line) == day


@pytest.mark.parametrize(
    ("written", "moments", "note"),
    [
        (["25/04/2026 10:00", "03/04/2026 10:00"], [at(2026, 4, 25, 10), at(2026, 4, 3, 10)], ""),
        (["04/25/2026 10:00", "03/04/2026 10:00"], [at(2026, 4, 25, 10), at(2026, 3, 4, 10)], ""),
        (["03/04/26, 10:00", "04/04/26, 10:00"], [at(2026, 4, 3, 10), at(2026, 4, 4, 10)], "day and month"),
        (["03/04/26, 10:00 AM"], [at(2026, 3, 4, 10)], "month and day"),
        (["03.04.2026 10:00"], [at(2026, 4, 3, 10)], ""),
        (["03/03/2026 10:00"], [at(2026, 3, 3, 10)], ""),
        (["30/01/2026", "01/02/2026"], [at(2026, 1, 30), at(2026, 2, 1)], ""),
        (["01/02/2026", "02/01/2026"], [at(2026, 1, 2), at(2026, 2, 1)], ""),
        (["10:00, 3/14/2026"], [at(2026, 3, 14, 10)], ""),
        (["2026-03-04 10:00", ""], [at(2026, 3, 4, 10)], ""),
        (["March 12"], [None], "the date 'March 12' has no year"),
        ([], [], ""),
    ],
)
def test_the_days_of_a_file_are_read_together(
    written: list[str], moments: list[datetime | None], note: str
) -> None:
    days = days_of(written)
    assert [days.moments[day] for day in written if day] == moments
    assert note in days.note
    assert bool(note) == bool(days.note)


def test_what_is_open_about_a_day_is_told_in_a_sentence() -> None:
    assert days_of(["03/04/26, 10:00"]).note == (
        "the date '03/04/26, 10:00' leaves open which number is the month; read as day and month"
    )


def test_times_in_words_are_learned_where_figures_stand_beside_them() -> None:
    elapsed = elapsed_in(
        ["Ana Roth 1 Minute 2 Sekunden1:02", "Dana Whit", "1 Stunde 1 Minute 2 Sekunden1:01:02"]
    )
    assert elapsed is not None
    assert elapsed.names == {"Ana Roth", "Dana Whit"}
    stamps = [elapsed.stamp(line) for line in ("Ana Roth 9 Sekunden", "2 Minuten 9 Sekunden", "1 Stunde")]
    assert [stamp and stamp.seconds for stamp in stamps] == [9, 129, 3600]
    assert stamps[0] is not None
    assert "Ana Roth 9 Sekunden"[stamps[0].start : stamps[0].end] == "9 Sekunden"
    assert elapsed.stamp("It took 9 Sekunden") is None
    assert elapsed.stamp("Ana Roth") is None


def test_words_that_count_otherwise_than_the_figures_tell_no_times() -> None:
    assert elapsed_in(["Ana Roth 1 Minute 3 Sekunden1:02"]) is None
    assert elapsed_in(["hello"]) is None


def test_marks_where_another_begins_to_speak_return_behind_whole_sentences() -> None:
    text = (
        "Fine. [SPEAKER_TURN] And you? [SPEAKER_TURN]\nIt is slow. [FIRST_NAME] knows. Ask [FIRST_NAME] too."
    )
    marks = turn_marks_in(text)
    assert marks == {"[SPEAKER_TURN]"}
    assert parted_at(text, marks).startswith("Fine.\n\nAnd you?\n\nIt is slow. [FIRST_NAME]")
    assert turn_marks_in("Fine. [SPEAKER_TURN] And you?") == frozenset()
    assert turn_marks_in("[SPEAKER_TURN] Fine. [SPEAKER_TURN] And you?") == frozenset()


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("**Ana Roth**", "Ana Roth"),
        ("~ Ana Roth", "Ana Roth"),
        ("Ana Roth — Today at", "Ana Roth"),
        ("#3 Ana Roth", "Ana Roth"),
        ("Ana Roth [U0AAA111]", "Ana Roth"),
        ("Ana  Roth:", "Ana Roth"),
    ],
)
def test_a_label_is_freed_of_what_marks_it_up(label: str, name: str) -> None:
    assert clean_name(label) == name


NAMES = [
    "Ana Roth",
    "Dana Whit (Acme)",
    "speaker 1",
    "Ana | Linden",
    "Dr. Ana Roth",
    "Ana de la Cruz",
    "山田太郎",
    "@ana",
    "Agent 7",
]
NO_NAMES = [
    "",
    "ana roth",
    "Ana Roth, who is here",
    "It is slow.",
    "Why?",
    "Next steps",
    "A B C D E F G",
    "12",
    "Ana " + "R" * 60,
    "A: b",
    "請求書が高すぎて誰も答えない",
]


@pytest.mark.parametrize("text", NAMES)
def test_what_is_written_as_a_name_is_one(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", NO_NAMES)
def test_what_is_not_written_as_a_name_is_none(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("Next steps: check the zone", True),
        ("Summary: it is slow", True),
        ("Question: does it work?", False),
        ("Next steps", False),
        ("Ana Roth: hello", False),
    ],
)
def test_a_part_of_notes_is_told_from_what_is_said(line: str, heads: bool) -> None:
    assert heads_section(line) is heads


def test_a_section_is_known_whatever_stands_around_it() -> None:
    assert is_section("** Next steps **")
    assert not is_section("Next stepsisters")


def test_a_program_in_a_chat_is_told_by_its_name_or_by_who_is_beside_it() -> None:
    assert bots_among(["Support Bot", "Ana Roth"]) == {"Support Bot"}
    assert bots_among(["Support Bot"]) == frozenset()
    assert is_bot("AI assistant")
    assert not is_bot("Ana Bot")
    assert is_bot("Operator from Acme", ["Operator from Acme", "Dana from Acme"])
    assert not is_bot("Operator from Acme", ["Operator from Acme", "Dana from Linden"])
    assert not is_bot("Ana from Acme", ["Dana from Acme"])


LOG = [f"2026-03-03 10:00:0{n} INFO backup of the map" for n in range(4)]


def test_a_log_of_a_program_is_told_by_most_of_its_lines() -> None:
    assert is_log("\n".join(LOG))
    assert is_log("\n".join([*LOG, "and so on"]))
    assert not is_log("\n".join([*LOG, "and", "so on"]))
    assert not is_log("\n".join(LOG[:3]))
    assert is_log("\n".join(['1.2.3.4 - - [03/Mar/2026:10:00:00 +0000] "GET / HTTP/1.1" 200'] * 4))
    assert not is_log("\n".join(["10:00 Ana Roth: hello"] * 4))


TIMED = ["10:01 hello", "10:02 it is slow", "10:03 why", "10:04 the map"]
NAMED = ["Ana Roth | hello", "Dana Whit | why", "Ana Roth | the map", "Dana Whit | oh"]


@pytest.mark.parametrize("lines", [TIMED, NAMED, [*TIMED, *["no"] * 4], [*NAMED, "no"]])
def test_a_transcript_that_is_not_understood_is_refused_with_its_beginning(lines: list[str]) -> None:
    shown = " / ".join(f"'{line}'" for line in lines[:3])
    with pytest.raises(UnreadableSource) as refused:
        check_understood([line_of(line) for line in lines])
    assert str(refused.value).endswith(f"It begins: {shown}")


@pytest.mark.parametrize(
    "lines", [TIMED[:3], [*TIMED, *["no"] * 5], NAMED[:3], [*NAMED, "no", "no"], [f"{n} | a" for n in "ABCD"]]
)
def test_a_note_with_a_few_times_and_names_is_a_note(lines: list[str]) -> None:
    check_understood([line_of(line) for line in lines])
