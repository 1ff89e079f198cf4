"""Lines without times: whether a label before the words is somebody who speaks, judged over all lines."""

import pytest

from groundswell.sources.talk.layouts import layout_of
from groundswell.sources.talk.lines import line_of
from groundswell.sources.talk.named import Named

SLOW, WHICH = "It is slow in the tunnel.", "Which one is it?"


def speaking(lines: list[str]) -> list[int]:
    return sorted(Named([line_of(line) for line in lines], "").by_prefix())


def talk(*names: str, words: str = SLOW, mark: str = ":") -> list[str]:
    return [f"{name}{mark} {words}" for name in names]


TURNS = talk("Ana", "Ben", "Ana")


@pytest.mark.parametrize(
    ("lines", "begin"),
    [
        (talk("Ana"), [0]),
        (talk("Ana Roth", "Ben Ode"), [0, 1]),
        (talk("Ana", "Ben", "Cleo"), []),  # of three, one comes back
        (TURNS, [0, 1, 2]),
        (talk("Speaker 1", "Speaker 2", "Speaker 3", words="so"), [0, 1, 2]),
        ([*talk("Ana"), *["so we go on and on"] * 2], []),  # a habit of most lines, or a name that returns
        ([*talk("Ana", "Ben"), "Next Steps: call them"], []),
    ],
)
def test_somebody_comes_back_unless_there_are_few_lines_and_no_labels_beside_them(
    lines: list[str], begin: list[int]
) -> None:
    assert speaking(lines) == begin


@pytest.mark.parametrize(
    ("words", "begin"),
    [
        (["so it goes"] * 4, []),
        (["so it goes", "so?", "so it goes", "so it is"], [0, 1, 2, 3]),
        (["so it goes", "so is", "so it goes.", "so it is."], [0, 1, 2, 3]),
        (["so it goes", "so is", "so it goes", "so it is."], []),
    ],
)
def test_what_is_sorted_by_its_labels_is_talk_where_somebody_asks_or_half_are_sentences(
    words: list[str], begin: list[int]
) -> None:
    names = ("Ana", "Ana", "Ben", "Ben")
    assert speaking([f"{name}: {said}" for name, said in zip(names, words, strict=True)]) == begin


@pytest.mark.parametrize(
    ("above", "is_said"),
    [
        (["Next Steps: call them"], False),
        (["Recorded: 10 March 2026"], False),
        (["Link: https://linden.example"], False),
        (["Host: Ana"], False),
        (["Agent: Ana Roth", "-----"], False),
        (["Topic: the map is slow", "-----"], False),
        (["Topic: the map is slow"], True),
    ],
)
def test_labels_above_a_talk_speak_in_it_only_where_they_say_something(
    above: list[str], is_said: bool
) -> None:
    talked = [len(above), len(above) + 1, len(above) + 2]
    assert speaking([*above, *TURNS]) == [*([0] if is_said else []), *talked]


def test_who_is_listed_above_the_first_words_is_listed_and_below_them_called_upon() -> None:
    turns, listed = talk("Ana Roth", "Ben Ode", "Ana Roth"), "Present: Ana Roth, Ben Ode"
    assert speaking([listed, *turns]) == [1, 2, 3]
    assert speaking([*turns, listed]) == [0, 1, 2, 3]


def test_fields_below_a_colon_are_what_somebody_lists() -> None:
    lines = [*talk("Ana", "Ben"), "Ana: It asks for:", "Name: ours", "Email: ours", *talk("Ben")]
    assert speaking(lines) == [0, 1, 2, 5]


@pytest.mark.parametrize(
    ("lines", "is_talk"),
    [
        (["Name: Ana", "Age: 4", "Town: Ulm", "Name: Ben", "Age: 5", "Town: Bern"], False),
        ([f"- {name}: keeps the row" for name in ("Import", "Export", "Import", "Export")], False),
        ([f"- {name}: keeps the row." for name in ("Ana", "Ben", "Ana", "Ben")], True),
        (["Ana: 12", "Ben: 13", "Ana: 14", "Ben: 15"], False),
        (["Ana: 12", "Ben: 13", "Ana: 14", f"Ben: {SLOW}"], True),
    ],
)
def test_records_points_and_figures_are_no_talk(lines: list[str], is_talk: bool) -> None:
    assert speaking(lines) == (list(range(len(lines))) if is_talk else [])


FOUR = ("Ana", "Ben", "Ana", "Ben")


@pytest.mark.parametrize(
    ("lines", "is_talk"),
    [
        (talk(*FOUR, mark=" »"), True),
        (talk(*FOUR[:3], mark=" »"), False),
        ([*talk(*FOUR, mark=" »"), "so"], True),
        ([*talk(*FOUR, mark=" »"), "so", "so"], False),
        (talk("Ana", "Ben", "Cleo", "Dan", mark=" »"), False),
        (talk("Ana", "Ana", "Ana", "Ana", mark=" »"), False),
        (talk(*FOUR, mark=" »", words="so is"), False),
        (talk(*FOUR, mark=" »", words="it » is so slow."), False),
        (talk(*FOUR, mark=" |"), True),
        ([*talk(*FOUR, mark=" |"), "so"], False),  # the bar parts the cells of tables, too
    ],
)
def test_a_mark_other_than_a_colon_parts_names_from_words_on_nearly_every_line(
    lines: list[str], is_talk: bool
) -> None:
    assert speaking(lines) == ([0, 1, 2, 3] if is_talk else [])


