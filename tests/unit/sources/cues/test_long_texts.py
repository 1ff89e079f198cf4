"""Whatever stands in a timed text: each word is said, set aside or refused, and long ones end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sources.contract import Refused, SetAside
from tests.unit.sources.cues.shown import read

TIMES = "00:00:01.000 --> 00:00:02.000\n"
_QUOTED = 60  # characters
PARTS = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            " \n",
            TIMES,
            TIMES,
            "0:00:01.000,0:00:02.000\n",
            "WEBVTT\n",
            "NOTE ",
            "STYLE\n",
            "REGION\n",
        ),
        *(
            "WORD",
            "WORD ",
            "WORD: ",
            "[WORD] ",
            "(WORD)\n",
            "<v WORD>",
            ">> ",
            "- ",
            "7\n",
            "8\n",
            "[Music]\n",
            "♪ ",
        ),
        *(
            "[00:00:01] ",
            "WORD WORD: ",
            "&amp; ",
            "X-TIMESTAMP-MAP=WORD\n",
            '{"text":"WORD"}\n',
            "a: {WORD}\n",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PARTS, max_size=30).map("".join))
def test_no_word_is_lost(text: str) -> None:
    words: list[str] = []
    while "WORD" in text:
        words.append(f"Word{chr(97 + len(words) // 26)}{chr(97 + len(words) % 26)}")
        text = text.replace("WORD", words[-1], 1)
    told = read(TIMES + "Begin.\n\n" + text)
    if any(isinstance(one, Refused) and len(one.reason) > _QUOTED for one in told.remarks):
        return  # a refusal quotes no more than the beginning
    kept = [f"{turn.speaker.name} {turn.text}" for turn in told.turns]
    kept += [one.aside.words if isinstance(one, SetAside) else one.reason for one in told.remarks]

    assert [word for word in words if word not in " ".join(kept)] == []


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
