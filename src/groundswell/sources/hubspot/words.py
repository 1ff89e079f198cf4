"""What is said in HubSpot's records, and by whom."""

import json
from collections.abc import Iterator
from itertools import repeat
from typing import cast

from groundswell.sources.contract import Aside, Heard, Item, Noted, Refused, SetAside, Why
from groundswell.sources.exports.fields import Record, address, moment, part, text, unread_date
from groundswell.sources.exports.telling import Utterance, is_said, note, talk
from groundswell.sources.exports.written import written
from groundswell.sources.hubspot.bodies import noted_down
from groundswell.sources.hubspot.facts import deal_of
from groundswell.sources.hubspot.kinds import Kind
from groundswell.sources.hubspot.records import CrmRecord
from groundswell.speech import Channel, Conversation, DealStatus, Role, Speaker

# kind -> (properties that hold words, property that holds a title)
_WRITTEN = {
    Kind.CALLS: (("hs_call_body",), "hs_call_title"),
    Kind.NOTES: (("hs_note_body",), ""),
    Kind.MEETINGS: (("hs_meeting_body", "hs_internal_meeting_notes"), "hs_meeting_title"),
    Kind.TASKS: (("hs_task_body",), "hs_task_subject"),
    Kind.COMMUNICATIONS: (("hs_communication_body",), ""),
    Kind.DEALS: (("description", "closed_lost_reason"), "dealname"),
}
_TIMES = ("hs_timestamp", "hs_meeting_start_time", "createdate", "hs_createdate")
_SIDES = {"INCOMING_EMAIL": Role.CUSTOMER, "EMAIL": Role.SELLER}
# Addresses that mail servers answer from.
_SERVERS = ("mailer-daemon@", "postmaster@", "bounce@", "bounces@")
_SUMMARY = "a summary that a model made of the call was left out"


def items_of_object(record: CrmRecord, kind: Kind) -> Iterator[Item]:
    """Heard or, of a record that is nothing but its words, Refused."""
    if kind is Kind.EMAILS:
        yield from _email(record)
    elif kind is Kind.TICKETS:
        yield from _ticket(record)
    else:
        yield from _noted(record, kind)


def _noted(record: CrmRecord, kind: Kind) -> Iterator[Item]:
    properties, (names, title) = record.properties, _WRITTEN[kind]
    bodies = [noted_down(text(properties, name)) for name in names]
    words = [body for body, _ in bodies if kind is not Kind.DEALS or is_said(body)]
    frame = _frame(record, kind, Channel.NOTE, text(properties, title) if title else "")
    items = list(note(frame, words, record.row, unread_date(properties, *_TIMES)))
    yield from items
    for summary in (summary for _, summary in bodies if summary):
        yield Noted(row=record.row, reason=_SUMMARY)
        yield SetAside(row=record.row, aside=Aside(why=Why.RECORDER, words=summary))
    if kind is not Kind.DEALS and not any(isinstance(item, Heard) for item in items):
        yield Refused(row=record.row, reason="no words")


def _email(record: CrmRecord) -> Iterator[Item]:
    properties = record.properties
    role = _SIDES.get(text(properties, "hs_email_direction").upper(), Role.UNKNOWN)
    sender = _sender(properties, role)
    known = frozenset(filter(None, (sender.email, address(properties, "hs_email_to_email"))))
    utterance = written(text(properties, "hs_email_text", "hs_email_html"), sender, known=known)
    if sender.email.startswith(_SERVERS):
        utterance = Utterance(text=utterance.text, speaker=sender, refusal="an answer of a mail server")
    frame = _frame(record, Kind.EMAILS, Channel.MAIL, text(properties, "hs_email_subject"))
    yield from talk(frame, [utterance], repeat(record.row), unread_date(properties, *_TIMES))


def _ticket(record: CrmRecord) -> Iterator[Item]:
    properties = record.properties
    asker = Speaker(role=Role.CUSTOMER)
    # Many write all they have to say into the subject.
    content = text(properties, "content")
    utterances = [
        written(content, asker) if content else Utterance(text=text(properties, "subject"), speaker=asker)
    ]
    if remark := text(properties, "hs_last_csat_survey_follow_up", "hs_feedback_last_ces_follow_up"):
        utterances.append(written(remark, asker))
    frame = _frame(record, Kind.TICKETS, Channel.TICKET, text(properties, "subject"))
    yield from talk(frame, utterances, repeat(record.row), unread_date(properties, *_TIMES))


def _frame(record: CrmRecord, kind: Kind, channel: Channel, title: str) -> Conversation:
    properties = record.properties
    own = kind is Kind.DEALS
    # The close date of an open deal is a hope.
    ended = own and deal_of(record).status is not DealStatus.OPEN
    return Conversation(
        key=f"hubspot:{kind}:{record.id}" if record.id else "",
        channel=channel,
        source=record.source,
        turns=(),
        at=moment(properties, *(("closedate",) if ended else ()), *_TIMES),
        title=title,
        account=record.account,
        deal=record.id if own else record.associated("deals"),
        seller=text(properties, "hubspot_owner_id"),
    )


def _sender(properties: Record, role: Role) -> Speaker:
    """Who wrote a mail: by its own properties, or by the headers HubSpot keeps as JSON within the JSON."""
    headers = part(_headers(properties), "from")
    first = text(properties, "hs_email_from_firstname") or text(headers, "firstName")
    last = text(properties, "hs_email_from_lastname") or text(headers, "lastName")
    mail = address(properties, "hs_email_from_email") or address(headers, "email")
    return Speaker(name=" ".join(filter(None, (first, last))), email=mail, role=role)


def _headers(properties: Record) -> Record:
    try:
        headers = json.loads(text(properties, "hs_email_headers") or "{}")
    except (ValueError, RecursionError):
        return {}
    return cast("Record", headers) if isinstance(headers, dict) else {}
