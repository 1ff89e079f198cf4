"""Times in words of any language, told by the figures that a page shows beside them."""

import pytest

from groundswell.sources.contract import Why
from groundswell.sources.talk.elapsed import elapsed_in
from groundswell.sources.transcript.reader import READER
from tests.unit.sources.talk.test_forms import JAN, MIA, SAID, WORDS, said, set_aside, talk_of

UNITS = {
    "Danish": (" minutter ", " sekunder"),
    "Finnish": (" minuuttia ", " sekuntia"),
    "Polish": (" min, ", " s"),
    "Greek": (" λεπτά ", " δευτερόλεπτα"),
    "Hindi": (" मिनट ", " सेकंड"),
    "Japanese": ("分", "秒"),
}
INITIALS = {MIA: "MO", JAN: "JV"}
SECONDS = (1, 7, 65, 72)


def copied(minutes: str, seconds: str, words: tuple[str, ...] = WORDS) -> str:
    """A transcript as it is copied from the browser: initials, the name, the time twice, both again."""
    blocks = list[str]()
    for (name, _), at, line in zip(SAID, SECONDS, words, strict=True):
        spelt = f"{at // 60}{minutes}{at % 60}{seconds}"
        blocks.append(f"{INITIALS[name]}\n{name}\n{spelt}{at // 60}:{at % 60:02}\n{name} {spelt}\n{line}\n")
    return "".join(blocks)


@pytest.mark.parametrize("language", UNITS)
def test_a_time_in_words_beside_its_figures_is_a_time_in_any_language(language, read_with):
    items = read_with(READER, "talk.txt", copied(*UNITS[language]))

    assert said(items) == SAID
    assert tuple(turn.seconds for turn in talk_of(items).turns) == SECONDS
    assert {"MO", "JV"} <= set(set_aside(items, Why.STAMP))


def test_one_of_a_unit_is_the_same_unit_and_goes_on_without_figures(read_with):
    text = copied(" minutter ", " sekunder")
    text += f"{JAN} 1 minut 15 sekunder\nAnd the trains too.\n{JAN} 2 minutter\nAll of them.\n"

    assert said(read_with(READER, "talk.txt", text)) == [
        *SAID[:3],
        (JAN, f"{WORDS[3]} And the trains too. All of them."),
    ]


def test_a_time_in_words_that_somebody_says_stays_theirs(read_with):
    words = (*WORDS[:3], "The long one\nTunnel West 2 minutter 30 sekunder")
    (*_, last) = said(read_with(READER, "talk.txt", copied(" minutter ", " sekunder", words)))

    assert last == (JAN, "The long one Tunnel West 2 minutter 30 sekunder")


@pytest.mark.parametrize(
    "line", ["2 Koffer 30 Taschen 3:20", "2 Koffer 30 Taschen", "Ana 10 Uhr 30", "Halle 4 Tor 7 4:7"]
)
def test_words_and_figures_that_differ_are_no_time(line):
    assert elapsed_in([line, "Ana Roth", line]) is None
