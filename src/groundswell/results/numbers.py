"""The numbers of a period: what was to be won and what is, for those whose they are to see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from groundswell.engine.attaining.attained import Attained, Open, Sale, Scope, attained, still_open
from groundswell.engine.attaining.forecast import MOST_DAYS, Forecast, forecast
from groundswell.engine.attaining.pace import Pace, pace
from groundswell.engine.attaining.periods import Period, Span, period_at
from groundswell.people.viewer import Viewer
from groundswell.results.selling import Selling, selling
from groundswell.results.sight import Sight, Subject, sight_of
from groundswell.results.targets.queries import fiscal_year_begins, standing
from groundswell.results.targets.values import Goal, Standing
from groundswell.speech import DealStatus, Money

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """What is to be won in one currency, and of how many targets that is the sum."""

    amount: Money
    targets: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """How one subject stands in one currency."""

    subject: Subject
    period: Period
    aim: Aim | None  # None: no target
    attained: Attained
    pace: Pace | None  # None without a target
    forecast: Forecast | None  # None without a target, or before the period has begun


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbers:
    period: Period
    begins: int  # month of the fiscal year
    today: date
    sight: Sight
    book: Selling
    lines: tuple[Line, ...]  # the company, its products; each team, its products and sellers
    open: Mapping[Subject, Open]
    periods: tuple[Period, ...]  # for which the viewer sees targets of no launch, the last first


def numbers(viewer: Viewer, today: date, period: Period | None = None) -> Numbers:
    """Of the period asked for, else of the shortest that holds today and has a target, else of the last that
    has one, else of the quarter. A fixed number of queries. Raises NotForYou."""
    book, begins, targets = selling(), fiscal_year_begins(), standing()
    sight = sight_of(viewer, book)
    seen = [one.goal for one in targets if one.goal.launch is None and sight.sees(subject_of(one.goal, book))]
    chosen = period or _now(seen, today, begins)
    reading = _Reading(book, targets, chosen, today)
    lines = tuple(line for subject in reading.subjects(sight) for line in reading.lines_of(subject))
    subjects = dict.fromkeys(line.subject for line in lines)
    return Numbers(
        period=chosen,
        begins=begins,
        today=today,
        sight=sight,
        book=book,
        lines=lines,
        # Of a period that is over nothing can still be won.
        open={one: still_open_of(one, book, chosen) for one in subjects} if today <= chosen.last else {},
        periods=tuple(sorted({goal.period for goal in seen}, reverse=True)),
    )


def subject_of(goal: Goal, book: Selling) -> Subject:
    """By the names that are used now. One whose seller or team is not known any more is nobody's."""
    return Subject(
        team=book.team(goal.team) or goal.team,
        seller=book.seller(goal.seller) or goal.seller,
        product=book.product(goal.product) if goal.product else "",
    )


def scope_of(subject: Subject, book: Selling) -> Scope:
    return book.scope(seller=subject.seller, team=subject.team, product=subject.product)


def still_open_of(subject: Subject, book: Selling, period: Period) -> Open:
    scope = scope_of(subject, book)
    return still_open(book.of(scope), scope, period)


def line_of(goal: Goal, book: Selling, today: date) -> Line:
    """Of one target by itself, a launch's own among them."""
    subject = subject_of(goal, book)
    return _line(book, subject, Aim(amount=goal.amount, targets=1), goal.period, today)


def company_lines(
    book: Selling, targets: Iterable[Standing], period: Period, today: date
) -> tuple[Line, ...]:
    """The company's as a whole over a period, one a currency; none without a target."""
    lines = _Reading(book, targets, period, today).lines_of(Subject())
    return tuple(line for line in lines if line.aim is not None)


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


def _now(goals: Sequence[Goal], today: date, begins: int) -> Period:
    if holding := [goal.period for goal in goals if today in goal.period]:
        return min(holding, key=lambda one: (one.days, one.first))
    if over := [goal.period for goal in goals if goal.period.last < today]:
        return max(over, key=lambda one: (one.last, one.first))
    return period_at(today, Span.QUARTER, begins)


