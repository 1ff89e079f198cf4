"""Numbers on the executives' page: each room that has some tells them here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.people.viewer import Viewer
from groundswell.web.results.numbers import shown


@dataclass(frozen=True, slots=True)
class Told:
    """One number in a sentence, and where it is told in full."""

    told: str
    href: str


def _of_the_company(viewer: Viewer, at: datetime) -> tuple[Told, ...]:
    """What is won in the period of now, of what was to be; nothing where nobody set a target."""
    numbers = shown(viewer, at, QueryDict())
    first = next((line for group in numbers.groups for line in group.lines), None)
    if first is None or not first.share:
        return ()
    told = _("%(period)s: %(won)s, %(share)s") % {
        "period": numbers.period,
        "won": first.won,
        "share": first.share,
    }
    return (Told(told, reverse("results")),)


# A fixed number of queries each. To add some: a function, and a line here.
TOLD_BY: tuple[Callable[[Viewer, datetime], tuple[Told, ...]], ...] = (_of_the_company,)


def numbers(viewer: Viewer, at: datetime) -> tuple[Told, ...]:
    return tuple(told for tell in TOLD_BY for told in tell(viewer, at))
