"""Exports of messengers as JSON: Telegram, Slack, Discord, Messenger and Instagram, Google Chat, Teams,
Skype, Matrix, Rocket.Chat, Zulip, Webex and Zoom.

A chat is one conversation and each of its messages a row. Joins, calls, pictures, bots and deleted messages
are refused as what they are. Slack's blocks and Telegram's entities say once more what `text` says, and are
not read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import cast

from groundswell.sources.contract import Item, Opened, Options, UnreadableSource
from groundswell.sources.exports.fields import NoObject, Record, part, parts, text
from groundswell.sources.exports.outline import Outline, outline_of
from groundswell.sources.exports.stream import objects
from groundswell.sources.exports.telling import Utterance, refused_value, talk, unheard_value
from groundswell.sources.formats.filenames import title_in
from groundswell.sources.messenger.forms import FORMS, Chat, Form, as_written
from groundswell.speech import Channel, Conversation

_OLDEST = datetime(1, 1, 1, tzinfo=UTC)
_THREAD = "slackdump_thread_replies"  # below the message that they answer
_TITLES = ("title", "name", "displayName", "topic", "room_name", "room", "subject")


@dataclass(frozen=True, slots=True)
class _ChatPlace:
    """Where the messages of a file are, and whose they are."""

    form: Form
    json_path: str  # of the messages
    field: str  # under which they stand in the chat around them; empty where the file is their bare list

    @property
    def around(self) -> str:
        """The place of the chats that hold the messages."""
        return self.json_path.removesuffix(".item").removesuffix(self.field).removesuffix(".")


class MessengerReader:
    kind = "messenger"

    def recognises(self, file: Opened) -> bool:
        return _place_in(outline_of(file.head)) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        chat_place, rows = _place_in(outline_of(file.head)), count(1)
        if chat_place is None:
            return
        if not chat_place.field:
            yield from _chat(file, chat_place.form, {}, list(objects(file.path, chat_place.json_path)), rows)
        else:
            for chat in objects(file.path, chat_place.around):
                if isinstance(chat, NoObject):
                    yield refused_value(next(rows), chat)
                    continue
                yield from _chat(file, chat_place.form, chat, _listed(chat.get(chat_place.field)), rows)
        if next(rows) == 1:
            raise UnreadableSource("holds no message: its list is empty")


def _listed(messages: object) -> list[Record | NoObject]:
    listed = cast("list[object]", messages) if isinstance(messages, list) else []
    return [cast("Record", each) if isinstance(each, dict) else NoObject(each) for each in listed]


def _place_in(outline: Outline) -> _ChatPlace | None:
    for json_path, fields in outline.fields.items():
        if json_path != "item" and not json_path.endswith(".item"):
            continue
        for form in FORMS:
            if form.fields <= fields and all(
                inner in outline.within(json_path, name) for name, inner in form.within
            ):
                field = json_path.removesuffix("item").removesuffix(".").rpartition(".")[2]
                return _ChatPlace(form, json_path, "" if field == "item" else field)
    return None


def _chat(
    file: Opened, form: Form, around: Record, messages: Sequence[Record | NoObject], rows: Iterator[int]
) -> Iterator[Item]:
    told = [message for message in messages if not isinstance(message, NoObject)]
    whole = [each for message in told for each in (message, *parts(message, _THREAD))]
    chat = Chat(around, form.names(whole, around) if form.names else {})
    utterances = [form.read(message, chat) for message in whole]
    if form.newest_first:
        utterances = _in_time(utterances)
    utterances += [unheard_value(message) for message in messages if isinstance(message, NoObject)]
    if not utterances:
        return
    frame = Conversation(
        key="",
        channel=Channel.CHAT,
        source=file.name,
        turns=(),
        at=next((utterance.at for utterance in utterances if utterance.at and not utterance.refusal), None),
        title=_title(around) or title_in(file.name.rpartition(".")[0]),
    )
    yield from talk(frame, utterances, rows)


def _in_time(utterances: list[Utterance]) -> list[Utterance]:
    """Oldest first, whichever way they came; those of one moment keep the order that the file's has."""
    moments = [utterance.at for utterance in utterances if utterance.at]
    ordered = utterances[::-1] if moments and moments[0] > moments[-1] else utterances
    return sorted(ordered, key=lambda utterance: utterance.at or _OLDEST)


def _title(around: Record) -> str:
    return as_written(text(around, *_TITLES) or text(part(around, "channel"), "name"))


READER = MessengerReader()
