"""Who raises a concern, as its page shows it: each of them leads to their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.field.reading.business import Business, business_of
from groundswell.field.reading.one import record
from groundswell.field.reading.state import counted
from groundswell.field.reading.who import Who, accounts_of, sellers_of
from groundswell.people.viewer import Viewer
from groundswell.speech import DealStatus, Money
from groundswell.web.concerns.choosing import Words
from groundswell.web.shell import filters, wording
from groundswell.web.shell.addresses import LONGEST_NAME

_PAGE = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Raising:
    name: str
    told: str  # how often
    href: str  # to their words in this concern
    deals: str  # of an account: the open ones with what they come to; may be empty
    chosen: bool  # whether their words are what is shown


def accounts_raising(viewer: Viewer, accounts: Sequence[Who], words: Words) -> tuple[Raising, ...]:
    """One query, for their deals."""
    business = business_of(viewer, [account.name for account in accounts])
    return tuple(
        Raising(
            name=account.name,
            told=_told(account),
            href=f"{words.address(account=account.name[:LONGEST_NAME], again=None)}#say",
            deals=open_deals(business.get(account.name, Business())),
            chosen=words.account == account.name[:LONGEST_NAME],
        )
        for account in accounts
    )


def sellers_raising(sellers: Sequence[Who], words: Words) -> tuple[Raising, ...]:
    return tuple(
        Raising(
            name=seller.name,
            told=_told(seller),
            href=f"{words.address(seller=seller.name[:LONGEST_NAME], again=None)}#say",
            deals="",
            chosen=words.seller == seller.name[:LONGEST_NAME],
        )
        for seller in sellers
    )


def _told(who: Who) -> str:
    reported = who.verbatims - who.spoken
    told = {"verbatims": filters.counted(who.verbatims, "verbatim"), "spoken": wording.number(who.spoken)}
    if not reported:
        return told["verbatims"]
    if not who.spoken:
        return _("%(verbatims)s, none in their own words") % told
    return _("%(verbatims)s, %(spoken)s in their own words") % told


def open_deals(business: Business) -> str:
    """`2 open deals: €12,500 + ¥900,000`; empty without any."""
    deals = [deal for deal in business.deals if deal.status is DealStatus.OPEN]
    if not deals:
        return ""
    sums: dict[str, int] = {}
    for amount in (deal.amount for deal in deals if deal.amount):
        sums[amount.currency] = sums.get(amount.currency, 0) + amount.minor
    sums_in_words = wording.sums([Money(minor, currency) for currency, minor in sorted(sums.items())])
    number = ngettext("%(count)s open deal", "%(count)s open deals", len(deals))
    told = {"deals": number % {"count": wording.number(len(deals))}, "sums": sums_in_words}
    return _("%(deals)s: %(sums)s") % told if sums_in_words else told["deals"]


@dataclass(frozen=True, kw_only=True, slots=True)
class WhoPage:
    id: int
    name: str
    headline: str
    raising: tuple[Raising, ...]
    left: int  # further ones
    more: str  # where they are


def who_page(viewer: Viewer, concern: int, side: str, after: str) -> WhoPage | None:
    """Those who come after the one of this name; None while nothing is counted, or nothing counts
    in the concern."""
    summed = record(viewer, concern) if counted() else None
    if summed is None:
        return None
    sellers = side == "sellers"
    everybody = sellers_of(viewer, concern) if sellers else accounts_of(viewer, concern)
    begin = next((place for place, who in enumerate(everybody, start=1) if who.name == after), 0)
    cut = everybody[begin : begin + _PAGE]
    left = len(everybody) - begin - len(cut)
    further = {"of": side, "after": cut[-1].name} if cut and left else {}
    return WhoPage(
        id=summed.id,
        name=summed.name,
        headline=_headline(len(everybody), sellers=sellers),
        raising=sellers_raising(cut, Words()) if sellers else accounts_raising(viewer, cut, Words()),
        left=left,
        more=f"?{urlencode(further)}" if further else "",
    )


def _headline(number: int, *, sellers: bool) -> str:
    if sellers:
        told = ngettext("%(count)s seller heard it", "%(count)s sellers heard it", number)
    else:
        told = ngettext("%(count)s account raised it", "%(count)s accounts raised it", number)
    return told % {"count": wording.number(number)}
