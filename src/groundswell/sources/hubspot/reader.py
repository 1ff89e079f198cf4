"""HubSpot: lists of CRM objects (`{"results": [{"id", "properties", "associations"}]}`), or them bare.

What is logged as a call, note, meeting, task or message is what the owner of the record wrote down; mails
have a direction, tickets are the customer's. One record is one row. Every value is text, truth values too.
"""

from collections.abc import Iterator
from itertools import count

from groundswell.sources.contract import Item, Known, Noted, Opened, Options, Refused, UnreadableSource
from groundswell.sources.exports.fields import flag, text, unread_amount
from groundswell.sources.exports.outline import Outline, outline_of
from groundswell.sources.exports.records import items_of
from groundswell.sources.exports.stream import objects
from groundswell.sources.hubspot.facts import AMOUNTS, CURRENCY, account_of, deal_of, seller_of
from groundswell.sources.hubspot.kinds import ALL_MARKS, OWNER, Kind, kind_of
from groundswell.sources.hubspot.records import CrmRecord
from groundswell.sources.hubspot.words import items_of_object

_UNTOLD = "has no property that tells what it is: export it with those that hold its words, say hs_note_body"

_NAMES = (
    "hs_call_body hs_call_title hs_note_body hs_meeting_body hs_internal_meeting_notes hs_meeting_title"
    " hs_task_body hs_task_subject hs_communication_body hs_email_text hs_email_html hs_email_subject"
    " hs_email_headers content subject hs_last_csat_survey_follow_up hs_body_preview hs_body_preview_html"
    " hs_feedback_last_ces_follow_up"
)
_LABELS = frozenset(("properties.description", "properties.closed_lost_reason"))
_READ = frozenset(f"properties.{name}" for name in _NAMES.split())


class HubspotReader:
    kind = "hubspot"

    def recognises(self, file: Opened) -> bool:
        return _records_path(outline_of(file.head)) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        rows, records = count(1), objects(file.path, _records_path(outline_of(file.head)) or "")
        yield from items_of(
            records,
            rows,
            lambda record: _items_of_record(CrmRecord(record, file.name, next(rows))),
            read=_READ,
            labels=_LABELS.__contains__,
            refusal=lambda record: "is archived in HubSpot" if flag(record, "archived") else "",
        )
        if next(rows) == 1:
            raise UnreadableSource("holds no record: its list is empty")


def _records_path(outline: Outline) -> str | None:
    for json_path, fields in outline.fields.items():
        if "properties" in fields and outline.within(json_path, "properties") & ALL_MARKS:
            return json_path
        if fields >= OWNER and fields & {"userId", "teams", "archived"}:
            return json_path
    return None


def _items_of_record(record: CrmRecord) -> Iterator[Item]:
    kind = kind_of(record.whole)
    if kind is None:
        yield Refused(row=record.row, reason=_UNTOLD)
    elif kind is Kind.CONTACTS:
        yield Refused(row=record.row, reason="is a contact, which says nothing")
    elif kind is Kind.COMPANIES:
        account = account_of(record)
        yield (
            Known(row=record.row, fact=account)
            if account
            else Refused(row=record.row, reason="no name of a company")
        )
    elif kind is Kind.OWNERS:
        seller = seller_of(record)
        named = text(record.whole, "firstName", "lastName", "email")
        yield Known(row=record.row, fact=seller) if named else Refused(row=record.row, reason="no name")
    else:
        if kind is Kind.DEALS:
            yield Known(row=record.row, fact=deal_of(record))
            unread = unread_amount(record.properties, *AMOUNTS, currency=CURRENCY)
            yield from (Noted(row=record.row, reason=why) for why in unread)
        yield from items_of_object(record, kind)


READER = HubspotReader()
