"""The numbers of a launch: the targets that name it; where none does, the company's over its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from groundswell.engine.attaining.periods import Period
from groundswell.launch.queries import Told
from groundswell.people.queries import zone_of_company
from groundswell.results.models import Target
from groundswell.results.numbers import Line, company_lines, line_of
from groundswell.results.selling import Selling, selling
from groundswell.results.targets.queries import goal_of, standing


@dataclass(frozen=True, kw_only=True, slots=True)
class LaunchNumbers:
    own: bool  # whether targets name it
    period: Period  # from the first day of any of them to the last
    given: date  # on which sales got the first of them
    lines: tuple[Line, ...]  # of each target of its own; else of the company, one a currency

    @property
    def share(self) -> float:
        """Attained by target; what is to be won in several currencies counts alike."""
        return share_of(self.lines)


def share_of(lines: Sequence[Line]) -> float:
    won, aims = dict[str, int](), dict[str, int]()
    for line in lines:
        if line.aim is not None:
            currency = line.aim.amount.currency
            won[currency] = won.get(currency, 0) + line.attained.amount.minor
            aims[currency] = aims.get(currency, 0) + line.aim.amount.minor
    shares = [Fraction(won[currency], aims[currency]) for currency in aims]
    return float(sum(shares) / len(shares)) if shares else 0.0


def numbers_of(launch: Told, today: date, book: Selling | None = None) -> LaunchNumbers | None:
    """None where nothing was to be won. A fixed number of queries, two where there is no target."""
    own = standing(launch=launch.id)
    if own:
        book = book or selling()
        lines = tuple(line_of(one.goal, book, today) for one in own)
        first, last = min(one.goal.period.first for one in own), max(one.goal.period.last for one in own)
        given = _given(Target.objects.filter(launch=launch.id))
        return LaunchNumbers(own=True, period=Period(first, last), given=given, lines=lines)
    if launch.day is None:
        return None
    over_its_day = Target.objects.filter(launch=None, first__lte=launch.day, last__gte=launch.day)
    targets = [goal_of(row) for row in over_its_day.filter(removed=False)]
    if not targets:
        return None
    book = book or selling()
    for period in sorted({goal.period for goal in targets}, key=lambda one: (one.days, one.first)):
        if lines := company_lines(book, standing(), period, today):
            return LaunchNumbers(own=False, period=period, given=_given(over_its_day), lines=lines)
    return None


def _given(rows: "QuerySet[Target]") -> date:
    """The first day on which one was set that stands, or that another took the place of."""
    zone = ZoneInfo(zone_of_company())
    return min(
        at.astimezone(zone).date()
        for at in rows.filter(entry__undone_by=None).values_list("entry__at", flat=True)
    )
