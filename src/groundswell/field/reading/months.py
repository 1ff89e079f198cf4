"""How often concerns were raised, month by month."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Sum

from groundswell.field.read_model import ConcernCount
from groundswell.people.viewer import Viewer, require_member


def months_of(viewer: Viewer, concerns: Sequence[int]) -> dict[int, dict[int, int]]:
    """By concern and month (202603) how many verbatims, those without a day left out; one query. The read
    model must hold. Raises NotForYou."""
    require_member(viewer)
    rows = ConcernCount.objects.filter(concern__in=concerns).exclude(month=0)
    counted: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for concern, month, verbatims in rows.values_list("concern", "month").annotate(Sum("verbatims")):
        counted[concern][month] = verbatims
    return dict(counted)
