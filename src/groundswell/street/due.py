"""Launches whose day has come, and that may go: brought to market, each once."""

from datetime import datetime

from groundswell.launch.launching import go_to_market
from groundswell.launch.models import LaunchEvent
from groundswell.launch.queries import launches
from groundswell.launch.timeline import Happened
from groundswell.people.queries import local_day
from groundswell.people.viewer import OPERATOR
from groundswell.street.gates import closed_before_decision
from groundswell.street.models import Condition, Decision
from groundswell.street.queries import PASSING, last_decisions


def bring_to_market(at: datetime) -> None:
    for number in _may_go(at):
        go_to_market(number, at)


def _may_go(at: datetime) -> list[int]:
    """Decided so, with every condition met and every gate still open. What was undone since it was decided
    stays undone, until somebody decides anew."""
    decisions = {n: row for n, row in last_decisions(None).items() if row.what in PASSING}
    if not decisions:
        return []
    today = local_day(at)
    come = [one for one in launches(OPERATOR) if one.id in decisions and one.day and one.day <= today]
    left = [one for one in come if not _went_since(decisions[one.id]) and _is_met(decisions[one.id])]
    closed = closed_before_decision(OPERATOR, left, at) if left else {}
    return [one.id for one in left if not closed[one.id]]


def _went_since(decision: Decision) -> bool:
    gone = LaunchEvent.objects.filter(launch=decision.launch_id, kind=Happened.LAUNCHED)
    return gone.filter(at__gte=decision.at).exists() or gone.filter(entry__undone_by=None).exists()


def _is_met(decision: Decision) -> bool:
    return not Condition.objects.filter(decision=decision, done=None).exists()
