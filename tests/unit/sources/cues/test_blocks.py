"""Words below blank lines, headers of further parts, comments and counters."""

import pytest

from groundswell.sources.contract import Why
from tests.unit.sources.cues.shown import aside, read, refused, said

AT = ("00:01.000 --> 00:02.000", "00:05.000 --> 00:06.000", "00:09.000 --> 00:10.000")


def gapped(*words: str, header: str = "WEBVTT\n\n") -> str:
    """A blank line before the words of each cue, as Graph writes them."""
    return header + "".join(f"{at}\n\n{shown}\n\n" for at, shown in zip(AT, words, strict=False))


@pytest.mark.parametrize(
    "words", ["1000", "7", "NOTE", "NOTE we lose the numbers.", "STYLE", "REGION", "WEBVTT files fail too."]
)
def test_what_follows_a_time_line_after_a_blank_line_is_words(words: str) -> None:
    text = gapped("Why does it stop?", words, "Thank you.")

    assert [shown for _, shown in said(text)] == ["Why does it stop?", words, "Thank you."]
    assert refused(text) == []


@pytest.mark.parametrize("blank", ["\n", " \n", "&nbsp;\n", "\t\n\n"])
def test_any_blank_line_before_the_words_will_do(blank: str) -> None:
    assert said(f"WEBVTT\n\n{AT[0]}\n{blank}<v Ana Roth>1000\n\n{AT[1]}\n{blank}<v Bo>REGION\n") == [
        ("Ana Roth", "1000"),
        ("Bo", "REGION"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"WEBVTT\n\n{AT[0]}\nAna: Take\n\n300\n\nof them.\n\n{AT[1]}\nBo: Fine.\n",
        f"1\n{AT[0]}\nAna: Take\n\n300\n\nof them.\n\n2\n{AT[1]}\nBo: Fine.\n",
        f"{AT[0]}\nAna: Take 300\n\nof them.\n{AT[1]}\nBo: Fine.\n",
        f"1\n\n{AT[0]}\n\nAna: Take 300 of them.\n\n2\n\n{AT[1]}\n\nBo: Fine.\n",
        f"1\n{AT[0]}\nAna: Take 300 of them.\n2\n{AT[1]}\nBo: Fine.\n\n3\n",
        f"Ana\n{AT[0]}\nAna: Take 300 of them.\n\nBo\n{AT[1]}\nBo: Fine.\n",
    ],
    ids=[
        "a number",
        "a number in a counted file",
        "no blank line above the next",
        "blank lines everywhere",
        "cut short",
        "ids",
    ],
)
def test_numbers_are_words_unless_they_count_the_cues(text: str) -> None:
    assert said(text) == [("Ana", "Take 300 of them."), ("Bo", "Fine.")]


def test_a_number_where_the_next_counter_is_due_is_a_counter() -> None:
    text = f"1\n{AT[0]}\n\n2\n{AT[1]}\nAna: It is slow.\n"

    assert said(text) == [("Ana", "It is slow.")]
    assert len(refused(text)) == 1


def test_cues_without_a_number_count_where_the_others_have_one() -> None:
    text = f"1\n{AT[0]}\nAna: Slow.\n\n{AT[1]}\nBo: How often?\n3\n{AT[2]}\nAna: Daily.\n"

    assert said(text) == [("Ana", "Slow."), ("Bo", "How often?"), ("Ana", "Daily.")]


def test_parts_put_together_begin_to_count_anew_also_where_words_stand_behind_the_times() -> None:
    shown = ("Ana: Slow.", "Bo: How often?", "Ana: Daily.")
    text = "".join(f"{n}\n{at} {line}\n" for n, at, line in zip("121", AT, shown, strict=True))

    assert said(text) == [("Ana", "Slow."), ("Bo", "How often?"), ("Ana", "Daily.")]


@pytest.mark.parametrize("number", ["4", "2024", "5"])
def test_a_number_that_counts_nothing_stays_a_word_above_a_time_line(number: str) -> None:
    text = f"1\n{AT[0]}\nAna: Slow.\n\n{AT[1]}\nBo: It was\n{number}\n{AT[2]}\nAna: Oh.\n"

    assert said(text)[1] == ("Bo", f"It was {number}")


