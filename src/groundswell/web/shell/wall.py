"""The company's clocks and its currency, by which pages tell times and amounts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from zoneinfo import ZoneInfo

from django.utils import timezone

from groundswell.people.currency import amounts_in
from groundswell.people.queries import zone_and_currency
from groundswell.people.viewer import Viewer


@contextmanager
def on_the_wall(viewer: Viewer | None) -> Iterator[None]:
    """While it lasts, times are told as the company's clocks do, and amounts that name no currency in the
    company's; to nobody, in UTC and as they are."""
    zone, currency = zone_and_currency() if viewer else ("UTC", "")
    with timezone.override(ZoneInfo(zone) if viewer else UTC), amounts_in(currency):
        yield
