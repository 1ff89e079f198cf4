"""On which lines somebody begins to speak, by each way to say so: how often, who returns."""

import pytest

from groundswell.sources.talk.lines import line_of
from groundswell.sources.talk.named import Named

SLOW, WHICH = "It is slow in the tunnel.", "Which one is it?"
ANA, BEN, CLEO, DAN = "Ana Roth", "Ben Ode", "Cleo Elm", "Dan Oak"


def named(*texts: str, listed: str = "") -> Named:
    return Named([line_of(text) for text in texts], listed)


def timed(first: int, last: int) -> list[str]:
    """Lines with times and no names."""
    return [f"[00:{second:02}] so we said" for second in range(first, last + 1)]


def turns(*heads: str, below: str = SLOW) -> list[str]:
    return [line for head in heads for line in (head, below)]


def parted(*heads: str) -> list[str]:
    return [line for head in heads for line in (head, SLOW, "")]


@pytest.mark.parametrize(
    ("lines", "begin"),
    [
        ([f"[00:01] {ANA}: {SLOW}", f"[00:05] {BEN}: {WHICH}"], [0, 1]),
        ([f"[00:01] +49 30 1234567: {SLOW}", f"[00:05] {BEN}: {WHICH}"], [0, 1]),
        ([f"[00:01] {ANA}: {SLOW}", *timed(2, 3)], [0]),  # a third of the times
        ([f"[00:01] {ANA}: {SLOW}", *timed(2, 4)], []),  # a quarter
        ([f"[00:01] {ANA}: {SLOW}", f"[00:02] {ANA}: {SLOW}", *timed(3, 9)], [0, 1]),  # who returns
        ([f"[00:0{n}] my colleague: {SLOW}" for n in (1, 2)], [0, 1]),
        ([f"[00:0{n}] colleague {n}: {SLOW}" for n in (1, 2, 3)], [0, 1, 2]),
        ([f"[00:0{n}] colleague {n}: {SLOW}" for n in (1, 2)], []),
        ([f"[00:0{n}] a very long label of {n}: {SLOW}" for n in (1, 2, 3)], []),
    ],
)
def test_a_name_behind_a_time_is_somebodys_where_many_times_have_one_or_it_returns(
    lines: list[str], begin: list[int]
) -> None:
    assert sorted(named(*lines).by_time()) == begin


@pytest.mark.parametrize(
    ("lines", "begin"),
    [
        (turns(f"{ANA} 00:01", f"{BEN} 00:05"), [0, 2]),
        ([f"{ANA} 00:01", f"{BEN} 00:05", SLOW], [0, 1]),  # words below one of two
        ([f"{ANA} 00:01", f"{BEN} 00:05", f"{ANA} 00:07", SLOW], []),  # below one of three
        (turns(f"00:01 {ANA}", f"00:05 {BEN}"), [0, 2]),
        ([*turns(f"00:01 {ANA}", f"00:05 {BEN}"), *["00:09 so we said it"] * 3], []),
        (turns(*(f"Person{letter} 00:01" for letter in "abc")), [0, 2, 4]),
        (turns(*(f"Person{letter} 00:01" for letter in "abcd")), []),  # so many, and nobody returns
        (turns("Submitted: 2026-03-12 10:02", "Closed: 2026-03-12 10:05"), []),
        (turns("owen_t 2026-03-12 10:02", "owen_t 2026-03-12 10:03"), [0, 2]),
        (turns("owen_t 2026-03-12 10:02", "ana_r 2026-03-12 10:03"), []),
        (turns("owen_t 10:02", "owen_t 10:03"), []),
    ],
)
def test_a_name_and_a_time_head_what_is_said_below_them(lines: list[str], begin: list[int]) -> None:
    assert sorted(named(*lines).by_time()) == begin


@pytest.mark.parametrize(
    ("lines", "begin"),
    [
        ([f"{ANA} (00:01) {SLOW}", f"{BEN} (00:05) {WHICH}"], [0, 1]),
        ([f"{ANA} (00:01) {SLOW}"], []),
        ([f"{ANA} 00:01 {SLOW}", f"{BEN} 00:05 {WHICH}"], []),
        ([f"{ANA} 00:01 {SLOW}", f"{ANA} 00:05 {WHICH}"], [0, 1]),
        ([f"{ANA} 00:01 {SLOW}", f"{ANA} 00:05 {WHICH}", "so", "so"], [0, 1]),
        ([f"{ANA} 00:01 {SLOW}", f"{ANA} 00:05 {WHICH}", "so", "so", "so"], []),
        ([f"00:01 {ANA} - {SLOW}", f"00:05 {ANA} - {WHICH}"], [0, 1]),
        ([f"00:01 {ANA} - {SLOW}", f"00:05 {BEN} - {WHICH}"], []),
        ([f"00:01\t{ANA}\t{SLOW}", f"00:05\t{BEN}\t{WHICH}"], [0, 1]),
    ],
)
def test_a_name_before_its_words_is_somebodys_where_marks_say_so_or_it_returns(
    lines: list[str], begin: list[int]
) -> None:
    assert sorted(named(*lines).by_time()) == begin


