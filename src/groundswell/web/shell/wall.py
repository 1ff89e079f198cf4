"""The company's clocks, by which pages tell times."""

from contextlib import AbstractContextManager
from datetime import UTC
from zoneinfo import ZoneInfo

from django.utils import timezone

from groundswell.people.queries import zone_of_company
from groundswell.people.viewer import Viewer


def on_the_wall(viewer: Viewer | None) -> AbstractContextManager[None]:
    """While it lasts, templates tell times as the company's clocks do; to nobody, in UTC."""
    return timezone.override(ZoneInfo(zone_of_company()) if viewer else UTC)
