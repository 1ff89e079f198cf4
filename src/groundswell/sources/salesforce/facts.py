"""Opportunities, accounts and users of Salesforce."""

import re

from groundswell.sources.business import deal_status, domain_of_site
from groundswell.sources.columns.markup import to_text
from groundswell.sources.exports.fields import address, amount, as_text, flag, moment, part, text
from groundswell.sources.salesforce.records import SalesRecord
from groundswell.speech import Account, Deal, DealStatus, Seller

# Salesforce has no field for why a deal was lost: everybody makes their own.
_LOSS = re.compile(r"los[ts].*reason|reason.*los[ts]|closed_?lost", re.I)
CURRENCY = ("CurrencyIsoCode",)
_PEOPLE = frozenset(("", "standard"))


def is_loss_reason(name: str) -> bool:
    """Whether a custom field tells why a deal was lost."""
    return name.lower().endswith("__c") and _LOSS.search(name) is not None


def loss_reason_of(record: SalesRecord) -> str:
    """The first of the custom fields that tell why a deal was lost, in the order of the record."""
    told = (
        as_text(value)
        for name, value in record.fields.items()
        if is_loss_reason(name) and not isinstance(value, bool)
    )
    return to_text(next(filter(None, told), ""))


def deal_of(record: SalesRecord) -> Deal:
    told, status = record.fields, _status(record)
    opened, closed = moment(told, "CreatedDate"), moment(told, "CloseDate")
    money = amount(told, "Amount", currency=CURRENCY)
    return Deal(
        key=record.id,
        name=text(told, "Name") or record.id,
        account=record.account,
        status=status,
        amount=money.money if money else None,
        opened=opened.date() if opened else None,
        closed=closed.date() if closed else None,
        seller=record.seller,
        loss_reason=loss_reason_of(record) if status is DealStatus.LOST else "",
    )


def _status(record: SalesRecord) -> DealStatus:
    told, won = record.fields, flag(record.fields, "IsWon")
    if told.get("IsClosed") is False:
        return DealStatus.OPEN  # whatever the stage sounds like
    return deal_status(text(told, "StageName"), won=won, lost=flag(told, "IsClosed") and "IsWon" in told)


def account_of(record: SalesRecord) -> Account | None:
    name = text(record.fields, "Name")
    domain = domain_of_site(text(record.fields, "Website"))
    return Account(key=record.id, name=name, domain=domain) if name else None


def seller_of(record: SalesRecord) -> Seller | None:
    """A user who is a person of our own; None for portal users and automated processes."""
    told = record.fields
    full = " ".join(filter(None, (text(told, "FirstName"), text(told, "LastName"))))
    mail = address(told, "Email")
    name = text(told, "Name") or full or mail
    if not name or text(told, "UserType").lower() not in _PEOPLE:
        return None
    team = text(part(told, "UserRole"), "Name") or text(told, "Department", "Division")
    return Seller(key=record.id, name=name, email=mail, team=team)
