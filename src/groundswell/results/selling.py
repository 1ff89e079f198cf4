"""Who sells what, as the systems tell it together: deals by seller, team and product, put in one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from groundswell.crm import queries as crm
from groundswell.engine.attaining.attained import Sale, Scope
from groundswell.intake.directory import Directory
from groundswell.intake.telling import Combined, deals_told, name_key
from groundswell.people.queries import persons_by_team, persons_who_sell, zone_and_currency
from groundswell.speech import Deal, DealStatus, Money


@dataclass(frozen=True, kw_only=True, slots=True)
class Team:
    name: str
    sellers: frozenset[str]  # as `Selling.seller` calls them


@dataclass(frozen=True, kw_only=True)
class Selling:
    """All of it as of now. Sellers, teams and products are found by whatever spelling, and called one way."""

    sales: tuple[Sale, ...]  # by number, which is the place in `deals`
    deals: tuple[Deal, ...]
    teams: Mapping[str, Team]  # by the key of its name
    currency: str  # the company's
    _directory: Directory
    _sellers: frozenset[str]
    _products: Mapping[str, str]

    def seller(self, written: str) -> str:
        """What somebody who sells is called; empty where nobody of this name does."""
        called = self._directory.seller(written)
        return called if called in self._sellers else ""

    def team(self, written: str) -> str:
        team = self.teams.get(name_key(written))
        return team.name if team else ""

    def product(self, written: str) -> str:
        """As deals spell it first; as written where none tells of it yet."""
        return self._products.get(name_key(written), " ".join(written.split()))

    def scope(self, *, seller: str = "", team: str = "", product: str = "") -> Scope:
        """Whose deals these are, and of what; who is not known has none."""
        sellers = None
        if seller:
            sellers = frozenset({self.seller(seller)} - {""})
        elif team:
            known = self.teams.get(name_key(team))
            sellers = known.sellers if known else frozenset[str]()
        return Scope(sellers=sellers, product=name_key(product) if product else None)

    def of(self, scope: Scope) -> Sequence[Sale]:
        """All that may be in it, without going through those of everybody."""
        if scope.sellers is None:
            return self.sales
        return [sale for seller in scope.sellers for sale in self._by_seller.get(seller, ())]

    @cached_property
    def _by_seller(self) -> Mapping[str, Sequence[Sale]]:
        sales = defaultdict[str, list[Sale]](list)
        for sale in self.sales:
            sales[sale.seller].append(sale)
        return sales

    @cached_property
    def sellers(self) -> list[str]:
        return sorted(self._sellers)

    @cached_property
    def products(self) -> list[str]:
        return sorted(self._products.values())

    def of_no_team(self) -> frozenset[str]:
        return self._sellers.difference(*(team.sellers for team in self.teams.values()))


def selling() -> Selling:
    """A fixed number of queries: all deals, accounts and people that the systems tell of, and our teams."""
    told = crm.deals()
    same = [pair for pair, is_one in crm.kinships().items() if is_one]
    directory = Directory.of(crm.accounts(), told, crm.sellers(), same=same, named=crm.given_sellers())
    contracts = deals_told(told, directory.accounts)
    _, currency = zone_and_currency()
    deals = tuple(_in_currency(directory.named(contract.fact), currency) for contract in contracts)
    sellers = directory.sellers | {directory.seller(person) for person in persons_who_sell()}
    return Selling(
        sales=tuple(map(_sale, range(len(deals)), deals, contracts)),
        deals=deals,
        teams=_teams(directory, sellers),
        currency=currency,
        _directory=directory,
        _sellers=sellers - {"", "(erased)"},
        _products=_products(deals),
    )


def _in_currency(deal: Deal, own: str) -> Deal:
    """An amount that names no currency is in the company's own."""
    if deal.amount is None or deal.amount.currency or not own:
        return deal
    return replace(deal, amount=Money.of(deal.amount.value, own))


def _sale(number: int, deal: Deal, contract: Combined[Deal]) -> Sale:
    return Sale(
        number=number,
        status=deal.status,
        day=deal.expected if deal.status is DealStatus.OPEN else deal.closed,
        amount=deal.amount,
        seller=deal.seller,
        products=frozenset(map(name_key, deal.products)),
        was_closed_again=deal.status is DealStatus.WON and _was_closed_again(contract),
    )


def _was_closed_again(contract: Combined[Deal]) -> bool:
    """By the days that systems tell, or on which it entered the stage in which it is won. (The two may differ
    by themselves: the day of a deal is typed.)"""
    deal = contract.fact
    won = [telling for telling in contract.tellings if telling.status is DealStatus.WON]
    closed = {telling.closed for telling in won if telling.closed is not None}
    entered = {seen.day for seen in deal.stages if seen.entered and seen.stage == deal.stage}
    return len(closed) > 1 or len(entered) > 1


def _teams(directory: Directory, sellers: Iterable[str]) -> dict[str, Team]:
    """The company's own, and those that a system tells people to be in; those of one name are one."""
    names, members = dict[str, str](), defaultdict[str, set[str]](set)
    for name, persons in persons_by_team():
        names.setdefault(name_key(name), name)
        members[name_key(name)] |= {directory.seller(person) for person in persons}
    for person in directory.people:
        if person.team:
            names.setdefault(name_key(person.team), person.team)
            members[name_key(person.team)].add(person.name or person.email)
    known = set(sellers)
    return {key: Team(name=name, sellers=frozenset(members[key] & known)) for key, name in names.items()}


def _products(deals: Iterable[Deal]) -> dict[str, str]:
    called = dict[str, str]()
    for product in sorted({product for deal in deals for product in deal.products}):
        called.setdefault(name_key(product), product)
    return called
