"""Zendesk: tickets as its interface answers (`{"tickets": […]}`) or bare, with comments where they are there.

Users and organizations in the same file say who is an agent and which account writes. A ticket's description
is its first comment. Files of users, organizations, or one ticket's comments alone are read as well.
"""

from collections.abc import Iterator
from itertools import count

from groundswell.sources.contract import Item, Known, Opened, Options, Refused, UnreadableSource
from groundswell.sources.exports.fields import NoObject, Record, as_given, moment, text, unread_date
from groundswell.sources.exports.outline import Outline, beside, outline_of
from groundswell.sources.exports.records import answers_alone, items_of
from groundswell.sources.exports.stream import objects
from groundswell.sources.exports.telling import Utterance, refused_value, talk
from groundswell.sources.zendesk.comments import remarks_of, utterance_of, utterances_in
from groundswell.sources.zendesk.people import People, account_of, seller_of, with_people
from groundswell.speech import Channel, Conversation, Speaker

_TICKET = frozenset(("requester_id", "submitter_id"))
_WHOLE_TICKET = frozenset(("requester", "submitter", "comments"))  # full exports hold people, not ids
_COMMENT = frozenset(("html_body", "plain_body", "public", "audit_id"))
_USER = frozenset(("role", "email", "organization_id"))
_ORGANIZATION = frozenset(("name", "domain_names"))
_RATING = frozenset(("score", "ticket_id", "comment"))
# Fields whose prose is read, or is that of a field that is.
_READ = frozenset(
    "description subject raw_subject comments.body comments.html_body comments.plain_body"
    " satisfaction_rating.comment".split()
)
# Freshdesk's tickets have some of the same fields.
_OTHERS = frozenset(("responder_id", "description_text", "fr_escalated", "responder_name", "display_id"))


class ZendeskReader:
    kind = "zendesk"

    def recognises(self, file: Opened) -> bool:
        return any(json_path is not None for json_path in _Places(outline_of(file.head)).all)

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        places, rows = _Places(outline_of(file.head)), count(1)
        if places.tickets is not None:
            yield from _Tickets(file, places.tickets, rows).items()
        elif places.comments is not None:
            people = _people_beside(file, places.comments)
            yield from answers_alone(
                file, self.kind, places.comments, rows, lambda record: utterance_of(record, people, {})
            )
        elif places.ratings is not None:
            yield from _ratings_alone(file, places.ratings, rows)
        else:
            yield from _facts_alone(file, places, rows)
        if next(rows) == 1:
            raise UnreadableSource("holds no ticket: its list is empty")


class _Places:
    def __init__(self, outline: Outline) -> None:
        self.tickets = outline.path_where(
            lambda fields: (
                "subject" in fields
                and (bool(fields & _TICKET) or fields >= _WHOLE_TICKET)
                and not fields & _OTHERS
            )
        )
        if self.tickets is None and outline.fields.get("", frozenset()) & {"end_of_stream", "end_time"}:
            self.tickets = outline.listed("tickets")
        self.comments = outline.path_where(
            lambda fields: {"author_id", "body"} <= fields and bool(fields & _COMMENT)
        )
        self.users = outline.path_where(_USER.issubset)
        self.organizations = outline.path_where(_ORGANIZATION.issubset)
        self.ratings = outline.path_where(lambda fields: fields >= _RATING and "author_id" not in fields)
        self.all = (self.tickets, self.comments, self.users, self.organizations, self.ratings)


class _Tickets:
    """The tickets of one file."""

    def __init__(self, file: Opened, json_path: str, rows: Iterator[int]) -> None:
        self._file = file
        self._json_path = json_path
        self._rows = rows
        self._people = _people_beside(file, json_path)

    def items(self) -> Iterator[Item]:
        for fact in self._people.facts:
            yield Known(row=next(self._rows), fact=fact)
        records = objects(self._file.path, self._json_path)
        yield from items_of(records, self._rows, self._ticket, read=_READ, refusal=_why_not)

    def _ticket(self, record: Record) -> Iterator[Item]:
        record, people = with_people(record, self._people)
        id_, organization = text(record, "id"), text(record, "organization_id")
        assignee = people.speakers.get(text(record, "assignee_id"), Speaker())
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
        yield from talk(frame, utterances_in(record, people), self._rows, unread_date(record, "created_at"))


def _why_not(ticket: Record) -> str:
    return "was deleted in Zendesk" if text(ticket, "status").lower() == "deleted" else ""


def _people_beside(file: Opened, json_path: str) -> People:
    """The users and organizations of the same file."""
    return People.of(file.path, beside(json_path, "users"), beside(json_path, "organizations"))


def _ratings_alone(file: Opened, json_path: str, rows: Iterator[int]) -> Iterator[Item]:
    """Ratings without their tickets: what customers wrote beside them."""
    for record in objects(file.path, json_path):
        if isinstance(record, NoObject):
            yield refused_value(next(rows), record)
            continue
        id_ = text(record, "id")
        frame = Conversation(
            key=f"zendesk:rating:{id_}" if id_ else "",
            channel=Channel.TICKET,
            source=file.name,
            turns=(),
            at=moment(record, "updated_at", "created_at"),
        )
        rated = remarks_of({"satisfaction_rating": record}, People({}, {}, ()))
        yield from talk(frame, rated or [Utterance(text="", refusal="a rating without a remark")], rows)


def _facts_alone(file: Opened, places: _Places, rows: Iterator[int]) -> Iterator[Item]:
    json_path, fact_of = (
        (places.users, seller_of) if places.users is not None else (places.organizations, account_of)
    )
    for record in objects(file.path, json_path or ""):
        row = next(rows)
        if isinstance(record, NoObject):
            yield refused_value(row, record)
        elif fact := fact_of(record):
            yield Known(row=row, fact=fact)
        else:
            yield Refused(row=row, reason="is a customer's user, or has no name", raw=as_given(record))


READER = ZendeskReader()
