"""What a page asks the worker for: asked in an act, done by the worker, and told of once it is done."""

from datetime import datetime
from typing import Any

from groundswell.ledger.models import Errand
from groundswell.people.viewer import Viewer, require_administrator


def ask(viewer: Viewer, kind: str, at: datetime, about: dict[str, Any] | None = None) -> Errand:
    """To be done soon. Called inside `acting`, so that it stands with its audit row."""
    return Errand.objects.create(kind=kind, about=about or {}, by=f"U-{viewer.user}", at=at)


def waiting(kind: str) -> list[Errand]:
    """Still to be done, the oldest first."""
    return list(Errand.objects.filter(kind=kind, done=None).order_by("at", "pk"))


def waits(*kinds: str) -> bool:
    """Whether one of these kinds is still to be done."""
    return Errand.objects.filter(kind__in=kinds, done=None).exists()


def over(errand: Errand, at: datetime, outcome: dict[str, Any] | None = None, *, refused: str = "") -> None:
    """It is done, or cannot be; what it was about is forgotten."""
    errand.about, errand.told, errand.done, errand.refused = {}, outcome or {}, at, refused
    errand.save(update_fields=["about", "told", "done", "refused"])


def latest(viewer: Viewer, kind: str, most: int) -> list[Errand]:
    """The newest first, for an administrator. Raises NotForYou."""
    require_administrator(viewer)
    return list(Errand.objects.filter(kind=kind).order_by("-at", "-pk")[:most])
