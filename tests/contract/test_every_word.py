"""Each word in a file of talk is said, is a name or the title, is set aside, or stands in a refusal."""

import csv
import io
import tempfile
from itertools import count
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sources.contract import Heard, Item, Options, Refused, SetAside, Understood, UnreadableSource
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

MAIL = (
    *("WORD WORD. ", "\n", "\n\n", "> WORD\n", ">> WORD\n", "-- \n", "WORD,\n", "Best regards,\nWORD\n"),
    *("Hi WORD,\n\n", "On Mon, 2 Mar 2026 at 10:00, Ben Ode <ben@ours.example> wrote:\n", "From: WORD\n"),
    *("From WORD to WORD\n", "-----Original Message-----\n", "Subject: WORD\n", "- WORD\n", "[WORD] "),
    *("WORD: WORD\n", "Sent from my WORD\n", "_" * 32 + "\n", "CAUTION: not from us. WORD\n", "\tWORD\n"),
    *("Tel. WORD 030 1234\n", "This message is confidential. WORD\n"),
)
CELLS = (
    *("", "WORD", "WORD WORD.", "WORD; WORD", "WORD, WORD", '"WORD" WORD', "WORD\nWORD", "N/A", "- WORD"),
    *("2026-03-02", "7", "=WORD"),
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
    if any(isinstance(item, Understood) and item.unread for item in items):
        return []  # columns that are not read are named
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


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(MAIL), max_size=25).map("".join))
def test_no_word_of_a_mail_is_lost(body: str) -> None:
    head = "From: Ana Roth <ana@linden.example>\nTo: help@ours.example\nSubject: S\nMessage-ID: <1@x>\n"
    assert lost("one.eml", f"{head}Date: Mon, 2 Mar 2026 10:00:00 +0000\n\nThe export stops.\n\n{body}") == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from(CELLS)] * 2), min_size=1, max_size=8), st.sampled_from(",;\t"))
def test_no_word_of_a_table_is_lost(rows: list[tuple[str, ...]], delimiter: str) -> None:
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=delimiter)
    writer.writerow(("Date", "Company", "Comment", "Answer"))
    writer.writerows(("2026-03-02", "Linden", *row) for row in rows)
    assert lost("said.csv", sheet.getvalue()) == []
