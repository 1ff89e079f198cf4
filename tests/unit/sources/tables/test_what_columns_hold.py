"""What a column holds, told from its cells: answers, choices, dates, talk, or what a machine wrote."""

import pytest

from groundswell.sources.columns.answers import is_no_answer, is_placeholder
from groundswell.sources.columns.choices import is_chosen
from groundswell.sources.columns.content import (
    column_of,
    is_only_a_date,
    looks_like_data,
    says_more,
)
from groundswell.sources.columns.dating import named_for_dates, unread_dates
from groundswell.sources.columns.machine import Sifted, is_machine, sifted
from groundswell.sources.columns.names import Meaning
from groundswell.sources.columns.questions import are_asked, chosen_from_lists, is_speech, open_questions
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.sums import adds_up
from groundswell.sources.columns.talks import Talk, alternates, seconds_column
from groundswell.sources.columns.unnamed import guess_unnamed

EMPTY = ["N/A", "n.a.", "-", "…", "(blank)", "null", "", "keine Angabe", "Unknown", "不明"]
NO_ANSWER = ["nothing", "No comments, thanks", "s/c", "asdf", "fdsa", "qwertz", "xxx", "sdfsdf", "asdasd"]
ANSWERS = [
    "xx",
    "asd",
    "A/C",
    "no way",
    "❤",
    "no ❤",
    "sad",
    "was",
    "it is 3",
    "no 3",
    "aabb",
    "12345",
    "papapa",
]


@pytest.mark.parametrize("text", EMPTY)
def test_what_stands_for_an_empty_field_is_no_answer(text: str) -> None:
    assert is_placeholder(text)
    assert is_no_answer(text)


@pytest.mark.parametrize("text", NO_ANSWER)
def test_what_answers_nothing_is_no_placeholder_of_a_program(text: str) -> None:
    assert not is_placeholder(text)
    assert is_no_answer(text)


@pytest.mark.parametrize("text", ANSWERS)
def test_a_short_answer_is_one(text: str) -> None:
    assert not is_placeholder(text)
    assert not is_no_answer(text)


def test_a_text_longer_than_a_line_says_something_whatever_it_is() -> None:
    assert is_placeholder("-" * 80)
    assert not is_placeholder("-" * 81)
    assert is_no_answer("x" * 80)
    assert not is_no_answer("x" * 81)


CHOSEN = {
    "a scale": ("Are you happy?", ["Very satisfied", "Satisfied.", "Neither satisfied nor dissatisfied"]),
    "mostly a scale": ("Are you happy?", ["Yes", "No", "Yes", "No", "it depends on the day"]),
    "codes": ("Reason", ["NOT_AS_DESCRIBED", "TOO_LATE", "OTHER", "BROKEN"]),
    "codes in camels": ("Reason", ["NotAsDescribed", "TooLate"]),
    "its own name where it is ticked": ("Maps:", ["Maps", "maps"]),
    "what was asked, beside each answer": ("Question", ["Why?", "Why?"]),
    "names of the other columns": ("Which one?", ["Maps", "Export"]),
    "a measure": ("How long have you used it?", ["about two years", "since last spring I think"]),
    "reasons to leave, coming back": ("Reason for leaving", ["too dear", "missing maps", "too dear"]),
    "several choices in a cell": ("Used", ["Maps, Export", "Export, Maps", "Maps"]),
}
WRITTEN = {
    "remarks": ("Remarks", ["Too slow for us", "I like the map"]),
    "half a scale": ("Are you happy?", ["Yes", "No", "Yes", "it depends", "on the day"]),
    "one code of many": ("Reason", ["late", "TOO_LATE", "It is broken", "odd"]),
    "one long word": ("Reason", ["NotAsDescribed"]),
    "one question": ("Question", ["Why?"]),
    "different questions": ("Question", ["Why?", "When?"]),
    "long answers to a measure": ("How long?", ["we have been with you for two whole years now"]),
    "sentences to a measure": ("How long have you used it?", ["We bought it years ago!"]),
    "reasons to leave, each its own": ("Reason for leaving", ["too dear", "missing maps", "too slow"]),
    "sentences to leave": ("Reason for leaving", ["It is far too dear.", "It is far too dear."]),
    "written in": ("Which did you use? [Other]", ["Yes", "No"]),
    "nothing": ("Remarks", ["", " "]),
    "several things, each its own": ("Used", ["Maps, Export", "Files, Users", "Times"]),
    "something longer than a choice": ("Happy?", ["yes" + " yes" * 50]),
}


