"""What becomes of each row of targets: judged against what is known, what stands, and the other rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from groundswell.engine.attaining.periods import Period
from groundswell.intake.telling import name_key
from groundswell.results.selling import Selling
from groundswell.results.targets import periods
from groundswell.results.targets.over import Over
from groundswell.results.targets.values import Column, Flaw, Goal, Judged, Standing, Written, refused
from groundswell.sources.columns.amounts import AmountStyle, amount_style, parse_amount
from groundswell.sources.columns.currencies import currency_of
from groundswell.sources.formats.dates import DateStyle
from groundswell.speech import Money
from groundswell.speech.money import CODES


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What rows are judged against."""

    selling: Selling
    begins: int  # month of the fiscal year
    launches: Mapping[str, int]  # by name and by "L-3", folded
    # Whose targets may be set; None: everybody's.
    teams: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class _Styles:
    """In which way the columns of this table write amounts and days."""

    amounts: AmountStyle
    days: DateStyle


def judge(rows: Sequence[Written], standing: Iterable[Standing], known: Known) -> list[Judged]:
    """In their order."""
    styles = _Styles(
        amount_style(row[Column.AMOUNT] for row in rows),
        periods.style_of_days(text for row in rows for text in (row[Column.FROM], row[Column.TO]) if text),
    )
    read = [_read(row, styles, known) for row in rows]
    return _against_what_stands(_against_each_other(read, known.begins), standing, known.begins)


# Each row by itself.


def _read(row: Written, styles: _Styles, known: Known) -> Judged:
    if row.flaw:
        return refused(row, Flaw.BROKEN, why=row.flaw)
    whose = _whose(row, known)
    if isinstance(whose, Judged):
        return whose
    period = _period(row, styles.days, known.begins)
    if isinstance(period, Judged):
        return period
    amount = _amount(row, styles.amounts, known.selling.currency)
    if isinstance(amount, Judged):
        return amount
    return Judged(row=row, goal=replace(whose, period=period, amount=amount))


_NOTHING, _NEVER = Money(0, ""), Period(date.min, date.min)


def _whose(row: Written, known: Known) -> Judged | Goal:
    """Whose it is, and of what; period and amount are still to come."""
    selling, launch = known.selling, None
    seller, team = selling.seller(row[Column.SELLER]), selling.team(row[Column.TEAM])
    if row[Column.SELLER] and not seller:
        return refused(row, Flaw.UNKNOWN_SELLER, name=row[Column.SELLER])
    if row[Column.TEAM] and not team:
        return refused(row, Flaw.UNKNOWN_TEAM, name=row[Column.TEAM])
    if seller and team and seller not in selling.teams[name_key(team)].sellers:
        return refused(row, Flaw.NOT_IN_TEAM, name=seller, team=team)
    if row[Column.LAUNCH]:
        launch = known.launches.get(row[Column.LAUNCH].casefold())
        if launch is None:
            return refused(row, Flaw.UNKNOWN_LAUNCH, name=row[Column.LAUNCH])
    if not may_set(seller, team, known):
        return refused(row, Flaw.NOT_YOURS, name=seller or team)
    return Goal(
        seller=seller,
        team="" if seller else team,
        product=selling.product(row[Column.PRODUCT]),
        launch=launch,
        period=_NEVER,
        amount=_NOTHING,
    )


def may_set(seller: str, team: str, known: Known) -> bool:
    """By the names that are used now; a lead sets those of their teams, and of who is in them."""
    if known.teams is None:
        return True
    theirs = [known.selling.teams[name_key(name)] for name in known.teams if known.selling.team(name)]
    if seller:
        return any(seller in one.sellers for one in theirs)
    return any(team == one.name for one in theirs)


