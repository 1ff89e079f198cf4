"""The line over time beside a concern in a list: how often it was said, month by month."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

WIDTH, HEIGHT = 96, 24
_EDGE = 2
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Line:
    points: str  # of a polyline in a box of WIDTH x HEIGHT
    title: str


def line_of(months: Mapping[int, int]) -> Line | None:
    """The last twelve months up to the last in which it was said; None of fewer than two."""
    if len(months) < 2:
        return None
    ordinals = {month // 100 * 12 + month % 100 - 1: verbatims for month, verbatims in months.items()}
    last = max(ordinals)
    first = max(min(ordinals), last - _MONTHS + 1)
    counts = [ordinals.get(month, 0) for month in range(first, last + 1)]
    top = max(counts)
    step = (WIDTH - 2 * _EDGE) / max(len(counts) - 1, 1)
    points = " ".join(
        f"{_EDGE + step * place:.1f},{HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * count / top:.1f}"
        for place, count in enumerate(counts)
    )
    told = {"counts": ", ".join(map(str, counts)), "month": f"{last // 12}-{last % 12 + 1:02d}"}
    return Line(points, _("%(counts)s in the months to %(month)s") % told)
