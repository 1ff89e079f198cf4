"""Zendesk: tickets as its interface answers (`{"tickets": […]}`) or bare, with comments where they are there.

Users and organizations in the same file say who is an agent and which account writes. A ticket's description
is its first comment. Files of users, organizations, or one ticket's comments alone are read as well.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, groupby

from groundswell.sources.columns.markup import to_text
from groundswell.sources.contract import Item, Known, Opened, Options, Refused, UnreadableSource
from groundswell.sources.exports.fields import Record, moment, part, parts, text, unread_date
from groundswell.sources.exports.outline import Outline, beside, outline_of
from groundswell.sources.exports.stream import objects
from groundswell.sources.exports.telling import NO_OBJECT, Said, talk
from groundswell.sources.zendesk.people import People, account_of, seller_of
from groundswell.speech import Channel, Conversation, Role, Speaker

_TICKET = frozenset(("requester_id", "submitter_id"))
_COMMENT = frozenset(("html_body", "plain_body", "public", "audit_id"))
_USER = frozenset(("role", "email", "organization_id"))
_ORGANIZATION = frozenset(("name", "domain_names"))


class ZendeskReader:
    kind = "zendesk"

    def recognises(self, file: Opened) -> bool:
        return any(place is not None for place in _Places(outline_of(file.head)).all)

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        places, rows = _Places(outline_of(file.head)), count(1)
        if places.tickets is not None:
            yield from _Tickets(file, places.tickets, rows).items()
        elif places.comments is not None:
            yield from _comments_alone(file, places.comments, rows)
        else:
            yield from _facts_alone(file, places, rows)
        if next(rows) == 1:
            raise UnreadableSource("holds no ticket: its list is empty")


class _Places:
    def __init__(self, outline: Outline) -> None:
        self.tickets = outline.place(lambda fields: "subject" in fields and bool(fields & _TICKET))
        if self.tickets is None and outline.fields.get("", frozenset()) & {"end_of_stream", "end_time"}:
            self.tickets = outline.listed("tickets")
        self.comments = outline.place(
            lambda fields: {"author_id", "body"} <= fields and bool(fields & _COMMENT)
        )
        self.users = outline.place(_USER.issubset)
        self.organizations = outline.place(_ORGANIZATION.issubset)
        self.all = (self.tickets, self.comments, self.users, self.organizations)


class _Tickets:
    """The tickets of one file."""

    def __init__(self, file: Opened, place: str, rows: Iterator[int]) -> None:
        self._file = file
        self._place = place
        self._rows = rows
        self._people = People.of(file.path, beside(place, "users"), beside(place, "organizations"))

    def items(self) -> Iterator[Item]:
        for fact in self._people.facts:
            yield Known(row=next(self._rows), fact=fact)
        for record in objects(self._file.path, self._place):
            if record is None:
                yield Refused(row=next(self._rows), reason=NO_OBJECT)
            elif text(record, "status").lower() == "deleted":
                yield Refused(row=next(self._rows), reason="was deleted in Zendesk")
            else:
                yield from self._ticket(record)

    def _ticket(self, record: Record) -> Iterator[Item]:
        id_, organization = text(record, "id"), text(record, "organization_id")
        assignee = self._people.speakers.get(text(record, "assignee_id"), Speaker())
        frame = Conversation(
            key=f"zendesk:{id_}" if id_ else "",
            channel=Channel.TICKET,
            source=self._file.name,
            turns=(),
            at=moment(record, "created_at"),
            title=text(record, "subject", "raw_subject"),
            account=self._people.organizations.get(organization) or organization,
            seller=assignee.name or assignee.email,
        )
        said = self._said(record)
        yield from talk(frame, said, self._rows, unread_date(record, "created_at"))

    def _said(self, record: Record) -> list[Said]:
        comments = [_said(one, self._people, record) for one in _comments_of(record)]
        first = to_text(text(record, "description"))
        told = first and not any(_same(first, one.text) for one in comments)
        # Many write all they have to say into the subject.
        words = first if told or comments else to_text(text(record, "subject", "raw_subject"))
        opening = [Said(text=words, speaker=self._opener(record))] if told or not comments else []
        return [*opening, *comments]

    def _opener(self, record: Record) -> Speaker:
        """Who wrote the description: an agent who submits for somebody else does so in their own words."""
        requester, submitter = text(record, "requester_id"), text(record, "submitter_id")
        if submitter in ("", requester):
            told = self._people.speakers.get(requester, Speaker())
            return told if told.role is not Role.UNKNOWN else replace(told, role=Role.CUSTOMER)
        told = self._people.speakers.get(submitter, Speaker())
        if told.role is Role.UNKNOWN and submitter == text(record, "assignee_id"):
            return replace(told, role=Role.SELLER)
        return told


def _comments_of(record: Record) -> list[Record]:
    return parts(part(record, "comments"), "comments") or parts(record, "comments")


def _said(comment: Record, people: People, ticket: Record) -> Said:
    writer = people.author(text(comment, "author_id"), ticket)
    if comment.get("public") is False and writer.role is Role.UNKNOWN:
        writer = replace(writer, role=Role.SELLER)  # only agents write and see those
    return Said(
        text=to_text(text(comment, "plain_body", "body", "html_body")),
        speaker=writer,
        at=moment(comment, "created_at"),
    )


def _same(one: str, other: str) -> bool:
    """Whether two are one text: Zendesk wraps and spaces a description otherwise than its comment."""
    return "".join(one.split())[:500] == "".join(other.split())[:500]


def _comments_alone(file: Opened, place: str, rows: Iterator[int]) -> Iterator[Item]:
    """Comments without their tickets: those of one ticket, one after another, are one conversation."""
    people = People.of(file.path, beside(place, "users"), beside(place, "organizations"))
    for ticket, group in groupby(objects(file.path, place), key=lambda one: text(one or {}, "ticket_id")):
        said = [Said(text="", refusal=NO_OBJECT) if one is None else _said(one, people, {}) for one in group]
        key = f"zendesk:{ticket}" if ticket else ""
        at = min((one.at for one in said if one.at), default=None)
        frame = Conversation(key=key, channel=Channel.TICKET, source=file.name, turns=(), at=at)
        yield from talk(frame, said, rows)


def _facts_alone(file: Opened, places: _Places, rows: Iterator[int]) -> Iterator[Item]:
    place, fact_of = (
        (places.users, seller_of) if places.users is not None else (places.organizations, account_of)
    )
    for record in objects(file.path, place or ""):
        row = next(rows)
        fact = fact_of(record) if record is not None else None
        refusal = NO_OBJECT if record is None else "is a customer's user, or has no name"
        yield Known(row=row, fact=fact) if fact else Refused(row=row, reason=refusal)


READER = ZendeskReader()
