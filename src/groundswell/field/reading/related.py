"""Concerns near one: those in which the nearest of its most telling verbatims stand."""

from collections import Counter
from typing import NamedTuple

from groundswell.field.read_model import ConcernSummary
from groundswell.field.reading.nearest import near
from groundswell.field.telling import grouped_by, live_verbatims
from groundswell.people.viewer import Viewer, require_member


class Related(NamedTuple):
    concern: int
    name: str


def related(viewer: Viewer, concern: int, top: int) -> list[Related]:
    """The nearest first, at most `top`; as the last regrouping found who is near whom, so none where nothing
    was regrouped yet. At most seven queries. Raises NotForYou."""
    require_member(viewer)
    model = grouped_by()
    telling = ConcernSummary.objects.filter(pk=concern).values_list("telling", flat=True).first()
    if not model or not telling:
        return []
    beside = {verbatim for central in telling for verbatim in near(model, central)}
    rows = live_verbatims().filter(pk__in=beside).exclude(concern__in=(0, concern))
    often = Counter(rows.values_list("concern", flat=True))
    nearest = sorted(often, key=lambda number: (-often[number], number))[:top]
    names = dict(ConcernSummary.objects.filter(pk__in=nearest).values_list("concern", "name"))
    return [Related(number, names[number]) for number in nearest if number in names]
