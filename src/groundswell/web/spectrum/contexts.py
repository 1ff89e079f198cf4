"""What the page of the spectrum shows, decided."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.engine.spectrum.scenarios import OTHER_WAY_ROUND, USUAL, FirstAct, Scenario
from groundswell.engine.spectrum.turning import Sign
from groundswell.engine.spectrum.values import Did, Event, Missed, Place, Value
from groundswell.field.reading.board import known
from groundswell.launch.queries import Told, change_titles
from groundswell.people.language import day, number
from groundswell.people.viewer import Viewer
from groundswell.results.queries import on_the_spectrum
from groundswell.web.spectrum import naming

_MISSED = 3  # the most helpful of them
_WITH_A_KIT = (Sign.NOT_IN_HANDS,)  # told once there is one
_HREFS = {
    Sign.NO_CONCERN: "#concerns",
    Sign.SALES_NOT_IN: "#message",
    Sign.APPROVED_UNSIGNED: "#message",
    Sign.PRESENTED_WITHOUT_SALES: "#decision",
}
_REFERENCE = re.compile(r"(C|CH)-(\d+)")


@dataclass(frozen=True, slots=True)
class About:
    number: str
    called: str
    href: str

    @property
    def name(self) -> str:
        return f"{self.number} {self.called}"

    @property
    def quoted(self) -> str:
        return f"“{self.called}”"


@dataclass(frozen=True, kw_only=True, slots=True)
class RestsOn:
    day: str
    who: str
    about: About | None
    told: str
    of: About | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartTold:
    name: str
    asks: str
    low: int  # of 100
    high: int
    told: str
    rests_on: tuple[RestsOn, ...]


@dataclass(frozen=True, slots=True)
class Step:
    told: str
    day: str  # empty on the two ways
    is_off: bool  # not as on the other way round


@dataclass(frozen=True, slots=True)
class SignTold:
    told: str
    act: str
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SpectrumPage:
    launch: Told
    headline: str
    standing: str
    came_in: str
    low: int
    high: int
    parts: tuple[PartTold, ...]
    missed: tuple[str, ...]
    is_over: bool
    way: str
    usual: tuple[Step, ...]
    own: tuple[Step, ...]
    other: tuple[Step, ...]
    signs: tuple[SignTold, ...]

    @property
    def width(self) -> int:
        """Of its range, as it is drawn: never so narrow that it cannot be seen."""
        return max(self.high - self.low, 1)


def spectrum_page(viewer: Viewer, launch: Told, at: datetime, today: date) -> SpectrumPage:
    """A fixed number of queries."""
    told = on_the_spectrum(viewer, launch, at)
    events = [event for value in told.place.parts for event in value.rests_on]
    abouts = _abouts(viewer, [*events, *(missed.event for missed in told.place.missed)])
    is_over = launch.day is not None and launch.day <= today
    return SpectrumPage(
        launch=launch,
        headline=_headline(told.place),
        standing=_standing(told.place),
        came_in=_came_in(told.place.sales_came_in),
        low=_hundredths(told.place.low),
        high=_hundredths(told.place.high),
        parts=tuple(_part(value, abouts) for value in told.place.parts),
        missed=tuple(_missed(missed, abouts, is_over=is_over) for missed in told.place.missed[:_MISSED]),
        is_over=is_over,
        way=_way(told.scenario),
        usual=_steps(USUAL),
        own=tuple(_step(act) for act in told.scenario.acts),
        other=_steps(OTHER_WAY_ROUND),
        signs=tuple(_sign(sign, launch.id) for sign in told.signs if sign not in _WITH_A_KIT),
    )


def _headline(place: Place) -> str:
    first, last = place.bands[0], place.bands[-1]
    return str(naming.BANDS[first] if first is last else naming.BETWEEN[first, last])


def _standing(place: Place) -> str:
    low, high = _hundredths(place.low), _hundredths(place.high)
    if place.place is None:
        return _("Nothing of it is known yet.")
    told = {"place": number(_hundredths(place.place)), "low": number(low), "high": number(high)}
    if low == high:
        return _("It stands at %(place)s of 100.") % told
    return (
        _(
            "By what is known it stands at %(place)s of 100; with what is not known yet, anywhere from"
            " %(low)s to %(high)s."
        )
        % told
    )


def _came_in(position: float | None) -> str:
    if position is None:
        return _("Nobody else has done anything yet.")
    if position == 0:
        return _("Sales came in first.")
    if position == 1:
        return _("Sales came in last, or not at all.")
    return _("Sales came in after some of the others.")


def _hundredths(share: float) -> int:
    return round(100 * share)


def _part(value: Value, abouts: Mapping[str, About]) -> PartTold:
    name, asks = naming.PARTS[value.part]
    low, high = _hundredths(value.low), _hundredths(value.high)
    if value.is_known:
        told = _("%(value)s of 100") % {"value": number(low)}
    elif (low, high) == (0, 100):
        told = _("not known yet")
    else:
        told = _("%(low)s so far, up to %(high)s of 100") % {"low": number(low), "high": number(high)}
    rests_on = tuple(_rests_on(event, abouts) for event in value.rests_on if event.did in naming.DID)
    return PartTold(name=str(name), asks=str(asks), low=low, high=high, told=told, rests_on=rests_on)


def _rests_on(event: Event, abouts: Mapping[str, About]) -> RestsOn:
    told = str(naming.DID[event.did])
    if event.did in (Did.UNASKED, Did.ADOPTED, Did.ATTAINED):
        told = _("%(share)s of 100: %(what)s") % {"share": number(_hundredths(event.value)), "what": told}
    if event.did is Did.ANSWERED and event.value < 1:
        told = _("is weakly answered by the approved draft")
    by_itself = event.did in (Did.BEGAN, Did.CHANGED, Did.ADDRESSED, Did.ANSWERED, Did.RECURRED)
    return RestsOn(
        day=day(event.day),
        who="" if event.who is None or by_itself else str(naming.WHO[event.who]),
        about=abouts.get(event.about),
        told=told,
        of=abouts.get(event.of),
    )


def _abouts(viewer: Viewer, events: Iterable[Event]) -> dict[str, About]:
    """By reference, what it is called and where it stands."""
    names = {name for event in events for name in (event.about, event.of)}
    found = [match for name in sorted(names) if (match := _REFERENCE.fullmatch(name))]
    concerns = known(viewer, [int(match[2]) for match in found if match[1] == "C"])
    changes = change_titles(viewer, [int(match[2]) for match in found if match[1] == "CH"])
    told = {f"C-{n}": About(f"C-{n}", one.name, reverse("concern", args=[n])) for n, one in concerns.items()}
    told |= {f"CH-{n}": About(f"CH-{n}", title, reverse("change", args=[n])) for n, title in changes.items()}
    return told


def _missed(missed: Missed, abouts: Mapping[str, About], *, is_over: bool) -> str:
    event = missed.event
    would = naming.WOULD[event.did] % {
        "about": abouts[event.about].quoted if event.about in abouts else event.about,
        "of": abouts[event.of].quoted if event.of in abouts else event.of,
        "who": naming.WHO[event.who] if event.who else "",
    }
    points = max(_hundredths(missed.gain), 1)
    told = {"would": would[0].upper() + would[1:], "day": day(event.day), "points": number(points)}
    if is_over:
        return _("%(would)s by %(day)s: %(points)s of 100 more") % told
    return _("%(would)s: %(points)s of 100 more") % told


def _way(scenario: Scenario) -> str:
    if scenario.way is None:
        return _("Too little is known yet to say which way it goes.")
    told = {"way": naming.WAYS[scenario.way], "left": naming.ACTS.get(scenario.left_at, "")}
    if not scenario.left_at:
        return _("So far it goes %(way)s, step by step.") % told
    return _("It goes %(way)s. Where it left the better one: “%(left)s” is missing, or late.") % told


def _steps(way: str) -> tuple[Step, ...]:
    return tuple(Step(str(naming.ACTS[letter]), "", is_off=False) for letter in way)


def _step(act: FirstAct) -> Step:
    return Step(str(naming.ACTS[act.letter]), day(act.day), is_off=act.letter.islower())


def _sign(sign: Sign, launch: int) -> SignTold:
    told, act = naming.SIGNS[sign]
    return SignTold(str(told), str(act), reverse("launch", args=[launch]) + _HREFS[sign])
