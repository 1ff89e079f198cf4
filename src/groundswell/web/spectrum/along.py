"""Launches along the spectrum, as lists draw them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from groundswell.launch.queries import Told
from groundswell.people.language import day
from groundswell.people.viewer import Viewer
from groundswell.results.standing.queries import Stands, along_the_spectrum
from groundswell.web.spectrum.naming import came_in, headline
from groundswell.web.spectrum.parts import hundredths


@dataclass(frozen=True, kw_only=True, slots=True)
class Along:
    """One launch, as a range on the line from completely disconnected to the perfect marriage."""

    name: str
    href: str
    headline: str
    came_in: str
    day: str  # on which it goes, or went, to market; may be empty
    on: date | None
    is_past: bool  # it was brought in
    low: int
    high: int
    place: int | None

    @property
    def width(self) -> int:
        """Never so narrow that it cannot be seen."""
        return max(self.high - self.low, 1)


def along(viewer: Viewer, launches: Collection[Told], today: date) -> tuple[Along, ...]:
    """However many, as many queries."""
    return tuple(_along(one, today) for one in along_the_spectrum(viewer, launches, today))


def over_time(several: Collection[Along]) -> tuple[Along, ...]:
    """The last day first; those without one at the end."""
    return tuple(sorted(several, key=lambda one: one.on or date.min, reverse=True))


def _along(one: Stands, today: date) -> Along:
    past = bool(one.past)
    is_over = past or (one.day is not None and one.day <= today)
    return Along(
        name=one.name,
        href=reverse("past-launch", args=[one.past]) if past else reverse("spectrum", args=[one.launch]),
        headline=headline(one.bands, is_over=is_over),
        came_in=came_in(one.came_in, is_over=is_over),
        day=day(one.day),
        on=one.day,
        is_past=past,
        low=hundredths(one.low),
        high=hundredths(one.high),
        place=None if one.place is None else hundredths(one.place),
    )
