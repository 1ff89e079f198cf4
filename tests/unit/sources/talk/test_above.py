"""What stands above a talk: labels, a title and a day; and where it ends and the talk begins."""

from datetime import date

import pytest

from groundswell.sources.talk.above import MOST_WORDS, NEAR, divided, read_above
from groundswell.sources.talk.lines import line_of

TALK = ["Ana: It is slow.", "Ben: Which?", "Ana: The long one."]


@pytest.mark.parametrize(
    ("above", "read"),
    [
        ([], 0),
        (["", "===="], 2),
        (["# Call with Linden", ""], 2),
        (["# Call with Linden", "## Part"], 1),  # the second heads a part of the talk
        (["---", "title: Call", "---"], 3),
        (["Date: 2026-03-03", "Account: Linden", ""], 2),
        (["Date: 2026-03-03", "Odd: Linden", ""], 2),  # a label that is not known, among known ones
        (["Odd: 3", "Other: Linden", ""], 0),
        (["Date: 2026-03-03", "nothing here", ""], 1),
        (["Date: 2026-03-03", "Ana: Linden", ""], 1),  # a label that returns is somebody who speaks
        (["Customer: Linden Mills Ltd.", "Date: 2026-03-03", ""], 2),
        (["Customer: It is slow, and we have been waiting for you.", "Date: 2026-03-03", ""], 0),
    ],
)
def test_what_stands_above_a_talk_is_read_as_far_as_it_is_labelled(above: list[str], read: int) -> None:
    top, below = divided("\n".join([*above, *TALK]))
    assert top == above[:read]
    assert [below.lines[i].text for i in below.openings][-3:] == TALK


def test_the_first_of_the_days_of_a_chat_is_that_of_what_was_said_below_it() -> None:
    chat = ["2026-03-03", TALK[0], "2026-03-04", *TALK[1:]]
    assert divided("\n".join(chat))[0] == []
    assert divided("\n".join(["Date: 2026-03-03", *chat]))[0] == ["Date: 2026-03-03"]


def test_who_takes_part_is_listed_within_forty_lines_of_the_top() -> None:
    def speak(blank: int) -> bool:
        listed = [*[""] * blank, "Present: Ana Roth, Ben Ode"]
        lines = [*listed, "", "**Ana Roth**", "It is slow.", "", "**Ben Ode**", "Which one is it?"]
        return divided("\n".join(lines))[1].names == {"Ana Roth", "Ben Ode"}

    assert (speak(0), speak(39), speak(40)) == (True, True, False)


@pytest.mark.parametrize(
    ("preamble", "title", "read"),
    [
        (["Call with Linden", ""], "Call with Linden", {0}),
        (["Call with Linden", "2026-03-03"], "Call with Linden", {0, 1}),
        (["2026-03-03", "Call with Linden"], "Call with Linden", {0, 1}),
        (["Tactiq.io transcript", "Call with Linden", ""], "Call with Linden", {1}),
        (["https://linden.example/1", ""], "", set[int]()),
        (["It is slow.", ""], "", set[int]()),
        (["00:01", ""], "", set[int]()),
        (["Chat started: 2026-03-12", ""], "", set[int]()),
        ([" ".join(["so"] * MOST_WORDS), ""], " ".join(["so"] * MOST_WORDS), {0}),
        ([" ".join(["so"] * (MOST_WORDS + 1)), ""], "", set[int]()),
        (["Call with Linden", *["so"] * (NEAR - 1)], "Call with Linden", {0}),
        (["Call with Linden", *["so"] * NEAR], "", set[int]()),
        (["Call with Linden", "", *["so"] * NEAR], "Call with Linden", {0}),
    ],
)
def test_a_title_is_a_short_line_that_stands_by_itself(
    preamble: list[str], title: str, read: set[int]
) -> None:
    found = read_above([], [line_of(line) for line in preamble], talk=True)
    assert (found.heading.title, found.read) == (title, read)


def test_of_a_note_nothing_is_a_title_that_is_not_marked_as_one() -> None:
    lines = [line_of("Call with Linden"), line_of("")]
    assert read_above([], lines, talk=False).heading.title == ""
    assert read_above(["# Call with Linden"], lines, talk=False).heading.title == "Call with Linden"


@pytest.mark.parametrize(
    ("line", "day", "beside"),
    [
        ("2026-03-03", date(2026, 3, 3), ()),
        ("Tuesday 2026-03-03, 45 min", date(2026, 3, 3), ("Tuesday 2026-03-03, 45 min",)),
        ("Recorded on 2026-03-03", date(2026, 3, 3), ("Recorded on 2026-03-03",)),
        ("Chat started: 2026-03-12", date(2026, 3, 12), ()),
        ("13/04/2026", date(2026, 4, 13), ()),
        ("03/04/2026", None, ()),
        ("Call 3 March", None, ()),
    ],
)
def test_a_day_that_stands_near_the_top_is_that_of_the_talk(
    line: str, day: date | None, beside: tuple[str, ...]
) -> None:
    found = read_above([], [line_of(line), line_of("")], talk=True)
    assert (found.heading.at.date() if found.heading.at else None) == day
    assert found.beside == beside


def test_a_day_is_told_by_a_label_before_a_line_and_by_the_title_of_a_talk_last() -> None:
    labelled = read_above(["Date: 2026-03-01"], [line_of("2026-03-03")], talk=True)
    assert labelled.heading.at is not None
    assert (labelled.heading.at.day, labelled.read) == (1, frozenset())
    titled = ["# Call with Linden 2026-03-03"]
    talk, note = (read_above(titled, [], talk=talk).heading for talk in (True, False))
    assert talk.at is not None
    assert (talk.at.day, note.at) == (3, None)
    assert talk.title == note.title == "Call with Linden"


def test_a_day_that_can_be_read_in_two_ways_or_lacks_its_year_is_told_as_unread() -> None:
    for line, told in (("03/04/2026", "03/04/2026"), ("Call 3 March", ""), ("Call - March 3", "March 3")):
        unread = read_above([], [line_of(line), line_of("")], talk=True).heading.unread
        assert (told in "".join(unread)) if told else not unread
