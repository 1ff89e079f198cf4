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
        closed=closed.date() if closed and status is not DealStatus.OPEN else None,
        expected=closed.date() if closed and status is DealStatus.OPEN else None,
        seller=text(told, "hubspot_owner_id"),
        loss_reason=to_text(text(told, "closed_lost_reason")) if status is DealStatus.LOST else "",
        products=products_in(text(told, *_PRODUCTS)),
        stage=text(told, "dealstage"),
        stages=_stages(told),
        system=SYSTEM,
    )


def _stages(told: Record) -> tuple[StageSeen, ...]:
    """By the day on which the deal entered each, which HubSpot keeps in a property for each stage."""
    entered = ((stage_entered(name), moment(told, name)) for name in told)
    return in_time(StageSeen(stage, at.date()) for stage, at in entered if stage and at)


def account_of(record: CrmRecord) -> Account | None:
    told = record.properties
    site = text(told, "domain", "website")
    name = text(told, "name") or domain_of_site(site)
    if not name:
        return None
    return Account(
        key=record.id,
        name=name,
        domains=domains_in(site, text(told, "hs_additional_domains")),
        segment=text(told, "segment", "customer_segment"),
        industry=text(told, "industry"),
        country=text(told, "country"),
        system=SYSTEM,
    )


def seller_of(record: CrmRecord) -> Seller:
    """An owner; of several teams the primary one, else the first."""
    told = record.whole
    teams = sorted(parts(told, "teams"), key=lambda team: not flag(team, "primary"))
    mail = address(told, "email")
    return Seller(
        key=record.id,
        name=" ".join(filter(None, (text(told, "firstName"), text(told, "lastName")))) or mail,
        email=mail,
        team=(team := text(teams[0], "name") if teams else ""),
        kind=kind_of(team),
        system=SYSTEM,
    )
