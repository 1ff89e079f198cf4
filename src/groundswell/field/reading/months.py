"""How often concerns were raised, month by month."""

from collections.abc import Sequence

from groundswell.field.read_model import ConcernSummary
from groundswell.people.viewer import Viewer, require_member


def months_of(viewer: Viewer, concerns: Sequence[int]) -> dict[int, dict[int, int]]:
    """By concern and month (202603) how many verbatims, those without a day left out; one query. The read
    model must hold. Raises NotForYou."""
    require_member(viewer)
    rows = ConcernSummary.objects.filter(concern__in=concerns).values_list("concern", "months")
    return {concern: dict(months) for concern, months in rows}
