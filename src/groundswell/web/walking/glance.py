"""The whole loop at a glance: the launches that matter now, each with how its seven parts stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from groundswell.launch.launching import gone_of
from groundswell.launch.queries import Told, launches
from groundswell.launch.stages import stage
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer
from groundswell.web.launches import naming
from groundswell.web.launches.contexts import day_in_words, standings_of
from groundswell.web.launches.told import PartTold

_SHOWN = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class PartGlanced:
    slug: str
    title: str
    told: str
    state: str
    state_told: str
    here: bool  # the stage that the launch is in


@dataclass(frozen=True, kw_only=True, slots=True)
class Glanced:
    launch: Told
    day: str
    has_gone: bool
    parts: tuple[PartGlanced, ...]


def glance(viewer: Viewer, at: datetime) -> tuple[Glanced, ...]:
    """The next launches to come, and the last that went where there is room: two. Raises NotForYou."""
    standing = launches(viewer)
    gone = gone_of([launch.id for launch in standing])
    shown = _shown(standing, gone)
    told = standings_of(viewer, shown, at) if shown else {}
    return tuple(_glanced(launch, told[launch.id], at, has_gone=launch.id in gone) for launch in shown)


def _shown(standing: Sequence[Told], gone: set[int]) -> list[Told]:
    coming = [launch for launch in standing if launch.id not in gone][:_SHOWN]
    went = [launch for launch in standing if launch.id in gone]
    return [*went[len(went) - min(len(went), _SHOWN - len(coming)) :], *coming]


def _glanced(launch: Told, parts: Sequence[PartTold], at: datetime, *, has_gone: bool) -> Glanced:
    here = stage(launch.gates, [told.standing for told in parts])
    return Glanced(
        launch=launch,
        day=day_in_words(launch.day, local_day(at)),
        has_gone=has_gone,
        parts=tuple(
            PartGlanced(
                slug=told.standing.part.value,
                title=str(naming.PARTS[told.standing.part]),
                told=told.told,
                state=told.standing.state.value,
                state_told=str(naming.STATES[told.standing.state]),
                here=not has_gone and told.standing.part is here,
            )
            for told in parts
        ),
    )