@pytest.mark.parametrize("kind", CHOSEN)
def test_answers_that_were_chosen_are_told(kind: str) -> None:
    name, cells = CHOSEN[kind]
    assert is_chosen(name, [*cells, ""], ("Maps", "Export", "Name")) is True


@pytest.mark.parametrize("kind", WRITTEN)
def test_answers_that_were_written_are_not_taken_for_chosen_ones(kind: str) -> None:
    name, cells = WRITTEN[kind]
    assert is_chosen(name, cells) is False


@pytest.mark.parametrize(
    ("cell", "data"),
    [
        ("R-1000", True),
        ("ana@linden.example", True),
        ("$ 1,200.50", True),
        ("https://linden.example/a", True),
        ("4 March 2026", True),
        ("Ana Roth", False),
        ("", False),
        ("7" * 60, True),
        ("7" * 61, False),
    ],
)
def test_a_number_an_address_and_a_date_are_data_and_words_are_none(cell: str, data: bool) -> None:
    assert looks_like_data(cell) is data


@pytest.mark.parametrize(
    ("cell", "only"),
    [
        ("2026-03-03 10:00 Uhr", True),
        ("2026-03-03 Europe/Berlin", True),
        ("2026-03-03 slow", True),
        ("2026-03-03 still slow", False),
        ("2026-03-03;dana", False),
        ("soon", False),
    ],
)
def test_a_date_with_words_behind_it_is_more_than_a_date(cell: str, only: bool) -> None:
    assert is_only_a_date(cell) is only


@pytest.mark.parametrize(
    ("cell", "more"),
    [("Tuesday, 3 March 2026", False), ("ERROR 2026-03-02 10:00 Backup", True), ("Ana Roth, 2 March", False)],
)
def test_a_date_beside_a_name_says_more_than_its_weekday(cell: str, more: bool) -> None:
    assert says_more(cell) is more


def test_the_figures_of_a_column_are_shares_of_its_filled_cells() -> None:
    column = column_of(
        ["2026-03-03", "12,5", "https://a.example/b", "ana@a.example", "It failed again.", "", " "]
    )
    assert column.filled == 5
    assert (column.dates, column.numbers, column.addresses, column.mails, column.ended) == (0.2,) * 5
    assert column.distinct == 1
    assert column_of([]).filled == column_of([]).words == 0


def test_a_column_reads_as_text_by_its_words_or_by_how_they_end() -> None:
    assert column_of(["the map is too slow", "the list is far too slow"]).reads_as_text()
    assert not column_of(["the map is slow", "the list is slow"]).reads_as_text()
    assert column_of(["The map failed.", "The list failed."]).reads_as_text()
    assert not column_of(["Map failed.", "List failed."]).reads_as_text()
    assert not column_of(["the map is too slow"] * 6).reads_as_text()
    assert column_of(["the map is too slow"] * 5).reads_as_text()


def test_a_column_half_of_dates_holds_no_text() -> None:
    assert not column_of(["2026-03-03", "too slow"]).can_be_text
    assert column_of(["2026-03-03", "too slow", "too dear"]).can_be_text
    assert column_of([]).can_be_text


def test_a_long_date_of_a_program_is_a_date_and_a_long_sentence_with_one_is_none() -> None:
    printed = "Tue Mar 03 2026 23:30:00 GMT-0500 (Eastern Standard Time)"
    assert column_of([printed]).dates == 1
    assert column_of(["03.03.2026 10:00 and since then it is slow"]).dates == 0


