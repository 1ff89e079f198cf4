"""Which deals a concern touches: money that may be won yet, and money that was lost.

- Open: the open deals of every account that raised it, in its own words or in a seller's note.
- Lost: the lost deals whose own conversations raised it; where a conversation names no deal, the lost
  deals of its account that were open that day (opened by then if known, closed then or later).

Each deal counts once per concern. A deal without an amount is counted as a deal, and as one without amount.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from groundswell.speech import Account, Deal, DealStatus


@dataclass(frozen=True, kw_only=True, slots=True)
class Raised:
    """One place where a concern was raised: by which account, about which deal, when ('' not known)."""

    account: str
    deal: str
    day: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Revenue:
    """What is at stake, in the currency of the source."""

    open_amount: float
    lost_amount: float
    open_deals: int
    lost_deals: int
    without_amount: int


class Book:
    """The deals, found by account and by their own key or name."""

    def __init__(self, accounts: Iterable[Account], deals: Iterable[Deal]) -> None:
        self._name_of = {one.key: one.name for one in sorted(accounts, key=repr) if one.key}
        distinct = {_identity(deal): deal for deal in sorted(deals, key=repr)}
        self._deals = tuple(distinct[identity] for identity in sorted(distinct))
        self._by_account: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, deal in enumerate(self._deals):
            self._by_account[self._account(deal)].append(number)
            for word in {deal.key, deal.name} - {""}:
                self._by_word[word.casefold()].append(number)

    def touched(self, raised: Sequence[Raised]) -> Revenue:
        """The revenue of the deals that these raisings touch, each deal once."""
        accounts = {one.account.casefold() for one in raised if one.account}
        open_ones = {
            number
            for account in accounts
            for number in self._by_account[account]
            if self._deals[number].status is DealStatus.OPEN
        }
        lost = {number for one in set(raised) for number in self._lost(one)}
        return self._sum(sorted(open_ones), sorted(lost))

    def _account(self, deal: Deal) -> str:
        return self._name_of.get(deal.account, deal.account).casefold()

    def _lost(self, one: Raised) -> list[int]:
        account = one.account.casefold()
        own = [
            number
            for number in self._by_word.get(one.deal.casefold(), ())
            if not account or self._account(self._deals[number]) in ("", account)
        ]
        if own:
            return [number for number in own if self._deals[number].status is DealStatus.LOST]
        if not account:
            return []
        return [number for number in self._by_account[account] if _was_open(self._deals[number], one.day)]

    def _sum(self, open_ones: Sequence[int], lost: Sequence[int]) -> Revenue:
        amounts = [self._deals[number].amount for number in (*open_ones, *lost)]
        known = [amount or Decimal(0) for amount in amounts]
        return Revenue(
            open_amount=float(sum(known[: len(open_ones)])),
            lost_amount=float(sum(known[len(open_ones) :])),
            open_deals=len(open_ones),
            lost_deals=len(lost),
            without_amount=sum(amount is None for amount in amounts),
        )


def _identity(deal: Deal) -> tuple[str, str]:
    return ("key", deal.key) if deal.key else (deal.account, deal.name)


def _was_open(deal: Deal, day: date | None) -> bool:
    """A lost deal that was still open that day."""
    if deal.status is not DealStatus.LOST or deal.closed is None or day is None:
        return False
    return (deal.opened is None or deal.opened <= day) and day <= deal.closed
