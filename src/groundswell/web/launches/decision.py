"""The part of a launch in which it is presented, and decided on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.launch.queries import Told
from groundswell.launch.stages import Gate, Part, Standing, State
from groundswell.people.language import day
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer
from groundswell.street.models import Decision, What
from groundswell.street.queries import (
    PASSING,
    Override,
    last_decisions,
    overrides_of,
    put_before,
    waiting_for_decision,
)
from groundswell.street.sides import Presented, Presents, presented_by
from groundswell.web import rights
from groundswell.web.launches import naming
from groundswell.web.launches.told import PartTold


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionShown:
    decided: str  # empty: nobody decided
    because: str
    overrides: tuple[tuple[Override, str, str], ...]  # with the gate in words, and the day


def standings(viewer: Viewer, launches: Sequence[Told], at: datetime) -> Mapping[int, PartTold]:  # noqa: ARG001 - as all parts
    numbers = [launch.id for launch in launches]
    decisions, presented, before = last_decisions(numbers), presented_by(numbers), put_before(numbers)
    waiting = {launch.id for launch in waiting_for_decision(viewer)}
    decides = rights.may("launch-decide", "POST", rights.caller(viewer))
    return {
        number: _told(
            number,
            decisions.get(number),
            presented[number],
            is_before_executives=number in before,
            waits_for_me=decides and number in waiting,
        )
        for number in numbers
    }


def _told(
    number: int,
    decision: Decision | None,
    presented: Mapping[Presents, Presented],
    *,
    is_before_executives: bool,
    waits_for_me: bool,
) -> PartTold:
    passes = decision is not None and decision.what in PASSING
    met = {Gate.DECIDED} if passes else set[Gate]()
    met |= {Gate.PRESENTED} if len(presented) == len(Presents) else set()
    begun = State.BEGUN if presented or is_before_executives or decision else State.BARE
    told = _("not decided yet")
    if decision is not None:
        told = str(naming.DECISIONS[What(decision.what)])
    elif is_before_executives:
        told = _("before the executives")
    return PartTold(
        standing=Standing(part=Part.DECISION, state=State.DONE if passes else begun, met=frozenset(met)),
        told=told,
        next=_("Decide") if waits_for_me else "",
        href=reverse("decision", args=[number]),
    )


def shown(viewer: Viewer, launch: Told, at: datetime, asked: QueryDict) -> DecisionShown:  # noqa: ARG001 - as all parts
    decision = last_decisions([launch.id]).get(launch.id)
    return DecisionShown(
        decided=_decided(decision) if decision else "",
        because=decision.because if decision else "",
        overrides=tuple(
            (one, str(naming.GATES[one.gate]), day(local_day(one.at)))
            for one in overrides_of(viewer, launch.id)
        ),
    )


def _decided(decision: Decision) -> str:
    told = {
        "what": naming.DECISIONS[What(decision.what)],
        "name": decision.by,
        "day": day(local_day(decision.at)),
    }
    return _("%(what)s: decided by %(name)s on %(day)s") % told