def _period(row: Written, style: DateStyle, begins: int) -> Judged | Period:
    first, last, told = row[Column.FROM], row[Column.TO], row[Column.PERIOD]
    if told:
        period, written = periods.read_period(told, begins), told
    elif first and last:
        are_open = periods.is_open(first, style) or periods.is_open(last, style)
        period, written = None if are_open else periods.read_days(first, last, style), f"{first} – {last}"
    else:
        return refused(row, Flaw.NO_PERIOD)
    if period is None:
        return refused(row, Flaw.UNREADABLE_PERIOD, written=written)
    return refused(row, Flaw.WRONG_ORDER, written=written) if period.last < period.first else period


def _amount(row: Written, style: AmountStyle, own: str) -> Judged | Money:
    written, told = row[Column.AMOUNT], row[Column.CURRENCY]
    if not written:
        return refused(row, Flaw.NO_AMOUNT)
    code = currency_of(told) if told else ""
    if told and code not in CODES:
        return refused(row, Flaw.NO_CURRENCY, written=told)
    amount = parse_amount(written, style, code)
    if amount is None or amount.money is None:
        return refused(row, Flaw.NO_NUMBER, written=written)
    if code and amount.currency not in ("", code):
        return refused(row, Flaw.TWO_CURRENCIES, one=amount.currency, other=code)
    currency = amount.currency or code or own
    if currency not in CODES:
        return refused(row, Flaw.NO_CURRENCY, written=currency)
    money = Money.of(amount.value, currency)
    if money is None:
        return refused(row, Flaw.NO_NUMBER, written=written)
    if money.value != amount.value:
        return refused(row, Flaw.TOO_FINE, written=written, currency=currency)
    return money if money.minor > 0 else refused(row, Flaw.NOT_POSITIVE, written=written)


# Rows against rows, and against what stands.


def _against_each_other(read: Sequence[Judged], begins: int) -> list[Judged]:
    """Of rows that say different things of one target nobody knows which is meant: all of them are refused.
    Of those that say the same the first is taken."""
    alike = defaultdict[object, list[Judged]](list)
    for judged in read:
        if judged.goal is not None:
            alike[judged.goal.what].append(judged)
    over = Over([(one.goal, one) for one in read if one.goal is not None], begins)
    return [_beside(judged, alike, over) for judged in read]


def _beside(judged: Judged, alike: Mapping[object, Sequence[Judged]], over: Over[Judged]) -> Judged:
    goal, row = judged.goal, judged.row
    if goal is None:
        return judged
    for other in alike[goal.what]:
        if other.goal is None or other is judged:
            continue
        if other.goal.amount.currency != goal.amount.currency:
            return refused(
                row, Flaw.OTHER_CURRENCY, other=f"{other.row.number}", currency=other.goal.amount.currency
            )
        if other.goal.amount != goal.amount:
            return refused(row, Flaw.CONTRADICTED, other=f"{other.row.number}")
        if other.row.number < row.number:
            return refused(row, Flaw.REPEATED, other=f"{other.row.number}")
    if crossing := list(over.crossing(goal)):
        return refused(row, Flaw.OVERLAPS_ROW, other=f"{min(other.row.number for other in crossing)}")
    return judged


def _against_what_stands(read: Iterable[Judged], standing: Iterable[Standing], begins: int) -> list[Judged]:
    stand = list(standing)
    over = Over([(one.goal, one) for one in stand], begins)
    alike: dict[object, Standing] = {one.goal.what: one for one in stand}
    return [_beside_standing(judged, over, alike, begins) for judged in read]


def _beside_standing(
    judged: Judged, over: Over[Standing], alike: Mapping[object, Standing], begins: int
) -> Judged:
    goal = judged.goal
    if goal is None:
        return judged
    crossing = min(over.crossing(goal), key=lambda other: other.id, default=None)
    if crossing is not None:
        period = periods.in_address(crossing.goal.period, begins)
        return refused(judged.row, Flaw.OVERLAPS, period=period)
    same = alike.get(goal.what)
    if same is None:
        return judged
    return replace(judged, stands=same.goal.amount == goal.amount, replaces=same)
