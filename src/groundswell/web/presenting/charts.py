"""Charts of a slide as shapes of SVG, by attributes alone: nothing inline needs a style."""

from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.street.slides import Chart, ChartKind

WIDTH, HEIGHT = 480, 200
_SIDE, _TOP = 8, 12
_BAR = 100  # the longest


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    value: str
    width: float  # of 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    title: str
    href: str
    bars: tuple[Bar, ...] = ()
    points: str = ""  # of a line in a box of WIDTH x HEIGHT
    first: str = ""
    last: str = ""
    most: str = ""
    told: str = ""  # all of it in words


def drawn(chart: Chart, href: str) -> Drawn:
    values = chart.series[0].values if chart.series else ()
    if chart.kind is ChartKind.BARS:
        most = max(values, default=0) or 1
        bars = (
            Bar(name, f"{value:g}", round(_BAR * value / most, 1))
            for name, value in zip(chart.categories, values, strict=True)
        )
        return Drawn(title=chart.title, href=href, bars=tuple(bars))
    counts = zip(chart.categories, values, strict=True)
    return Drawn(
        title=chart.title,
        href=href,
        points=_points(values),
        first=chart.categories[0],
        last=chart.categories[-1],
        most=f"{max(values):g}",
        told=", ".join(f"{category}: {value:g}" for category, value in counts),
    )


def _points(values: Sequence[float]) -> str:
    step, most = (WIDTH - 2 * _SIDE) / max(len(values) - 1, 1), max(values) or 1
    high = HEIGHT - 2 * _TOP
    return " ".join(
        f"{_SIDE + step * place:.1f},{HEIGHT - _TOP - high * value / most:.1f}"
        for place, value in enumerate(values)
    )
