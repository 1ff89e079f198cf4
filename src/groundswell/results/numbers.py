"""The numbers of a period: what was to be won and what is, for those whose they are to see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from groundswell.engine.attaining.attained import Attained, Open, Sale, Scope, attained, still_open
from groundswell.engine.attaining.forecast import MOST_DAYS, Forecast, forecast
from groundswell.engine.attaining.pace import Pace, pace
from groundswell.engine.attaining.periods import Period, Span, period_at
from groundswell.people.viewer import Viewer
from groundswell.results.aiming import Aim, Aiming, subject_of
from groundswell.results.selling import Selling, selling
from groundswell.results.sight import Sight, Subject, sight_of
from groundswell.results.targets.queries import fiscal_year_begins, standing
from groundswell.results.targets.values import Goal, Standing
from groundswell.speech import DealStatus, Money

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """How one subject stands in one currency."""

    subject: Subject
    period: Period
    aim: Aim | None  # None: no target
    attained: Attained
    pace: Pace | None  # None without a target
    forecast: Forecast | None  # None without a target, or before the period has begun
    kept: bool = False  # there is a target, which would tell somebody's who is not seen


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
    reading = _Reading(book, targets, chosen, today, sight)
    lines = tuple(line for subject in reading.subjects() for line in reading.lines_of(subject))
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
    book: Selling, targets: Iterable[Standing], period: Period, today: date, sight: Sight
) -> tuple[Line, ...]:
    """The company's as a whole over a period, one a currency; none without a target."""
    lines = _Reading(book, targets, period, today, sight).lines_of(Subject())
    return tuple(line for line in lines if line.aim is not None or line.kept)


def _now(goals: Sequence[Goal], today: date, begins: int) -> Period:
    if holding := [goal.period for goal in goals if today in goal.period]:
        return min(holding, key=lambda one: (one.days, one.first))
    if over := [goal.period for goal in goals if goal.period.last < today]:
        return max(over, key=lambda one: (one.last, one.first))
    return period_at(today, Span.QUARTER, begins)


class _Reading:
    """Of one period, for whoever sees so much."""

    def __init__(
        self, book: Selling, targets: Iterable[Standing], period: Period, today: date, sight: Sight
    ) -> None:
        self._book, self._period, self._today, self._sight = book, period, today, sight
        self._aiming = Aiming(book, targets, period)

    def subjects(self) -> list[Subject]:
        """In the order of the page, as far as they are seen. A seller of two teams stands in each."""
        found, sight = list[Subject](), self._sight
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
        products = self._aiming.products_of(seller, team)
        return [Subject(team=team, seller=seller, product=product) for product in products]

    def lines_of(self, subject: Subject) -> list[Line]:
        """One a currency in which something is to be won; else what was won, in the company's."""
        kept = self._aiming.kept(subject, self._sight)
        lines = [
            _line(self._book, subject, aim, self._period, self._today, kept=currency in kept)
            for currency, aim in sorted(
                self._aiming.of(subject).items(), key=lambda item: item[0] != self._book.currency
            )
        ]
        if lines or subject.product:
            return lines
        line = _line(self._book, subject, None, self._period, self._today)
        won = line.attained
        told = won.deals or won.deals_elsewhere or won.without_amount or subject == Subject()
        return [line] if told or (subject.team and not subject.seller) else []


def _line(
    book: Selling, subject: Subject, aim: Aim | None, period: Period, today: date, *, kept: bool = False
) -> Line:
    scope = scope_of(subject, book)
    currency = aim.amount.currency if aim else book.currency
    won = attained(book.of(scope), scope, period, currency)
    if aim is None or kept:
        return Line(
            subject=subject, period=period, aim=None, attained=won, pace=None, forecast=None, kept=kept
        )
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
