"""The day: a launch goes to market, and the concerns that it is for have been launched upon.

Whether it may is not for this room to know: that it stands decided, and its day has come, is told by the room
of the decision, whose due work calls this.
"""

from collections.abc import Collection
from datetime import datetime

from groundswell.engine.events import EventKind
from groundswell.field import models
from groundswell.launch.doing import acting_on
from groundswell.launch.errors import WentAlready
from groundswell.launch.queries import concerns_of
from groundswell.launch.timeline import Happened, went_to_market
from groundswell.people.viewer import OPERATOR, Viewer


def has_gone(launch: int) -> bool:
    """Whether it went to market, and that was not undone."""
    return bool(gone_of([launch]))


def gone_of(launches: Collection[int]) -> set[int]:
    """Those of them that went to market, and where that was not undone; one query."""
    return set(went_to_market().filter(launch__in=launches).values_list("launch", flat=True))


def go_to_market(number: int, at: datetime, *, by: Viewer = OPERATOR) -> models.Entry:
    """One act with one undo. A dismissed concern stays so. Raises WentAlready, and NotForYou where there is
    no such launch, or it was put away."""
    with acting_on(number, "bring a launch to market", by, at) as act:
        if has_gone(number):
            raise WentAlready(number)
        for concern in concerns_of(by, [number])[number]:
            act.befell(concern, EventKind.LAUNCHED)
        act.happened(Happened.LAUNCHED)
        act.told = [f"L-{number} went to market"]
    return act.entry
