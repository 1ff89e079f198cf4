"""Long and strange timed texts: they are read to their end, in time that grows with their length."""

import pytest

from tests.unit.sources.cues.shown import read

TIMES = "00:00:01.000 --> 00:00:02.000\n"


@pytest.mark.parametrize(
    "text",
    [
        *(
            TIMES + part * 60_000
            for part in ("<v ", "(Music) ", "[", '{"a":', "no ", "♪", "- a\n", "[00:01] ", ">>")
        ),
        *(part * 60_000 + "\n" + TIMES for part in ('"', "1", " ", "-", "a ")),
        *("WEBVTT\n\n" + block * 6_000 for block in (TIMES + "Ana: no no no\n\n", "--> \n\n")),
        "WEBVTT\n\n" + "".join(TIMES + "w " * count + "\n\n" for count in range(600)),
        TIMES + "<v " + "(" * 300_000 + ">x",
        TIMES + "<v" + " " * 300_000 + "<",
        TIMES + "&#" + "1" * 5_000 + ";",
    ],
)
def test_long_and_strange_texts_are_read_to_their_end(text: str) -> None:
    told = read(text)

    assert told.turns or told.remarks or not any(character.isalpha() for character in text)