@pytest.mark.parametrize(
    "between",
    [
        "\nWEBVTT\n\n",
        "WEBVTT\n\n",
        "\nWEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:1800000\n\n",
        "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:1,LOCAL:00:00:00.000\n\n",
        "\nX-TIMESTAMP-MAP=MPEGTS:1,LOCAL:00:00:00.000\n\n",
        "\n\ufeffWEBVTT - part 2\nKind: captions\n\nNOTE cut\n\n",
        "\nWEBVTT Kind: captions; Language: en\n\n1\n",
        "\nSTYLE\n::cue { color: red }\n\n",
        "\nREGION\nid:fred\nwidth:40%\n\n",
        "\nNOTE end of part one\nand more\n\n",
    ],
)
def test_headers_comments_and_styles_between_cues_are_nobodys(between: str) -> None:
    text = f"WEBVTT\n\n{AT[0]}\nAna: It is slow.\n{between}{AT[1]}\nBo: I see.\n"

    assert said(text) == [("Ana", "It is slow."), ("Bo", "I see.")]


def test_what_stands_beside_the_words_is_kept() -> None:
    text = (
        f"WEBVTT - weekly\nX-TIMESTAMP-MAP=LOCAL:0\n\nNOTE made by a program\n\n"
        f"STYLE\n::cue {{ color: red }}\n\ncue one\n{AT[0]}\nAna: It is slow.\n\n"
        f"NOTE check\n\n{AT[1]}\nBo: I see.\n"
    )

    assert aside(text, Why.RECORDER) == ["weekly", "made by a program", "check"]
    assert aside(text, Why.STAMP) == ["X-TIMESTAMP-MAP=LOCAL:0", "STYLE", "::cue { color: red }", "cue one"]


def test_a_comment_that_returns_is_one_below_an_empty_cue_too() -> None:
    notes = "NOTE Confidence: 0.{}\n\n{}\n{}\n\n"
    text = (
        "WEBVTT\n\n"
        + notes.format(91, AT[0], "Ana: Slow.")
        + notes.format(80, AT[1], "")
        + notes.format(85, AT[2], "Bo: Oh.")
    )

    assert said(text) == [("Ana", "Slow."), ("Bo", "Oh.")]


def test_words_on_the_time_line_itself_are_words_and_settings_are_not() -> None:
    settings = " align:start position:10%,line-left line:0"

    assert said(f"{AT[0]} Ana: It is\nslow.\n\n{AT[1]}{settings}\nBo: Oh.\n") == [
        ("Ana", "It is slow."),
        ("Bo", "Oh."),
    ]


def test_a_label_and_a_number_on_the_time_line_are_no_settings() -> None:
    assert said(f"{AT[0]} Ana: 12\n\n{AT[1]} Bo: 13\n") == [("Ana", "12"), ("Bo", "13")]


@pytest.mark.parametrize("written", ["1 {} --> {}", "{} —> {}", "{} –> {}", "{}-->{}", "{}\t-->\t{}"])
def test_a_time_line_is_told_whatever_an_editor_made_of_it(written: str) -> None:
    text = "".join(
        f"{written.format(*at.split(' --> '))}\n{words}\n\n"
        for at, words in zip(AT, ("Ana: It hung.", "Bo: Why?"), strict=False)
    )

    assert said(text) == [("Ana", "It hung."), ("Bo", "Why?")]
    assert [turn.seconds for turn in read(text).turns] == [1.0, 5.0]


def test_lines_at_one_place_keep_a_blank_between_them() -> None:
    assert said("0:00:01.000,0:00:02.000\nthe page[br]breaks\n") == [("", "the page breaks")]
    assert said(f"{AT[0]}\nthe page<br>breaks<br/>here\n") == [("", "the page breaks here")]


def test_rows_have_no_gaps_where_nothing_is_said() -> None:
    told = read(f"WEBVTT\n\nNOTE x y\n\n{AT[0]}\n[Music]\n\n{AT[1]}\n\n{AT[2]}\n(laughs)\n")

    assert told.turns == ()
    assert [item.row for item in told.remarks] == [1, 2, 3, 4]
