"""The deals in which a concern was raised: open, won and lost side by side, and how often they are lost.

A deal counts for a conversation

- when the conversation names it;
- else, where it names none that is known, when the deal is its account's and was open at the time, opened
  up to 14 days after it, or closed up to 14 days before it.

Each deal counts once for a concern. What a concern's accounts have open besides is no stake: nothing ties it
to what was said. A deal that is closed without a day counts only where it is named; one whose opening day
is not told counts as open from before, and is told apart.

Amounts are added in whole minor units, those of one currency only.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import numpy as np

from groundswell.engine.deals.odds import Counts, odds
from groundswell.engine.deals.values import Deals, DealsRaised, Odds, Rule
from groundswell.speech import Account, Deal, DealStatus
from groundswell.speech.money import sums_of

NEAR = timedelta(days=14)
_ORDER = tuple(Rule)


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """A conversation as far as deals are concerned; '' and None are not known."""

    id: int
    account: str
    deal: str
    deal_key: str = ""  # the CRM's, where the source names the deal by it
    day: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """Which deals count for which conversation; `book_of` makes it. Deals go by their place in `deals`."""

    deals: tuple[Deal, ...]
    counting: Mapping[int, Mapping[int, Rule]]  # conversation -> deal -> why it counts
    # Closed deals with a conversation, and the place of each one's account among those of all of them.
    closed: Mapping[int, int]
    _everywhere: tuple[Counts, Counts] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_everywhere", self._counted(self.closed))

    def raised(self, in_talks: Collection[int], by_unknown: Collection[int] = ()) -> DealsRaised:
        """The deals of the conversations in which something was raised.

        `by_unknown` are conversations in which only unknown speakers raised it: their deals are not counted,
        on neither side.
        """
        rules = dict[int, Rule]()
        for talk in in_talks:
            for number, rule in self.counting.get(talk, {}).items():
                rules[number] = min(rule, rules.get(number, rule), key=_ORDER.index)
        unknown = {number for talk in by_unknown for number in self.counting.get(talk, {})} - rules.keys()
        return DealsRaised(
            **{status.value: self._sum(status, rules) for status in DealStatus},
            by_rule={rule: n for rule in Rule if (n := sum(applied is rule for applied in rules.values()))},
            speakers_unknown=len(unknown),
            odds=self._odds(rules, unknown),
        )

    def _sum(self, status: DealStatus, numbers: Iterable[int]) -> Deals:
        deals = [deal for number in sorted(numbers) if (deal := self.deals[number]).status is status]
        return Deals(
            count=len(deals),
            sums=sums_of(deal.amount for deal in deals if deal.amount is not None),
            without_amount=sum(deal.amount is None for deal in deals),
        )

    def _odds(self, raised: Collection[int], left_out: Collection[int]) -> Odds:
        closed, lost = self._counted(raised)
        out, out_lost = self._counted(left_out)
        everywhere, everywhere_lost = self._everywhere
        return odds(closed, lost, everywhere - closed - out, everywhere_lost - lost - out_lost)

    def _counted(self, numbers: Iterable[int]) -> tuple[Counts, Counts]:
        """(closed deals, of which lost) by account."""
        closed = [number for number in numbers if number in self.closed]
        lost = [self.closed[number] for number in closed if self.deals[number].status is DealStatus.LOST]
        accounts = max(self.closed.values(), default=-1) + 1
        return (
            np.bincount([self.closed[number] for number in closed], minlength=accounts).astype(float),
            np.bincount(lost, minlength=accounts).astype(float),
        )


def book_of(
    accounts: Iterable[Account], deals: Iterable[Deal], talks: Iterable[Talk], as_of: date | None = None
) -> Book:
    """With `as_of`, deals as they stood that day: those opened later are not there, and those closed later
    are open."""
    known = deals if as_of is None else (standing for deal in deals if (standing := _as_of(deal, as_of)))
    return _Finding(accounts, known).book(talks)


class _Finding:
    """The deals by account and by the words that name them."""

    def __init__(self, accounts: Iterable[Account], deals: Iterable[Deal]) -> None:
        self._name_of = {
            key: account.name
            for account in sorted(accounts, key=repr)
            for key in (account.key, *(elsewhere.id for elsewhere in account.elsewhere))
            if key
        }
        distinct = {_identity(deal): deal for deal in sorted(deals, key=repr)}
        self._deals = tuple(distinct[identity] for identity in sorted(distinct))
        self._by_account: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, deal in enumerate(self._deals):
            self._by_account[self._account(deal)].append(number)
            for word in {deal.key, deal.name} - {""}:
                self._by_word[word.casefold()].append(number)

    def book(self, talks: Iterable[Talk]) -> Book:
        counting = {talk.id: self._counting(talk) for talk in talks}
        talked_of = sorted({number for rules in counting.values() for number in rules})
        closed = [number for number in talked_of if self._deals[number].status is not DealStatus.OPEN]
        accounts = {number: self._account(self._deals[number]) or f"\0{number}" for number in closed}
        place = {account: at for at, account in enumerate(sorted(set(accounts.values())))}
        return Book(
            deals=self._deals,
            counting=counting,
            closed={number: place[account] for number, account in accounts.items()},
        )

    def _account(self, deal: Deal) -> str:
        return self._name_of.get(deal.account, deal.account).casefold()

    def _counting(self, talk: Talk) -> dict[int, Rule]:
        of_account = self._by_account.get(talk.account.casefold(), ()) if talk.account else ()
        near = {number: rule for number in of_account if (rule := _near(self._deals[number], talk.day))}
        named = self._named(talk)
        # Of several deals of one name, say of each year's renewal, those of that time are meant.
        return (
            dict.fromkeys([number for number in named if number in near] or named, Rule.NAMED)
            if named
            else near
        )

    def _named(self, talk: Talk) -> list[int]:
        account = talk.account.casefold()
        return [
            number
            for number in self._by_word.get((talk.deal_key or talk.deal).casefold(), ())
            if not account or self._account(self._deals[number]) in ("", account)
        ]


def _identity(deal: Deal) -> tuple[str, str]:
    return ("key", deal.key) if deal.key else (deal.account, deal.name)


def _as_of(deal: Deal, day: date) -> Deal | None:
    if deal.opened is not None and deal.opened > day:
        return None
    later = deal.status is not DealStatus.OPEN and deal.closed is not None and deal.closed > day
    return replace(deal, status=DealStatus.OPEN) if later else deal


def _near(deal: Deal, day: date | None) -> Rule | None:
    """Whether an account's deal counts for a conversation of that day."""
    if day is None or (deal.opened is not None and deal.opened > day + NEAR):
        return None
    # What an open deal tells as its closing day is a hope.
    if deal.status is not DealStatus.OPEN and (deal.closed is None or deal.closed < day - NEAR):
        return None
    return Rule.NEAR if deal.opened is not None else Rule.UNDATED
