"""Taking erased users out of decisions and cards: what they decided or wrote stands, by nobody."""

from collections.abc import Collection

from groundswell.street.models import (
    CardQuestion,
    CardVersion,
    Condition,
    Decision,
    GateOverride,
    KitLink,
    Tick,
)


def leave_out(users: Collection[int]) -> None:
    Decision.objects.filter(user__in=users).update(user=0)
    GateOverride.objects.filter(user__in=users).update(user=0)
    Condition.objects.filter(owner__in=users).update(owner=0)
    for written in (CardVersion, CardQuestion, KitLink, Tick):
        written._default_manager.filter(user__in=users).update(user=0)
    CardQuestion.objects.filter(answerer__in=users).update(answerer=0)
