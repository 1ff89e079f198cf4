"""In which order launches stand along the spectrum."""

from collections.abc import Sequence

from groundswell.engine.spectrum.values import Band

Along = tuple[float, float, float]


def along(
    bands: Sequence[Band], place: float | None, low: float, high: float, came_in: float | None
) -> Along:
    """The higher, the nearer to the perfect marriage. By the bands first, since when sales came in outranks
    the mean; then by the place, and where nothing is known by the middle of the range; then by when sales
    came in."""
    order = list(Band)
    middle = (low + high) / 2
    band = order.index(bands[0]) + order.index(bands[-1])
    return band, place if place is not None else middle, -(came_in or 0.0)
