"""A timed text taken apart: what above a time names or counts its cue, what is words, what is beside."""

import pytest

from groundswell.sources.cues.timed import take_apart

FIRST, SECOND, THIRD = (f"00:0{n}.000 --> 00:0{n + 1}.000" for n in (1, 2, 3))
Cues = list[tuple[str, tuple[str, ...]]]


@pytest.mark.parametrize(
    ("lines", "cues"),
    [
        (
            ["1", FIRST, "It is.", "", "2", SECOND, "So.", "", "3", THIRD, "Now."],
            [("1", ("It is.",)), ("2", ("So.",)), ("3", ("Now.",))],
        ),
        (
            ["1", FIRST, "It is.", "2", SECOND, "So.", "3", THIRD, "Now."],
            [("1", ("It is.",)), ("2", ("So.",)), ("3", ("Now.",))],
        ),
        (
            ["1", FIRST, "It is.", "", "12", "", "2", SECOND, "So."],
            [("1", ("It is.", "12")), ("2", ("So.",))],
        ),
        (["1", FIRST, "It is.", "7", SECOND, "So."], [("1", ("It is.", "7")), ("", ("So.",))]),
        (
            ["1", FIRST, "It is.", "", "2", "", SECOND, "So.", "", "3", THIRD, "x"],
            [("1", ("It is.",)), ("", ("So.",)), ("3", ("x",))],
        ),
        (
            ["1", FIRST, "", "2", SECOND, "So.", "", "3", THIRD, "x"],
            [("1", ()), ("2", ("So.",)), ("3", ("x",))],
        ),
        (["1", FIRST, "It is.", "", "1", SECOND, "So."], [("1", ("It is.",)), ("1", ("So.",))]),
        (["1", FIRST, "It is.", "", "2"], [("1", ("It is.",))]),
        (["12", "", FIRST, "It is."], [("", ("It is.",))]),
        (
            [FIRST, "", "It is.", "", "And so.", "", SECOND, "So."],
            [("", ("It is.", "And so.")), ("", ("So.",))],
        ),
        (["Ana", FIRST, "It is.", "Ben", SECOND, "So."], [("Ana", ("It is.",)), ("Ben", ("So.",))]),
        (
            ["3f2a-11-0", FIRST, "It.", "", "3f2a-11-1", SECOND, "So."],
            [("3f2a-11-0", ("It.",)), ("3f2a-11-1", ("So.",))],
        ),
        ([f"{FIRST} It is.", f"{SECOND} So."], [("", ("It is.",)), ("", ("So.",))]),
    ],
)
def test_a_number_that_counts_on_or_a_name_above_a_time_is_no_word(lines: list[str], cues: Cues) -> None:
    assert [(cue.identifier, cue.lines) for cue in take_apart("\n".join(lines)).cues] == cues


@pytest.mark.parametrize(
    ("above", "notes", "beside", "strays"),
    [
        (["WEBVTT - A call", "Kind: captions"], ("A call", "Kind: captions"), ["A call"], ()),
        (["NOTE about this", "and that"], ("about this", "and that"), ["about this\nand that"], ()),
        (["STYLE", "::cue { color: red }"], (), ["STYLE\n::cue { color: red }"], ()),
        (["Date: 2026-03-03", "Room: 4"], ("Date: 2026-03-03", "Room: 4"), ["Room: 4"], ()),
        (["something else"], (), [], ("something else",)),
    ],
)
def test_what_stands_above_the_first_cue_is_a_note_or_beside_it(
    above: list[str], notes: tuple[str, ...], beside: list[str], strays: tuple[str, ...]
) -> None:
    found = take_apart("\n".join([*above, "", FIRST, "It is.", "", SECOND, "So."]))
    assert (found.notes, found.strays) == (notes, strays)
    assert [aside.words for aside in found.cues[0].beside] == beside
    assert [cue.lines for cue in found.cues] == [("It is.",), ("So.",)]


def test_a_comment_stands_beside_the_cue_above_it_and_right_above_the_times_beside_the_first() -> None:
    later = take_apart("\n".join([FIRST, "It is.", "", "NOTE later", "", SECOND, "So."]))
    assert [[aside.words for aside in cue.beside] for cue in later.cues] == [["later"], []]
    above = take_apart("\n".join(["NOTE one", FIRST, "It is."]))
    assert (above.notes, above.cues[0].identifier) == (("one",), "")
