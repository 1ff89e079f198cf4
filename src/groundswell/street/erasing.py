"""Taking erased users out of decisions and cards: what they decided or wrote stands, by nobody."""

from collections.abc import Collection

from groundswell.street.models import CardQuestion, CardVersion, Condition, Decision, GateOverride


def leave_out(users: Collection[int]) -> None:
    Decision.objects.filter(user__in=users).update(user=0)
    GateOverride.objects.filter(user__in=users).update(user=0)
    Condition.objects.filter(owner__in=users).update(owner=0)
    CardVersion.objects.filter(user__in=users).update(user=0)
    CardQuestion.objects.filter(user__in=users).update(user=0)
    CardQuestion.objects.filter(answerer__in=users).update(answerer=0)
