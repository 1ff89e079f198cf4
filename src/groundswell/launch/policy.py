"""Which gates are asked of which launches, as it stands."""

from groundswell.launch.models import GateAsked
from groundswell.launch.stages import BY_DEFAULT, Policy


def policy() -> Policy:
    """One query. What is asked for is read once with a launch (queries.Told.gates), and not again."""
    kept = dict(GateAsked.objects.exclude(last_tier=None).values_list("gate", "last_tier"))
    return {gate: kept.get(gate.value, by_default) for gate, by_default in BY_DEFAULT.items()}
