"""Deals of which a table has several rows, one for each of their products, as reports of CRM systems do.

Salesforce repeats the amount of the deal in each row; a list that somebody keeps has that of the product
there. Which of the two a table does is told by all of its deals together, for two products may cost the same.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace

from groundswell.sources.contract import Noted
from groundswell.speech import Deal, Money

Told = Callable[[], Iterator[tuple[int, Deal]]]  # row by row, starting over at each call

_ADDED = "{deals} in several rows, one for each product: the amounts are added up"
_REPEATED = "{deals} in several rows, one for each product: the amount is that of the whole deal"


@dataclass(slots=True)
class _Lines:
    """The rows of one deal."""

    first: int
    last: int
    standing: Deal  # all that they tell of it but products and amount
    amounts: dict[tuple[str, ...], Money | None] = field(default_factory=dict[tuple[str, ...], Money | None])
    alike: bool = True  # they differ in products and amount alone

    def add(self, row: int, deal: Deal) -> None:
        known = self.amounts.setdefault(deal.products, deal.amount)
        self.alike &= bool(deal.products) and known == deal.amount and _standing(deal) == self.standing
        self.last = row

    @property
    def are_products(self) -> bool:
        """Else a row tells anew what one before told, and the last counts."""
        return self.alike and len(self.amounts) > 1

    @property
    def told(self) -> list[Money]:
        return [amount for amount in self.amounts.values() if amount is not None]

    @property
    def differ(self) -> bool:
        return len(set(self.amounts.values())) > 1


class Several:
    """What the deals of one table are that stand in several rows."""

    def __init__(self, told: Told) -> None:
        products = [lines for lines in _several(told) if lines.are_products]
        differing = [lines for lines in products if lines.differ]
        self._added = bool(differing) and 2 * len(differing) >= len(products)
        # Neither where one deal alone is told otherwise in a table that repeats amounts, nor of two
        # currencies, is there a sum.
        fit = [lines for lines in products if _one_currency(lines) and (self._added or not lines.differ)]
        self._of = {_key(lines.standing): lines for lines in fit}

    def whole(self, row: int, deal: Deal) -> tuple[Deal, int]:
        """The deal as all of its rows tell it; and the first of them, where this is another."""
        lines = self._of.get(_key(deal))
        if lines is None:
            return deal, 0
        products = dict.fromkeys(product for line in lines.amounts for product in line)
        whole = replace(deal, products=tuple(products), amount=self._amount(lines))
        return whole, lines.first if row != lines.first else 0

    def noted(self) -> Iterator[Noted]:
        if self._of:
            count = len(self._of)
            deals = "a deal stands" if count == 1 else f"{count} deals stand"
            reason = (_ADDED if self._added else _REPEATED).format(deals=deals)
            yield Noted(row=max(lines.last for lines in self._of.values()), reason=reason)

    def _amount(self, lines: _Lines) -> Money | None:
        told = lines.told
        if not told or not self._added:
            return told[0] if told else None
        return Money(sum(amount.minor for amount in told), told[0].currency)


def _several(told: Told) -> Iterator[_Lines]:
    """Of each deal that more than one row tells of. Where there is none, only a mark of each is held."""
    seen, again = set[int](), set[int]()
    for _, deal in told():
        mark = hash(_key(deal))
        (again if mark in seen else seen).add(mark)
    found = dict[Hashable, _Lines]()
    for row, deal in told() if again else ():
        if hash(_key(deal)) in again:
            lines = found.setdefault(_key(deal), _Lines(first=row, last=row, standing=_standing(deal)))
            lines.add(row, deal)
    yield from found.values()


def _key(deal: Deal) -> Hashable:
    return deal.key or (deal.name, deal.account)


def _standing(deal: Deal) -> Deal:
    return replace(deal, products=(), amount=None)


def _one_currency(lines: _Lines) -> bool:
    return len({amount.currency for amount in lines.told}) <= 1