class _Reading:
    """Of one period."""

    def __init__(self, book: Selling, targets: Iterable[Standing], period: Period, today: date) -> None:
        self._book, self._period, self._today = book, period, today
        self._goals = defaultdict[Subject, list[Goal]](list)
        for one in targets:
            if one.goal.launch is None:  # those of a launch stand with it
                self._goals[subject_of(one.goal, book)].append(one.goal)

    def subjects(self, sight: Sight) -> list[Subject]:
        """In the order of the page, as far as they are seen. A seller of two teams stands in each."""
        found = list[Subject]()
        if sight.company:
            found += [Subject(), *self._products("", "")]
        placed = set[str]()
        for team in sorted(self._book.teams.values(), key=lambda team: team.name):
            sellers = sorted(team.sellers & sight.sellers)
            placed |= set(sellers)
            if team.name in sight.teams:
                found += [Subject(team=team.name), *self._products(team.name, "")]
            found += self._sellers(team.name if team.name in sight.teams else "", sellers)
        return found + self._sellers("", sorted(sight.sellers - placed))

    def _sellers(self, team: str, sellers: Iterable[str]) -> list[Subject]:
        found = list[Subject]()
        for seller in sellers:
            found += [Subject(team=team, seller=seller), *self._products(team, seller)]
        return found

    def _products(self, team: str, seller: str) -> list[Subject]:
        """Those that a target of theirs is for."""
        there = Subject(team="" if seller else team, seller=seller)
        products = {
            subject.product
            for subject in self._goals
            if subject.product and (subject.team, subject.seller) == (there.team, there.seller)
        }
        return [Subject(team=team, seller=seller, product=product) for product in sorted(products)]

    def lines_of(self, subject: Subject) -> list[Line]:
        """One a currency in which something is to be won; else what was won, in the company's."""
        aims_of = self._aims(subject)
        lines = [
            _line(self._book, subject, aim, self._period, self._today)
            for _, aim in sorted(aims_of.items(), key=lambda item: item[0] != self._book.currency)
        ]
        if lines or subject.product:
            return lines
        line = _line(self._book, subject, None, self._period, self._today)
        won = line.attained
        told = won.deals or won.deals_elsewhere or won.without_amount or subject == Subject()
        return [line] if told or (subject.team and not subject.seller) else []

    def _aims(self, subject: Subject) -> dict[str, Aim]:
        """Its own, else the sum of its products', else the sum of those below it: of a team its sellers, of
        the company the teams that have some and whoever is in none of these."""
        if (found := self._own(subject)) or subject.product or subject.seller:
            return found
        return _sum(self._own(one) for one in self._below(subject))

    def _own(self, subject: Subject) -> dict[str, Aim]:
        own = replace_team(subject)
        found = aims(self._goals[own], self._period)
        if found or subject.product:
            return found
        return _sum(aims(self._goals[one], self._period) for one in self._products_of(own))

    def _products_of(self, own: Subject) -> list[Subject]:
        return [
            one
            for one in list(self._goals)
            if one.product and (one.team, one.seller) == (own.team, own.seller)
        ]

    def _below(self, subject: Subject) -> list[Subject]:
        if subject.team:
            sellers = self._book.scope(team=subject.team).sellers or frozenset[str]()
            return [Subject(seller=seller) for seller in sorted(sellers)]
        teams = [team for team in self._book.teams.values() if self._own(Subject(team=team.name))]
        # One who is in two teams is one, and has one target.
        rest = frozenset(self._book.sellers).difference(*(team.sellers for team in teams))
        return [
            *(Subject(team=team.name) for team in teams),
            *(Subject(seller=seller) for seller in sorted(rest)),
        ]


def replace_team(subject: Subject) -> Subject:
    """As targets name it: a seller's are theirs, whichever team they stand in."""
    return Subject(seller=subject.seller, product=subject.product) if subject.seller else subject


def _sum(some: Iterable[Mapping[str, Aim]]) -> dict[str, Aim]:
    total = dict[str, Aim]()
    for found in some:
        for currency, aim in found.items():
            before = total.get(currency)
            minor = aim.amount.minor + (before.amount.minor if before else 0)
            count = aim.targets + (before.targets if before else 0)
            total[currency] = Aim(amount=Money(minor, currency), targets=count)
    return total


def _line(book: Selling, subject: Subject, aim: Aim | None, period: Period, today: date) -> Line:
    scope = scope_of(subject, book)
    currency = aim.amount.currency if aim else book.currency
    won = attained(book.of(scope), scope, period, currency)
    if aim is None:
        return Line(subject=subject, period=period, aim=None, attained=won, pace=None, forecast=None)
    return Line(
        subject=subject,
        period=period,
        aim=aim,
        attained=won,
        pace=pace(won.amount.minor, aim.amount.minor, period, today),
        forecast=_forecast(book.of(scope), scope, won.amount, aim, period, today),
    )


def _forecast(
    sales: Iterable[Sale], scope: Scope, won: Money, aim: Aim, period: Period, today: date
) -> Forecast | None:
    if today < period.first:
        return None
    left = (period.last - today).days
    days, deals = won_by_day(sales, scope, won.currency, today) if left > 0 else ([], 0)
    return forecast(won.minor, aim.amount.minor, left, days, deals)


def won_by_day(sales: Iterable[Sale], scope: Scope, currency: str, today: date) -> tuple[list[int], int]:
    """What each day brought in a currency, from the first on which a deal of theirs was closed, at most a
    year ago, until today; and of how many deals."""
    since = today - MOST_DAYS * _DAY + _DAY
    closed = [
        sale
        for sale in sales
        if sale.status is not DealStatus.OPEN
        and sale.day is not None
        and since <= sale.day <= today
        and scope.holds(sale)
    ]
    if not closed:
        return [], 0
    first = min(sale.day for sale in closed if sale.day is not None)
    days, deals = [0] * ((today - first).days + 1), 0
    for sale in closed:
        won = sale.status is DealStatus.WON and sale.amount is not None and sale.amount.currency == currency
        if won and sale.day is not None and sale.amount is not None:
            days[(sale.day - first).days] += sale.amount.minor
            deals += 1
    return days, deals
