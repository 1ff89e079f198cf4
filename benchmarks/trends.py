"""Changes called where there is none, and missed where there is one: `python -m benchmarks.trends [DRAWS]`.

Made-up records in which it is known whether a concern changed (see trend_worlds), drawn with fixed seeds. A
row is looked at once, or every thirty days for a year; a change is called *firm* when it would stand however
often one looks.
"""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import repeat

import numpy as np

from benchmarks import trend_worlds as worlds
from benchmarks.trend_worlds import RECORD, YEAR, Kind, changed
from groundswell.engine.trend.verdicts import calendar, trend

DRAWS = 1000
TOGETHER = 25  # draws in one piece of work, with one seed
ONCE = (0,)
MONTHLY = tuple(range(0, 331, 30))
THREE = (0, 30, 60)
TWO_YEARS = 2 * YEAR + 10
UP = ("rising", "new")


@dataclass(frozen=True, slots=True)
class Row:
    """A world, looked at so many days after the first look."""

    name: str
    kind: Kind
    looks: Sequence[int] = ONCE
    days: int = RECORD  # of record at the first look


@dataclass(frozen=True, slots=True)
class Counted:
    """Of a hundred draws: called at least once over the looks."""

    rising: float
    fading: float
    firm_rising: float
    firm_fading: float
    firm: float
    steady: float  # at the last look


DOUBLING = partial(changed, before=0.1, after=0.2)
HALVING = partial(changed, before=0.2, after=0.1)
UNCHANGING: dict[str, tuple[Kind, int]] = {
    "independent, .1 of 400": (worlds.independent, RECORD),
    "independent, .05 of 400": (partial(worlds.independent, share=0.05), RECORD),
    "independent, .08 of 900": (partial(worlds.independent, share=0.08, daily=900 / RECORD), RECORD),
    "accounts with own shares and busy times": (worlds.clustered, RECORD),
    "the same through four files": (worlds.streamed, RECORD),
    "weeks with own shares, 900": (worlds.weekly, RECORD),
    "weeks with own shares, 400": (partial(worlds.weekly, daily=400 / RECORD), RECORD),
    "weeks that resemble the week before": (worlds.following, RECORD),
    "accounts of very different size": (worlds.unequal, RECORD),
    "new customers in one table": (worlds.joining, RECORD),
    "volume ten times": (worlds.growing, RECORD),
    "customers who speak once": (worlds.once_each, RECORD),
    "season of ±30 %, two years": (partial(worlds.seasonal, amplitude=0.3), TWO_YEARS),
    "season of ±60 %, two years": (worlds.seasonal, TWO_YEARS),
    "season of ±90 %, two years": (partial(worlds.seasonal, amplitude=0.9), TWO_YEARS),
}
CHANGING: tuple[Row, ...] = (
    Row("doubling .1 to .2, 20 accounts", DOUBLING),
    Row("doubling .1 to .2, 40 accounts", partial(DOUBLING, accounts=40)),
    Row("halving .2 to .1, 20 accounts", HALVING),
    Row("halving .2 to .1, 40 accounts", partial(HALVING, accounts=40)),
    Row("doubling, by the third look", DOUBLING, THREE),
    Row("doubling 30 days ago, by the third look", partial(DOUBLING, since=RECORD - 30), THREE),
    Row("doubling of 600, by the third look", partial(DOUBLING, daily=600 / RECORD), THREE),
    Row("doubling of 800, by the third look", partial(DOUBLING, daily=800 / RECORD), THREE),
    Row("halving, by the third look", HALVING, THREE),
    Row("spike of 30 days to .4, over for 60", partial(changed, before=0.1, after=0.4, since=180, until=210)),
    Row("spike of 60 days to .4, over for 60", partial(changed, before=0.1, after=0.4, since=150, until=210)),
    Row(
        "spike of 30 days to .4, over for 60, of 900",
        partial(changed, before=0.1, after=0.4, since=180, until=210, daily=900 / RECORD),
    ),
)


def rows() -> Iterator[Row]:
    for name, (kind, days) in UNCHANGING.items():
        yield Row(name, kind, ONCE, days)
    yield from CHANGING
    for name, (kind, days) in UNCHANGING.items():
        yield Row(f"{name}, monthly", kind, MONTHLY, days)


def drawn(row: Row, seed: int, draws: int) -> list[list[tuple[str, bool]]]:
    """Direction and firmness at each look, for so many draws of a row."""
    dice = np.random.default_rng([seed, 2026])
    return [_looked(row, row.kind(dice, row.days + max(row.looks))) for _ in range(draws)]


def _looked(row: Row, world: worlds.World) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for look in row.looks:
        said = trend(world.raised, calendar(world.held, worlds.day(row.days + look - 0.5)))
        found.append((said.direction.value, said.firm))
    return found


def counted(looks: Sequence[Sequence[tuple[str, bool]]]) -> Counted:
    """Shares in percent of what was said in each draw."""

    def share(firm: bool, *directions: str) -> float:
        hits = sum(any(d in directions and f >= firm for d, f in draw) for draw in looks)
        return 100 * hits / len(looks)

    return Counted(
        rising=share(False, *UP),
        fading=share(False, "fading"),
        firm_rising=share(True, *UP),
        firm_fading=share(True, "fading"),
        firm=share(True, *UP, "fading"),
        steady=100 * sum(draw[-1][0] == "steady" for draw in looks) / len(looks),
    )


def measured(row: Row, pool: ProcessPoolExecutor, draws: int = DRAWS) -> Counted:
    pieces = max(draws // TOGETHER, 1)
    sizes = repeat(min(TOGETHER, draws))
    return counted([one for piece in pool.map(drawn, repeat(row), range(pieces), sizes) for one in piece])


def lines(draws: int = DRAWS) -> Iterator[str]:
    yield f"Percent of {draws:,} draws in which it was called, at least once over the looks."
    yield "| world | rising | fading | firm rising | firm fading | either, firm | steady at the last |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    with ProcessPoolExecutor() as pool:
        for row in rows():
            c = measured(row, pool, draws)
            figures = (c.rising, c.fading, c.firm_rising, c.firm_fading, c.firm, c.steady)
            yield f"| {row.name} | {' | '.join(f'{figure:.1f}' for figure in figures)} |"


def main() -> None:
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else DRAWS):
        print(line, flush=True)


if __name__ == "__main__":
    main()
