"""Each word in a file of talk is said, is a name or the title, is set aside, or stands in a refusal."""

import tempfile
from itertools import count
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sources.contract import Heard, Item, Options, Refused, SetAside, UnreadableSource
from groundswell.sources.opening import read_here

SHOWN = 80  # characters
TIMES = "00:00:01.000 --> 00:00:02.000\n"
# "WORD" becomes a new word wherever it stands, so that each can be looked for.
# A name with nothing said under it is nobody's word, so each name here has a word after it.
CAPTIONS = (
    *(
        "\n",
        "\n\n",
        " \n",
        f"\n{TIMES}",
        f"\n{TIMES}",
        "\nWEBVTT\n",
        "\nNOTE WORD\n\n",
        "WORD",
        "WORD ",
        "WORD: WORD ",
        "[WORD] ",
        "(WORD)\n",
    ),
    *(
        "<v WORD>WORD</v>\n",
        ">> ",
        "- ",
        "7\n",
        "[Music]\n",
        "♪ ",
        "[00:00:01] ",
        "Ana Roth: WORD\n",
        "&amp; ",
        "a: {WORD}\n",
    ),
)
NOTES = (
    *(
        "\n",
        "\n\n",
        "WORD ",
        "WORD WORD. ",
        "Ana: WORD\n",
        "Ben Ode: WORD WORD\n",
        "> WORD\n",
        "- WORD\n",
        "[WORD] WORD\n",
    ),
    *(
        "(WORD)\n",
        "10:02 ",
        "[10:03] Ana: WORD\n",
        "10 March 2026\n",
        "WORD (10:04): WORD\n",
        "**WORD:** WORD\n",
    ),
    *(
        "| WORD | WORD |\n",
        "---\n",
        "=====\n",
        "WORD: WORD\n",
        "Speaker 1: WORD\n",
        "<WORD> WORD\n",
        "Ana Roth  10:05\n",
    ),
    *("\tWORD", "# WORD\n"),
)


def numbered(text: str) -> tuple[str, list[str]]:
    """The text with a word of its own at each place, and these words."""
    numbers, words = count(), list[str]()
    while "WORD" in text:
        number = next(numbers)
        words.append(f"Word{chr(97 + number // 26)}{chr(97 + number % 26)}")
        text = text.replace("WORD", words[-1], 1)
    return text, words


def accounted(item: Item) -> str:
    if isinstance(item, Heard):
        conversation = item.conversation
        said = " ".join(f"{turn.speaker.name} {turn.text}" for turn in conversation.turns)
        return f"{conversation.title} {conversation.account} {said}"
    if isinstance(item, SetAside):
        return item.aside.words
    return item.reason if isinstance(item, Refused) else str(item)


def lost(name: str, text: str) -> list[str]:
    text, words = numbered(text)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(text, encoding="utf-8")
        try:
            items = list(read_here(path, name, Options()))
        except UnreadableSource:
            return []  # refused as a whole, which its report says first
    if not any(isinstance(item, Heard) for item in items):
        return []  # nothing was taken at all, and the report says so of the file
    if any(isinstance(item, Refused) and len(item.reason) > SHOWN for item in items):
        return []  # a refusal shows the beginning of what it refuses
    told = " ".join(map(accounted, items))
    return [word for word in words if word not in told]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(CAPTIONS), max_size=30).map("".join))
def test_no_word_of_captions_is_lost(text: str) -> None:
    assert lost("call.srt", f"1\n{TIMES}Begin.\n\n{text}") == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(NOTES), max_size=30).map("".join))
def test_no_word_of_notes_is_lost(text: str) -> None:
    assert lost("notes.txt", text) == []
