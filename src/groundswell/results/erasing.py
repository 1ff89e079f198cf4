"""Taking erased users out of what they brought. A target of theirs stays as a number of nobody."""

from collections.abc import Collection

from groundswell.results.models import TargetTable


def leave_out(users: Collection[int]) -> None:
    TargetTable.objects.filter(user__in=users).update(user=0)
