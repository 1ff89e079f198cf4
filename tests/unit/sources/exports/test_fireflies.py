"""Fireflies' transcripts, wrapped and bare."""

from datetime import UTC, datetime
from typing import Any

import pytest

from groundswell.speech import Channel, Role
from tests.unit.sources.exports.conftest import Tell


def meeting(**more: Any) -> dict[str, Any]:
    return {
        "id": "ff-1",
        "title": "Linden Mills: review",
        "date": 1772614800000,
        "organizer_email": "Ben.Ode@maker.example",
        "participants": ["ben.ode@maker.example", "ana.roth@linden.example", "eve@gmail.com"],
        "meeting_attendees": [
            {"displayName": "Ben Ode", "email": "ben.ode@maker.example"},
            {"displayName": "Eve Lark", "email": "eve@gmail.com"},
        ],
        "sentences": [
            {"speaker_id": 0, "speaker_name": "Ben Ode", "text": "Shall we?", "start_time": 0.4},
            {"speaker_id": 1, "speaker_name": "Ana Roth", "text": "It is slow.", "start_time": "12.5"},
            {"speaker_id": 1, "speaker_name": "Ana Roth", "text": "Every Monday.", "start_time": 15.0},
            {"speaker_id": 2, "speaker_name": "Eve Lark", "text": "I saw it too.", "start_time": 20},
            {"speaker_id": 3, "speaker_name": None, "raw_text": "Yes.", "start_time": None},
        ],
        "summary": {"overview": "A model's words."},
        **more,
    }


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: {"data": {"transcripts": [one]}},
        lambda one: {"data": {"transcript": one}},
        lambda one: [one],
        lambda one: one,
    ],
)
def test_a_meeting_is_read_in_every_wrapper_and_the_organizer_is_the_house_side(
    tell: Tell, wrap: Any
) -> None:
    told = tell(wrap(meeting()))
    assert told.kind == "fireflies"
    assert [(turn.speaker.name, turn.speaker.role, turn.text, turn.seconds) for turn in told.turns] == [
        ("Ben Ode", Role.SELLER, "Shall we?", 0.4),
        ("Ana Roth", Role.CUSTOMER, "It is slow. Every Monday.", 12.5),
        ("Eve Lark", Role.UNKNOWN, "I saw it too.", 20.0),
        ("", Role.UNKNOWN, "Yes.", None),
    ]
    assert told.turns[1].speaker.email == "ana.roth@linden.example"
    assert (told.only.key, told.only.channel) == ("fireflies:ff-1", Channel.MEETING)
    assert (told.only.seller, told.only.title) == ("Ben Ode", "Linden Mills: review")


@pytest.mark.parametrize("when", [1772614800000, 1772614800, "2026-03-04T09:00:00.000Z"])
def test_its_date_is_milliseconds_seconds_or_iso(tell: Tell, when: object) -> None:
    assert tell(meeting(date=when)).only.at == datetime(2026, 3, 4, 9, tzinfo=UTC)


def test_without_organizer_nobody_is_given_a_side(tell: Tell) -> None:
    told = tell(meeting(organizer_email=None))
    assert {turn.speaker.role for turn in told.turns} == {Role.UNKNOWN}


def test_a_meeting_exported_without_its_sentences_says_what_to_ask_for(tell: Tell) -> None:
    listed = meeting(transcript_url="https://fireflies.example/1")
    del listed["sentences"]
    told = tell({"data": {"transcripts": [listed, meeting(id="ff-2")]}})
    assert "ask for the field 'sentences'" in told.refused[1]
    assert told.only.key == "fireflies:ff-2"


def test_colleagues_are_told_by_the_organizers_domain_but_not_by_one_that_anybody_may_have(
    tell: Tell,
) -> None:
    people = [
        {"displayName": "Ben Ode", "email": "ben.ode@maker.example"},
        {"displayName": "Ana Roth", "email": "a@maker.example"},
        {"displayName": "Eve Lark", "email": "eve@gmail.com"},
    ]
    told = tell(meeting(meeting_attendees=people))
    assert [turn.speaker.role for turn in told.turns][:2] == [Role.SELLER, Role.SELLER]
    private = tell(meeting(meeting_attendees=people[1:], organizer_email="eve@gmail.com"))
    assert [(turn.speaker.name, turn.speaker.role) for turn in private.turns][1:3] == [
        ("Ana Roth", Role.CUSTOMER),
        ("Eve Lark", Role.SELLER),
    ]
