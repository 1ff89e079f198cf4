"""The company's clocks, its currency and its words, in which pages tell times, amounts and sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from zoneinfo import ZoneInfo

from django.utils import timezone

from groundswell.people.currency import amounts_in
from groundswell.people.queries import as_company_tells, by_the_clock_of
from groundswell.people.viewer import Viewer
from groundswell.people.vocabulary import PRODUCTS, in_words_of


@contextmanager
def on_the_wall(viewer: Viewer | None) -> Iterator[None]:
    """While it lasts, times are told as the company's clocks do, amounts that name no currency in the
    company's, and what it sells by its name for it; to nobody, in UTC and as they are."""
    zone, currency, words = as_company_tells() if viewer else ("UTC", "", PRODUCTS)
    with (
        timezone.override(ZoneInfo(zone) if viewer else UTC),
        by_the_clock_of(zone if viewer else ""),
        amounts_in(currency),
        in_words_of(words),
    ):
        yield
