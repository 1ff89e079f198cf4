"""Opportunities, accounts and users of Salesforce."""

import re

from groundswell.sources.business import deal_status, domains_in, in_time, kind_of
from groundswell.sources.columns.markup import to_text
from groundswell.sources.exports.fields import (
    Record,
    address,
    amount,
    as_text,
    flag,
    moment,
    part,
    parts,
    text,
)
from groundswell.sources.salesforce.records import SalesRecord
from groundswell.speech import Account, Deal, DealStatus, Seller, StageSeen

# Salesforce has no field for why a deal was lost: everybody makes their own.
_LOSS = re.compile(r"los[ts].*reason|reason.*los[ts]|closed_?lost", re.I)
CURRENCY = ("CurrencyIsoCode",)
SYSTEM = "salesforce"
_SEGMENT = re.compile(r"(?:\w*_)?segment(?:__c)?", re.I)  # everybody's own, too
_PEOPLE = frozenset(("", "standard"))


def is_loss_reason(name: str) -> bool:
    """Whether a custom field tells why a deal was lost."""
    return name.lower().endswith("__c") and _LOSS.search(name) is not None


def loss_reason_of(record: SalesRecord) -> str:
    """The first of the custom fields that tell why a deal was lost, in the order of the record."""
    reasons = (
        as_text(value)
        for name, value in record.fields.items()
        if is_loss_reason(name) and not isinstance(value, bool)
    )
    return to_text(next(filter(None, reasons), ""))


def deal_of(record: SalesRecord) -> Deal:
    fields, status = record.fields, _status(record)
    opened, closed = moment(fields, "CreatedDate"), moment(fields, "CloseDate")
    money = amount(fields, "Amount", currency=CURRENCY)
    return Deal(
        key=record.id,
        name=text(fields, "Name") or record.id,
        account=record.account,
        status=status,
        amount=money.money if money else None,
        opened=opened.date() if opened else None,
        closed=closed.date() if closed and status is not DealStatus.OPEN else None,
        expected=closed.date() if closed and status is DealStatus.OPEN else None,
        seller=record.seller,
        loss_reason=loss_reason_of(record) if status is DealStatus.LOST else "",
        products=tuple(dict.fromkeys(filter(None, map(_product, _related(fields, "OpportunityLineItems"))))),
        stage=text(fields, "StageName"),
        stages=_stages(fields),
        system=SYSTEM,
    )


def _related(fields: Record, name: str) -> list[Record]:
    """The records of a child relation, where the query asked for them."""
    return parts(part(fields, name), "records")


def _product(item: Record) -> str:
    product = text(part(item, "Product2"), "Name")
    return product or text(part(part(item, "PricebookEntry"), "Product2"), "Name") or text(item, "Name")


def _stages(fields: Record) -> tuple[StageSeen, ...]:
    """Those of its history, where the query asked for it, and the day of the last change."""
    days = [
        (text(change, "StageName"), moment(change, "CreatedDate"))
        for change in _related(fields, "OpportunityHistories")
    ]
    days.append((text(fields, "StageName"), moment(fields, "LastStageChangeDate")))
    return in_time(StageSeen(stage, at.date()) for stage, at in days if stage and at)


def _status(record: SalesRecord) -> DealStatus:
    fields, won = record.fields, flag(record.fields, "IsWon")
    if fields.get("IsClosed") is False:
        return DealStatus.OPEN  # whatever the stage sounds like
    return deal_status(
        text(fields, "StageName"), won=won, lost=flag(fields, "IsClosed") and "IsWon" in fields
    )


def account_of(record: SalesRecord) -> Account | None:
    name = text(record.fields, "Name")
    if not name:
        return None
    fields = record.fields
    segment = next((as_text(fields[field]) for field in fields if _SEGMENT.fullmatch(field)), "")
    return Account(
        key=record.id,
        name=name,
        domains=domains_in(text(fields, "Website")),
        segment=segment,
        industry=text(fields, "Industry"),
        country=text(fields, "BillingCountry") or text(part(fields, "BillingAddress"), "country"),
        system=SYSTEM,
    )


def seller_of(record: SalesRecord) -> Seller | None:
    """A user who is a person of our own; None for portal users and automated processes."""
    fields = record.fields
    full = " ".join(filter(None, (text(fields, "FirstName"), text(fields, "LastName"))))
    mail = address(fields, "Email")
    name = text(fields, "Name") or full or mail
    if not name or text(fields, "UserType").lower() not in _PEOPLE:
        return None
    team = text(part(fields, "UserRole"), "Name") or text(fields, "Department", "Division")
    profile = text(part(fields, "Profile"), "Name")
    kind = kind_of(text(fields, "Title"), team, text(fields, "Department"), profile)
    return Seller(key=record.id, name=name, email=mail, team=team, kind=kind, system=SYSTEM)
