"""The part of the results that tells of targets, and how far they are met."""

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from groundswell.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Numbers:
    """Nothing yet."""


def shown(viewer: Viewer, at: datetime, asked: QueryDict) -> Numbers | None:  # noqa: ARG001 - as all parts
    return Numbers()
