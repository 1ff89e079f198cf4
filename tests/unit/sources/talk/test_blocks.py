"""Messages as blocks of labels: who and when, above the words or beside them."""

import pytest

from groundswell.sources.contract import UnreadableSource, Why
from groundswell.sources.transcript.reader import READER
from groundswell.speech import Channel
from tests.unit.sources.talk.test_forms import JAN, MIA, SAID, said, set_aside, talk_of, written

BLOCKS = {
    "labels, then a blank line": "From: {n}\nType: incoming\nSent: 12 Mar 2026 14:{minute}:05\n\n{w}\n\n",
    "words right below": "Author: {n}\nDate: 2026-03-12 14:{minute}\n{w}\n\n",
    "a number above": "Message #{minute}\nAuthor: {n}\nDate: 2026-03-12 14:{minute}\n{w}\n\n",
    "words behind a label": "Sender: {n}\nSent: 2026-03-12 14:{minute}\nMessage: {w}\n-----\n",
    "labels in bold": "**Sender:** {n}\n**Sent:** 2026-03-12 14:{minute}\n\n{w}\n\n---\n\n",
    "German": "Von: {n}\nGesendet: 12. März 2026 14:{minute}\nAn: alle\n\n{w}\n\n",
    "the time first": "Date: 2026-03-12 14:{minute}\nUser: {n}\nText: {w}\n\n",
}


@pytest.mark.parametrize("form", BLOCKS)
def test_a_block_of_labels_tells_who_and_when(form, read_with):
    talk = talk_of(read_with(READER, "chat.txt", written(BLOCKS[form])))

    assert [(turn.speaker.name, turn.text) for turn in talk.turns] == SAID
    assert talk.channel is Channel.CHAT
    assert f"{talk.turns[0].at:%Y-%m-%d %H:%M}" == "2026-03-12 14:10"


def test_every_label_of_a_block_is_set_aside(read_with):
    items = read_with(READER, "chat.txt", written(BLOCKS["labels, then a blank line"]))

    aside = set_aside(items, Why.STAMP)
    assert aside.count("Type: incoming") == 4
    assert f"From: {MIA}" in aside
    assert "Sent: 12 Mar 2026 14:10:05" in aside


def test_words_with_a_colon_right_below_the_labels_stay_words(read_with):
    text = written(BLOCKS["words right below"]).replace("Which tunnel?", "Then one question: which tunnel?")

    assert said(read_with(READER, "chat.txt", text))[2] == (MIA, "Then one question: which tunnel?")


def test_an_address_in_a_block_is_the_speakers(read_with):
    text = written(BLOCKS["words behind a label"]).replace(MIA, f"{MIA} <mia@linden.example>")

    talk = talk_of(read_with(READER, "chat.txt", text))
    assert {(turn.speaker.name, turn.speaker.email) for turn in talk.turns} == {
        (MIA, "mia@linden.example"),
        (JAN, ""),
    }


CARDS = {
    "contacts": "Name: {n}\nDate: 2026-03-12\nNotes: They want new lids, and soon.\n\n",
    "machines": "Server: nginx\nStatus: running\nPort: 80{minute}\n",
    "no words": "From: {n}\nSent: 2026-03-12 14:{minute}\n\n",
}


@pytest.mark.parametrize("card", CARDS)
def test_cards_and_records_are_no_talk(card, read_with):
    try:
        items = read_with(READER, "cards.txt", written(CARDS[card]))
    except UnreadableSource:
        return
    assert talk_of(items).channel is Channel.NOTE


def test_a_mail_that_somebody_reads_out_makes_no_blocks_of_their_talk(read_with):
    quoted = "From: Ana Roth\nSent: 12 March 2026 10:00\nFrom: Ben Ode\nSent: 13 March 2026 10:00"
    text = written("{n}: {w}\n").replace("Which tunnel?", f"It says this.\n{quoted}\nWhich tunnel?")

    names = {name for name, _ in said(read_with(READER, "talk.txt", text))}
    assert {MIA, JAN} <= names
    assert "Ana Roth" not in names
