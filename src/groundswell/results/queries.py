"""Reading how launches went, for members of the company."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from groundswell.engine.spectrum.place import place
from groundswell.engine.spectrum.scenarios import Scenario, scenario
from groundswell.engine.spectrum.turning import Sign, signs_of_the_usual_way
from groundswell.engine.spectrum.values import Event, Place
from groundswell.launch.queries import Told
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer
from groundswell.results.gathering import events_of


@dataclass(frozen=True, kw_only=True, slots=True)
class OnTheSpectrum:
    """A launch as of a day, from its events alone."""

    place: Place
    scenario: Scenario
    signs: tuple[Sign, ...]  # that it goes the usual way, while that can be turned


def on_the_spectrum(viewer: Viewer, launch: Told, at: datetime) -> OnTheSpectrum:
    """A fixed number of queries. Raises NotForYou."""
    return reading_of(events_of(viewer, launch), local_day(at))


def reading_of(events: Sequence[Event], today: date) -> OnTheSpectrum:
    """Whoever wrote these events down."""
    return OnTheSpectrum(
        place=place(events, today),
        scenario=scenario(events, today),
        signs=signs_of_the_usual_way(events, today),
    )


def signs_now(viewer: Viewer, launch: Told, at: datetime) -> tuple[Sign, ...]:
    """That it goes the usual way. A fixed number of queries. Raises NotForYou."""
    return signs_of_the_usual_way(events_of(viewer, launch), local_day(at))
