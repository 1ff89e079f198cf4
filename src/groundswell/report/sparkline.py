"""A trend as a small picture: the share of conversations that raised it, with its interval."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from groundswell.engine.trend.values import Period, Trend
from groundswell.report.wording import percent, period_name

WIDTH, HEIGHT = 240.0, 64.0
_SIDE, _TOP = 4.0, 6.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot:
    x: float
    y: float
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sparkline:
    """Coordinates in a box of WIDTH x HEIGHT, y downwards. A gap in the record is a gap in the line."""

    lines: tuple[str, ...]
    bands: tuple[str, ...]
    dots: tuple[Dot, ...]
    top: str  # what the upper edge stands for
    first: str
    last: str
    description: str


def sparkline(trend: Trend) -> Sparkline | None:
    """None where there are not two periods to draw a line between."""
    known = [period for period in trend.periods if period.rate is not None]
    if len(known) < 2:
        return None
    top = _ceiling(known)
    runs = _runs(trend.periods)
    step = (WIDTH - 2 * _SIDE) / (len(trend.periods) - 1)
    xs = [[_SIDE + step * i for i, _ in run] for run in runs]
    return Sparkline(
        lines=tuple(
            _points(zip(x, [_y(p.rate, top) for _, p in run], strict=True))
            for x, run in zip(xs, runs, strict=True)
        ),
        bands=tuple(_band(x, [p for _, p in run], top) for x, run in zip(xs, runs, strict=True)),
        dots=tuple(
            Dot(x=round(at, 1), y=_y(period.rate, top), title=_period_text(period))
            for x, run in zip(xs, runs, strict=True)
            for at, (_, period) in zip(x, run, strict=True)
        ),
        top=percent(top),
        first=period_name(trend.periods[0]),
        last=period_name(trend.periods[-1]),
        description="; ".join(_period_text(period) for period in trend.periods),
    )


def _ceiling(known: Sequence[Period]) -> float:
    """The intervals of thin periods reach to 1 and would flatten the line: they are cut instead."""
    most = max(period.rate or 0.0 for period in known)
    reach = max(period.high or 0.0 for period in known)
    return min(reach, max(1.6 * most, 0.02), 1.0)


def _runs(periods: Sequence[Period]) -> list[list[tuple[int, Period]]]:
    """Stretches of periods in which conversations were held."""
    runs: list[list[tuple[int, Period]]] = [[]]
    for i, period in enumerate(periods):
        if period.rate is not None:
            runs[-1].append((i, period))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _y(share: float | None, top: float) -> float:
    inside = min(share or 0.0, top) / top
    return round(HEIGHT - _SIDE - inside * (HEIGHT - _SIDE - _TOP), 1)


def _points(pairs: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in pairs)


def _band(xs: Sequence[float], run: Sequence[Period], top: float) -> str:
    above = [_y(period.high, top) for period in run]
    below = [_y(period.low, top) for period in run]
    return _points(zip([*xs, *reversed(xs)], [*above, *reversed(below)], strict=True))


def _period_text(period: Period) -> str:
    if period.rate is None:
        return f"{period_name(period)}: no conversations"
    return f"{period_name(period)}: {period.raised} of {period.held} conversations, {percent(period.rate)}"
