"""The same conversation counts once, whoever recorded it; a changed one is a new version."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date

import pytest

from groundswell.intake.recognition import (
    Recognised,
    Recording,
    Verdict,
    fingerprint,
    recognise,
    shingles,
)
from groundswell.speech import Channel, Conversation, Turn
from tests.worlds.talk import conversation, day, turn

CALL = (
    "We stopped using the export because every second invoice came out twice and my bookkeeper had to"
    " delete them by hand, which took her most of Friday."
)


class KnownBefore:
    """Implements recognition.Memory over a few conversations, numbered from 1."""

    def __init__(self, *known: Conversation, forgotten: str = "") -> None:
        self._known = list(enumerate(known, start=1))
        self._forgotten = forgotten

    def by_key(self, key: str) -> tuple[int, str] | None:
        return next(((i, fingerprint(c)) for i, c in self._known if c.key == key), None)

    def by_fingerprint(self, digest: str) -> int | None:
        return next((i for i, c in self._known if fingerprint(c) == digest), None)

    def recordings(self, day: date | None, source: str) -> Sequence[Recording]:
        return [
            Recording(i, c.source, shingles(t.text for t in c.turns))
            for i, c in self._known
            if c.source == source or (day and c.at and c.at.astimezone(UTC).date() == day)
        ]

    def by_turn(self, turn: Turn) -> int | None:
        return next((i for i, c in self._known if c.channel is Channel.MAIL and turn in c.turns), None)

    def is_forgotten(self, conversation: Conversation) -> bool:
        return conversation.source == self._forgotten


def verdict(new: Conversation, *known: Conversation) -> Recognised:
    return recognise(new, fingerprint(new), KnownBefore(*known))


def test_what_was_never_heard_is_new() -> None:
    assert verdict(conversation(CALL)).verdict is Verdict.NEW


def test_the_same_key_and_words_are_a_duplicate() -> None:
    one = conversation(CALL, key="gong:1")
    assert verdict(one, one) == Recognised(Verdict.DUPLICATE, 1)


def test_the_same_key_with_other_words_is_a_new_version() -> None:
    one = conversation(CALL, key="gong:1")
    assert verdict(conversation(CALL + " Twice!", key="gong:1"), one) == Recognised(Verdict.CHANGED, 1)


@pytest.mark.parametrize(
    "other", [{"account": "Birch & Co"}, {"at": day(3)}, {"extra": "another cell"}, {"deal": "D-2"}]
)
def test_equal_text_alone_is_no_duplicate(other: dict[str, object]) -> None:
    note = conversation("Too expensive.", channel=Channel.NOTE)
    assert verdict(replace(note, **other), note).verdict is Verdict.NEW


def test_all_of_it_equal_is_a_duplicate_wherever_the_file_lies() -> None:
    note = conversation("Too expensive.", channel=Channel.NOTE)
    assert verdict(replace(note, source="copy/of.csv"), note).verdict is Verdict.DUPLICATE


def test_one_call_through_two_recorders_counts_once() -> None:
    gong = conversation(CALL, key="gong:1", source="gong.json", at=day(2, 10))
    zoom = conversation(CALL.replace("bookkeeper", "book keeper"), key="", source="zoom.vtt", at=day(2, 11))
    assert verdict(zoom, gong) == Recognised(Verdict.DUPLICATE, 1)


def test_two_calls_of_one_day_are_two() -> None:
    other = conversation(
        "Our crews work in basements, so without a signal the whole schedule is gone until they drive out.",
        source="calls/two.vtt",
    )
    assert verdict(other, conversation(CALL)).verdict is Verdict.NEW


def test_the_same_words_on_another_day_are_another_call() -> None:
    later = conversation(CALL, source="calls/two.vtt", at=day(20))
    assert verdict(later, conversation(CALL)).verdict is Verdict.NEW


def test_a_corrected_transcript_of_the_same_file_is_a_new_version() -> None:
    corrected = conversation(CALL.replace("most of Friday", "most of her Friday"))
    assert verdict(corrected, conversation(CALL)) == Recognised(Verdict.CHANGED, 1)


def test_what_was_erased_on_request_does_not_come_back() -> None:
    one = conversation(CALL)
    memory = KnownBefore(forgotten=one.source)
    assert recognise(one, fingerprint(one), memory).verdict is Verdict.FORGOTTEN


def test_who_speaks_matters_for_being_the_same() -> None:
    mine = conversation(turns=[turn("Too slow.", name="Dana")], channel=Channel.CHAT)
    yours = conversation(turns=[turn("Too slow.", name="Robin")], channel=Channel.CHAT)
    assert fingerprint(mine) != fingerprint(yours)
