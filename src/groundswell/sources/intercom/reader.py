"""Intercom: conversations with their parts, one or many, wrapped or bare.

A conversation begins with its `source`; parts follow. Parts without a body (assigned, closed, snoozed) are
events, not words, and are no rows. A remark that goes with a rating is the customer's.
"""

from collections.abc import Iterator
from itertools import count

from groundswell.sources.columns.markup import to_text
from groundswell.sources.contract import Item, Opened, Options, Refused, UnreadableSource
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
from groundswell.sources.exports.stream import objects
from groundswell.sources.exports.telling import NO_OBJECT, Said, talk
from groundswell.speech import Channel, Conversation, Role, Speaker

_SIDES = {
    **dict.fromkeys(("user", "lead", "contact", "visitor"), Role.CUSTOMER),
    **dict.fromkeys(("admin", "team", "bot", "operator"), Role.SELLER),
}
_SOURCE = frozenset(("body", "author", "delivered_as"))


class IntercomReader:
    kind = "intercom"

    def recognises(self, file: Opened) -> bool:
        return _place(outline_of(file.head)) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        rows, empty = count(1), True
        for record in objects(file.path, _place(outline_of(file.head)) or ""):
            empty = False
            if record is None:
                yield Refused(row=next(rows), reason=NO_OBJECT)
            else:
                yield from _conversation(file, record, rows)
        if empty:
            raise UnreadableSource("holds no conversation: its list is empty")


def _place(outline: Outline) -> str | None:
    for place, fields in outline.fields.items():
        sourced = "source" in fields and len(outline.within(place, "source") & _SOURCE) > 1
        # The list of parts is an object that holds a list of the same name: the outer one is meant.
        if sourced or ("conversation_parts" in fields and "id" in fields):
            return place
    if "pages" in outline.fields.get("", frozenset()):
        return outline.listed("conversations")
    return None


def _conversation(file: Opened, record: Record, rows: Iterator[int]) -> Iterator[Item]:
    id_, source = text(record, "id"), part(record, "source")
    said = list(_said(record, source))
    company = text(part(record, "company"), "name")
    sellers = (one.speaker for one in said if one.speaker.role is Role.SELLER)
    frame = Conversation(
        key=f"intercom:{id_}" if id_ else "",
        channel=Channel.CHAT,
        source=file.name,
        turns=(),
        at=moment(record, "created_at"),
        title=text(record, "title") or to_text(text(source, "subject")),
        account=company,
        seller=next((one.name or one.email for one in sellers), ""),
    )
    yield from talk(frame, said, rows, unread_date(record, "created_at"))


def _said(record: Record, source: Record) -> Iterator[Said]:
    listed = parts(part(record, "conversation_parts"), "conversation_parts")
    for one in (source, *(listed or parts(record, "conversation_parts"))):
        if flag(one, "redacted"):
            yield Said(text="", speaker=_author(one), refusal="was redacted in Intercom")
        elif words := to_text(text(one, "body")):
            yield Said(text=words, speaker=_author(one), at=moment(one, "created_at"))
    rating = part(record, "conversation_rating")
    if remark := text(rating, "remark"):
        yield Said(text=remark, speaker=Speaker(role=Role.CUSTOMER), at=moment(rating, "created_at"))


def _author(one: Record) -> Speaker:
    author = part(one, "author")
    side = _SIDES.get(text(author, "type").lower(), Role.UNKNOWN)
    return Speaker(name=text(author, "name"), email=address(author, "email"), role=side)


READER = IntercomReader()
