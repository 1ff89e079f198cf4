"""The second part of a launch: what product does about its concerns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.field.reading.board import known
from groundswell.launch.queries import Told, changes_of, changes_to_tie, concerns_of
from groundswell.launch.stages import Gate, Part, Standing, State
from groundswell.people.viewer import Viewer
from groundswell.product.models import ChangeState
from groundswell.product.queries import OneChange
from groundswell.web.changes.listing import may_make
from groundswell.web.changes.wording import STATES
from groundswell.web.launches.told import PartTold
from groundswell.web.shell import filters, wording


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeTold:
    id: int
    title: str
    state: str
    concerns: tuple[tuple[int, str], ...]  # of the launch, that it is for: number and name


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesShown:
    changes: tuple[ChangeTold, ...]
    without: tuple[tuple[int, str], ...]  # concerns of the launch for which none of them is
    offered: tuple[ChangeTold, ...]
    write_down: str  # where one is written down for those; empty: not by who looks


def standings(viewer: Viewer, launches: Sequence[Told], at: datetime) -> Mapping[int, PartTold]:  # noqa: ARG001 - as all parts
    numbers = [launch.id for launch in launches]
    tied, concerns = changes_of(viewer, numbers), concerns_of(viewer, numbers)
    return {launch: _told(tied[launch], _without(concerns[launch], tied[launch])) for launch in numbers}


def _without(concerns: Sequence[int], changes: Sequence[OneChange]) -> list[int]:
    """What is declined is for nothing any more."""
    addressed = {c for change in changes if change.state != ChangeState.DECLINED for c in change.concerns}
    return [concern for concern in concerns if concern not in addressed]


def _told(changes: Sequence[OneChange], without: Sequence[int]) -> PartTold:
    standing_changes = [change for change in changes if change.state != ChangeState.DECLINED]
    if not standing_changes:
        standing = Standing(part=Part.CHANGES, state=State.BARE)
        return PartTold(standing=standing, told=_("no change yet"), next=_("Bring a change in"))
    met = frozenset({Gate.CHANGE_TIED})
    state = State.BEGUN if without else State.DONE
    told = {"changes": filters.counted(len(changes), "change"), "count": wording.number(len(without))}
    some_without = ngettext(
        "%(changes)s, %(count)s concern without one",
        "%(changes)s, %(count)s concerns without one",
        len(without),
    )
    return PartTold(
        standing=Standing(part=Part.CHANGES, state=state, met=met),
        told=some_without % told if without else told["changes"],
    )


def shown(viewer: Viewer, launch: Told, at: datetime, asked: QueryDict) -> ChangesShown:  # noqa: ARG001 - as all parts
    changes = changes_of(viewer, [launch.id])[launch.id]
    concerns = concerns_of(viewer, [launch.id])[launch.id]
    offered = changes_to_tie(viewer, launch.id, concerns)
    numbers = {*concerns, *(number for change in offered for number in change.concerns)}
    names = {number: summary.name for number, summary in known(viewer, sorted(numbers)).items()}
    return ChangesShown(
        changes=tuple(_change(change, names, concerns) for change in changes),
        without=tuple(_named(_without(concerns, changes), names)),
        offered=tuple(_change(change, names, concerns) for change in offered),
        write_down=_write_down(viewer, _without(concerns, changes)),
    )


def _write_down(viewer: Viewer, concerns: Sequence[int]) -> str:
    if not concerns or not may_make(viewer):
        return ""
    return f"{reverse('change-new')}?{urlencode([('concern', number) for number in concerns])}"


def _change(change: OneChange, names: Mapping[int, str], concerns: Sequence[int]) -> ChangeTold:
    own = [number for number in change.concerns if number in concerns]
    return ChangeTold(
        id=change.id, title=change.title, state=str(STATES[change.state]), concerns=tuple(_named(own, names))
    )


def _named(numbers: Sequence[int], names: Mapping[int, str]) -> list[tuple[int, str]]:
    return [(number, names.get(number) or f"C-{number}") for number in numbers]
