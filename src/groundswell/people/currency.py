"""Amounts as a company tells them: one that names no currency is in the company's own, as the CRM means."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from groundswell.speech import Money

_OWN: ContextVar[str] = ContextVar("the company's currency", default="")


@contextmanager
def amounts_in(currency: str) -> Iterator[None]:
    """While it lasts, amounts without a currency are told in this one."""
    before = _OWN.set(currency)
    try:
        yield
    finally:
        _OWN.reset(before)


def in_own(amount: Money) -> Money:
    own = _OWN.get()
    return amount if amount.currency or not own else Money.of(amount.value, own) or amount


def sums_in_own(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """One a currency, in their order; those that name none are added to those of the company."""
    totals = dict[str, int]()
    for amount in map(in_own, amounts):
        totals[amount.currency] = totals.get(amount.currency, 0) + amount.minor
    return tuple(Money(minor, currency) for currency, minor in totals.items())
