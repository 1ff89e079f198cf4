"""Freshdesk and Freshservice: tickets as their interface answers, one or many, wrapped or bare, with their
`conversations`; the older export (`helpdesk_ticket` with `notes`); or one ticket's conversations alone.

What is `incoming` is the customer's; everything else, private notes above all, is an agent's. Bodies are
taken from their HTML: the plain text beside it has lost its lines, and with them where the history begins.
"""

from collections.abc import Iterator
from itertools import count, groupby

from groundswell.sources.contract import Item, Opened, Options, Refused, UnreadableSource
from groundswell.sources.exports.fields import Record, flag, moment, part, text, unread_date
from groundswell.sources.exports.outline import Outline, beside, outline_of
from groundswell.sources.exports.stream import objects
from groundswell.sources.exports.telling import NO_OBJECT, Said, talk
from groundswell.sources.exports.unread import Unread
from groundswell.sources.freshdesk.people import Names
from groundswell.sources.freshdesk.words import said_in, said_of, unwrapped
from groundswell.speech import Channel, Conversation

_TICKET = frozenset(("responder_id", "description_text", "fr_escalated"))
_CONVERSATION = frozenset(("incoming", "private"))
_READ = frozenset(
    "description description_html description_text structured_description subject body body_text body_html"
    " feedback comments full_text full_text_html name".split()
)


class FreshdeskReader:
    kind = "freshdesk"

    def recognises(self, file: Opened) -> bool:
        outline = outline_of(file.head)
        return _tickets(outline) is not None or _conversations(outline) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        outline, rows = outline_of(file.head), count(1)
        place = _tickets(outline)
        if place is None:
            yield from _conversations_alone(file, _conversations(outline) or "", rows)
        else:
            yield from _tickets_of(file, place, rows)
        if next(rows) == 1:
            raise UnreadableSource("holds no ticket: its list is empty")


def _tickets(outline: Outline) -> str | None:
    wrapped = outline.place_with("helpdesk_ticket")
    if wrapped is not None:
        return wrapped
    for place, fields in outline.fields.items():
        within = outline.within(place, "conversations") | outline.within(place, "notes")
        told = fields & _TICKET or within & {"incoming", "body_text", "helpdesk_note"}
        if "id" in fields and told and fields & {"subject", "requester_id"}:
            return place
    return None


def _conversations(outline: Outline) -> str | None:
    return outline.place(lambda fields: fields >= _CONVERSATION and bool(fields & {"body", "body_text"}))


def _tickets_of(file: Opened, place: str, rows: Iterator[int]) -> Iterator[Item]:
    unread, names = Unread(_READ), Names.of(file.path, place)
    for record in objects(file.path, place):
        if record is None:
            yield Refused(row=next(rows), reason=NO_OBJECT)
            continue
        ticket = unwrapped(record, "helpdesk_ticket")
        if flag(ticket, "deleted", "spam"):
            yield Refused(row=next(rows), reason="is spam or was deleted in Freshdesk")
        else:
            yield from unread.beside(ticket, _ticket(file, ticket, names, rows))
    yield from unread.items()


def _ticket(file: Opened, ticket: Record, names: Names, rows: Iterator[int]) -> Iterator[Item]:
    # The number people see; the older export has an inner id beside it.
    id_ = text(ticket, "display_id", "id")
    frame = Conversation(
        key=f"freshdesk:{id_}" if id_ else "",
        channel=Channel.TICKET,
        source=file.name,
        turns=(),
        at=moment(ticket, "created_at"),
        title=text(ticket, "subject"),
        account=names.company_of(ticket),
        seller=names.agent_of(ticket),
    )
    yield from talk(frame, said_in(ticket, names), rows, unread_date(ticket, "created_at"))


def _conversations_alone(file: Opened, place: str, rows: Iterator[int]) -> Iterator[Item]:
    """Conversations without their tickets: those of one ticket, one after another, are one talk."""
    names = Names.of(file.path, beside(place, "tickets"))
    for ticket, group in groupby(objects(file.path, place), key=lambda one: text(one or {}, "ticket_id")):
        said = [
            Said(text="", refusal=NO_OBJECT) if one is None else said_of(one, part(one, "ticket"), names)
            for one in group
        ]
        at = min((one.at for one in said if one.at), default=None)
        key = f"freshdesk:{ticket}" if ticket else ""
        yield from talk(
            Conversation(key=key, channel=Channel.TICKET, source=file.name, turns=(), at=at), said, rows
        )


READER = FreshdeskReader()
