"""What shows that a launch goes the usual way, as pages tell it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from groundswell.engine.spectrum.turning import Sign
from groundswell.launch.queries import Told
from groundswell.people.viewer import Viewer
from groundswell.results.queries import signs_now
from groundswell.results.standing.naming import SIGNS
from groundswell.results.standing.queries import LetGo, OpenSign, let_go_of

_HREFS = {
    Sign.NO_CONCERN: "#concerns",
    Sign.SALES_NOT_IN: "#message",
    Sign.APPROVED_UNSIGNED: "#message",
    Sign.PRESENTED_WITHOUT_SALES: "#decision",
    Sign.NOT_IN_HANDS: "#kit",
}


@dataclass(frozen=True, slots=True)
class SignTold:
    name: str  # by which it is let go
    told: str
    act: str
    href: str


@dataclass(frozen=True, slots=True)
class LetGoTold:
    one: LetGo
    told: str


@dataclass(frozen=True, slots=True)
class OfLaunch:
    """One of several launches, with its sign."""

    launch: Told
    sign: SignTold


def sign_told(sign: Sign, launch: int) -> SignTold:
    told, act = SIGNS[sign]
    return SignTold(sign.name, str(told), str(act), reverse("launch", args=[launch]) + _HREFS[sign])


def signs_told(signs: Iterable[Sign], launch: int, let_go: Iterable[LetGo]) -> tuple[SignTold, ...]:
    """Those that nobody let go; none of a launch that was brought in."""
    gone = {one.sign for one in let_go if one.in_force}
    return tuple(sign_told(sign, launch) for sign in signs if launch and sign not in gone)


def signs_of(viewer: Viewer, launch: Told, at: datetime) -> tuple[SignTold, ...]:
    """As it stands then; a fixed number of queries."""
    gone = let_go_of([launch.id])[launch.id]
    shown = signs_now(viewer, launch, at)
    return tuple(sign_told(sign, launch.id) for sign in shown if sign not in gone)


def of_launches(open_ones: Iterable[OpenSign]) -> tuple[OfLaunch, ...]:
    return tuple(OfLaunch(one.launch, sign_told(one.sign, one.launch.id)) for one in open_ones)
