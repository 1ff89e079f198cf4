"""What was taken in so far, by all that `recognise` looks a conversation up by."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from groundswell.intake.meetings import meeting_of
from groundswell.intake.recognition import RECORDED, Recording, recorded_under, recording_of
from groundswell.speech import Channel, Conversation, Turn


@dataclass(slots=True)
class Remembered:
    """Every shelf keeps one of what it took in itself; the store asks its tables for the rest."""

    keys: dict[str, tuple[int, str]] = field(
        default_factory=dict[str, tuple[int, str]]
    )  # key -> number and fingerprint
    fingerprints: dict[str, int] = field(default_factory=dict[str, int])
    _mails: dict[tuple[str, datetime | None, str], int] = field(
        default_factory=dict[tuple[str, datetime | None, str], int]
    )
    _recordings: dict[date | str, list[Recording]] = field(default_factory=lambda: defaultdict(list))

    def remember(self, number: int, conversation: Conversation, fingerprint: str) -> None:
        """The conversation is kept under that number, also where another one was before."""
        if conversation.key:
            self.keys[conversation.key] = (number, fingerprint)
        self.fingerprints[fingerprint] = number
        if conversation.channel is Channel.MAIL:
            self._mails |= {_mail(turn): number for turn in conversation.turns}
        if conversation.channel in RECORDED or meeting_of(conversation.source):
            recording = recording_of(number, conversation)
            for key in recorded_under(conversation):
                self._recordings[key].append(recording)

    def by_turn(self, turn: Turn) -> int | None:
        return self._mails.get(_mail(turn))

    def recordings(self, keys: Iterable[date | str]) -> list[Recording]:
        """Those under each of the keys (see `looked_up_under`), in their order."""
        return [recording for key in keys for recording in self._recordings.get(key, ())]


def looked_up_under(day: date | None, source: str) -> list[date | str]:
    """What recordings of a day, a file and its meeting are looked up by."""
    return [key for key in (source, day, meeting_of(source)) if key]


def _mail(turn: Turn) -> tuple[str, datetime | None, str]:
    return (turn.speaker.email, turn.at, turn.text)
