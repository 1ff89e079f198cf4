"""What comes again in another file: the same ticket, another system's, or a further part of one talk."""

from dataclasses import replace

import pytest

from groundswell.intake.meetings import meeting_of
from groundswell.intake.systems import named_system
from groundswell.library.shelf import MemoryShelf
from groundswell.sources.contract import Heard
from groundswell.speech import Channel, Conversation, Role, Turn
from tests.worlds.talk import conversation, day, turn


def read(shelf: MemoryShelf, *told: Conversation) -> tuple[int, int, int]:
    """(taken, heard before, refused) of one file."""
    shelf.read([Heard(conversation=one) for one in told], told[0].source)
    count = shelf.files[-1]
    return count.taken, count.duplicates, count.refused


def ticket(words: str, source: str, **told: object) -> Conversation:
    made = conversation(words, key="ticket:101", channel=Channel.TICKET, source=source)
    return replace(made, **told)  # pyright: ignore[reportArgumentType]


def mail(words: str, row: int, at: int, who: str = "ana@linden.example") -> Turn:
    return replace(turn(words, row, name="", email=who), at=day(at))


def thread(source: str, key: str, *turns: Turn) -> Conversation:
    return conversation(turns=turns, source=source, key=key, channel=Channel.MAIL, at=turns[0].at)


FIRST = mail("How did the pilot go?", 1, 2, "dana@house.example")
SECOND = mail("The scanners lose the connection in the cold store.", 2, 3)
THIRD = mail("When will the offline mode be ready?", 3, 4)


def test_tickets_of_two_systems_with_one_number_are_both_kept() -> None:
    shelf = MemoryShelf()
    read(shelf, ticket("The nightly export skips half of our orders.", "newdesk.csv"))
    other = ticket("The map does not load on our tablets.", "old-helpdesk.csv", at=day(9))
    assert read(shelf, other) == (1, 0, 0)
    assert len(shelf.conversations) == 2
    assert read(shelf, other) == (0, 1, 0)


def test_where_no_name_tells_the_system_the_second_ticket_is_refused_with_the_flag_that_decides() -> None:
    shelf = MemoryShelf()
    read(shelf, ticket("The nightly export skips half of our orders.", "tickets.csv"))
    other = ticket("The map does not load on our tablets.", "tickets-2.csv", at=day(9))
    assert read(shelf, other) == (0, 0, 1)
    assert "maybe of another system" in shelf.refusals[-1].reason
    assert shelf.conversations[1].turns[0].text.startswith("The nightly export")


@pytest.mark.parametrize(
    "again",
    [
        {"at": day(2)},
        {"at": day(9), "title": "Export skips orders"},
        {"at": day(9), "turns": (turn("The nightly export skips half of our orders, still."),)},
    ],
    ids=["opened at the same moment", "same title", "same words and more"],
)
def test_a_ticket_exported_again_later_is_its_new_version(again: dict[str, object]) -> None:
    shelf = MemoryShelf()
    read(
        shelf,
        ticket("The nightly export skips half of our orders.", "march.csv", title="Export skips orders"),
    )
    assert read(shelf, ticket("Solved by the update, thank you.", "april.csv", **again))[0] == 1
    assert len(shelf.conversations) == 1


def test_a_thread_in_two_mailboxes_is_one_whichever_is_read_first() -> None:
    whole = thread("All mail.mbox", "mail:1", FIRST, SECOND, THIRD)
    part = thread("Inbox.mbox", "mail:2", replace(SECOND, row=1), replace(THIRD, row=2))
    for files in ((whole, part), (part, whole)):
        shelf = MemoryShelf()
        for file in files:
            read(shelf, file)
        (kept,) = shelf.conversations.values()
        assert [t.text for t in kept.turns] == [FIRST.text, SECOND.text, THIRD.text]


def test_a_part_of_a_thread_read_again_brings_nothing() -> None:
    shelf = MemoryShelf()
    whole, part = thread("All.mbox", "mail:1", FIRST, SECOND), thread("In.mbox", "mail:1", SECOND)
    read(shelf, whole)
    assert read(shelf, part) == (0, 1, 0)
    assert read(shelf, whole) == (0, 2, 0)


def test_a_mailbox_read_again_brings_nothing_after_another_has_joined_its_thread() -> None:
    inbox, sent = (
        thread("In.mbox", "mail:1", FIRST, THIRD),
        thread("Sent.mbox", "mail:2", replace(SECOND, row=1)),
    )
    sent = replace(sent, key="mail:1")
    for files in ((inbox, sent), (sent, inbox)):
        shelf = MemoryShelf()
        assert [read(shelf, file)[0] for file in files] == [len(file.turns) for file in files]
        for file in (*files, *reversed(files)):
            assert read(shelf, file) == (0, len(file.turns), 0)


