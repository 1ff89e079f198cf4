"""Whether 'faded' is said where nothing faded, and where something did: `python -m benchmarks worked`.

Each history (see worked_worlds) is looked at on the three fixed days, as the worker does it; the seeds are
fixed. A wrong 'faded' at any of the looks counts.
"""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import repeat

import numpy as np

from benchmarks import worked_worlds as worlds
from benchmarks.worked_worlds import DAY, Kind
from groundswell.engine.trend.intervals import wilson
from groundswell.engine.worked.fade import look
from groundswell.engine.worked.values import LOOKS, Verdict

DRAWS = 800
TOGETHER = 25  # draws in one piece of work, with one seed


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    kind: Kind
    is_late: bool = False  # written after the others
    oftener: int = 1  # drawn so many times as often as the others, where 800 leave open whether it holds


HALVED = partial(worlds.step, times=0.5)
NOTHING: tuple[Row, ...] = (
    Row("nothing, .08 of 200 a month", worlds.step, oftener=5),
    Row("nothing, .03 of 200 a month", partial(worlds.step, share=0.03)),
    Row("nothing, .20 of 60 a month", partial(worlds.step, share=0.2, monthly=60)),
    Row("nothing, 12 accounts", partial(worlds.step, accounts=12)),
    Row("nothing, a year of record", partial(worlds.step, months=16)),
    Row("accounts with own shares and busy times", worlds.own_shares),
    Row("accounts whose own shares wander (0.4)", partial(worlds.own_shares, wander=0.4)),
    Row("accounts whose own shares wander (0.8)", partial(worlds.own_shares, wander=0.8), oftener=5),
    Row("weeks with own shares", worlds.weeks),
    Row("season of ±50 %, 16 months of record", worlds.season),
    Row("season of ±80 %, 16 months of record", partial(worlds.season, amplitude=0.8)),
    Row("season of ±50 %, half not reached", worlds.season_unreached),
    Row("a source begins, another ends", worlds.new_source),
    Row("few: over, of 30 a month at .03", worlds.few),
    Row("one account stops raising it", worlds.one_stops, True),
    Row("one account leaves", worlds.one_leaves, True),
    Row("declining before, 9 months of record", worlds.declining, True),
    Row("declining before, 16 months of record", partial(worlds.declining, months=16), True),
    Row("declining before, 3 months of record", partial(worlds.declining, months=3), True),
    Row("fell by half 45 days before", worlds.earlier_step, True),
    Row("fell by half 45 days before, 9 months of record", partial(worlds.earlier_step, months=9), True),
    Row("declining, and one account stops", worlds.declining_and_one_stops, True),
)
FADES: tuple[Row, ...] = (
    Row("halved, .08 of 200 a month", HALVED, oftener=5),
    Row("halved, 20 accounts", partial(HALVED, accounts=20)),
    Row("halved, a year of record", partial(HALVED, months=16)),
    Row("halved, accounts with own shares", partial(worlds.own_shares, times=0.5)),
    Row("halved, a source begins, another ends", partial(worlds.new_source, times=0.5)),
    Row("halved, season of ±50 %, 16 months of record", partial(worlds.season, times=0.5)),
    Row("halved, season of ±50 %, half not reached", partial(worlds.season_unreached, times=0.5)),
    Row("down to a quarter", partial(worlds.step, times=0.25)),
    Row("down by a quarter", partial(worlds.step, times=0.75)),
    Row("half as much again", partial(worlds.step, times=1.5)),
    Row("doubled", partial(worlds.step, times=2.0)),
)


def drawn(row: Row, seed: int, draws: int) -> list[list[str]]:
    """The verdict at each look, for so many draws of a row."""
    dice = np.random.default_rng([seed, 2026])
    return [_looked(row, dice) for _ in range(draws)]


def _looked(row: Row, dice: np.random.Generator) -> list[str]:
    history = row.kind(dice)
    return [
        look(history.spoken, history.raised, DAY, days, history.unreached).verdict.value for days in LOOKS
    ]


@dataclass(frozen=True, slots=True)
class Counted:
    draws: int
    faded: int  # at any look
    first: int  # already at the first or second
    rising: int
    not_enough: int  # at the last


def counted(looked: Sequence[Sequence[str]]) -> Counted:
    return Counted(
        draws=len(looked),
        faded=sum(Verdict.FADED in one for one in looked),
        first=sum(Verdict.FADED in one[:2] for one in looked),
        rising=sum(Verdict.RISING in one for one in looked),
        not_enough=sum(one[-1] == Verdict.NOT_ENOUGH for one in looked),
    )


def measured(row: Row, pool: ProcessPoolExecutor, draws: int = DRAWS) -> Counted:
    pieces = max(draws // TOGETHER, 1)
    sizes = repeat(min(TOGETHER, draws))
    return counted([one for piece in pool.map(drawn, repeat(row), range(pieces), sizes) for one in piece])


def lines(draws: int = DRAWS) -> Iterator[str]:
    yield f"In percent of {draws:,} histories each, of three kinds of five times as many, over all three"
    yield "looks; with the 95 % interval (Wilson)."
    yield "| history | faded | by day 60 | rising | not enough data at the last |"
    yield "| --- | --- | --- | --- | --- |"
    with ProcessPoolExecutor() as pool:
        for row in (*NOTHING, *FADES):
            c = measured(row, pool, draws * row.oftener)
            low, high = wilson(c.faded, c.draws)
            faded = f"{100 * c.faded / c.draws:.1f} ({100 * low:.1f} to {100 * high:.1f})"
            rest = (f"{100 * count / c.draws:.1f}" for count in (c.first, c.rising, c.not_enough))
            yield f"| {row.name}{' *' if row.is_late else ''} | {faded} | {' | '.join(rest)} |"
    yield ""
    yield "Those with a star were written after the others."


def main() -> None:
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else DRAWS):
        print(line, flush=True)


if __name__ == "__main__":
    main()
