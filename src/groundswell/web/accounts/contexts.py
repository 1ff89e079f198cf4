"""What the page of an account shows."""

from dataclasses import dataclass

from groundswell.engine.survey.values import Evidence, Status
from groundswell.field.reading import board as reading
from groundswell.field.reading.business import Business, DealOf, business_of
from groundswell.field.reading.one import account
from groundswell.field.reading.ranking import account_called, ranked
from groundswell.field.reading.state import counted
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.report.quotes import Quote
from groundswell.web.shell import filters, wording
from groundswell.web.shell.addresses import LONGEST_NAME
from groundswell.web.shell.naming import DEALS
from groundswell.web.shell.quoting import quoted

_CONCERNS = 12
_VERBATIMS = 25
_DEALS = 20


@dataclass(frozen=True, slots=True)
class Raised:
    concern: int
    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Said:
    quote: Quote
    conversation: int


@dataclass(frozen=True, slots=True)
class DealTold:
    name: str
    told: str  # how it stands, what it comes to, when, whose


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountPage:
    name: str
    about: str  # segment, industry, country, as far as they are told
    raises: int  # concerns
    raised: tuple[Raised, ...]  # the first of them
    said: tuple[Said, ...]
    more: int  # the verbatim after which further ones come; 0 where there are none
    deals: tuple[DealTold, ...]
    deals_left: int
    owners: str  # of its deals


def account_page(viewer: Viewer, name: str, after: int | None) -> AccountPage | None:
    """None while nothing is counted. Raises NotForYou where nothing was heard from an account of
    this name."""
    if not counted():
        return None
    name = account_called(viewer, name, LONGEST_NAME)
    verbatims = account(viewer, name, top=_VERBATIMS + 1, after=after)
    if not verbatims:
        raise NotForYou
    places = ranked(viewer, reading.Part(accounts=[name]))
    stand = [place for place in places if place.status is not Status.DISMISSED]
    names = reading.names_of([place.concern for place in stand[:_CONCERNS]])
    business = business_of(viewer, [name]).get(name, Business())
    return AccountPage(
        name=name,
        about=" · ".join(filter(None, (business.segment, business.industry, business.country))),
        raises=len(stand),
        raised=tuple(
            Raised(place.concern, names.get(place.concern, ""), filters.counted(place.verbatims, "verbatim"))
            for place in stand[:_CONCERNS]
        ),
        said=tuple(map(_said, verbatims[:_VERBATIMS])),
        more=verbatims[_VERBATIMS - 1].id if len(verbatims) > _VERBATIMS else 0,
        deals=tuple(map(_deal, business.deals[:_DEALS])),
        deals_left=max(0, len(business.deals) - _DEALS),
        owners=", ".join(dict.fromkeys(deal.seller for deal in business.deals if deal.seller)),
    )


def _said(verbatim: Evidence) -> Said:
    return Said(quoted(verbatim), verbatim.conversation)


def _deal(deal: DealOf) -> DealTold:
    amount = wording.money(deal.amount) if deal.amount else ""
    parts = (str(DEALS[deal.status]), amount, wording.day(deal.day), deal.seller)
    return DealTold(deal.name, " · ".join(filter(None, parts)))
