"""What Today shows, by role."""

from dataclasses import dataclass

from groundswell.engine.survey.values import Status
from groundswell.field.reading.board import board
from groundswell.field.reading.state import holds
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
    counting: bool = False  # what is counted does not hold yet


def today_of(viewer: Viewer) -> Today:
    first_name = viewer.name.split()[0] if viewer.name else ""
    counting = viewer.is_member and not holds(now())
    if not viewer.is_member or counting:
        return Today(first_name=first_name, concerns=0, conversations=0, loudest=(), counting=counting)
    field = board(viewer)
    ranked = [one for one in field.concerns if one.status is not Status.DISMISSED]
    hurting, _ = hurting_and_praised(ranked)
    return Today(
        first_name=first_name,
        concerns=len(ranked),
        conversations=field.conversations,
        loudest=tuple(rows_of(viewer, hurting[:_FIRST])),
    )
