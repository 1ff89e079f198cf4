"""Launches that wait for an executive, and conditions that wait for who sees to them."""

from dataclasses import dataclass
from datetime import datetime

from groundswell.launch.queries import Told
from groundswell.people.language import day
from groundswell.people.queries import local_day
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.street.queries import OneCondition, conditions_owed, waiting_for_decision


@dataclass(frozen=True, slots=True)
class Owed:
    condition: OneCondition
    due: str  # empty: no day was set
    late: bool


def to_decide(viewer: Viewer) -> tuple[Told, ...]:
    return tuple(waiting_for_decision(viewer)) if viewer.role is Role.EXECUTIVE else ()


def owed_by(viewer: Viewer, at: datetime) -> tuple[Owed, ...]:
    today = local_day(at)
    return tuple(
        Owed(one, day(one.due), one.due is not None and one.due < today) for one in conditions_owed(viewer)
    )
