"""What the page of the spectrum shows, decided: of a launch kept here, and of one that was brought in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from groundswell.engine.spectrum.arrivals import arrivals
from groundswell.engine.spectrum.place import DISCONNECTED_BELOW
from groundswell.engine.spectrum.values import Band, Did, Event, Missed, Place
from groundswell.launch.queries import Told
from groundswell.people.language import day, number
from groundswell.people.viewer import Viewer
from groundswell.results.gathering import events_of
from groundswell.results.naming_sides import Names, names_in_launch, names_in_lines
from groundswell.results.queries import reading_of
from groundswell.results.standing.naming import SIGNS
from groundswell.results.standing.queries import overrides_of
from groundswell.results.timelines.queries import Past
from groundswell.web.spectrum import naming
from groundswell.web.spectrum.parts import (
    About,
    PartTold,
    abouts_here,
    abouts_written,
    hundredths,
    parts_told,
)
from groundswell.web.spectrum.signs import LetGoTold, SignTold, signs_told
from groundswell.web.spectrum.ways import Ways, ways_of

_MISSED = 3  # the most helpful of them


@dataclass(frozen=True, kw_only=True, slots=True)
class SpectrumPage:
    name: str
    headline: str
    standing: str
    came_in: str
    low: int
    high: int
    place: int | None  # by what is known
    parts: tuple[PartTold, ...]
    missed: tuple[str, ...]
    is_over: bool
    ways: Ways
    signs: tuple[SignTold, ...]
    let_go: tuple[LetGoTold, ...]

    @property
    def width(self) -> int:
        """Of its range, as it is drawn: never so narrow that it cannot be seen."""
        return max(self.high - self.low, 1)


def spectrum_page(viewer: Viewer, launch: Told, today: date) -> SpectrumPage:
    """A fixed number of queries."""
    events = events_of(viewer, launch)
    return _page(launch.name, events, today, names_in_launch(viewer, launch), viewer=viewer, launch=launch.id)


def past_page(past: Past, today: date) -> SpectrumPage:
    """Of what somebody wrote down: nothing of it leads anywhere here."""
    return _page(past.name, past.events, today, names_in_lines(past.lines))


def _page(
    name: str,
    events: Sequence[Event],
    today: date,
    names: Names,
    *,
    viewer: Viewer | None = None,
    launch: int = 0,
) -> SpectrumPage:
    told = reading_of(events, today)
    let_go = overrides_of(viewer, launch) if viewer else []
    shown = [event for value in told.place.parts for event in value.rests_on]
    shown += [missed.event for missed in told.place.missed]
    abouts = abouts_here(viewer, shown) if viewer else abouts_written(shown)
    is_over = any(event.did is Did.LAUNCHED and event.day <= today for event in events)
    return SpectrumPage(
        name=name,
        headline=naming.headline(told.place.bands, is_over=is_over),
        standing=standing_told(told.place, is_over=is_over),
        came_in=came_in_told(told.place, is_over=is_over),
        low=hundredths(told.place.low),
        high=hundredths(told.place.high),
        place=None if told.place.place is None else hundredths(told.place.place),
        parts=parts_told(told.place.parts, abouts, is_over=is_over),
        missed=tuple(_missed(missed, abouts, is_over=is_over) for missed in told.place.missed[:_MISSED]),
        is_over=is_over,
        ways=ways_of(told.scenario, arrivals(events, today), names, is_over=is_over),
        signs=signs_told(told.signs, launch, let_go),
        let_go=tuple(LetGoTold(one, str(SIGNS[one.sign][0])) for one in let_go),
    )


def standing_told(place: Place, *, is_over: bool) -> str:
    """Where it stands, or between what."""
    low, high = hundredths(place.low), hundredths(place.high)
    if place.place is None:
        return _("Nothing of it is known.") if is_over else _("Nothing of it is known yet.")
    told = {"place": number(hundredths(place.place)), "low": number(low), "high": number(high)}
    if low == high:
        return _("It stands at %(place)s of 100.") % told
    if is_over:
        between = _(
            "By what is known it stands at %(place)s of 100; with what is not known, anywhere from %(low)s to"
            " %(high)s."
        )
    else:
        between = _(
            "By what is known it stands at %(place)s of 100; with what is not known yet, anywhere from"
            " %(low)s to %(high)s."
        )
    return between % told


def came_in_told(place: Place, *, is_over: bool) -> str:
    """When sales came in; and that this alone decides, where the number by itself would say better."""
    told = naming.came_in(place.sales_came_in, is_over=is_over)
    if place.bands == (Band.DISCONNECTED,) and place.high >= DISCONNECTED_BELOW:
        told = _("%(came_in)s Where sales is not asked before it is decided, no number makes up for it.") % {
            "came_in": told
        }
    return told


def _missed(missed: Missed, abouts: Mapping[str, About], *, is_over: bool) -> str:
    event = missed.event
    would = naming.WOULD[event.did] % {
        "about": abouts[event.about].quoted if event.about in abouts else event.about,
        "of": abouts[event.of].quoted if event.of in abouts else event.of,
        "who": naming.WHO[event.who] if event.who else "",
    }
    points = max(hundredths(missed.gain), 1)
    told = {"would": would[0].upper() + would[1:], "day": day(event.day), "points": number(points)}
    if is_over:
        return _("%(would)s by %(day)s: %(points)s of 100 more") % told
    return _("%(would)s: %(points)s of 100 more") % told
