"""The part of the results that tells whether sellers say what launches say."""

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse

from groundswell.people.language import day
from groundswell.people.viewer import Viewer
from groundswell.results.adoption.queries import launches_told
from groundswell.web.adopting.contexts import headline


@dataclass(frozen=True, slots=True)
class OfLaunch:
    name: str
    href: str
    day: str
    told: str


@dataclass(frozen=True, slots=True)
class AdoptionShown:
    launches: tuple[OfLaunch, ...]


def shown(viewer: Viewer, at: datetime, asked: QueryDict) -> AdoptionShown:  # noqa: ARG001 - as all parts
    """The last launches whose day is over, the latest first."""
    return AdoptionShown(
        tuple(
            OfLaunch(one.name, reverse("adoption", args=[one.launch]), day(one.day), headline(one.whole))
            for one in launches_told(viewer, at)
        )
    )