def test_columns_named_for_dates_that_hold_none_are_told_with_an_example() -> None:
    assert named_for_dates(["Date received", "Candidate", "Datum der Anfrage"]) == [0, 2]
    (said,) = unread_dates("Date", ["2026-03-03", "", " last week "])
    assert said == (
        "the column 'Date' holds no dates that can be read, such as 'last week': write them as 2026-03-31, "
        "or say which column holds them"
    )
    assert unread_dates("Date", ["2026-03-03", ""]) == ()
    assert unread_dates("Time", ["100:02", "1:02:03.5"]) == ()


@pytest.mark.parametrize(
    ("cells", "sums"),
    [
        (["Total", "312", ""], True),
        (["Summe Besuche:", "4", "", ""], True),
        (["Total", "$ 312", "4 %"], False),
        (["Total", "$ 312", "4 %", ""], True),
        (["Total", "312"], True),
        (["Total", ""], False),
        (["Total", "slow", ""], False),
        (["Total", "Total", "3", ""], False),
        (["12", "312", ""], False),
        (["Total " + "x" * 55, "3", ""], False),
    ],
)
def test_a_row_that_adds_up_the_others_holds_a_word_for_it_and_numbers(cells: list[str], sums: bool) -> None:
    assert adds_up(cells) is sums


TALK = [["Ana", "0:01"], ["Dana", "0:09"], ["Ana", "0:20"], ["Dana", "1:00:01,5"]]


@pytest.mark.parametrize(
    ("name", "cells", "seconds"),
    [
        ("At", ["0:01", "1:02", "1:00:01,5"], [1.0, 62.0, 3601.5]),
        ("start_ms", ["1000", "2500"], [1.0, 2.5]),
        ("Start (min)", ["1", "1,5"], [60.0, 90.0]),
        ("offset", ["1.5s", "2"], [1.5, 2.0]),
        ("start", ["0", "5", "3", "9"], [0.0, 5.0, 3.0, 9.0]),
    ],
)
def test_a_column_of_places_in_a_recording_is_counted_in_seconds(name, cells, seconds) -> None:
    talk = seconds_column([name], [[cell] for cell in cells], [0])
    assert talk is not None
    assert [talk.seconds([cell]) for cell in cells] == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("At", ["0:01"]),
        ("At", ["0:01", "soon"]),
        ("Number", ["1", "2"]),
        ("start", ["5", "3", "2"]),
        ("start", ["", ""]),
    ],
)
def test_other_numbers_are_no_places_in_a_recording(name: str, cells: list[str]) -> None:
    assert seconds_column([name], [[cell] for cell in cells], [0]) is None
    assert Talk().seconds(["1:02"]) is None


@pytest.mark.parametrize(
    ("names", "takes_turns"),
    [
        (["Ana", "Dana", "Ana", "Dana"], True),
        (["Ana", "Ana", "Dana", "Dana"], False),
        (["Ana", "Dana", "Ana"], False),
        (["Ana", "Ana", "Ana", "Ana"], False),
        (["Ana", "Dana", "Ana", "Dana", ""], False),
    ],
)
def test_few_speakers_through_many_rows_take_turns(names: list[str], takes_turns: bool) -> None:
    assert alternates([[name] for name in names], 0) is takes_turns


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Why is it slow?", True),
        ("Why slow?", False),
        ("It is slow. Very", True),
        ("name of the customer account", False),
        ("w " * 25, False),
        ("w " * 26, True),
    ],
)
def test_what_was_said_is_told_from_a_name(cell: str, said: bool) -> None:
    assert is_speech(cell) is said


@pytest.mark.parametrize(
    ("top", "below", "asked"),
    [
        ("What could we do better?", ["Maps", "Mails", "Prices"], True),
        ("What could we do better?", ["Maps", "Mails", ""], False),
        ("What could we do better?", ["Maps", "Mails", "Why?"], False),
        ("What did my seller tell you?", ["Maps", "Mails", "Prices"], False),
        ("What is slow?", ["Maps", "Mails", "Prices"], False),
        ("", ["Maps", "Mails", "Prices"], False),
    ],
)
def test_a_form_speaks_to_whoever_fills_it_in(top: str, below: list[str], asked: bool) -> None:
    assert are_asked([top], [[cell] for cell in below]) is asked


