"""What executives decide. Each act is one transaction with one row of history that can be undone, its row in
the audit and its row in the timeline (launch/doing.py).

All raise NotForYou where there is no such launch or for whoever is no executive, and ImpossibleCorrection for
what makes no sense.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from groundswell.field import models
from groundswell.field.actions import Action
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.reading.state import counted
from groundswell.launch.doing import acting_on
from groundswell.launch.queries import one
from groundswell.launch.stages import Gate
from groundswell.launch.timeline import Happened
from groundswell.people.models import User
from groundswell.people.queries import local_day
from groundswell.people.roles import MEMBERS, Role
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.street.errors import PresentationChangedMeanwhile
from groundswell.street.gates import before_decision, closed_before_decision
from groundswell.street.models import Condition, Decision, GateOverride, What
from groundswell.street.queries import PASSING, as_kept, digest, presentation_of

LONGEST_REASON = 2_000
LONGEST_CONDITION = 300
MOST_CONDITIONS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A condition."""

    what: str
    owner: int = 0  # a user; 0: nobody
    due: date | None = None


def require_executive(viewer: Viewer | None) -> Viewer:
    """There themselves. Raises NotForYou for anybody else."""
    if viewer is None or viewer.role is not Role.EXECUTIVE or viewer.scopes is not None or viewer.device:
        raise NotForYou
    return viewer


def decide(
    viewer: Viewer,
    launch: int,
    what: What,
    because: str,
    at: datetime,
    *,
    seen: str,
    conditions: Sequence[Asked] = (),
) -> models.Entry:
    """`seen` is what was looked at (queries.Shown.seen), and is frozen with the decision. Raises
    PresentationChangedMeanwhile where something else stands by now."""
    require_executive(viewer)
    _refuse_nonsense(what, because, conditions)
    with acting_on(launch, "decide on a launch", viewer, at, because=because, action=Action.DECIDE) as act:
        if not counted():
            raise ImpossibleCorrection("What was heard is being counted; decide in a minute.")
        shown = presentation_of(viewer, launch)
        if shown.seen != seen:
            raise PresentationChangedMeanwhile
        if what in PASSING and (closed := closed_before_decision(viewer, [one(viewer, launch)], at)[launch]):
            raise ImpossibleCorrection(f"It cannot go yet, for not all gates are open: {closed[0].value}.")
        deck, evidence = as_kept(shown.deck, shown.evidence)
        row = Decision.objects.create(
            launch=act.launch,
            what=what.value,
            by=viewer.name,
            user=viewer.user,
            role=viewer.role.value,
            at=at,
            because=because,
            deck=deck,
            evidence=evidence,
            sha256=digest(deck, evidence),
        )
        for asked in conditions:
            Condition.objects.create(decision=row, what=asked.what, owner=asked.owner, due=asked.due)
        act.patch.change(row, "removed", False)
        act.happened(Happened.DECIDED, ref=what.value, because=because)
        act.told = [f"decided on L-{launch}: {what.value}"]
    return act.entry


def override(viewer: Viewer, launch: int, gate: Gate, because: str, at: datetime) -> models.Entry:
    """By name and reason; it stays to be seen for ever, also where it is withdrawn or undone."""
    require_executive(viewer)
    because = reason_given(because)
    with acting_on(launch, "override a gate", viewer, at, because=because, action=Action.DECIDE) as act:
        told = one(viewer, launch)
        if gate not in before_decision(told):
            raise ImpossibleCorrection("This launch is not asked for that.")
        if gate not in closed_before_decision(viewer, [told], at)[launch]:
            raise ImpossibleCorrection("It is open already.")
        row = GateOverride.objects.create(
            launch=act.launch,
            gate=gate.value,
            by=viewer.name,
            user=viewer.user,
            role=viewer.role.value,
            at=at,
            because=because,
        )
        act.patch.change(row, "in_force", True)
        act.happened(Happened.OVERRIDDEN, ref=gate.value, because=because)
        act.told = [f"let L-{launch} pass a gate: {gate.value}"]
    return act.entry


def withdraw(viewer: Viewer, launch: int, number: int, at: datetime) -> models.Entry:
    """The gate is closed again; that it was overridden stays to be seen."""
    require_executive(viewer)
    with acting_on(launch, "withdraw an override", viewer, at, action=Action.DECIDE) as act:
        row = GateOverride.objects.filter(pk=number, launch=launch, in_force=True).first()
        if row is None:
            raise ImpossibleCorrection("It was withdrawn already.")
        act.patch.change(row, "in_force", False)
        act.told = [f"closed a gate of L-{launch} again: {row.gate}"]
    return act.entry


def tick(viewer: Viewer, launch: int, condition: int, at: datetime, *, done: bool) -> models.Entry:
    """Whoever acts on launches says that a condition is met, or that it is not."""
    with acting_on(launch, "tick a condition", viewer, at) as act:
        row = Condition.objects.filter(pk=condition, decision__launch=launch, decision__removed=False).first()
        if row is None:
            raise NotForYou
        if (row.done is not None) == done:
            raise ImpossibleCorrection("Nothing is different.")
        act.patch.change(row, "done", local_day(at) if done else None)
        met = f"met a condition of L-{launch}"
        act.told = [met if done else f"opened again a condition of L-{launch}"]
    return act.entry


def reason_given(because: str) -> str:
    """As it is kept, at most LONGEST_REASON characters. Raises ImpossibleCorrection."""
    if not because.strip():
        raise ImpossibleCorrection("Say why: it stays to be seen.")
    if len(because) > LONGEST_REASON:
        raise ImpossibleCorrection(f"At most {LONGEST_REASON} characters, please.")
    return because.strip()


def _refuse_nonsense(what: What, because: str, conditions: Sequence[Asked]) -> None:
    reason_given(because)
    if (what is What.GO_IF) != bool(conditions):
        raise ImpossibleCorrection("Conditions belong to “go with conditions”, and to nothing else.")
    if len(conditions) > MOST_CONDITIONS or any(len(c.what) > LONGEST_CONDITION for c in conditions):
        raise ImpossibleCorrection(
            f"At most {MOST_CONDITIONS} conditions of at most {LONGEST_CONDITION} characters."
        )
    owners = {asked.owner for asked in conditions if asked.owner}
    roles = [role.value for role in MEMBERS]
    if User.objects.filter(pk__in=owners, is_active=True, role__in=roles).count() != len(owners):
        raise ImpossibleCorrection("Only members of the company who may come in see to a condition.")