def test_who_is_named_beside_a_time_may_go_on_without_one_and_nobody_else() -> None:
    lines = [f"[00:01] {ANA}: {SLOW}", f"{BEN}: so", f"[00:05] {BEN}: so", f"{ANA}: so", f"{CLEO}: so"]
    assert sorted(named(*lines).by_time()) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("lines", "begin"),
    [
        ([ANA, "00:01", SLOW, BEN, "00:05", WHICH, ANA, "00:09", SLOW], [0, 3, 6]),
        (["00:01", ANA, SLOW, "00:05", BEN, WHICH, "00:09", ANA, SLOW], [1, 4, 7]),
        ([ANA, SLOW, "00:01", BEN, WHICH, "00:05", ANA, SLOW, "00:09"], [0, 3, 6]),
        ([ANA, "00:01", SLOW, BEN, "00:05", WHICH], []),
        ([ANA, "00:01", SLOW, ANA, "00:05", WHICH], [0, 3]),
        ([ANA, "00:01", SLOW, ANA, "00:05", WHICH, "00:07", SLOW, "00:09", SLOW], [0, 3]),
        ([ANA, "00:01", SLOW, ANA, "00:05", WHICH, *["00:07", SLOW] * 3], []),
    ],
)
def test_a_name_and_a_time_on_two_lines_belong_together_where_half_of_the_times_have_one(
    lines: list[str], begin: list[int]
) -> None:
    assert sorted(named(*lines).by_pairs()) == begin


@pytest.mark.parametrize(
    ("lines", "listed", "begin"),
    [
        (turns(f"**{ANA}**", f"**{BEN}**", f"**{ANA}**"), "", [0, 2, 4]),
        (turns(f"# {ANA}", f"# {BEN}", f"# {ANA}"), "", [0, 2, 4]),
        (turns(f"**{ANA}**", f"**{BEN}**"), "", []),
        (turns(f"**{ANA}**", f"**{BEN}**"), "ana roth, ben ode", [0, 2]),
        (turns(f"**{ANA}**", f"**{BEN}**"), "ana roth", []),
        (turns(f"**{ANA}**", f"# {ANA}"), "", []),
        (turns(f"[{ANA}]", f"[{BEN}]", f"[{ANA}]"), "", []),
        (turns("[Speaker 1]", "[Speaker 2]", "[Speaker 1]"), "", [0, 2, 4]),
        (turns("[Laughter]", "[Laughter]"), "", []),
        ([f"**{ANA}**", f"**{BEN}**", f"**{ANA}**", SLOW], "", []),
        (turns(f"**{ANA}**", f"**{BEN}**", f"**{ANA}**", below="- one"), "", []),
        ([f"**{ANA}**", "- one", *turns(f"**{BEN}**", f"**{ANA}**", f"**{ANA}**")], "", [0, 2, 4, 6]),
    ],
)
def test_names_in_one_kind_of_mark_are_people_where_they_return_and_speak(
    lines: list[str], listed: str, begin: list[int]
) -> None:
    assert sorted(named(*lines, listed=listed).by_lines()) == begin


@pytest.mark.parametrize(
    ("lines", "begin"),
    [
        (parted(ANA, BEN, ANA, BEN), [0, 3, 6, 9]),
        (parted(ANA, BEN, ANA), []),
        (parted(ANA, BEN, ANA, BEN, CLEO), [0, 3, 6, 9, 12]),
        (parted(ANA, BEN, ANA, BEN, CLEO, DAN), []),
        (parted("Speaker 1", "Speaker 2", "Speaker 3"), [0, 3, 6]),
        (turns(ANA, BEN, ANA, BEN), []),
        ([line for name in (ANA, BEN, ANA, BEN) for line in (name, "", SLOW, "")], []),
    ],
)
def test_names_without_any_mark_are_people_where_two_of_them_take_turns_throughout(
    lines: list[str], begin: list[int]
) -> None:
    assert sorted(named(*lines).by_bare_lines()) == begin
