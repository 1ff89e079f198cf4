"""What launches are to win by themselves, and what is won of it: no part of any other number."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.launch.queries import Told
from groundswell.people.viewer import Viewer
from groundswell.results.launched import Altogether, LaunchAims, aims_of_launches, altogether, numbers_of
from groundswell.results.selling import Selling, selling
from groundswell.results.sight import Sight, sight_of
from groundswell.results.targets.queries import fiscal_year_begins
from groundswell.web.results import drawing, naming
from groundswell.web.results.lines import LineTold, line_alone, sum_of, won_told
from groundswell.web.shell.filters import counted


def launches_told(sight: Sight, book: Selling, begins: int, today: date) -> tuple[LineTold, ...]:
    """Of those in sight, one line a currency."""
    of_launches = aims_of_launches(sight, book, today)
    return tuple(line for aims in of_launches for line in _lines(aims, begins, aims.name))


@dataclass(frozen=True, kw_only=True, slots=True)
class WonShown:
    """Of one launch; `lines` are empty where nothing is in sight."""

    lines: tuple[LineTold, ...]
    each: tuple[LineTold, ...]  # of several targets that are one line above, each by itself
    own: bool  # targets name the launch; else they are the company's over its day
    hidden: bool  # some are not for this viewer
    period: str


def won_by_launch(viewer: Viewer, launch: Told, today: date) -> WonShown:
    """A fixed number of queries. Raises NotForYou."""
    book, begins = selling(), fiscal_year_begins()
    sight = sight_of(viewer, book)
    told = numbers_of(launch, today, book, sight)
    if told is None:
        return WonShown(lines=(), each=(), own=False, hidden=False, period="")
    seen = [line for line in told.lines if sight.sees(line.subject) and not line.kept]
    sums = tuple(altogether(seen, book)) if told.own else ()
    aims = LaunchAims(launch=launch.id, name=launch.name, period=told.period, sums=sums)
    each = tuple(line_alone(line, begins) for line in seen)
    are_summed = told.own and len(seen) > len(sums)
    return WonShown(
        lines=tuple(_lines(aims, begins, _("All together"))) if are_summed else each,
        each=each if are_summed else (),
        own=told.own,
        hidden=len(seen) < len(told.lines),
        period=naming.period_called(told.period, begins),
    )


def _lines(aims: LaunchAims, begins: int, name: str) -> Iterator[LineTold]:
    for total in aims.sums:
        yield _line(aims, total, begins, name)


def _line(aims: LaunchAims, total: Altogether, begins: int, name: str) -> LineTold:
    return LineTold(
        name=name,
        level=0,
        won=won_told(total.won, total.aim.amount),
        share=naming.percent(total.share),
        bar=drawing.bar_so_far(total.share),
        pace=naming.period_called(aims.period, begins),
        outlook="",
        forecast="",
        beside=tuple(sum_of(total.aim.targets)),
        href=f"{reverse('launch', args=[aims.launch])}#results",
        deals=counted(total.deals, "deal"),
    )
