"""What somebody is to win in a period, and whether a sum of it tells what single sellers are to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from groundswell.engine.attaining.periods import Period
from groundswell.results.selling import Selling
from groundswell.results.sight import Sight, Subject
from groundswell.results.targets.values import Goal, Standing
from groundswell.speech import Money

# Of fewer people no sum is told to whoever may not see what each of them is to win: of two, each is known to
# whoever knows the other.
FEWEST = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """What is to be won in one currency, and of how many targets that is the sum."""

    amount: Money
    targets: int


def subject_of(goal: Goal, book: Selling) -> Subject:
    """By the names that are used now. One whose seller or team is not known any more is nobody's."""
    return Subject(
        team=book.team(goal.team) or goal.team,
        seller=book.seller(goal.seller) or goal.seller,
        product=book.product(goal.product) if goal.product else "",
    )


def people_in(subjects: Iterable[Subject], book: Selling) -> set[str]:
    """Whose numbers these are."""
    found = set[str]()
    for one in subjects:
        found |= book.scope(seller=one.seller, team=one.team).sellers or frozenset()
    return found


class Aiming:
    """Over one period. Targets of launches stand with these, and are no part of any other sum."""

    def __init__(self, book: Selling, targets: Iterable[Standing], period: Period) -> None:
        self._book, self._period = book, period
        self._goals = defaultdict[Subject, list[Goal]](list)
        for one in targets:
            if one.goal.launch is None:
                self._goals[subject_of(one.goal, book)].append(one.goal)

    def products_of(self, seller: str, team: str) -> list[str]:
        """Those that a target of theirs is for."""
        there = ("" if seller else team, seller)
        return sorted({one.product for one in self._goals if one.product and (one.team, one.seller) == there})

    def of(self, subject: Subject) -> dict[str, Aim]:
        """By currency: its own, else the sum of its products', else the sum of those below it: of a team its
        sellers, of the company the teams that have some and whoever is in none of these."""
        return _sum(map(self._set_for, self._parts(subject)))

    def kept(self, subject: Subject, sight: Sight) -> set[str]:
        """The currencies in which the sum is not told to who sees no more than this.

        Told is a sum of whose parts all are seen; else one of at least so many people, and only where nobody
        has a target over some of these days that is no part of it. So any two sums that are told over a day
        are made up of the same parts, and what one has more than the other is never one person's.
        """
        parts = self._parts(subject)
        if all(sight.sees(one) for one in parts):
            return set()
        by_currency = defaultdict[str, set[Subject]](set)
        for one in parts:
            for currency in self._set_for(one):
                by_currency[currency].add(one)
        if self._leaves_out(parts, by_currency):
            return set(by_currency)
        return {code for code, those in by_currency.items() if len(people_in(those, self._book)) < FEWEST}

    def _leaves_out(self, parts: Sequence[Subject], by_currency: Mapping[str, set[Subject]]) -> bool:
        """Whether somebody known has a target over some of the days that is neither in it nor below."""
        return any(
            goal.period.overlaps(self._period)
            and one not in by_currency.get(goal.amount.currency, ())
            and people_in([one], self._book)
            and not any(self._is_above(part, one) for part in parts)
            for one, goals in self._goals.items()
            for goal in goals
        )

    def _is_above(self, part: Subject, one: Subject) -> bool:
        """Whether what is set for the part goes before what is set for this."""
        if part.team and one.seller:
            return one.seller in people_in([part], self._book)
        is_whole = not part.product and bool(one.product)
        return is_whole and (part.team, part.seller) == (one.team, one.seller)

    def _parts(self, subject: Subject) -> list[Subject]:
        """Of whose own targets its sum is made up."""
        if (found := self._own(subject)) or subject.product or subject.seller:
            return found
        return [part for one in self._below(subject) for part in self._own(one)]

    def _own(self, subject: Subject) -> list[Subject]:
        own = replace_team(subject)
        if self._set_for(own):
            return [own]
        if own.product:
            return []
        products = (replace(own, product=name) for name in self.products_of(own.seller, own.team))
        return [one for one in products if self._set_for(one)]

    def _set_for(self, subject: Subject) -> dict[str, Aim]:
        return aims(self._goals[subject], self._period) if subject in self._goals else {}

    def _below(self, subject: Subject) -> list[Subject]:
        if subject.team:
            return [Subject(seller=seller) for seller in sorted(people_in([subject], self._book))]
        teams = [team for team in self._book.teams.values() if self._own(Subject(team=team.name))]
        # One who is in two teams is one, and has one target.
        rest = frozenset(self._book.sellers).difference(*(team.sellers for team in teams))
        return [
            *(Subject(team=team.name) for team in teams),
            *(Subject(seller=seller) for seller in sorted(rest)),
        ]


def replace_team(subject: Subject) -> Subject:
    """As targets name it: a seller's are theirs, whichever team they stand in."""
    return replace(subject, team="") if subject.seller else subject


def aims(goals: Iterable[Goal], period: Period) -> dict[str, Aim]:
    """By currency, what the targets of one thing come to over the period: the one that is set for it, else
    the sum of those for parts of it, where these leave no day out."""
    of = defaultdict[str, list[Goal]](list)
    for goal in goals:
        if period.holds(goal.period):
            of[goal.amount.currency].append(goal)
    found = dict[str, Aim]()
    for currency, those in of.items():
        parts = _parting(those)
        if sum(goal.period.days for goal in parts) == period.days:
            total = sum(goal.amount.minor for goal in parts)
            found[currency] = Aim(amount=Money(total, currency), targets=len(parts))
    return found


def _parting(goals: Iterable[Goal]) -> list[Goal]:
    """The longest first, none that lies in one that was taken."""
    parts = list[Goal]()
    for goal in sorted(goals, key=lambda goal: (-goal.period.days, goal.period)):
        if not any(goal.period.overlaps(part.period) for part in parts):
            parts.append(goal)
    return parts


def _sum(some: Iterable[Mapping[str, Aim]]) -> dict[str, Aim]:
    total = dict[str, Aim]()
    for found in some:
        for currency, aim in found.items():
            before = total.get(currency)
            minor = aim.amount.minor + (before.amount.minor if before else 0)
            count = aim.targets + (before.targets if before else 0)
            total[currency] = Aim(amount=Money(minor, currency), targets=count)
    return total
