"""The numbers of a launch: the targets that name it; where none does, the company's over its day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from groundswell.engine.attaining.periods import Period
from groundswell.launch.queries import Told
from groundswell.people.queries import zone_of_company
from groundswell.results.aiming import FEWEST, Aim, people_in
from groundswell.results.models import Target
from groundswell.results.numbers import Line, company_lines, line_of
from groundswell.results.selling import Selling, selling
from groundswell.results.sight import ALL_MEMBERS, Sight, Subject
from groundswell.results.targets.queries import goal_of, launches_named, standing
from groundswell.speech import Money


@dataclass(frozen=True, kw_only=True, slots=True)
class Altogether:
    """What several lines come to in one currency."""

    aim: Aim
    won: Money
    deals: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.won.minor, self.aim.amount.minor)


@dataclass(frozen=True, kw_only=True, slots=True)
class LaunchNumbers:
    own: bool  # whether targets name it
    period: Period  # from the first day of any of them to the last
    given: date  # on which sales got the first of them
    lines: tuple[Line, ...]  # of each target of its own; else of the company, one a currency
    # Attained by target, what is to be won in several currencies counting alike; None where that would tell
    # what fewer people are to win than a sum is told of.
    share: float | None


def share_of(lines: Sequence[Line], book: Selling) -> float | None:
    """None without a target."""
    shares = [total.share for total in altogether(lines, book)]
    return float(sum(shares) / len(shares)) if shares else None


@dataclass(frozen=True, kw_only=True, slots=True)
class LaunchAims:
    """What a launch is to win by those whose numbers are seen."""

    launch: int
    name: str
    period: Period  # from the first day of any of its targets to the last
    sums: tuple[Altogether, ...]  # one a currency, the company's first


def aims_of_launches(sight: Sight, book: Selling, today: date) -> list[LaunchAims]:
    """Of those that a target in sight names, the last first. Two queries, one where there is none."""
    lines = defaultdict[int, list[Line]](list)
    for one in standing():
        if one.goal.launch is not None:
            line = line_of(one.goal, book, today)
            if sight.sees(line.subject):
                lines[one.goal.launch].append(line)
    named = launches_named() if lines else []
    return [
        LaunchAims(
            launch=launch.id,
            name=launch.name,
            period=_whole(line.period for line in lines[launch.id]),
            sums=tuple(altogether(lines[launch.id], book)),
        )
        for launch in named
        if launch.id in lines
    ]


def altogether(lines: Sequence[Line], book: Selling) -> Iterator[Altogether]:
    """A target that lies in another is left out, and a deal of several counts once."""
    tops = _tops(lines, book)
    currencies = {line.aim.amount.currency for line in tops if line.aim is not None}
    for currency in sorted(currencies, key=lambda code: (code != book.currency, code)):
        those = [line for line in tops if line.aim is not None and line.aim.amount.currency == currency]
        deals = {number for line in those for number in line.attained.deals}
        sold = [amount.minor for number in deals if (amount := book.sales[number].amount) is not None]
        aim = sum(line.aim.amount.minor for line in those if line.aim is not None)
        yield Altogether(
            aim=Aim(amount=Money(aim, currency), targets=len(those)),
            won=Money(sum(sold), currency),
            deals=len(deals),
        )


def _tops(lines: Sequence[Line], book: Selling) -> list[Line]:
    """Those that lie in no other, of which a sum is made."""
    wider = _Wider(lines, book)
    return [line for line in lines if not wider.holds(line)]


class _Wider:
    """What each line may lie in, looked up: a table of targets has thousands of rows, too many to hold each
    against each."""

    def __init__(self, lines: Iterable[Line], book: Selling) -> None:
        self._periods = defaultdict[tuple[Subject, str], list[Period]](list)
        for line in lines:
            if line.aim is not None:
                self._periods[line.subject, line.aim.amount.currency].append(line.period)
        self._teams = defaultdict[str, list[str]](list)
        for team in sorted({subject.team for subject, _ in self._periods} - {""}):
            for seller in book.scope(team=team).sellers or ():
                self._teams[seller].append(team)

    def holds(self, line: Line) -> bool:
        """Whether another of them, in its currency, takes this one in."""
        if line.aim is None:
            return False
        currency = line.aim.amount.currency
        own = self._periods[line.subject, currency]
        if any(period != line.period and period.holds(line.period) for period in own):
            return True
        return any(
            line.period.overlaps(period)
            for subject in self._around(line.subject)
            for period in self._periods.get((subject, currency), ())
        )

    def _around(self, one: Subject) -> Iterator[Subject]:
        """Whose numbers take in those of this one."""
        teams = self._teams.get(one.seller, []) if one.seller else [one.team]
        for product in dict.fromkeys(("", one.product)):
            whose = dict.fromkeys(Subject(team=team, product=product) for team in ("", *teams))
            if one.seller:
                whose[Subject(seller=one.seller, product=product)] = None
            yield from (wider for wider in whose if wider != one)


def _whole(periods: Iterable[Period]) -> Period:
    those = list(periods)
    return Period(min(one.first for one in those), max(one.last for one in those))


def numbers_of(
    launch: Told, today: date, book: Selling | None = None, sight: Sight = ALL_MEMBERS
) -> LaunchNumbers | None:
    """None where nothing was to be won. A fixed number of queries, two where there is no target."""
    own = standing(launch=launch.id)
    if own:
        book = book or selling()
        lines = tuple(line_of(one.goal, book, today) for one in own)
        given = _given(Target.objects.filter(launch=launch.id))
        whole = _whole(one.goal.period for one in own)
        summed = _tops(lines, book)
        share = share_of(summed, book) if _told_of_enough(summed, book) else None
        return LaunchNumbers(own=True, period=whole, given=given, lines=lines, share=share)
    if launch.day is None:
        return None
    over_its_day = _over(launch.day)
    targets = [goal_of(row) for row in over_its_day.filter(removed=False)]
    if not targets:
        return None
    book = book or selling()
    for period in sorted({goal.period for goal in targets}, key=lambda one: (one.days, one.first)):
        if lines := company_lines(book, standing(), period, today, sight):
            given, share = _given(over_its_day), share_of(lines, book)
            return LaunchNumbers(own=False, period=period, given=given, lines=lines, share=share)
    return None


def _told_of_enough(lines: Iterable[Line], book: Selling) -> bool:
    """Whether what not all members see of these, none of which lies in another, is of so many people, in each
    currency, that its sum may be told to them."""
    unseen = defaultdict[str, list[Subject]](list)
    for line in lines:
        if line.aim is not None and not ALL_MEMBERS.sees(line.subject):
            unseen[line.aim.amount.currency].append(line.subject)
    return all(len(people_in(those, book)) >= FEWEST for those in unseen.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """That sales has its numbers for a launch: what the spectrum tells as of that day."""

    own: bool  # whether targets name it; else they are those over its day
    targets: int
    day: date  # on which the first of them was set


def given_for(launch: Told) -> Given | None:
    """None where nothing is to be won. Four queries at most."""
    own = Target.objects.filter(launch=launch.id)
    if count := own.filter(removed=False).count():
        return Given(own=True, targets=count, day=_given(own))
    over = _over(launch.day) if launch.day is not None else Target.objects.none()
    if count := over.filter(removed=False).count():
        return Given(own=False, targets=count, day=_given(over))
    return None


def _over(day: date) -> "QuerySet[Target]":
    return Target.objects.filter(launch=None, first__lte=day, last__gte=day)


def _given(rows: "QuerySet[Target]") -> date:
    """The first day on which one was set that stands, or that another took the place of."""
    zone = ZoneInfo(zone_of_company())
    told = [(goal_of(row).what, row) for row in rows.filter(entry__undone_by=None).select_related("entry")]
    stand = {what for what, row in told if not row.removed}
    return min(row.entry.at for what, row in told if what in stand).astimezone(zone).date()
