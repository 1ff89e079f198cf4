"""Where timelines stand on the spectrum, beside the order in which readers put them who know no formula.

    python -m benchmarks.spectrum [FOLDER]

The folder, by default `timelines` beside this file, holds one timeline a file, as they are brought in, and
`orders.csv` with the columns reader, rank and timeline: rank 1 is nearest to completely disconnected. What
counts is the order in which the application lists launches: by band, then by place. The place alone is told
beside it.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from math import fsum, sqrt
from pathlib import Path
from zoneinfo import ZoneInfo

from groundswell.engine.spectrum.ordering import Along, along
from groundswell.engine.spectrum.place import place
from groundswell.engine.spectrum.scenarios import scenario
from groundswell.engine.spectrum.values import Place
from groundswell.results.timelines.reading import MOST_ROWS, Timeline, read_timeline
from groundswell.sources.reading import read_table

TIMELINES = Path(__file__).with_name("timelines")
_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    name: str
    place: Place
    way: str
    along: Along


def lines(folder: Path = TIMELINES) -> Iterator[str]:
    files = sorted(path for path in folder.glob("*.csv") if path.name != "orders.csv")
    if not files:
        yield f"There are no timelines in {folder}."
        return
    placed = list[Placed]()
    for file in files:
        timeline = read_timeline(*read_table(file, file.name, MOST_ROWS), _UTC)
        if timeline.problems:
            yield from (f"{file.name}, row {one.row}: {one.wrong} “{one.told}”" for one in timeline.problems)
        else:
            placed.append(_placed(file.stem, timeline))
    readers = _readers(folder / "orders.csv")
    yield from _table(placed, readers)
    yield ""
    yield from _agreement({one.name: one for one in placed}, readers)


def _placed(name: str, timeline: Timeline) -> Placed:
    as_of = max(event.day for event in timeline.events) + timedelta(days=1)
    told = place(timeline.events, as_of)
    way = scenario(timeline.events, as_of).way
    order = along(told.bands, told.place, told.low, told.high, told.sales_came_in)
    return Placed(name=name, place=told, way=str(way or "neither"), along=order)


def _readers(path: Path) -> dict[str, dict[str, float]]:
    """By reader, the rank of each timeline."""
    readers: dict[str, dict[str, float]] = defaultdict(dict)
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                readers[row["reader"]][row["timeline"].removesuffix(".csv")] = float(row["rank"])
    return dict(readers)


def _mean_rank(readers: Mapping[str, Mapping[str, float]], name: str) -> float | None:
    ranks = [ranks[name] for ranks in readers.values() if name in ranks]
    return fsum(ranks) / len(ranks) if ranks else None


def _table(placed: Sequence[Placed], readers: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    yield "| timeline | place | range | band | sales came in | way | readers' mean rank |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for one in sorted(placed, key=lambda one: one.along):
        told, mean = one.place, _mean_rank(readers, one.name)
        where = "not known" if told.place is None else f"{told.place:.3f}"
        band = told.bands[0] if len(told.bands) == 1 else f"{told.bands[0]} to {told.bands[-1]}"
        came_in = "" if told.sales_came_in is None else f"{told.sales_came_in:.2f}"
        rank = "" if mean is None else f"{mean:.1f}"
        span = f"{told.low:.3f} to {told.high:.3f}"
        yield f"| {one.name} | {where} | {span} | {band} | {came_in} | {one.way} | {rank} |"


def _agreement(placed: Mapping[str, Placed], readers: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    means = {name: mean for name in placed if (mean := _mean_rank(readers, name)) is not None}
    names = sorted(means)
    if len(names) < 3:
        yield "Fewer than three timelines were ranked by readers: no order to compare with."
        return
    expected = [means[name] for name in names]
    ours = [placed[name].along for name in names]
    alone = [(_place_alone(placed[name].place),) for name in names]
    agreement = spearman(_ranks(ours), expected)
    yield f"Spearman with the readers' mean rank, {len(names)} timelines: **{agreement:.3f}**"
    yield f"by the place alone: {spearman(_ranks(alone), expected):.3f}"
    for one, other in combinations(sorted(readers), 2):
        both = sorted(readers[one].keys() & readers[other].keys())
        if len(both) > 2:
            told = spearman([readers[one][name] for name in both], [readers[other][name] for name in both])
            yield f"between readers {one} and {other}: {told:.3f}"


def _place_alone(told: Place) -> float:
    return told.place if told.place is not None else (told.low + told.high) / 2


def _ranks(values: Sequence[tuple[float, ...]]) -> list[float]:
    """Those alike share the mean of their ranks."""
    return [
        sum(other < one for other in values) + (sum(other == one for other in values) + 1) / 2
        for one in values
    ]


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Pearson's correlation of the ranks; not a number where all of one are alike."""
    a, b = _ranks([(value,) for value in one]), _ranks([(value,) for value in other])
    mean_a, mean_b = fsum(a) / len(a), fsum(b) / len(b)
    covariance = fsum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    spread = sqrt(fsum((x - mean_a) ** 2 for x in a) * fsum((y - mean_b) ** 2 for y in b))
    return covariance / spread if spread else float("nan")


if __name__ == "__main__":
    for line in lines(*map(Path, sys.argv[1:2])):
        print(line)
