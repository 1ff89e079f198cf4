"""The part of the results that tells of concerns after launches and shipped changes: did they fade?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from groundswell.field.reading.board import known
from groundswell.people.language import day
from groundswell.people.viewer import Viewer
from groundswell.results.worked.queries import Standing, standings, standings_for, standings_of
from groundswell.results.worked.subjects import Subject
from groundswell.web.results import saying


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One concern after one launch or change."""

    concern: int
    name: str
    verdict: str
    style: str
    figures: str  # empty before the first look
    next: str  # empty after the last
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Went:
    """A launch, or a change, that went out."""

    reference: str
    name: str
    day: str
    is_launch: bool
    href: str
    concerns: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class WorkedShown:
    went: tuple[Went, ...]


@dataclass(frozen=True, slots=True)
class OfConcern:
    """After one launch or change, on the page of the concern."""

    went: Went
    told: Told


def shown(viewer: Viewer, at: datetime, asked: QueryDict) -> WorkedShown:  # noqa: ARG001 - as all parts
    """A fixed number of queries."""
    found = standings(viewer)
    return WorkedShown(tuple(_went(found, _names(viewer, found))))


def of_launches(viewer: Viewer, launches: Sequence[int]) -> dict[int, list[Told]]:
    """By launch; nothing of one that has not gone to market. A fixed number of queries."""
    found = standings_of(viewer, [f"L-{number}" for number in launches])
    names = _names(viewer, found)
    told: dict[int, list[Told]] = {number: [] for number in launches}
    for one in found:
        told[one.subject.number].append(_told(one, names))
    return told


def of_concern(viewer: Viewer, concern: int) -> tuple[OfConcern, ...]:
    found = standings_for(viewer, concern)
    return tuple(OfConcern(_of_subject(one.subject, ()), _told(one, {})) for one in found)


def _names(viewer: Viewer, found: Iterable[Standing]) -> dict[int, str]:
    numbers = sorted({one.concern for one in found})
    return {number: summary.name for number, summary in known(viewer, numbers).items()}


def _went(found: Sequence[Standing], names: Mapping[int, str]) -> Iterable[Went]:
    by_subject: dict[Subject, list[Standing]] = {}
    for one in found:
        by_subject.setdefault(one.subject, []).append(one)
    for subject, those in by_subject.items():
        yield _of_subject(subject, tuple(_told(one, names) for one in those))


def _of_subject(subject: Subject, concerns: tuple[Told, ...]) -> Went:
    route = "launch" if subject.is_launch else "change"
    return Went(
        reference=subject.of,
        name=subject.name,
        day=day(subject.day),
        is_launch=subject.is_launch,
        href=reverse(route, args=[subject.number]),
        concerns=concerns,
    )


def _told(one: Standing, names: Mapping[int, str]) -> Told:
    return Told(
        concern=one.concern,
        name=names.get(one.concern) or f"C-{one.concern}",
        verdict=saying.verdict_of(one),
        style=saying.style_of(one),
        figures=saying.told_of(one.decided) if one.decided else "",
        next=saying.next_told(one),
        href=address_of(one),
    )


def address_of(one: Standing) -> str:
    return f"{reverse('worked', args=[one.concern])}?{urlencode({'since': one.subject.of})}"
