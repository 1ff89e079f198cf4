"""The two ways, and where the launch's own leaves the better one: in words, and drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from groundswell.engine.spectrum.arrivals import Arrivals
from groundswell.engine.spectrum.scenarios import OTHER_WAY_ROUND, USUAL, FirstAct, Scenario
from groundswell.engine.spectrum.values import Who
from groundswell.people.language import day
from groundswell.results.naming_sides import Names
from groundswell.web.shell import wording
from groundswell.web.spectrum import naming

_STEP, _TOP = 40, 34  # of the drawing: from one act to the next, and above the first
_LEFT, _RIGHT = (104, 122), (240, 256)  # where lines begin and end


@dataclass(frozen=True, slots=True)
class Step:
    told: str
    day: str  # empty on the two ways
    is_off: bool  # not as on the other way round


@dataclass(frozen=True, slots=True)
class Spot:
    """One act of the drawing."""

    label: str
    y: int
    day: str = ""
    is_off: bool = False

    @property
    def below(self) -> int:
        """Where its day stands."""
        return self.y + 13


@dataclass(frozen=True, slots=True)
class Line:
    x1: int
    y1: int
    x2: int
    y2: int
    is_straight: bool  # it is where it stands on that way


@dataclass(frozen=True, kw_only=True, slots=True)
class Lanes:
    height: int
    usual: tuple[Spot, ...]
    own: tuple[Spot, ...]
    other: tuple[Spot, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ways:
    told: str
    left: str  # where it left the better way, with names by day; empty: nobody did anything
    usual: tuple[Step, ...]
    own: tuple[Step, ...]
    other: tuple[Step, ...]
    lanes: Lanes


def ways_of(scenario: Scenario, came: Arrivals, names: Names, *, is_over: bool) -> Ways:
    return Ways(
        told=_told(scenario, is_over=is_over),
        left=_left(came, names) if scenario.left_at else "",
        usual=_steps(USUAL),
        own=tuple(_step(act) for act in scenario.acts),
        other=_steps(OTHER_WAY_ROUND),
        lanes=_lanes(scenario.acts),
    )


def _told(scenario: Scenario, *, is_over: bool) -> str:
    """By the order of first acts alone: a sign of the usual way may show before that order does."""
    if scenario.way is None:
        return (
            _("The order of what is known of it shows neither way.")
            if is_over
            else _("So far the order of its steps shows neither way.")
        )
    told = {"way": naming.WAYS[scenario.way], "left": naming.ACTS.get(scenario.left_at, "")}
    if not scenario.left_at:
        return (_("Step by step it went %(way)s.") if is_over else _("Step by step it goes %(way)s.")) % told
    if is_over:
        return _("It went %(way)s. Where it left the better one: “%(left)s” is missing, or late.") % told
    return _("It goes %(way)s. Where it left the better one: “%(left)s” is missing, or late.") % told


def _left(came: Arrivals, names: Names) -> str:
    """Who came in on which day: others first, then sales."""
    others = [(who, at) for who, at in came.first if who is not Who.SALES]
    told = [
        _("%(day)s: %(sides)s")
        % {"day": day(at), "sides": wording.listed([_side(who, at, names) for who, _at in same])}
        for at, same in groupby(others, key=lambda one: one[1])
    ]
    return "; ".join([*told, _sales(came, names)]) + "."


def _sales(came: Arrivals, names: Names) -> str:
    first = dict(came.first).get(Who.SALES)
    if first is not None and (came.told is None or first <= came.told):
        return _("%(side)s first came in on %(day)s") % {
            "side": _side(Who.SALES, first, names),
            "day": day(first),
        }
    if came.told is not None:
        return _("sales was first told on %(day)s") % {"day": day(came.told)}
    return _("sales has not come in")


def _side(who: Who, at: date, names: Names) -> str:
    side, called = str(naming.WHO[who]), names.get((who, at), ())
    return _("%(side)s (%(names)s)") % {"side": side, "names": ", ".join(called)} if called else side


def _steps(way: str) -> tuple[Step, ...]:
    return tuple(Step(str(naming.ACTS[letter]), "", is_off=False) for letter in way)


def _step(act: FirstAct) -> Step:
    return Step(str(naming.ACTS[act.letter]), day(act.day), is_off=act.letter.islower())


def _lanes(acts: Sequence[FirstAct]) -> Lanes:
    own = tuple(
        Spot(str(naming.SHORT[act.letter]), _y(at), day(act.day), act.letter.islower())
        for at, act in enumerate(acts)
    )
    usual, other = _spots(USUAL), _spots(OTHER_WAY_ROUND)
    places = {act.letter.upper(): (at, act.letter) for at, act in enumerate(acts)}
    lines = [
        Line(_LEFT[0], _y(at), _LEFT[1], _y(places[letter.upper()][0]), letter == places[letter.upper()][1])
        for at, letter in enumerate(USUAL)
        if letter.upper() in places
    ]
    lines += [
        Line(_RIGHT[0], _y(places[letter][0]), _RIGHT[1], _y(at), letter == places[letter][1])
        for at, letter in enumerate(OTHER_WAY_ROUND)
        if letter in places
    ]
    rows = max(len(own), len(other))
    return Lanes(height=_y(rows - 1) + 24, usual=usual, own=own, other=other, lines=tuple(lines))


def _spots(way: str) -> tuple[Spot, ...]:
    return tuple(Spot(str(naming.SHORT[letter]), _y(at)) for at, letter in enumerate(way))


def _y(at: int) -> int:
    return _TOP + _STEP * at
