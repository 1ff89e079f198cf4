"""Numbers on the executives' page: each room that has some tells them here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from groundswell.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Told:
    """One number in a sentence, and where it is told in full."""

    told: str
    href: str


# A fixed number of queries each. To add some: a function, and a line here.
TOLD_BY: tuple[Callable[[Viewer, datetime], tuple[Told, ...]], ...] = ()


def numbers(viewer: Viewer, at: datetime) -> tuple[Told, ...]:
    return tuple(told for tell in TOLD_BY for told in tell(viewer, at))
