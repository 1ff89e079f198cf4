"""How often a concern was raised, week by week, with the day, and each side's share with its interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from groundswell.people.language import day
from groundswell.web.results.saying import clear_change_point, percent

WIDTH, HEIGHT = 480.0, 140.0
_SIDE, _TOP = 6.0, 8.0


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    title: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the day: its share as a line, the interval as a band."""

    x: float
    width: float
    y: float  # of the share
    top: float
    height: float
    title: str

    @property
    def end(self) -> float:
        return self.x + self.width


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    width: float
    height: float
    points: str
    dots: tuple[Dot, ...]
    day: float  # where the day stands
    change_point: float | None  # where the weeks themselves change most, where that is clear
    sides: tuple[Side, ...]
    first: str
    last: str
    top: str


def picture(found: Mapping[str, Any], start: date) -> Picture | None:
    """None of fewer than two weeks."""
    weeks = [week for week in found["weeks"] if week[1]]
    if len(weeks) < 2:
        return None
    numbers = [week[0] for week in weeks]
    shares = [week[2] / week[1] for week in weeks]
    look = found["look"]
    top = max(*shares, look["before"]["high"], look["after"]["high"], 0.02)
    drawing = _Drawing(min(numbers), max(numbers) + 1, top)
    dots = [
        Dot(drawing.x(week[0] + 0.5), drawing.y(share), _week(week, start))
        for week, share in zip(weeks, shares, strict=True)
    ]
    point = clear_change_point(found)
    return Picture(
        width=WIDTH,
        height=HEIGHT,
        points=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        dots=tuple(dots),
        day=drawing.x(0),
        change_point=drawing.x(point["week"]) if point is not None else None,
        sides=(
            drawing.side(look["before"], min(numbers), 0, _("before")),
            drawing.side(look["after"], 0, max(numbers) + 1, _("since")),
        ),
        first=day(start + timedelta(weeks=min(numbers))),
        last=day(start + timedelta(days=look["days"] - 1)),
        top=percent(top),
    )


def _week(week: Sequence[int], start: date) -> str:
    told = {"raised": week[2], "held": week[1], "day": day(start + timedelta(weeks=week[0]))}
    return _("week of %(day)s: %(raised)s of %(held)s") % told


@dataclass(frozen=True, slots=True)
class _Drawing:
    first: int
    end: int
    top: float

    def x(self, week: float) -> float:
        along = (week - self.first) / max(self.end - self.first, 1)
        return round(_SIDE + (WIDTH - 2 * _SIDE) * along, 1)

    def y(self, share: float) -> float:
        return round(HEIGHT - _TOP - (HEIGHT - 2 * _TOP) * share / self.top, 1)

    def side(self, share: Mapping[str, Any], first: int, end: int, name: str) -> Side:
        rate = share["raised"] / share["held"] if share["held"] else 0.0
        high, low = self.y(share["high"]), self.y(share["low"])
        told = {
            "name": name,
            "rate": percent(rate),
            "low": percent(share["low"]),
            "high": percent(share["high"]),
        }
        return Side(
            x=self.x(first),
            width=round(self.x(end) - self.x(first), 1),
            y=self.y(rate),
            top=high,
            height=round(low - high, 1),
            title=_("%(name)s: %(rate)s (95 %% interval %(low)s to %(high)s)") % told,
        )
