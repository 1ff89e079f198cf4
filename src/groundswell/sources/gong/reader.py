"""Gong: descriptions of calls (`/v2/calls/extensive`) and their words (`/v2/calls/transcript`).

Both may stand in one file, or in two of one folder ("calls.json" and "transcripts.json", "metadata.json" and
"transcript.json"); then the file with the words is the conversations, and looks the speakers up in the other.
A file of descriptions alone tells accounts, deals and our own people. Any wrapper (`{"payload": …}`) will do.
"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from groundswell.sources.contract import (
    HEAD_BYTES,
    Heard,
    Item,
    Known,
    Noted,
    Opened,
    Options,
    Refused,
    Understood,
    UnreadableSource,
)
from groundswell.sources.exports.fields import NoObject, Record, number, part, parts, text
from groundswell.sources.exports.outline import Outline, beside, outline_of
from groundswell.sources.exports.stream import objects, only_objects
from groundswell.sources.exports.telling import Utterance, joined, refused_value, talk
from groundswell.sources.exports.unread import Unread
from groundswell.sources.gong.calls import Call, Directory, call_of
from groundswell.sources.gong.siblings import calls_beside, words_beside
from groundswell.speech import Channel, Conversation, Role, Speaker


class GongReader:
    kind = "gong"

    def recognises(self, file: Opened) -> bool:
        outline = outline_of(file.head)
        return _calls_path(outline) is not None or _words_path(outline) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        outline = outline_of(file.head)
        calls, words = _calls_path(outline), _words_path(outline)
        # The other list of the two may begin beyond the head.
        if words is None and calls is not None:
            words = beside(calls, "callTranscripts")
        elif calls is None and words is not None and words.endswith("callTranscripts.item"):
            calls = beside(words, "calls")
        reading = _Reading(file, calls, Directory.of(_described(file.path, calls, words)))
        yield from reading.words(words)
        yield from reading.descriptions()
        yield from reading.unread.items()
        if reading.empty:
            raise UnreadableSource("holds no call: its lists are empty")


def _calls_path(outline: Outline) -> str | None:
    return outline.path_with("metaData")


def _words_path(outline: Outline) -> str | None:
    listed = outline.listed("callTranscripts")
    return outline.path_with("callId", "transcript") if listed is None else listed


def _described(path: Path, calls: str | None, words: str | None) -> Iterator[Call]:
    """The calls that the file describes, or the files beside it where it holds but words."""
    own = _calls_at(path, calls) if calls is not None else iter(())
    first = next(own, None)
    if first is not None:
        yield first
        yield from own
    elif words is not None:
        for other in calls_beside(path):
            json_path = _calls_path(_outline_at(other))
            if json_path is not None:
                yield from _calls_at(other, json_path)


def _calls_at(path: Path, json_path: str) -> Iterator[Call]:
    return map(call_of, only_objects(path, json_path))


def _outline_at(path: Path) -> Outline:
    with path.open("rb") as stream:
        return outline_of(stream.read(HEAD_BYTES))


class _Reading:
    """One file: its rows, and the calls whose words were met."""

    def __init__(self, file: Opened, calls: str | None, directory: Directory) -> None:
        self._file = file
        self._calls = calls
        self._directory = directory
        self._rows = count(1)
        self._spoken = dict[str, int]()  # and the first row of each
        self.unread = Unread()
        self.empty = True

    def words(self, json_path: str | None) -> Iterator[Item]:
        if json_path is None:
            return
        for record in objects(self._file.path, json_path):
            self.empty = False
            if isinstance(record, NoObject):
                yield refused_value(next(self._rows), record)
                continue
            id_ = text(record, "callId")
            call = self._directory.calls.get(id_, Call(id=id_))
            yield from self.unread.beside(record, self._spoken_call(call, parts(record, "transcript")))

    def descriptions(self) -> Iterator[Item]:
        """Calls that the file describes: with their words where they hold them, else what else they tell."""
        if self._calls is None:
            return
        for record in objects(self._file.path, self._calls):
            self.empty = False
            if isinstance(record, NoObject):
                yield refused_value(next(self._rows), record)
                continue
            call = call_of(record)
            if own := parts(record, "transcript") or parts(part(record, "transcript"), "transcript"):
                yield from self.unread.beside(record, self._spoken_call(call, own))
            elif not call.id or call.id not in self._spoken:
                yield from self.unread.beside(record, self._silent_call(call))
            else:
                self.unread.look(record, self._spoken[call.id])

    def _spoken_call(self, call: Call, monologues: list[Record]) -> Iterator[Item]:
        frame = Conversation(
            key=f"gong:{call.id}" if call.id else "",
            channel=Channel.CALL,
            source=self._file.name,
            turns=(),
            at=call.at,
            title=call.title,
            account=call.account,
            deal=call.deal,
            seller=call.seller,
        )
        utterances = joined(list(_sentences(call, monologues)))
        items = list(talk(frame, utterances, self._rows, call.remarks))
        yield from items
        row = self._spoken[call.id] = min(_first_row(item) for item in items)
        yield from (Known(row=row, fact=fact) for fact in self._directory.facts(call))

    def _silent_call(self, call: Call) -> Iterator[Item]:
        row = next(self._rows)
        facts = [Known(row=row, fact=fact) for fact in self._directory.facts(call)]
        words = next(words_beside(self._file.path), None)
        where = f"are read with {words.name}" if words else "are in no file beside this one"
        reason = f"describes a call; its words {where}"
        yield from facts or [Refused(row=row, reason=reason)]
        if facts:
            yield from (Noted(row=row, reason=why) for why in call.remarks)
        if facts and not words:
            yield Noted(row=row, reason=reason)


def _sentences(call: Call, monologues: list[Record]) -> Iterator[tuple[str, Utterance]]:
    """(speaker's id, sentence); times come in milliseconds."""
    unnamed = dict[str, Speaker]()
    for monologue in monologues:
        id_ = text(monologue, "speakerId")
        speaker = call.speakers.get(id_)
        if speaker is None:
            role = Role.SELLER if call.internal else Role.UNKNOWN
            speaker = unnamed.setdefault(id_, Speaker(name=f"Speaker {len(unnamed) + 1}", role=role))
        for sentence in parts(monologue, "sentences"):
            start = number(sentence, "start")
            seconds = start / 1000 if start is not None else None
            yield id_, Utterance(text=text(sentence, "text"), speaker=speaker, seconds=seconds)


def _first_row(item: Item) -> int:
    if isinstance(item, Heard):
        return item.conversation.turns[0].row
    return 0 if isinstance(item, Understood) else item.row


READER = GongReader()
