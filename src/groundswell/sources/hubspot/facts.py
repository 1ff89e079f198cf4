"""Deals, companies and owners of HubSpot."""

from groundswell.sources.business import (
    deal_status,
    domain_of_site,
    domains_in,
    in_time,
    kind_of,
    products_in,
)
from groundswell.sources.columns.business_names import stage_entered
from groundswell.sources.columns.markup import to_text
from groundswell.sources.exports.fields import Record, address, amount, flag, moment, parts, text
from groundswell.sources.hubspot.records import CrmRecord
from groundswell.speech import Account, Deal, DealStatus, Seller, StageSeen

AMOUNTS = ("amount", "hs_closed_amount")
CURRENCY = ("deal_currency_code",)
SYSTEM = "hubspot"
_PRODUCTS = ("products", "product", "product_name")


def deal_of(record: CrmRecord) -> Deal:
    """A deal. Ids of stages are a portal's own, so that the flags decide where they are exported."""
    properties = record.properties
    won, lost = flag(properties, "hs_is_closed_won"), flag(properties, "hs_is_closed_lost")
    closed_and_not_won = flag(properties, "hs_is_closed") and "hs_is_closed_won" in properties and not won
    status = deal_status(text(properties, "dealstage"), won=won, lost=lost or closed_and_not_won)
    opened, closed = moment(properties, "createdate", "hs_createdate"), moment(properties, "closedate")
    money = amount(properties, *AMOUNTS, currency=CURRENCY)
    return Deal(
        key=record.id,
        name=text(properties, "dealname") or record.id,
        account=record.account,
        status=status,
        amount=money.money if money else None,
        opened=opened.date() if opened else None,
        closed=closed.date() if closed and status is not DealStatus.OPEN else None,
        expected=closed.date() if closed and status is DealStatus.OPEN else None,
        seller=text(properties, "hubspot_owner_id"),
        loss_reason=to_text(text(properties, "closed_lost_reason")) if status is DealStatus.LOST else "",
        products=products_in(text(properties, *_PRODUCTS)),
        stage=text(properties, "dealstage"),
        stages=_stages(properties),
        system=SYSTEM,
    )


def _stages(properties: Record) -> tuple[StageSeen, ...]:
    """By the day on which the deal entered each, which HubSpot keeps in a property for each stage."""
    entered = ((stage_entered(name), moment(properties, name)) for name in properties)
    return in_time(StageSeen(stage, at.date()) for stage, at in entered if stage and at)


def account_of(record: CrmRecord) -> Account | None:
    properties = record.properties
    site = text(properties, "domain", "website")
    name = text(properties, "name") or domain_of_site(site)
    if not name:
        return None
    return Account(
        key=record.id,
        name=name,
        domains=domains_in(site, text(properties, "hs_additional_domains")),
        segment=text(properties, "segment", "customer_segment"),
        industry=text(properties, "industry"),
        country=text(properties, "country"),
        system=SYSTEM,
    )


def seller_of(record: CrmRecord) -> Seller:
    """An owner; of several teams the primary one, else the first."""
    owner = record.whole
    teams = sorted(parts(owner, "teams"), key=lambda team: not flag(team, "primary"))
    mail = address(owner, "email")
    return Seller(
        key=record.id,
        name=" ".join(filter(None, (text(owner, "firstName"), text(owner, "lastName")))) or mail,
        email=mail,
        team=(team := text(teams[0], "name") if teams else ""),
        kind=kind_of(team),
        system=SYSTEM,
    )