def test_a_joined_thread_whose_file_now_tells_a_mail_differently_is_a_new_version() -> None:
    shelf = MemoryShelf()
    read(shelf, thread("In.mbox", "mail:1", FIRST))
    read(shelf, thread("Sent.mbox", "mail:1", replace(SECOND, row=1)))
    assert read(shelf, thread("In.mbox", "mail:1", replace(FIRST, text="Told in full."))) == (1, 0, 0)


def test_a_mail_from_another_file_says_where_it_stands() -> None:
    shelf = MemoryShelf()
    read(shelf, thread("a.mbox", "mail:1", FIRST))
    read(shelf, thread("b.mbox", "mail:1", replace(SECOND, row=7)))
    (kept,) = shelf.conversations.values()
    assert [(t.source or kept.source, t.row) for t in kept.turns] == [("a.mbox", 1), ("b.mbox", 7)]


def test_the_chat_of_a_meeting_joins_its_transcript() -> None:
    call = conversation("We lose the signal.", source="m/GMT20260310-150000_Recording.transcript.vtt")
    chat = conversation(
        turns=[turn("Is there an offline mode?", role=Role.CUSTOMER)],
        source="m/GMT20260310-150000_RecordingnewChat.txt",
        channel=Channel.CHAT,
    )
    for files in ((call, chat), (chat, call)):
        shelf = MemoryShelf()
        for file in files:
            read(shelf, file)
        (kept,) = shelf.conversations.values()
        assert {t.text for t in kept.turns} == {"We lose the signal.", "Is there an offline mode?"}
        assert kept.channel is Channel.CALL
        assert read(shelf, call) == (0, 1, 0)


def _meeting(*spoken: str) -> tuple[Conversation, Conversation]:
    called = [turn(words, row) for row, words in enumerate(spoken, start=1)]
    call = conversation(turns=called, source="a/GMT20260310-150000_Recording.vtt", at=day(10))
    wrote = [turn("Here is the list of seats, as promised.", 1)]
    source = "a/GMT20260310-150000_RecordingnewChat.txt"
    return call, conversation(turns=wrote, source=source, channel=Channel.CHAT, at=day(10))


@pytest.mark.parametrize(
    "spoken",
    [
        (
            "The scanners lose the connection in the cold store.",
            "We have written to you twice about the offline mode.",
        ),
        ("It stops nightly.",),  # too short to be told from its words
    ],
)
def test_the_files_of_one_meeting_read_again_bring_nothing(spoken: tuple[str, ...]) -> None:
    for files in (_meeting(*spoken), tuple(reversed(_meeting(*spoken)))):
        shelf = MemoryShelf()
        for file in files:
            read(shelf, file)
        first = shelf.conversations[1]
        for file in (*files, *reversed(files)):
            assert read(shelf, file) == (0, len(file.turns), 0)
        assert shelf.conversations == {1: first}


def test_a_meeting_of_which_one_file_was_corrected_takes_the_new_words_in_their_place() -> None:
    call, chat = _meeting("The scanners lose the connection in the cold store.", "We wrote to you twice.")
    shelf = MemoryShelf()
    read(shelf, call)
    read(shelf, chat)
    better = replace(call.turns[0], text="The scanners lose their connection in the cold store.")
    assert read(shelf, replace(call, turns=(better, call.turns[1])))[0] == 1
    texts = [one.text for one in shelf.conversations[1].turns]
    assert texts == [better.text, call.turns[1].text, chat.turns[0].text]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("z/2026-03-10 Linden/meeting_saved_chat.txt", "z/2026-03-10 Linden/audio_transcript.vtt"),
        ("calls/Linden rollout_transcript.vtt", "calls/Linden rollout - chat.txt"),
        ("calls/GMT20260310-150000_Recording.en.vtt", "calls/GMT20260310-150000_RecordingnewChat.txt"),
    ],
)
def test_files_of_one_meeting_are_told_by_their_names(one: str, other: str) -> None:
    assert meeting_of(one) == meeting_of(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("calls/Linden.vtt", "calls/Birch.txt"),
        ("calls/monday_transcript.vtt", "calls/friday_chat.txt"),
        ("chat.txt", "transcript.vtt"),
    ],
)
def test_files_of_two_meetings_stay_two(one: str, other: str) -> None:
    assert not meeting_of(one) or meeting_of(one) != meeting_of(other)


@pytest.mark.parametrize(
    ("source", "system"),
    [
        ("old-helpdesk.csv", "old helpdesk"),
        ("exports/tickets_2026-03.csv", ""),
        ("Zendesk tickets March.csv", "zendesk"),
        ("tickets (1).csv", ""),
    ],
)
def test_a_files_name_tells_its_system_or_nothing(source: str, system: str) -> None:
    assert named_system(source) == system
