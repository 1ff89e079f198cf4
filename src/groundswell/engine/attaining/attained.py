"""What was won in a period, in whole minor units of one currency: those of others are told apart.

A deal counts once, on the day on which it was closed, with its whole amount: for its seller, and for each of
its products. Where it was told to be won on several days, the day counts that the deal bears, and it is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from groundswell.engine.attaining.periods import Period
from groundswell.speech import DealStatus, Money
from groundswell.speech.money import sums_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Sale:
    """A deal, as far as numbers are concerned."""

    number: int  # by which it is found again
    status: DealStatus
    day: date | None  # on which it was closed; of an open one, on which it is hoped to
    amount: Money | None
    seller: str = ""
    products: frozenset[str] = frozenset()
    was_closed_again: bool = False  # told to be won on more than one day


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """Whose deals, and of what; None: all."""

    sellers: frozenset[str] | None = None
    product: str | None = None

    def holds(self, sale: Sale) -> bool:
        return (self.sellers is None or sale.seller in self.sellers) and (
            self.product is None or self.product in sale.products
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Attained:
    amount: Money  # won, in the currency asked for
    deals: tuple[int, ...]  # that it is made of
    elsewhere: tuple[Money, ...]  # won in other currencies, never added
    deals_elsewhere: tuple[int, ...]
    without_amount: tuple[int, ...]
    closed_again: tuple[int, ...]  # of all of these, those that were told to be won on several days


@dataclass(frozen=True, kw_only=True, slots=True)
class Open:
    """Deals that may still be won."""

    deals: tuple[int, ...]
    sums: tuple[Money, ...]  # one a currency
    hoped: tuple[int, ...]  # of them, those hoped to close within the period
    hoped_sums: tuple[Money, ...]
    without_amount: int


def attained(sales: Iterable[Sale], scope: Scope, period: Period, currency: str) -> Attained:
    """What was won in the period."""
    won = [
        sale
        for sale in sales
        if sale.status is DealStatus.WON and sale.day is not None and sale.day in period and scope.holds(sale)
    ]
    here = [sale for sale in won if sale.amount is not None and sale.amount.currency == currency]
    there = [sale for sale in won if sale.amount is not None and sale.amount.currency != currency]
    return Attained(
        amount=Money(sum(sale.amount.minor for sale in here if sale.amount), currency),
        deals=_numbers(here),
        elsewhere=sums_of(sale.amount for sale in there if sale.amount),
        deals_elsewhere=_numbers(there),
        without_amount=_numbers(sale for sale in won if sale.amount is None),
        closed_again=_numbers(sale for sale in won if sale.was_closed_again),
    )


def still_open(sales: Iterable[Sale], scope: Scope, period: Period) -> Open:
    there = [sale for sale in sales if sale.status is DealStatus.OPEN and scope.holds(sale)]
    hoped = [sale for sale in there if sale.day is not None and sale.day in period]
    return Open(
        deals=_numbers(there),
        sums=_sums(there),
        hoped=_numbers(hoped),
        hoped_sums=_sums(hoped),
        without_amount=sum(sale.amount is None for sale in there),
    )


def _numbers(sales: Iterable[Sale]) -> tuple[int, ...]:
    return tuple(sorted(sale.number for sale in sales))


def _sums(sales: Iterable[Sale]) -> tuple[Money, ...]:
    return sums_of(sale.amount for sale in sales if sale.amount is not None)
