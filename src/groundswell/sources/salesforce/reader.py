"""Salesforce: answers to queries (`{"records": [{"attributes": {"type": "Task"}, …}]}`), or records bare.

Each record says what it is. One record is one row; what a seller wrote into it is reported, a case is the
customer's own. Records of other types are refused by name.
"""

from collections.abc import Callable, Iterator
from itertools import count

from groundswell.sources.contract import Item, Known, Noted, Opened, Options, Refused, UnreadableSource
from groundswell.sources.exports.fields import flag, unread_amount, unread_date
from groundswell.sources.exports.outline import Outline, outline_of
from groundswell.sources.exports.records import items_of
from groundswell.sources.exports.stream import objects
from groundswell.sources.salesforce.facts import CURRENCY, account_of, deal_of, is_loss_reason, seller_of
from groundswell.sources.salesforce.records import SalesRecord
from groundswell.sources.salesforce.words import activity, case, case_comment, deal_note, email

# Of records that hold words; whatever else is told is read too.
_READ = frozenset(
    "Subject CommentBody TextBody HtmlBody records.CommentBody records.TextBody records.HtmlBody".split()
)


class SalesforceReader:
    kind = "salesforce"

    def recognises(self, file: Opened) -> bool:
        return _records_path(outline_of(file.head)) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        rows, records = count(1), objects(file.path, _records_path(outline_of(file.head)) or "")
        yield from items_of(
            records,
            rows,
            lambda fields: _items_of_record(SalesRecord(fields, file.name, next(rows))),
            read=_READ,
            labels=_may_be_label,
            refusal=lambda fields: "was deleted in Salesforce" if flag(fields, "IsDeleted") else "",
        )
        if next(rows) == 1:
            raise UnreadableSource("holds no record: the query found none")


def _records_path(outline: Outline) -> str | None:
    """Records bear `attributes` with their type, beside fields that begin with a capital or are the user's
    own; an empty answer still counts its records."""
    for json_path, fields in outline.fields.items():
        typed = "attributes" in fields and "type" in outline.within(json_path, "attributes")
        if typed and any(name[:1].isupper() or name.endswith("__c") for name in fields):
            return json_path
        if fields >= {"totalSize", "done"}:
            return outline.listed("records")
    return None


def _may_be_label(field: str) -> bool:
    return field in ("Description", "NextStep") or is_loss_reason(field)


def _opportunity(record: SalesRecord) -> Iterator[Item]:
    yield Known(row=record.row, fact=deal_of(record))
    yield from deal_note(record)
    unread = unread_amount(record.fields, "Amount", currency=CURRENCY)
    yield from (Noted(row=record.row, reason=why) for why in unread)
    for name in ("CreatedDate", "CloseDate"):
        yield from (Noted(row=record.row, reason=why) for why in unread_date(record.fields, name))


def _account(record: SalesRecord) -> Iterator[Item]:
    account = account_of(record)
    yield Known(row=record.row, fact=account) if account else Refused(row=record.row, reason="no name")


def _user(record: SalesRecord) -> Iterator[Item]:
    seller = seller_of(record)
    reason = "is no person of our own, or has no name"
    yield Known(row=record.row, fact=seller) if seller else Refused(row=record.row, reason=reason)


_TYPES: dict[str, Callable[[SalesRecord], Iterator[Item]]] = {
    "Task": activity,
    "Event": activity,
    "Case": case,
    "CaseComment": case_comment,
    "EmailMessage": email,
    "Opportunity": _opportunity,
    "Account": _account,
    "User": _user,
}


def _items_of_record(record: SalesRecord) -> Iterator[Item]:
    read = _TYPES.get(record.type)
    if read is None:
        what = f"of the type {record.type[:60]}" if record.type else "without a type"
        yield Refused(row=record.row, reason=f"is a record {what}, which is not read")
    else:
        yield from read(record)


READER = SalesforceReader()
