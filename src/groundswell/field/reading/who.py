"""Who raises a concern: its accounts and the sellers who heard it, each with how often."""

from typing import NamedTuple

from django.db.models import Sum

from groundswell.field.read_model import ConcernCount
from groundswell.people.viewer import Viewer, require_member


class Who(NamedTuple):
    name: str
    verbatims: int
    spoken: int  # of them, in the customer's own words


def accounts_of(viewer: Viewer, concern: int) -> list[Who]:
    """Those that said the most first; one query. The read model must hold. Raises NotForYou."""
    return _counted(viewer, concern, "account")


def sellers_of(viewer: Viewer, concern: int) -> list[Who]:
    """Those who heard the most first; one query. The read model must hold. Raises NotForYou."""
    return _counted(viewer, concern, "seller")


def _counted(viewer: Viewer, concern: int, column: str) -> list[Who]:
    require_member(viewer)
    rows = ConcernCount.objects.filter(concern=concern).exclude(**{column: ""}).values_list(column)
    counted = rows.annotate(said=Sum("verbatims"), themselves=Sum("spoken"))
    return [Who(*row) for row in counted.order_by("-said", column)]
