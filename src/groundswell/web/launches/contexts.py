"""What the pages of launches show, decided; the templates only set it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.launch import queries
from groundswell.launch.launching import gone_of, has_gone
from groundswell.launch.queries import Person, Told
from groundswell.launch.stages import Part, closed_gates, of_part, stage
from groundswell.people.models import User
from groundswell.people.queries import local_day, members
from groundswell.people.viewer import Viewer
from groundswell.street.gates import overridden
from groundswell.web import rights
from groundswell.web.launches import naming
from groundswell.web.launches.parts import PLACES, tier_told
from groundswell.web.launches.timeline import TimelineTold, timeline_of
from groundswell.web.launches.told import PartTold
from groundswell.web.shell import wording
from groundswell.web.spectrum.along import Along, along
from groundswell.web.spectrum.signs import SignTold, signs_of

_LONG_AGO = 60  # days: how many more they are nobody counts


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    launch: Told
    has_gone: bool
    day: str
    stage: str
    next: str  # the one next act, in words; empty: nothing waits


@dataclass(frozen=True, kw_only=True, slots=True)
class LaunchesPage:
    headline: str
    listed: tuple[Listed, ...]
    away: tuple[Told, ...]
    along: tuple[Along, ...]  # the spectrum
    may_act: bool


@dataclass(frozen=True, slots=True)
class Next:
    """The one act that is next."""

    told: str
    href: str  # where it is done


@dataclass(frozen=True, slots=True)
class GateTold:
    name: str
    passed: bool
    without: bool  # an executive let it pass


@dataclass(frozen=True, kw_only=True, slots=True)
class PartOfPage:
    slug: str
    title: str
    template: str
    shown: object  # what that template gets
    told: str
    state: str
    state_told: str
    here: bool  # the stage that the launch is in
    next: str
    href: str
    gates: tuple[GateTold, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LaunchPage:
    launch: Told
    has_gone: bool
    tier: str
    day: str
    standing: str
    next: Next | None
    parts: tuple[PartOfPage, ...]
    people: tuple[Person, ...]
    others: tuple[User, ...]  # who may be brought in
    timeline: TimelineTold
    signs: tuple[SignTold, ...]  # that it goes the usual way
    may_act: bool


def may_act(viewer: Viewer) -> bool:
    """The same roles for all that is done with a launch, its undo included."""
    return rights.may("launch-change", "POST", rights.caller(viewer))


def launches_page(viewer: Viewer, at: datetime) -> LaunchesPage:
    """However many launches, as many queries."""
    standing = queries.launches(viewer)
    told = standings_of(viewer, standing, at)
    gone = gone_of([launch.id for launch in standing])
    today = local_day(at)
    return LaunchesPage(
        headline=_headline(len(standing) - len(gone), len(gone)),
        listed=tuple(
            _listed(launch, told[launch.id], today, has_gone=launch.id in gone)
            for launch in sorted(standing, key=lambda one: one.id in gone)
        ),
        away=tuple(queries.launches(viewer, away=True)),
        along=along(viewer, standing, today),
        may_act=may_act(viewer),
    )


def _headline(on_their_way: int, gone: int) -> str:
    if on_their_way:
        told = ngettext("%(count)s launch on its way", "%(count)s launches on their way", on_their_way)
        return told % {"count": wording.number(on_their_way)}
    if gone:
        told = ngettext("%(count)s launch went to market", "%(count)s launches went to market", gone)
        return told % {"count": wording.number(gone)}
    return _("Nothing is on its way to customers yet")


def standings_of(viewer: Viewer, launches: Sequence[Told], at: datetime) -> dict[int, list[PartTold]]:
    """By launch, how its parts stand, in the order of the loop, with gates that were overridden."""
    told_by_part = [place.standings(viewer, launches, at) for place in PLACES]
    passed = overridden([launch.id for launch in launches])
    return {
        launch.id: [
            replace(told[launch.id], standing=replace(told[launch.id].standing, overridden=passed[launch.id]))
            for told in told_by_part
        ]
        for launch in launches
    }


def _listed(launch: Told, parts: Sequence[PartTold], today: date, *, has_gone: bool) -> Listed:
    part = stage(launch.gates, [told.standing for told in parts])
    return Listed(
        launch=launch,
        has_gone=has_gone,
        day=day_in_words(launch.day, today),
        stage=str(naming.PARTS[part]) if part else "",
        next=coming.told if (coming := _next(launch, parts, part)) else "",
    )


def _next(launch: Told, parts: Sequence[PartTold], stands_at: Part | None) -> Next | None:
    """What its stage waits for, then its day, then whatever another part waits for."""
    waiting = {told.standing.part: told for told in parts if told.next}
    of_stage = waiting.get(stands_at) if stands_at else None
    if of_stage is None and launch.day is None:
        return Next(_("Set the day"), "#said")
    told = of_stage or next(iter(waiting.values()), None)
    return Next(told.next, told.href or f"#{told.standing.part.value}") if told else None


def launch_page(viewer: Viewer, launch: Told, at: datetime, asked: QueryDict) -> LaunchPage:
    parts = standings_of(viewer, [launch], at)[launch.id]
    part = stage(launch.gates, [told.standing for told in parts])
    day = day_in_words(launch.day, local_day(at))
    people = queries.people_of(viewer, launch.id)
    taking_part = {person.user for person in people}
    gone = has_gone(launch.id)
    return LaunchPage(
        launch=launch,
        has_gone=gone,
        tier=tier_told(launch.tier, launch.gates),
        day=day,
        standing=_standing(launch, day, part, has_gone=gone),
        next=_next(launch, parts, part),
        parts=tuple(_part(viewer, launch, told, part, at, asked) for told in parts),
        people=tuple(people),
        others=tuple(user for user in members(but=0) if user.pk not in taking_part),
        timeline=timeline_of(viewer, launch.id, whole=asked.get("timeline") == "whole"),
        signs=signs_of(viewer, launch, at),
        may_act=may_act(viewer),
    )


def _standing(launch: Told, day: str, part: Part | None, *, has_gone: bool) -> str:
    told = {"day": day, "stage": naming.PARTS[part] if part else ""}
    if launch.day is None:
        without = _("Its day is not set yet. It stands at “%(stage)s”.")
        return (without if part else _("Its day is not set yet.")) % told
    if has_gone:
        return _("Went to market %(day)s.") % told
    return (_("To market %(day)s. It stands at “%(stage)s”.") if part else _("To market %(day)s.")) % told


def _part(
    viewer: Viewer, launch: Told, told: PartTold, here: Part | None, at: datetime, asked: QueryDict
) -> PartOfPage:
    standing = told.standing
    place = next(place for place in PLACES if place.part is standing.part)
    closed, without = closed_gates(launch.gates, standing), standing.overridden - standing.met
    return PartOfPage(
        slug=standing.part.value,
        title=str(naming.PARTS[standing.part]),
        template=place.template,
        shown=place.shown(viewer, launch, at, asked),
        told=told.told,
        state=standing.state.value,
        state_told=str(naming.STATES[standing.state]),
        here=standing.part is here,
        next=told.next,
        href=told.href,
        gates=tuple(
            GateTold(str(naming.GATES[gate]), gate not in closed, gate in without)
            for gate in of_part(launch.gates, standing.part)
        ),
    )


def day_in_words(day: date | None, today: date) -> str:
    if day is None:
        return _("no day yet")
    days = (day - today).days
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    if days in near:
        return near[days]
    told = {"day": wording.day(day), "days": abs(days)}
    if days < -_LONG_AGO:
        return _("on %(day)s") % told
    if days > 0:
        return ngettext("on %(day)s, in %(days)s day", "on %(day)s, in %(days)s days", days) % told
    return ngettext("on %(day)s, %(days)s day ago", "on %(day)s, %(days)s days ago", -days) % told


def launches_to_choose(viewer: Viewer) -> Mapping[int, str]:
    """By number, the names of those that something can be brought into."""
    return {launch.id: launch.name for launch in queries.launches(viewer)}
