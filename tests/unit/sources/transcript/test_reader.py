"""Plain and Markdown transcripts, chats and notes."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sources.contract import Heard, Item, Opened, Options, Refused, SetAside, UnreadableSource
from groundswell.sources.transcript.reader import READER
from groundswell.speech import Channel, Conversation

SAID = [("Dana Whit", "Good morning."), ("Tom Reed", "Hello. The export is slow."), ("Dana Whit", "I see.")]
FORMS = {
    "prefix": "Dana Whit: Good morning.\nTom Reed: Hello.\nThe export is slow.\nDana Whit: I see.\n",
    "bold": "**Dana Whit:** Good morning.\n\n**Tom Reed**: Hello. The export is slow.\n\n"
    "**Dana Whit:** I see.\n",
    "stamp first": "[00:00:01] Dana Whit: Good morning.\n[00:02] Tom Reed: Hello. The export is slow.\n"
    "(0:03) Dana Whit: I see.\n",
    "stamp after": "Dana Whit (00:01): Good morning.\nTom Reed [00:02]: Hello. The export is slow.\n"
    "Dana Whit (1:00:03): I see.\n",
    "own line": "Dana Whit (00:01):\nGood morning.\n\nTom Reed (00:02):\nHello.\nThe export is slow.\n\n"
    "Dana Whit (00:03):\nI see.\n",
    "otter": "Dana Whit  0:01  \nGood morning.\n\nTom Reed  0:02  \nHello. The export is slow.\n\n"
    "Dana Whit  0:03  \nI see.\n",
    "fireflies": "00:01 Dana Whit\nGood morning.\n\n00:02 Tom Reed\nHello. The export is slow.\n\n"
    "00:03 Dana Whit\nI see.\n",
    "headings": "### Dana Whit 00:01\nGood morning.\n\n### Tom Reed 00:02\nHello. The export is slow.\n\n"
    "### Dana Whit 00:03\nI see.\n",
    "list": "- **Dana Whit:** Good morning.\n- **Tom Reed:** Hello. The export is slow.\n"
    "- **Dana Whit:** I see.\n",
}


def conversation_of(items: list[Item]) -> Conversation:
    return next(item.conversation for item in items if isinstance(item, Heard))


def said(items: list[Item]) -> list[tuple[str, str]]:
    return [(turn.speaker.name, turn.text) for turn in conversation_of(items).turns]


def refused(items: list[Item]) -> list[tuple[int, str]]:
    return [(item.row, item.reason) for item in items if isinstance(item, Refused)]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_talk_is_read_from_every_form(read_with, form):
    items = read_with(READER, "talk.txt", FORMS[form])

    assert said(items) == SAID
    assert refused(items) == []
    assert [turn.row for turn in conversation_of(items).turns] == [1, 2, 3]
    assert conversation_of(items).channel is Channel.CALL


def test_times_are_seconds_from_the_start(read_with):
    turns = conversation_of(read_with(READER, "talk.txt", FORMS["stamp after"])).turns

    assert [turn.seconds for turn in turns] == [1.0, 2.0, 3603.0]


@pytest.mark.parametrize(
    "top",
    [
        "Date: 2026-03-04\nAccount: Harbour Foods\nSeller: Dana Whit\nTitle: First call\n\n",
        "---\ntitle: First call\ndate: 2026-03-04\naccount: 'Harbour Foods'\nseller: Dana Whit\n---\n\n",
        "# First call\n\n**Date:** 4 March 2026\n**Account:** Harbour Foods\n**Seller:** Dana Whit\n"
        "Attendees: Dana, Tom\n\n---\n\n",
    ],
    ids=["lines", "front matter", "markdown"],
)
def test_what_stands_above_the_talk_says_what_it_is(read_with, top):
    items = read_with(READER, "x.md", top + FORMS["prefix"])
    told = conversation_of(items)

    assert (told.title, told.account, told.seller) == ("First call", "Harbour Foods", "Dana Whit")
    assert told.at == datetime(2026, 3, 4, tzinfo=UTC)
    assert (said(items), refused(items)) == (SAID, [])


def test_customer_and_rep_before_a_colon_are_people_where_they_return(read_with):
    text = "Customer: It is slow.\nRep: Sorry.\nCustomer: Really slow.\nRep: I see.\n"

    assert [name for name, _ in said(read_with(READER, "x.txt", text))] == ["Customer", "Rep"] * 2


def test_the_summary_of_a_recorder_is_refused_and_not_heard(read_with):
    text = "# Call\n\n## Summary\nThey want it cheaper.\n\n## Transcript\n" + FORMS["bold"]
    items = read_with(READER, "x.md", text)

    assert said(items) == SAID
    assert [row for row, _ in refused(items)] == [1]
    assert "They want it cheaper." in refused(items)[0][1]
    assert [turn.row for turn in conversation_of(items).turns] == [2, 3, 4]


def test_a_chat_saved_by_a_meeting_is_a_chat(read_with):
    text = "00:06:55\tTom Reed:\tis it safe?\n00:07:21\tDana Whit (Acme):\tyes: it is\n"
    told = conversation_of(read_with(READER, "2026-03-04/chat.txt", text))

    assert told.channel is Channel.CHAT
    assert [(t.speaker.name, t.text, t.seconds) for t in told.turns] == [
        ("Tom Reed", "is it safe?", 415.0),
        ("Dana Whit (Acme)", "yes: it is", 441.0),
    ]


def test_a_text_in_which_nobody_speaks_is_a_note_of_paragraphs(read_with):
    text = "Seller: Dana Whit\n\nMet Tom. He says the export\nis slow.\n\n- wants an API\n- price\n"
    told = conversation_of(read_with(READER, "n.txt", text))

    assert told.channel is Channel.NOTE
    assert [(t.row, t.speaker.name, t.text) for t in told.turns] == [
        (1, "Dana Whit", "Met Tom. He says the export is slow."),
        (2, "Dana Whit", "- wants an API"),
        (3, "Dana Whit", "- price"),
    ]


def test_labels_that_never_return_are_no_people(read_with):
    told = conversation_of(
        read_with(READER, "n.md", "# Notes\n\nBudget: 20k\nTimeline: Q3\nNext Steps: call\n")
    )

    assert [(t.speaker.name, t.text) for t in told.turns] == [
        ("", "Budget: 20k"),
        ("", "Timeline: Q3"),
        ("", "Next Steps: call"),
    ]


def test_a_speaker_without_words_is_refused(read_with):
    text = "Dana (00:01):\n\nTom (00:02):\nHello.\n"

    assert refused(read_with(READER, "x.txt", text)) == [(1, "no words by 'Dana'")]


def test_what_is_set_aside_goes_with_a_row_that_is_taken(read_with):
    """A refused row takes what is set aside of it away, as nothing is kept of it."""
    text = "Ana: Hello.\n## Part two\nBen:\n\nAna: The export is slow.\n"
    items = read_with(READER, "x.txt", text)

    assert refused(items) == [(2, "no words by 'Ben'")]
    assert [item.row for item in items if isinstance(item, SetAside)] == [3]


def test_a_talk_in_which_nobody_says_a_word_is_refused_with_its_title(read_with):
    with pytest.raises(UnreadableSource, match="holds no turn: no words by 'Ana'"):
        read_with(READER, "x.txt", "# Renewal\n\nAna:\nBen:\nAna:\nBen:\n")


def test_a_heading_with_nothing_beneath_is_refused(read_with):
    with pytest.raises(UnreadableSource, match="no words"):
        read_with(READER, "x.md", "# Call\n\nDate: 2026-03-04\n")


@pytest.mark.parametrize(
    ("name", "content", "ours"),
    [
        ("a.md", "anything", True),
        ("a.txt", FORMS["prefix"], True),
        ("a.txt", "Some prose about a call.\n\nAnd more of it.", True),
        ("talk", FORMS["prefix"], True),
        ("a.txt", "id,text,date\n1,too slow,2026\n2,too dear,2026\n3,fine,2026\n", False),
        ("a.txt", "id\ttext\n1\ttoo slow\n2\ttoo dear\n3\tfine\n", False),
        ("a.csv", FORMS["prefix"], False),
        ("a.txt", b"\x00\x01", False),
    ],
)
def test_tables_are_left_to_the_reader_of_tables(opened, name, content, ours):
    assert READER.recognises(opened(name, content)) is ours


PIECES = st.sampled_from(
    [
        "Dana: ",
        "Tom Reed (00:01):",
        "00:02 ",
        "\n",
        "\n\n",
        "words ",
        "# T\n",
        "---\n",
        "- ",
        "Date: x\n",
        "**",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_is_read_or_refused_and_its_rows_have_no_gaps(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "any.txt")
        path.write_text(text, encoding="utf-8", newline="")
        try:
            items = list(READER.read(Opened(path=path, name="any.txt", head=b""), Options()))
        except UnreadableSource:
            return
    turns = [turn for item in items if isinstance(item, Heard) for turn in item.conversation.turns]
    rows = [turn.row for turn in turns] + [row for row, _ in refused(items)]
    assert sorted(rows) == list(range(1, len(rows) + 1))
    assert all(turn.text.strip() for turn in turns)
