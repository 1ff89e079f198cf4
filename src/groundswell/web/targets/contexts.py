"""What the pages of targets show, decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from groundswell.engine.attaining.periods import year_of
from groundswell.intake.telling import name_key
from groundswell.people.language import day
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer
from groundswell.results.models import TargetTable
from groundswell.results.targets import queries
from groundswell.results.targets.columns import columns_of
from groundswell.results.targets.judging import Known
from groundswell.results.targets.values import Goal, Judged
from groundswell.web.results.naming import days_of, period_called
from groundswell.web.shell import wording
from groundswell.web.targets.naming import remarks, why

_MOST = 300  # rows of one list


@dataclass(frozen=True, kw_only=True, slots=True)
class GoalTold:
    whose: str  # empty: the company's
    product: str
    launch: str
    period: str
    days: str
    amount: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TargetTold:
    id: int
    goal: GoalTold
    set_by: str
    earlier: tuple[str, ...]  # what stood there before, the last first: "€100 by Ada, 3 Mar 2026"


@dataclass(frozen=True, slots=True)
class TableTold:
    id: int
    name: str
    when: str
    by: str
    is_taken: bool
    is_undone: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class TargetsPage:
    targets: tuple[TargetTold, ...]
    more: int
    tables: tuple[TableTold, ...]
    sellers: tuple[str, ...]
    teams: tuple[str, ...]
    products: tuple[str, ...]
    year_begins: int


def targets_page(viewer: Viewer, known: Known) -> TargetsPage:
    told = queries.told_for(viewer, known)
    launches = {one.id: one.name for one in queries.launches_named()}
    standing = [one for one in told if one.stands]
    before: dict[object, list[queries.Told]] = {}
    for one in told:
        if not one.stands and not one.was_undone:
            before.setdefault(one.goal.what, []).append(one)
    book = known.selling
    theirs = [book.teams[name_key(name)] for name in known.teams or () if book.team(name)]
    teams = theirs if known.teams is not None else list(book.teams.values())
    sellers = {seller for team in teams for seller in team.sellers}
    return TargetsPage(
        targets=tuple(
            TargetTold(
                id=one.id,
                goal=goal_told(one.goal, known.begins, launches),
                set_by=f"{one.by}, {day(local_day(one.at))}",
                earlier=tuple(_earlier(before.get(one.goal.what, ()))),
            )
            for one in standing[:_MOST]
        ),
        more=max(0, len(standing) - _MOST),
        tables=tuple(map(_table, queries.tables(viewer))),
        sellers=tuple(sorted(sellers if known.teams is not None else book.sellers)),
        teams=tuple(sorted(team.name for team in teams)),
        products=tuple(book.products),
        year_begins=known.begins,
    )


def _earlier(those: Iterable[queries.Told]) -> Iterable[str]:
    for one in those:
        yield f"{wording.money(one.goal.amount)}: {one.by}, {day(local_day(one.at))}"


def goal_told(goal: Goal, begins: int, launches: dict[int, str]) -> GoalTold:
    period = period_called(goal.period, begins)
    return GoalTold(
        whose=goal.seller or goal.team,
        product=goal.product,
        launch=launches.get(goal.launch, "") if goal.launch else "",
        period=period,
        days=days_of(goal.period),
        amount=wording.money(goal.amount),
    )


def _table(row: TargetTable) -> TableTold:
    return TableTold(
        row.pk,
        row.name,
        day(local_day(row.at)),
        row.by,
        row.entry is not None,
        row.entry is not None and row.entry.is_undone,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class RowTold:
    number: int
    written: str  # as it stands
    goal: GoalTold | None
    why: str  # empty: it is taken, or stands so
    stands: bool
    replaces: str  # the amount that stands


@dataclass(frozen=True, kw_only=True, slots=True)
class TablePage:
    table: TableTold
    remarks: tuple[str, ...]  # of the table as a whole
    each_cell: bool  # counted are amounts, not rows
    taken: tuple[RowTold, ...]
    refused: tuple[RowTold, ...]
    standing: int  # rows that stand so already
    in_all: int
    to_take: int
    to_refuse: int
    more_taken: int
    more_refused: int


def table_page(row: TargetTable, judged: list[Judged], known: Known) -> TablePage:
    launches = {one.id: one.name for one in queries.launches_named()}
    taken = [one for one in judged if one.is_taken]
    refused = [one for one in judged if one.refusal]
    header = queries.header_of(row)
    cells = {one.number: one.cells for one in queries.plain_rows(row)}

    def told(one: Judged) -> RowTold:
        return _row(one, header, cells.get(one.row.number, ()), known.begins, launches)

    columns = columns_of(header)
    year = year_of(queries.year_of(row, known.begins), known.begins)
    return TablePage(
        table=_table(row),
        remarks=tuple(remarks(columns, period_called(year, known.begins))),
        each_cell=bool(columns.across),
        taken=tuple(map(told, taken[:_MOST])),
        refused=tuple(map(told, refused[:_MOST])),
        standing=sum(one.stands for one in judged),
        in_all=len(judged),
        to_take=len(taken),
        to_refuse=len(refused),
        more_taken=max(0, len(taken) - _MOST),
        more_refused=max(0, len(refused) - _MOST),
    )


def _row(
    one: Judged, header: list[str], cells: tuple[str, ...], begins: int, launches: dict[int, str]
) -> RowTold:
    pairs = zip(header, cells, strict=False)
    return RowTold(
        number=one.row.number,
        written="; ".join(f"{name}: {cell}" for name, cell in pairs if cell.strip())[:_MOST],
        goal=goal_told(one.goal, begins, launches) if one.goal else None,
        why=why(one.refusal) if one.refusal else "",
        stands=one.stands,
        replaces=wording.money(one.replaces.goal.amount) if one.replaces else "",
    )
