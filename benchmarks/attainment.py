"""What was won against targets, over the public CRM table: `python -m benchmarks attainment`.

The table has no targets and no currency, so amounts get cents by rule and, by account, a currency; targets
are made by rule, too. Groundswell reads the files as it reads any and tells the numbers of each month,
quarter and the year; beside it a plain script over the same CSV, written on its own with `Decimal`, makes the
table by hand. Each cell must agree to the cent. Then whether the interval of the forecast holds the true end
as often as it says, at the middle of each period, on the same table and on drawn histories.
"""

import csv
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import mean
from time import process_time
from typing import Any

import numpy as np

from benchmarks.deals import CRM
from groundswell.engine.attaining.forecast import LEAST_DEALS, MOST_DAYS, Outlook, forecast
from groundswell.engine.attaining.periods import Period, Span, period_at

Cell = tuple[str, str, str, str]  # seller, team or all; its name; product, or all; currency
FIRST, LAST = date(2017, 3, 1), date(2017, 12, 31)  # of the closing days in the table
AT = datetime(2018, 1, 2, tzinfo=UTC)
_CENTS = ("00", "37", "99", "05")
_DRAWS = 2_000


def rows() -> list[dict[str, str]]:
    """The pipeline, amounts with cents and every fourth account's in another currency."""
    with (CRM / "sales_pipeline.csv").open(encoding="utf-8", newline="") as file:
        made = list(csv.DictReader(file))
    turn = {account: at for at, account in enumerate(sorted({row["account"] for row in made}))}
    for number, row in enumerate(made):
        row["currency"] = "EUR" if turn[row["account"]] % 4 == 3 else "USD"
        if row["close_value"]:
            row["close_value"] += f".{_CENTS[number % 4]}"
    return made


def teams() -> dict[str, str]:
    with (CRM / "sales_teams.csv").open(encoding="utf-8", newline="") as file:
        return {row["sales_agent"]: row["manager"] for row in csv.DictReader(file)}


# By hand: nothing of Groundswell below, but for the first and last day of a period.


def by_hand(table: Sequence[dict[str, str]], period: Period) -> dict[Cell, Decimal]:
    team_of, sums = teams(), defaultdict[Cell, Decimal](Decimal)
    for row in table:
        if row["deal_stage"] != "Won" or not str(period.first) <= row["close_date"] <= str(period.last):
            continue
        product, seller = row["product"], row["sales_agent"]
        for who in (("seller", seller), ("team", team_of[seller]), ("company", "")):
            for of in ("", product):
                sums[(*who, of, row["currency"])] += Decimal(row["close_value"])
    return dict(sums)


# By Groundswell.


def brought(folder: Path, table: Sequence[dict[str, str]]) -> None:
    """Into a store, as an import keeps facts."""
    from groundswell.crm.book import FactBook
    from groundswell.sources.contract import Known
    from groundswell.sources.reading import read_file

    pipeline, people = folder / "sales_pipeline.csv", folder / "sales_teams.csv"
    with pipeline.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(table[0]))
        out.writeheader()
        out.writerows(table)
    with people.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("seller", "team"), *teams().items()])
    book = FactBook(1)
    for path in (pipeline, people, CRM / "accounts.csv"):
        for item in read_file(path, path.name):
            if isinstance(item, Known):
                book.keep(item.fact)
    book.write()


def by_groundswell(period: Period, currency: str) -> dict[Cell, Decimal]:
    from groundswell.engine.attaining.attained import attained
    from groundswell.results.selling import selling

    book = selling()
    found = dict[Cell, Decimal]()
    whose = [("company", ""), *(("team", team.name) for team in book.teams.values())]
    whose += [("seller", seller) for seller in book.sellers]
    for kind, name in whose:
        for product in ("", *book.products):
            asked = {} if kind == "company" else {kind: name}
            scope = book.scope(product=product, **asked)
            won = attained(book.of(scope), scope, period, currency)
            if won.deals:
                found[kind, name, product, currency] = won.amount.value
    return found


