"""Blocks of labels above a talk: each line looks like a turn, and nobody says it."""

import pytest

from groundswell.sources.speakers.roles import assign_roles
from groundswell.sources.transcript.reader import READER
from groundswell.speech import Role
from tests.unit.sources.talk.test_forms import said, talk_of

_TALK = "Ana: The lid leaks. I said so in May.\nBen: Which lid?\nAna: The blue one.\nBen: I see.\n"
_WHO = ["Ana", "Ben", "Ana", "Ben"]


@pytest.mark.parametrize(
    "block",
    [
        "# Lids\n\n## Transcript\n\nMeeting Title: Lids\nDate: Mar 16\nMeeting participants: Ana, Ben\n\n",
        "Projekt: Deckel\nInterview Nr.: 7\nDatum: 12.03.2026\nRekorder: H1\n\n",
        "Gespräch\n\nRekorder: H1\nDauer: 00:12:40\nRaum: Labor\n",
        "Dosya: gorusme_12.m4a\nTarih: 12.03.2026\nSüre: 00:14:20\n\n",
        "# Lids\n- Date: 2026-03-04\n- Recorder: H1\n- Room: Lab\n\n",
        "**Type:** Discovery\n**Owner:** Ben\n**Stage:** Evaluation\n\n",
    ],
)
def test_no_line_of_a_block_of_labels_is_somebodys_words(block, read_with):
    assert [name for name, _ in said(read_with(READER, "t.txt", block + _TALK))] == _WHO


def test_a_label_of_a_legend_makes_the_lines_beside_it_labels(read_with):
    text = "Lids\n\nInterviewer (I): Ana Roth\n\nRules: Verbatim, simple\n\n"
    talk = "I: Which lid?\n\nB: The blue one. It leaks.\n\nI: Since when?\n\nB: Since May.\n"

    assert [name for name, _ in said(read_with(READER, "t.txt", text + talk))] == ["I", "B", "I", "B"]


def test_the_card_of_a_call_names_a_caller_who_does_not_speak_there(read_with):
    card = "Call\nNumber: Ads\nCaller: MILLBROOK\nDuration: 3m 12s\n\nSummary\nShe asked for lids.\n\n"
    talk = "Agent (0:00)\nGood day.\n\nCaller (0:03)\nThe lid leaks.\n\n"
    talk += "Agent (0:09)\nWhich?\n\nCaller (0:11)\nBlue.\n"

    told = said(read_with(READER, "t.txt", card + talk))

    assert told[0] == ("Agent", "Good day.")
    assert ["MILLBROOK" in words or "She asked" in words for _, words in told] == [False] * 4


@pytest.mark.parametrize(
    ("head", "first"),
    [
        ("Date: 3 March 2026\nMod: Welcome everybody.\n", ("Mod", "Welcome everybody.")),
        ("Date: 3 March 2026\n\nMod: Morning\n", ("Mod", "Morning")),
        ("Mod: hi all\n", ("Mod", "hi all")),
    ],
)
def test_who_speaks_once_below_a_label_is_heard(head, first, read_with):
    assert said(read_with(READER, "t.txt", head + _TALK))[0] == first


def test_who_writes_as_small_as_the_others_is_heard_right_below_labels(read_with):
    text = "Date: 3 March 2026\nPlace: Bonn\nMod: hi all\nAna: hello\nBen: hey\nAna: the lid leaks\nBen: oh\n"

    assert said(read_with(READER, "t.txt", text))[0] == ("Mod", "hi all")


@pytest.mark.parametrize("label", ["Agent", "Bearbeiterin", "Conseiller", "担当者"])
def test_a_label_of_the_card_tells_who_of_those_who_speak_is_ours(label, read_with):
    card = f"Call\n\nDate: 2026-03-10\n{label}: Ben Ode\n\n"
    items = read_with(READER, "t.txt", card + _TALK.replace("Ben:", "Ben Ode:"))

    (told,) = assign_roles([talk_of(items)])
    assert [turn.speaker.role for turn in told.turns] == [Role.CUSTOMER, Role.SELLER] * 2


def test_below_the_last_line_of_an_app_nobody_goes_on(read_with):
    chat = "(10:02:30) Ana Roth: it leaks\n(10:03:02) Ben Ode: the lid?\n(10:03:20) Ana Roth: yes\n"
    items = read_with(READER, "t.txt", chat + "(10:04:10) *** Ana Roth left the chat ***\nRating: Good\n")

    assert [words for _, words in said(items)] == ["it leaks", "the lid?", "yes"]
