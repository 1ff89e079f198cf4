"""Intercom: conversations with their parts, one or many, wrapped or bare.

A conversation begins with its `source`, in older answers with its `conversation_message`; parts follow. Parts
without a body (assigned, closed, snoozed) are events, not words, and are no rows. A remark that goes with a
rating is the customer's; what a bot says is nobody's.
"""

from collections.abc import Collection, Iterator
from itertools import count

from groundswell.sources.columns.markup import to_text
from groundswell.sources.contract import Item, Opened, Options, UnreadableSource
from groundswell.sources.exports.automatic import AUTOMATION, BOT, is_bot, is_event
from groundswell.sources.exports.fields import (
    Record,
    address,
    flag,
    moment,
    part,
    parts,
    text,
    unread_date,
)
from groundswell.sources.exports.outline import Outline, outline_of
from groundswell.sources.exports.records import items_of
from groundswell.sources.exports.stream import objects
from groundswell.sources.exports.telling import Utterance, talk
from groundswell.sources.exports.written import written
from groundswell.speech import Channel, Conversation, Role, Speaker

_SIDES = {
    **dict.fromkeys(("user", "lead", "contact", "visitor"), Role.CUSTOMER),
    **dict.fromkeys(("admin", "team"), Role.SELLER),
}
_SOURCE = frozenset(("body", "author", "delivered_as"))
_FIRST = "conversation_message"
# What happened to a conversation. A person may write while they close or reopen it, a rule may not.
_EVENTS = (
    "assign",
    "close",
    "open",
    "snooze",
    "unsnooze",
    "participant",
    "title_changed",
    "attribute",
    "timer",
)
_READ = frozenset(
    f"source.body source.subject {_FIRST}.body {_FIRST}.subject conversation_parts.body"
    " conversation_rating.remark".split()
)


class IntercomReader:
    kind = "intercom"

    def recognises(self, file: Opened) -> bool:
        return _records_path(outline_of(file.head)) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        rows, records = count(1), objects(file.path, _records_path(outline_of(file.head)) or "")
        yield from items_of(records, rows, lambda record: _conversation(file, record, rows), read=_READ)
        if next(rows) == 1:
            raise UnreadableSource("holds no conversation: its list is empty")


def _records_path(outline: Outline) -> str | None:
    for json_path, fields in outline.fields.items():
        sourced = "source" in fields and len(outline.within(json_path, "source") & _SOURCE) > 1
        # The list of parts is an object that holds a list of the same name: the outer one is meant.
        parted = "conversation_parts" in fields and "id" in fields
        if sourced or parted or (_FIRST in fields and outline.within(json_path, _FIRST) & _SOURCE):
            return json_path
    if "pages" in outline.fields.get("", frozenset()):
        return outline.listed("conversations")
    return None


def _conversation(file: Opened, record: Record, rows: Iterator[int]) -> Iterator[Item]:
    id_, opening = text(record, "id"), part(record, "source") or part(record, _FIRST)
    utterances = list(_utterances(record))
    sellers = (
        utterance.speaker
        for utterance in utterances
        if utterance.speaker.role is Role.SELLER and not utterance.refusal
    )
    assignee = part(record, "assignee")
    assigned = text(assignee, "name") if text(assignee, "type") == "admin" and not is_bot(assignee) else ""
    title, subject = text(record, "title"), to_text(text(opening, "subject"))
    frame = Conversation(
        key=f"intercom:{id_}" if id_ else "",
        channel=Channel.CHAT,
        source=file.name,
        turns=(),
        at=moment(record, "created_at"),
        title=title or subject,
        account=text(part(record, "company"), "name"),
        seller=next(filter(None, (seller.name or seller.email for seller in sellers)), assigned),
    )
    beside = [subject] if title and subject not in title else []
    yield from talk(frame, utterances, rows, unread_date(record, "created_at"), beside)


def _utterances(record: Record) -> Iterator[Utterance]:
    given = parts(part(record, "conversation_parts"), "conversation_parts")
    spoken = [
        part(record, "source"),
        part(record, _FIRST),
        *(given or parts(record, "conversation_parts")),
    ]
    known = frozenset(filter(None, (_author(entry).email for entry in spoken)))
    for entry in spoken:
        if flag(entry, "redacted"):
            yield Utterance(text="", speaker=_author(entry), refusal="was redacted in Intercom")
        elif to_text(text(entry, "body")):
            yield _part(entry, known)
    rating = part(record, "conversation_rating")
    if remark := text(rating, "remark"):
        yield written(remark, Speaker(role=Role.CUSTOMER), when=(rating, "created_at"))


def _part(entry: Record, known: Collection[str]) -> Utterance:
    author = _author(entry)
    utterance = written(text(entry, "body"), author, known=known, when=(entry, "created_at"))
    refusal = _why_nobodys(entry, author, utterance.text)
    return Utterance(text=utterance.text, speaker=author, refusal=refusal) if refusal else utterance


def _why_nobodys(entry: Record, author: Speaker, words: str) -> str:
    if is_bot(part(entry, "author")) or is_bot(entry):
        return BOT
    happened = text(entry, "part_type").lower().startswith(_EVENTS)
    if author.role is Role.CUSTOMER or not (happened or is_event(words)):
        return ""
    is_event_only = is_event(words) or not author.name or "assign" in text(entry, "part_type").lower()
    return AUTOMATION if is_event_only else ""


def _author(entry: Record) -> Speaker:
    author = part(entry, "author")
    side = _SIDES.get(text(author, "type").lower(), Role.UNKNOWN)
    return Speaker(name=text(author, "name"), email=address(author, "email"), role=side)


READER = IntercomReader()
