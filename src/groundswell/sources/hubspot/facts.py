"""Deals, companies and owners of HubSpot."""

from groundswell.sources.business import deal_status, domain_of_site
from groundswell.sources.columns.markup import to_text
from groundswell.sources.exports.fields import address, amount, flag, moment, parts, text
from groundswell.sources.hubspot.records import CrmRecord
from groundswell.speech import Account, Deal, DealStatus, Seller

AMOUNTS = ("amount", "hs_closed_amount")
CURRENCY = ("deal_currency_code",)


def deal_of(record: CrmRecord) -> Deal:
    """A deal. Ids of stages are a portal's own, so that the flags decide where they are exported."""
    told = record.properties
    won, lost = flag(told, "hs_is_closed_won"), flag(told, "hs_is_closed_lost")
    closed_and_not_won = flag(told, "hs_is_closed") and "hs_is_closed_won" in told and not won
    status = deal_status(text(told, "dealstage"), won=won, lost=lost or closed_and_not_won)
    opened, closed = moment(told, "createdate", "hs_createdate"), moment(told, "closedate")
    money = amount(told, *AMOUNTS, currency=CURRENCY)
    return Deal(
        key=record.id,
        name=text(told, "dealname") or record.id,
        account=record.account,
        status=status,
        amount=money.money if money else None,
        opened=opened.date() if opened else None,
        closed=closed.date() if closed else None,
        seller=text(told, "hubspot_owner_id"),
        loss_reason=to_text(text(told, "closed_lost_reason")) if status is DealStatus.LOST else "",
    )


def account_of(record: CrmRecord) -> Account | None:
    told = record.properties
    domain = domain_of_site(text(told, "domain", "website"))
    name = text(told, "name") or domain
    return Account(key=record.id, name=name, domain=domain) if name else None


def seller_of(record: CrmRecord) -> Seller:
    """An owner; of several teams the primary one, else the first."""
    told = record.whole
    teams = sorted(parts(told, "teams"), key=lambda team: not flag(team, "primary"))
    mail = address(told, "email")
    return Seller(
        key=record.id,
        name=" ".join(filter(None, (text(told, "firstName"), text(told, "lastName")))) or mail,
        email=mail,
        team=text(teams[0], "name") if teams else "",
    )