def test_questions_come_with_the_longest_answers_first_and_choices_last() -> None:
    header = ["Id", "Why?", "Happy?", "What else, if anything?", "Which one?"]
    rows = [
        [str(n), f"it is slow {n}", "Yes", f"the map is far too slow {n}", "the one on the left of us"]
        for n in range(9)
    ]
    assert open_questions(header, rows) == [3, 1, 4]


def test_a_second_row_of_names_says_which_answers_are_chosen() -> None:
    assert chosen_from_lists([["", "Open-Ended Response", "Response"]]) == {2}
    assert chosen_from_lists([["", "Response", "Response"]]) == frozenset()
    assert chosen_from_lists([]) == frozenset()


MACHINES = [
    "    at shop.Cart.add(Cart.java:12)",
    "2026-03-03 10:00:00 [main] ERROR backup failed",
    "X-Mailer: linden",
    "8f2c1a30-1111-2222-3333-123456789abc",
    "dGhpcyBpcyBhIHRva2Vu12==",
    '{"error": "slow"}',
    '<?xml version="1.0"?>',
]


@pytest.mark.parametrize("line", MACHINES)
def test_a_line_of_a_machine_is_taken_out_letter_for_letter(line: str) -> None:
    assert sifted(f"It fails.\n{line}\nEvery day.") == Sifted(
        words="It fails.\nEvery day.", machine=(line.strip(),)
    )
    assert is_machine(line)


@pytest.mark.parametrize(
    "line",
    [
        "It fails.",
        "Donaudampfschifffahrtsgesellschaft",
        '{"error": "slow"',
        "0x1",
        "",
        "TypeError: it says",
        "at home",
    ],
)
def test_a_line_of_a_person_stays(line: str) -> None:
    assert sifted(line) == Sifted(words=line)
    assert not is_machine(line)


def test_a_trace_goes_with_its_code_and_its_fault_and_no_further() -> None:
    above = "It fails:\nTraceback (most recent call last)"
    trace = '  File "cart.py", line 3\n    add(goods)\nTypeError: no goods'
    assert sifted(f"{above}\n{trace}\nTypeError is what it says") == Sifted(
        words="It fails:\nTypeError is what it says",
        machine=(f"Traceback (most recent call last)\n{trace}",),
    )
    java = "java.lang.IllegalStateError: no goods\n    at shop.Cart.add(Cart.java:12)"
    assert sifted(f"It fails\n{java}\nagain") == Sifted(words="It fails\nagain", machine=(java,))


def test_a_table_without_names_is_of_mails_where_two_columns_hold_addresses() -> None:
    rows = [["17", "Ana <ana@a.example>", "dana@us.example", "It is slow"]] * 5
    columns: dict[Meaning, int] = {}
    assert guess_unnamed(columns, rows, Shape.PLAIN) is Shape.MAILS
    assert columns == {Meaning.SPEAKER: 1}
    columns = {}
    rows = [["About the rollout", "Our map", *row[1:]] for row in rows]
    assert guess_unnamed(columns, rows, Shape.PLAIN) is Shape.MAILS
    assert columns == {Meaning.SPEAKER: 2, Meaning.TITLE: 1}


def test_one_column_of_addresses_or_few_of_them_is_no_table_of_mails() -> None:
    rows = [["Rollout", "ana@a.example", "It is slow"]]
    assert guess_unnamed({}, rows, Shape.PLAIN) is Shape.PLAIN
    mixed = [["ana@a.example", "dana@us.example"]] * 3 + [["Ana", "dana@us.example"]]
    assert guess_unnamed({}, mixed, Shape.PLAIN) is Shape.PLAIN
    assert guess_unnamed({}, [*mixed, ["ana@a.example", "dana@us.example"]], Shape.PLAIN) is Shape.MAILS
    assert guess_unnamed({}, mixed[:2], Shape.TICKETS) is Shape.TICKETS
    assert guess_unnamed({}, [], Shape.PLAIN) is Shape.PLAIN
