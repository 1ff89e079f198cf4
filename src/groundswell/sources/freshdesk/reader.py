"""Freshdesk and Freshservice: tickets as their interface answers, one or many, wrapped or bare, with their
`conversations`; the older export (`helpdesk_ticket` with `notes`); or one ticket's conversations alone.

What is `incoming` is the customer's; everything else, private notes above all, is an agent's. Bodies are
taken from their HTML: the plain text beside it has lost its lines, and with them where the history begins.
"""

from collections.abc import Iterator
from itertools import count

from groundswell.sources.contract import Item, Opened, Options, UnreadableSource
from groundswell.sources.exports.fields import NoObject, Record, flag, moment, part, text, unread_date
from groundswell.sources.exports.outline import Outline, beside, outline_of
from groundswell.sources.exports.records import answers_alone, items_of
from groundswell.sources.exports.stream import objects
from groundswell.sources.exports.telling import talk
from groundswell.sources.freshdesk.people import Names
from groundswell.sources.freshdesk.words import unwrapped, utterance_of, utterances_in
from groundswell.speech import Channel, Conversation

_TICKET = frozenset(("responder_id", "description_text", "fr_escalated"))
_CONVERSATION = frozenset(("incoming", "private"))
_BODIES = ("body", "body_text", "body_html", "full_text", "full_text_html")
_RATINGS = ("satisfaction_ratings", "survey_results", "satisfaction_rating", "survey_result")
_READ = frozenset(
    (
        *("description", "description_html", "description_text", "structured_description", "subject"),
        *(f"{outer}.{body}" for outer in ("conversations", "notes", "helpdesk_note") for body in _BODIES),
        *(f"{outer}.{words}" for outer in _RATINGS for words in ("feedback", "comments", "comment")),
    )
)


class FreshdeskReader:
    kind = "freshdesk"

    def recognises(self, file: Opened) -> bool:
        outline = outline_of(file.head)
        return _tickets(outline) is not None or _conversations(outline) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        outline, rows = outline_of(file.head), count(1)
        json_path = _tickets(outline)
        if json_path is None:
            json_path = _conversations(outline) or ""
            names = Names.of(file.path, beside(json_path, "tickets"))
            yield from answers_alone(
                file,
                self.kind,
                json_path,
                rows,
                lambda record: utterance_of(record, part(record, "ticket"), names),
            )
        else:
            yield from _tickets_of(file, json_path, rows)
        if next(rows) == 1:
            raise UnreadableSource("holds no ticket: its list is empty")


def _tickets(outline: Outline) -> str | None:
    wrapped = outline.path_with("helpdesk_ticket")
    if wrapped is not None:
        return wrapped
    for json_path, fields in outline.fields.items():
        within = outline.within(json_path, "conversations") | outline.within(json_path, "notes")
        is_ticket = fields & _TICKET or within & {"incoming", "body_text", "helpdesk_note"}
        if "id" in fields and is_ticket and fields & {"subject", "requester_id"}:
            return json_path
    return None


def _conversations(outline: Outline) -> str | None:
    return outline.path_where(lambda fields: fields >= _CONVERSATION and bool(fields & {"body", "body_text"}))


def _tickets_of(file: Opened, json_path: str, rows: Iterator[int]) -> Iterator[Item]:
    names = Names.of(file.path, json_path)
    tickets = (
        record if isinstance(record, NoObject) else unwrapped(record, "helpdesk_ticket")
        for record in objects(file.path, json_path)
    )
    yield from items_of(
        tickets, rows, lambda ticket: _ticket(file, ticket, names, rows), read=_READ, refusal=_why_not
    )


def _why_not(ticket: Record) -> str:
    return "is spam or was deleted in Freshdesk" if flag(ticket, "deleted", "spam") else ""


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
    yield from talk(frame, utterances_in(ticket, names), rows, unread_date(ticket, "created_at"))


READER = FreshdeskReader()
