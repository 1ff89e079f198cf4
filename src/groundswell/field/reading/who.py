"""Who raises a concern: its accounts and the sellers who heard it, each with how often."""

from typing import Any, NamedTuple

from django.db.models import Sum

from groundswell.field.read_model import ConcernCount, ConcernSummary
from groundswell.people.viewer import Viewer, require_member


class Who(NamedTuple):
    name: str
    verbatims: int
    spoken: int  # of them, in the customer's own words


class Most(NamedTuple):
    """Those who raise it most, and how many do in all."""

    most: list[Who]
    all: int


def who_most(viewer: Viewer, concern: int) -> tuple[Most, Most]:
    """Its accounts and its sellers, as they were counted, at most `lately.TOP` of each; one query, of one
    row. The read model must hold. Raises NotForYou."""
    require_member(viewer)
    kept = ConcernSummary.objects.filter(pk=concern).values_list("who", flat=True).first() or {}
    return _most(kept.get("accounts")), _most(kept.get("sellers"))


def _most(kept: dict[str, Any] | None) -> Most:
    return Most([Who(*columns) for columns in kept["most"]], kept["all"]) if kept else Most([], 0)


def accounts_of(viewer: Viewer, concern: int) -> list[Who]:
    """All, those that said the most first; one query. The read model must hold. Raises NotForYou."""
    return _counted(viewer, concern, "account")


def sellers_of(viewer: Viewer, concern: int) -> list[Who]:
    """All, those who heard the most first; one query. The read model must hold. Raises NotForYou."""
    return _counted(viewer, concern, "seller")


def _counted(viewer: Viewer, concern: int, column: str) -> list[Who]:
    require_member(viewer)
    rows = ConcernCount.objects.filter(concern=concern).exclude(**{column: ""}).values_list(column)
    counted = rows.annotate(said=Sum("verbatims"), themselves=Sum("spoken"))
    return [Who(*row) for row in counted.order_by("-said", column)]
