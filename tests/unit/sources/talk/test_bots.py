"""Programs that speak in a chat, and people who are called much the same."""

import pytest

from groundswell.sources.contract import Refused
from groundswell.sources.talk.bots import is_bot
from groundswell.sources.transcript.reader import READER
from tests.unit.sources.talk.test_forms import said


@pytest.mark.parametrize("label", ["Chatbot", "Support Bot", "AI Agent", "Virtual assistant", "챗봇"])
def test_what_a_program_writes_is_refused(label, read_with):
    chat = f"[10:02] {label}: How can I help?\n[10:03] Ana Roth: The lid leaks.\n" * 2
    items = read_with(READER, "chat.txt", chat)

    assert [name for name, _ in said(items)] == ["Ana Roth", "Ana Roth"]
    assert all(item.reason.startswith("written by a bot") for item in items if isinstance(item, Refused))


@pytest.mark.parametrize("label", ["Jan Bot", "Ed Talbot", "Operator", "Fin Roth", "Assistant", "Bota"])
def test_people_are_no_programs(label):
    assert not is_bot(label, {label, "Ana Roth"})


def test_an_operator_beside_people_of_the_same_company_is_its_program():
    assert is_bot("Operator from Linden", {"Operator from Linden", "Ben from Linden"})
    assert not is_bot("Operator from Linden", {"Operator from Linden", "Ana Roth"})


def test_where_nobody_else_speaks_somebody_is_called_so(read_with):
    items = read_with(READER, "chat.txt", "[10:02] Bot: The lid leaks.\n[10:03] Bot: Since May.\n")

    assert {name for name, _ in said(items)} == {"Bot"}