ASKED = ["Q. Is it slow?", "A. It is.", "Q. Is it dear?", "A. It is."]


@pytest.mark.parametrize(
    ("lines", "is_talk"),
    [
        (ASKED, True),
        (ASKED[:2], False),
        (["Q. Is it slow?", "A. It is.", "Q. It is dear.", "A. It is."], True),
        (["Q. It is slow", "A. It is.", "Q. It is dear", "A. It is."], False),
        (["Q. Is it slow?", "A. It is.", "B. Is it dear?", "A. It is."], False),
        ([*ASKED, *["so"] * 4], True),
        ([*ASKED, *["so"] * 5], False),
    ],
)
def test_two_letters_that_take_turns_are_people_where_one_of_them_asks(
    lines: list[str], is_talk: bool
) -> None:
    assert speaking(lines) == ([0, 1, 2, 3] if is_talk else [])


@pytest.mark.parametrize(
    ("lines", "is_talk"),
    [
        ([f"[Ana Roth] {SLOW}", f"[Ben Ode] {WHICH}", f"[Ana Roth] {SLOW}"], True),
        ([f"[Ana Roth] {SLOW}", f"[Ben Ode] {WHICH}"], False),
        ([f"<ana> {SLOW}", f"<ben> {WHICH}", f"<ana> {SLOW}", *["so"] * 3], True),
        ([f"<ana> {SLOW}", f"<ben> {WHICH}", f"<ana> {SLOW}", *["so"] * 4], False),
    ],
)
def test_names_in_brackets_are_people_where_half_of_the_lines_have_one_and_it_returns(
    lines: list[str], is_talk: bool
) -> None:
    assert speaking(lines) == ([0, 1, 2] if is_talk else [])


def heads(*lines: str) -> dict[int, str]:
    openings = layout_of([line_of(line) for line in lines]).openings
    return {i: openings[i].name for i in sorted(openings)}


def shown(*names: str, between: str = "") -> list[str]:
    """Each head with words below it."""
    blank = [between] if between else []
    return [line for name in names for line in (name, SLOW, *blank)]


ANA, BEN = "[Ana Roth] 10:02:40", "[Ben Ode] 10:03:40"


def test_a_line_of_the_shape_of_heads_is_one_where_its_time_lies_between_theirs() -> None:
    last = "[Ana Roth] 10:05:00"
    assert heads(*shown(ANA, BEN, "[iPhone] 10:04:40", last)) == {
        0: "Ana Roth", 2: "Ben Ode", 4: "iPhone", 6: "Ana Roth",
    }  # fmt: skip
    for astray in ("[iPhone] 10:03:39", "[iPhone] 10:05:01"):
        assert 4 not in heads(*shown(ANA, BEN, astray, last))
    assert heads(*shown(ANA, "[iPhone] 10:04:40")) == {0: "Ana Roth"}  # one head has no shape yet


def test_where_all_heads_stand_below_a_blank_line_no_other_line_is_one() -> None:
    apart = ["Ana Roth [10:02]", SLOW, "", "Ben Ode [10:03]", WHICH]
    last = ["Ana Roth [10:05]", WHICH]
    assert 6 in heads(*apart, "", "ana_r [10:04]", SLOW, "", *last)
    assert 5 not in heads(*apart, "ana_r [10:04]", SLOW, "", *last)


def test_words_around_every_name_are_none_of_it() -> None:
    day = "2026-03-03 10:0"
    comments = [
        f"Comment by {name} on {day}{n}" for n, name in enumerate(("Ana Roth", "Ben Ode", "Ana Roth"))
    ]
    assert heads(*shown(*comments)) == {0: "Ana Roth", 2: "Ben Ode", 4: "Ana Roth"}


@pytest.mark.parametrize(
    ("names", "are_heads"),
    [
        (["ana.roth [9:05 AM]", "ben.ode [9:06 AM]", "ana.roth [9:07 AM]"], True),
        (["ana.roth [9:05 AM]", "ben.ode [9:06 AM]"], False),
        (["backup 09:05", "restore 09:06", "backup 09:07"], False),
    ],
)
def test_accounts_that_take_turns_beside_times_are_people(names: list[str], are_heads: bool) -> None:
    told = {2 * at: name.partition(" ")[0] for at, name in enumerate(names)}
    assert heads(*shown(*names)) == (told if are_heads else {})


def test_a_remark_behind_a_name_is_none_of_it() -> None:
    assert heads(*shown("Ana Roth (pinned) 10:02", "Ana Roth 10:03", "Ben Ode 10:04")) == {
        0: "Ana Roth", 2: "Ana Roth", 4: "Ben Ode",
    }  # fmt: skip
