"""How happy a rating is, whatever scale its source has: stars, CSAT, NPS, percent."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    low: int
    high: int

    def share_of(self, rating: float) -> float:
        """0 at the unhappy end to 1 at the happy one."""
        return min(1.0, max(0.0, (rating - self.low) / (self.high - self.low)))

    def __str__(self) -> str:
        return f"{self.low}-{self.high}"


_SCALES = (Scale(1, 5), Scale(0, 10), Scale(0, 100))


def scales_of(rated: Iterable[tuple[str, float]]) -> dict[str, Scale]:
    """The scale of each source of which it can be told, given every (source, rating)."""
    given: dict[str, set[float]] = defaultdict(set)
    for source, rating in rated:
        given[source].add(rating)
    scales = {source: scale_of(min(ratings), max(ratings)) for source, ratings in given.items()}
    return {source: scale for source, scale in scales.items() if scale}


def scale_of(lowest: float, highest: float) -> Scale | None:
    """The scale of a source by the ratings that stand in it; None where it cannot be told.

    Numbers below 0 are of no scale known here. Where nobody gave more than 1, that may be the worst of five
    stars or the better of two thumbs.
    """
    if lowest < 0 or highest <= 1:
        return None
    return next((scale for scale in _SCALES if highest <= scale.high), None)
