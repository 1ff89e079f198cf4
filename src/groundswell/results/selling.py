"""Who sells what, as the systems tell it together: deals by seller, team and product, put in one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

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
    _names: "_Names"
    _sellers: frozenset[str]
    _products: Mapping[str, str]

    def seller(self, written: str) -> str:
        """What somebody who sells is called; empty where nobody of this name does."""
        called = self._names.seller(written)
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
        return Scope(sellers=sellers, product=product_key(product) if product else None)

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


def selling() -> Selling:
    """A fixed number of queries: all deals, accounts and people that the systems tell of, and our teams."""
    same = [pair for pair, is_one in crm.kinships().items() if is_one]
    directory = Directory.of(crm.accounts(), (), crm.sellers(), same=same, named=crm.given_sellers())
    contracts = deals_told(crm.deals(), directory.accounts)
    _, currency = zone_and_currency()
    names = _Names(directory)
    deals = tuple(_named(contract.fact, names, currency) for contract in contracts)
    sellers = directory.sellers | {deal.seller for deal in deals} | set(map(names.seller, persons_who_sell()))
    return Selling(
        sales=tuple(map(_sale, range(len(deals)), deals, contracts)),
        deals=deals,
        teams=_teams(directory, names, sellers),
        currency=currency,
        _names=names,
        _sellers=sellers - {"", "(erased)"},
        _products=_products(deals),
    )


class _Names:
    """What sellers and accounts are called, each spelling looked up once. An owner of deals whom no system
    tells of as a person is called as first written."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._sellers, self._accounts = dict[str, str](), dict[str, str]()
        self._first = dict[str, str]()

    def seller(self, written: str) -> str:
        called = self._sellers.get(written)
        if called is None:
            known = self._directory.seller(written)
            called = self._sellers[written] = self._first.setdefault(name_key(known), known) if known else ""
        return called

    def account(self, written: str) -> str:
        called = self._accounts.get(written)
        if called is None:
            called = self._accounts[written] = self._directory.account(written)
        return called


def _named(deal: Deal, names: _Names, own: str) -> Deal:
    """With the names of its account and seller; an amount that names no currency is in the company's own."""
    amount = deal.amount
    if amount is not None and not amount.currency and own:
        amount = Money.of(amount.value, own)
    return replace(deal, account=names.account(deal.account), seller=names.seller(deal.seller), amount=amount)


def _sale(number: int, deal: Deal, contract: Combined[Deal]) -> Sale:
    return Sale(
        number=number,
        status=deal.status,
        day=deal.expected if deal.status is DealStatus.OPEN else deal.closed,
        amount=deal.amount,
        seller=deal.seller,
        products=frozenset(map(product_key, deal.products)),
        was_closed_again=deal.status is DealStatus.WON and _was_closed_again(contract),
    )


product_key = lru_cache(maxsize=4_096)(name_key)


def _was_closed_again(contract: Combined[Deal]) -> bool:
    """By the days that systems tell, or on which it entered the stage in which it is won. (The two may differ
    by themselves: the day of a deal is typed.)"""
    deal = contract.fact
    won = [telling for telling in contract.tellings if telling.status is DealStatus.WON]
    closed = {telling.closed for telling in won if telling.closed is not None}
    entered = {seen.day for seen in deal.stages if seen.entered and seen.stage == deal.stage}
    return len(closed) > 1 or len(entered) > 1


def _teams(directory: Directory, names_: "_Names", sellers: Iterable[str]) -> dict[str, Team]:
    """The company's own, and those that a system tells people to be in; those of one name are one."""
    names, members = dict[str, str](), defaultdict[str, set[str]](set)
    for name, persons in persons_by_team():
        names.setdefault(name_key(name), name)
        members[name_key(name)] |= set(map(names_.seller, persons))
    for person in directory.people:
        if person.team:
            names.setdefault(name_key(person.team), person.team)
            members[name_key(person.team)].add(names_.seller(person.name or person.email))
    known = set(sellers)
    return {key: Team(name=name, sellers=frozenset(members[key] & known)) for key, name in names.items()}


def _products(deals: Iterable[Deal]) -> dict[str, str]:
    called = dict[str, str]()
    for product in sorted({product for deal in deals for product in deal.products}):
        called.setdefault(name_key(product), product)
    return called