def targets() -> None:
    """For each seller one a quarter, for each team one a year."""
    from groundswell.field.models import Entry
    from groundswell.results.models import Target

    entry = Entry.objects.create(action="target", at=AT, by="", summary="", concerns=[])
    made = list[Target]()
    for at, (seller, team) in enumerate(teams().items()):
        for month in (1, 4, 7, 10):
            quarter = period_at(date(2017, month, 1), Span.QUARTER, 1)
            made.append(_target(entry, quarter, 5_000_000 + at, seller=seller))
        made.append(_target(entry, period_at(LAST, Span.YEAR, 1), 90_000_000, team=team))
    Target.objects.bulk_create({(one.seller, one.team, one.first): one for one in made}.values())


def _target(entry: Any, period: Period, amount: int, **whose: str) -> Any:
    from groundswell.results.models import Target

    days = {"first": period.first, "last": period.last}
    return Target(entry=entry, amount=amount, currency="USD", removed=False, **days, **whose)


def periods() -> list[Period]:
    months = [period_at(date(2017, month, 1), Span.MONTH, 1) for month in range(3, 13)]
    quarters = [period_at(date(2017, month, 1), Span.QUARTER, 1) for month in (1, 4, 7, 10)]
    return [*months, *quarters, period_at(LAST, Span.YEAR, 1)]


def lines() -> Iterator[str]:
    if (CRM / "sales_pipeline.csv").is_file():
        with tempfile.TemporaryDirectory() as folder:
            yield from _compared(Path(folder))
        yield from _held_on_the_table()
    else:
        yield "The public CRM table is not there: no numbers are compared."
    yield from _held_on_drawn()


