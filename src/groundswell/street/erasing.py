"""Taking erased users out of decisions: what they decided stands, by nobody."""

from collections.abc import Collection

from groundswell.street.models import Condition, Decision, GateOverride


def leave_out(users: Collection[int]) -> None:
    Decision.objects.filter(user__in=users).update(user=0)
    GateOverride.objects.filter(user__in=users).update(user=0)
    Condition.objects.filter(owner__in=users).update(owner=0)
