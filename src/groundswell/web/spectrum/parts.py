"""The seven parts as the page tells them, each with what it rests on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.engine.spectrum.values import Did, Event, Part, Value
from groundswell.field.reading.board import known
from groundswell.launch.queries import change_titles
from groundswell.people.language import day, number
from groundswell.people.viewer import Viewer
from groundswell.web.spectrum import naming

_REFERENCE = re.compile(r"(C|CH)-(\d+)")
# What happens by itself, whoever wrote it down.
_BY_ITSELF = (Did.BEGAN, Did.CHANGED, Did.ADDRESSED, Did.ANSWERED, Did.RECURRED)
_SHARES = (Did.UNASKED, Did.ADOPTED, Did.ATTAINED)


@dataclass(frozen=True, slots=True)
class About:
    number: str  # empty: it has none here
    called: str
    href: str  # empty: it stands nowhere here

    @property
    def name(self) -> str:
        return f"{self.number} {self.called}".strip()

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
    nothing: str  # why there is nothing to open; empty where there is


def abouts_here(viewer: Viewer, events: Iterable[Event]) -> dict[str, About]:
    """By reference, what it is called here and where it stands."""
    names = {name for event in events for name in (event.about, event.of)}
    found = [match for name in sorted(names) if (match := _REFERENCE.fullmatch(name))]
    concerns = known(viewer, [int(match[2]) for match in found if match[1] == "C"])
    changes = change_titles(viewer, [int(match[2]) for match in found if match[1] == "CH"])
    told = {f"C-{n}": About(f"C-{n}", one.name, reverse("concern", args=[n])) for n, one in concerns.items()}
    told |= {f"CH-{n}": About(f"CH-{n}", title, reverse("change", args=[n])) for n, title in changes.items()}
    return told


def abouts_written(events: Iterable[Event]) -> dict[str, About]:
    """As somebody wrote it down: it stands nowhere here, whatever number it bears."""
    names = {name for event in events if event.did is not Did.KEPT for name in (event.about, event.of)}
    return {name: About("", name, "") for name in names if name}


def parts_told(
    values: Sequence[Value], abouts: Mapping[str, About], *, is_over: bool
) -> tuple[PartTold, ...]:
    return tuple(_part(value, abouts, is_over=is_over) for value in values)


def hundredths(share: float) -> int:
    return round(100 * share)


def _part(value: Value, abouts: Mapping[str, About], *, is_over: bool) -> PartTold:
    name, asks = naming.PARTS[value.part]
    low, high = hundredths(value.low), hundredths(value.high)
    if value.is_known:
        told = _("%(value)s of 100") % {"value": number(low)}
    elif (low, high) == (0, 100):
        told = _("not known yet") if not is_over else _("not known")
    else:
        told = _("%(low)s so far, up to %(high)s of 100") % {"low": number(low), "high": number(high)}
    rests_on = tuple(_rests_on(event, abouts) for event in value.rests_on if event.did in naming.DID)
    return PartTold(
        name=str(name),
        asks=str(asks),
        low=low,
        high=high,
        told=told,
        rests_on=rests_on,
        nothing="" if rests_on else _nothing(value, is_over=is_over),
    )


def _nothing(value: Value, *, is_over: bool) -> str:
    if not value.is_known:
        return _("Nothing that is kept tells of it.") if is_over else _("Nothing has happened yet.")
    return str(naming.NOTHING[value.part])


def _rests_on(event: Event, abouts: Mapping[str, About]) -> RestsOn:
    told = str(naming.DID[event.did])
    if event.did in _SHARES:
        told = _("%(share)s of 100: %(what)s") % {"share": number(hundredths(event.value)), "what": told}
    if event.did is Did.ANSWERED and event.value < 1:
        told = _("is weakly answered by the approved draft")
    if event.did is Did.FADED and event.value < 1:
        told = _("did not fade")
    return RestsOn(
        day=day(event.day),
        who="" if event.who is None or event.did in _BY_ITSELF else str(naming.WHO[event.who]),
        about=abouts.get(event.about),
        told=told,
        of=abouts.get(event.of),
    )


def part_named(part: Part) -> str:
    return str(naming.PARTS[part][0])