def _compared(folder: Path) -> Iterator[str]:
    os.environ |= {"GROUNDSWELL_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "groundswell.config.web"}
    from groundswell.field.keeping.sqlite import use_sound_sqlite

    use_sound_sqlite()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from groundswell.people.roles import Role
    from groundswell.people.viewer import Viewer
    from groundswell.results.numbers import numbers

    _company()
    table = rows()
    brought(folder, table)
    targets()
    cells, wrong = 0, 0
    for period in periods():
        hand = by_hand(table, period)
        for currency in ("USD", "EUR"):
            ours = by_groundswell(period, currency)
            theirs = {cell: value for cell, value in hand.items() if cell[3] == currency}
            cells += len(theirs)
            wrong += sum(ours.get(cell) != theirs.get(cell) for cell in {*ours, *theirs})
    won = sum(row["deal_stage"] == "Won" for row in table)
    yield f"{len(table):,} deals, {won:,} won: {cells:,} sums to the cent, {wrong} otherwise"
    executive = Viewer(user=1, name="", role=Role.EXECUTIVE)
    for name, period in (("a quarter", periods()[10]), ("the year", periods()[-1])):
        took, count = list[float](), 0
        for _ in range(5):
            begun = process_time()
            count = len(numbers(executive, date(2017, 11, 15), period).lines)
            took.append(process_time() - begun)
        yield f"all numbers of {name}: {count} lines, {min(took):.2f} to {max(took):.2f} s of processor"


def _company() -> None:
    from groundswell.people import services

    made = services.Company(name="A company", currency="USD")
    services.found(made, "Nobody", "nobody@company.example", AT)


# Whether the interval holds the end.


@dataclass(slots=True)
class Held:
    told: list[bool]
    widths: list[float]
    none: int = 0

    def line(self, name: str) -> str:
        share = f"{100 * mean(self.told):.0f} %" if self.told else "–"
        width = f"{100 * float(np.median(self.widths)):.0f} %" if self.widths else "–"
        return f"| {name} | {share} | {len(self.told)} | {width} | {self.none} |"


HEAD = (
    "| mid-period | holds the end (80 % meant) | forecasts | width of the rest | not enough data |\n"
    "| --- | --- | --- | --- | --- |"
)


def _held_on_the_table() -> Iterator[str]:
    team_of, days = teams(), (LAST - FIRST).days + 1
    won: dict[tuple[str, str], np.ndarray] = defaultdict(lambda: np.zeros(days, dtype=np.int64))
    counts: dict[tuple[str, str], np.ndarray] = defaultdict(lambda: np.zeros(days, dtype=np.int64))
    for row in rows():
        if row["deal_stage"] == "Won":
            day = (date.fromisoformat(row["close_date"]) - FIRST).days
            seller, product = row["sales_agent"], row["product"].replace(" ", "")
            for whose in (
                ("all", ""),
                ("a team", team_of[seller]),
                ("a seller", seller),
                ("a product", product),
            ):
                won[whose][day] += int(Decimal(row["close_value"]) * 100)
                counts[whose][day] += 1
    yield HEAD
    for span in (Span.MONTH, Span.QUARTER):
        held = defaultdict[str, Held](lambda: Held([], []))
        for whose, amounts in won.items():
            for period in periods():
                whole = period.first >= FIRST and period_at(period.first, span, 1) == period
                if whole:
                    _note(held[whose[0]], amounts, counts[whose], period)
        for name in sorted(held):
            yield held[name].line(f"{span.value}, {name}")


def _note(held: Held, won: np.ndarray, counts: np.ndarray, period: Period) -> None:
    today = period.first + timedelta(days=period.days // 2 - 1)
    first, now, end = ((day - FIRST).days for day in (period.first, today, period.last))
    _judge(held, won, counts, first, now, end)


def _judge(held: Held, won: np.ndarray, counts: np.ndarray, first: int, now: int, end: int) -> None:
    since = max(0, now + 1 - MOST_DAYS)
    past = [int(one) for one in won[since : now + 1]]
    attained, rest = int(won[first : now + 1].sum()), int(won[now + 1 : end + 1].sum())
    seen = forecast(attained, 2**62, end - now, past, int(counts[since : now + 1].sum()))
    if seen.outlook is Outlook.NOT_ENOUGH or seen.low is None or seen.high is None:
        held.none += 1
        return
    held.told.append(seen.low <= attained + rest <= seen.high)
    held.widths.append((seen.high - seen.low) / max(rest, 1))


# Drawn histories: (name, deals a day, how amounts differ, how the rate differs by month, its growth a year).
WORLDS = (
    ("steady, 2 deals a day", 2.0, 0.8, 0.0, 0.0),
    ("steady, a deal in 5 days", 0.2, 0.8, 0.0, 0.0),
    ("steady, amounts very different", 1.0, 1.8, 0.0, 0.0),
    ("each month its own rate", 2.0, 0.8, 0.3, 0.0),
    ("twice as many within a year", 2.0, 0.8, 0.0, 1.0),
    ("a deal in 20 days", 0.05, 0.8, 0.0, 0.0),
)


def _held_on_drawn() -> Iterator[str]:
    yield HEAD
    for days, left in ((180, 15), (365, 45), (200, 3)):
        for name, rate, differ, monthly, growth in WORLDS:
            random, held = np.random.default_rng(7), Held([], [])
            for _ in range(_DRAWS // 4):
                total = days + left
                months = np.repeat(np.exp(monthly * random.standard_normal(total // 30 + 1)), 30)[:total]
                rates = rate * months * (1 + growth * np.arange(total) / 365)
                counts = random.poisson(rates)
                won = np.array([int(np.exp(differ * random.standard_normal(n) + 12).sum()) for n in counts])
                _judge(held, won, counts, days - left, days - 1, total - 1)
            yield held.line(f"{days} days before, {left} to go: {name}")
    yield f"Fewer than {LEAST_DEALS} deals are not enough."
