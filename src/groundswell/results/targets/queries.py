"""Reading targets, and the tables in which they are brought, for those who set them."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from groundswell.engine.attaining.periods import Period, Span, fiscal_year, period_at
from groundswell.field.history.patch import Patch
from groundswell.field.models import Entry
from groundswell.launch.models import Launch
from groundswell.people.models import Organisation, Team
from groundswell.people.queries import local_day
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.results.models import Target, TargetTable
from groundswell.results.selling import Selling, selling
from groundswell.results.targets.columns import written
from groundswell.results.targets.judging import Known, judge
from groundswell.results.targets.judging import may_set as may_set_of
from groundswell.results.targets.values import Flaw, Goal, Judged, Refusal, Standing, Written
from groundswell.sources.delimited.plain import PlainRow
from groundswell.speech import Money

_SET_ALL = (Role.EXECUTIVE, Role.ADMINISTRATOR)


def require_setter(viewer: Viewer) -> Viewer:
    """Whoever sets targets, there themselves. Raises NotForYou."""
    if viewer.scopes is not None or viewer.role not in (*_SET_ALL, Role.SALES_LEAD):
        raise NotForYou
    return viewer


def teams_to_set(viewer: Viewer) -> list[str] | None:
    """For a sales lead the names of their own; None: all. Raises NotForYou for whoever sets none."""
    if require_setter(viewer).role in _SET_ALL:
        return None
    return list(Team.objects.filter(members=viewer.user).order_by("name").values_list("name", flat=True))


def fiscal_year_begins() -> int:
    """Its first month."""
    return Organisation.objects.values_list("fiscal_year_begins", flat=True).first() or 1


def known_for(viewer: Viewer, book: Selling | None = None) -> Known:
    """What their rows are judged against. Raises NotForYou."""
    teams = teams_to_set(viewer)
    launches = Launch.objects.filter(removed=False).order_by("-pk").values_list("name", "pk")
    names = {name.casefold(): number for name, number in launches}
    return Known(
        selling=book or selling(),
        begins=fiscal_year_begins(),
        launches=names | {f"l-{number}": number for _, number in launches},
        teams=teams,
    )


@dataclass(frozen=True, slots=True)
class LaunchNamed:
    id: int
    name: str


def launches_named() -> list[LaunchNamed]:
    """Those that stand, the last first."""
    rows = Launch.objects.filter(removed=False).order_by("-pk").values_list("pk", "name")
    return [LaunchNamed(number, name) for number, name in rows]


def standing(*, launch: int | None = None) -> list[Standing]:
    """All that stand, in the order in which they were set; those of a launch alone, where one is named."""
    rows = Target.objects.filter(removed=False).order_by("pk")
    return [
        Standing(id=row.pk, goal=goal_of(row)) for row in (rows.filter(launch=launch) if launch else rows)
    ]


def is_aimed_at(day: date) -> bool:
    """Whether a target of no launch stands over this day."""
    return Target.objects.filter(removed=False, launch=None, first__lte=day, last__gte=day).exists()


def targets_of_launches(launches: Collection[int]) -> dict[int, int]:
    """How many name each of these; those that none does are left out. One query."""
    rows = Target.objects.filter(launch__in=launches, removed=False).order_by().values_list("launch")
    return dict(rows.annotate(count=Count("pk")))


def goal_of(row: Target) -> Goal:
    return Goal(
        seller=row.seller,
        team=row.team,
        product=row.product,
        launch=row.launch_id,
        period=Period(row.first, row.last),
        amount=Money(row.amount, row.currency),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A target as it was set."""

    id: int
    goal: Goal
    by: str
    at: datetime
    stands: bool
    was_undone: bool


def told_for(viewer: Viewer, known: Known) -> list[Told]:
    """All that were ever set and that this viewer may set, the last first. Raises NotForYou."""
    require_setter(viewer)
    rows = Target.objects.select_related("entry").exclude(seller="(erased)").order_by("-pk")
    return [
        Told(
            id=row.pk,
            goal=goal_of(row),
            by=row.entry.by,
            at=row.entry.at,
            stands=not row.removed,
            was_undone=row.entry.is_undone,
        )
        for row in rows
        if may_set(known, goal_of(row))
    ]


def may_set(known: Known, goal: Goal) -> bool:
    """Whether who is known by it may set this; one whose seller or team is not known any more is nobody's
    but theirs who set all."""
    seller, team = known.selling.seller(goal.seller), known.selling.team(goal.team)
    return may_set_of(seller, team, known)


def may_take_back(viewer: Viewer, entry: int) -> bool:
    """Whoever may set all that it set, by the number of the entry that did."""
    if viewer.role in _SET_ALL:
        return True
    if viewer.role is not Role.SALES_LEAD:
        return False
    known = known_for(viewer)
    return all(may_set(known, goal_of(row)) for row in touched_by(Entry.objects.get(pk=entry)))


def touched_by(entry: Entry) -> list[Target]:
    """What it set, and what it took away."""
    columns = Patch.of(entry).columns.values()
    numbers = {row for column in columns if column.table == Target._meta.label_lower for row in column.ids}
    return list(Target.objects.filter(pk__in=numbers))


def table(viewer: Viewer, number: int) -> TargetTable:
    """A lead sees those alone that they brought themselves. Raises NotForYou."""
    require_setter(viewer)
    row = TargetTable.objects.select_related("entry").filter(pk=number).first()
    if row is None or (viewer.role not in _SET_ALL and row.user != viewer.user):
        raise NotForYou
    return row


def tables(viewer: Viewer) -> list[TargetTable]:
    """Those that were brought, the last first. Raises NotForYou."""
    rows = TargetTable.objects.select_related("entry").order_by("-pk")
    return list(rows if require_setter(viewer).role in _SET_ALL else rows.filter(user=viewer.user))


def judged(row: TargetTable, known: Known) -> list[Judged]:
    """Its rows as they would be taken now. Raises LacksColumns."""
    return judge(rows_of(row, known.begins), standing(), known)


def refused_then(row: TargetTable) -> list[Judged]:
    """Of a table that was taken the rows that were refused, with why, as it was said then."""
    cells = {one.number: one for one in rows_of(row, fiscal_year_begins())}
    return [
        Judged(row=cells.get(number, Written(number, {})), refusal=Refusal(Flaw(flaw), told))
        for number, flaw, told in json.loads(row.refused)
    ]


def rows_of(row: TargetTable, begins: int) -> list[Written]:
    return written(header_of(row), plain_rows(row), begins, year_of(row, begins))


def year_of(row: TargetTable, begins: int) -> int:
    """In which the fiscal year begins that columns without one are of: that in which it was brought."""
    return fiscal_year(period_at(local_day(row.at), Span.YEAR, begins), begins)


def header_of(row: TargetTable) -> list[str]:
    return json.loads(row.header)


def plain_rows(row: TargetTable) -> list[PlainRow]:
    return [PlainRow(number, tuple(cells), flaw) for number, cells, flaw in json.loads(row.rows)]


def as_json(rows: Iterable[PlainRow]) -> str:
    return json.dumps([(row.number, row.cells, row.flaw) for row in rows], ensure_ascii=False)
