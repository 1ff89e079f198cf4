"""What Today shows, by role."""

from dataclasses import dataclass

from groundswell.field.reading.board import board
from groundswell.field.reading.opening import ready
from groundswell.people.viewer import Viewer
from groundswell.report.lists import hurting_and_praised
from groundswell.web.concerns.contexts import Row, rows_of
from groundswell.web.shell.clock import now

_FIRST = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Today:
    first_name: str
    concerns: int
    conversations: int
    loudest: tuple[Row, ...]


def today_of(viewer: Viewer) -> Today:
    first_name = viewer.name.split()[0] if viewer.name else ""
    if not viewer.is_member or not ready(now()):
        return Today(first_name=first_name, concerns=0, conversations=0, loudest=())
    field = board(viewer)
    hurting, _ = hurting_and_praised(field.concerns)
    return Today(
        first_name=first_name,
        concerns=len(field.concerns),
        conversations=field.conversations,
        loudest=tuple(rows_of(viewer, hurting[:_FIRST])),
    )
