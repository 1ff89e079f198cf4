"""Taking erased users out of what they brought and decided. A target of theirs stays as nobody's number."""

from collections.abc import Collection

from groundswell.results.models import AdoptionDecision, TargetTable


def leave_out(users: Collection[int]) -> None:
    TargetTable.objects.filter(user__in=users).update(user=0)
    AdoptionDecision.objects.filter(user__in=users).update(user=0)
