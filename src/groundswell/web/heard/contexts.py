"""What a seller's page shows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.engine.survey.values import Status
from groundswell.field.attention.queries import lines_of
from groundswell.field.reading.board import Part
from groundswell.field.reading.ranking import Place, ranked, summaries
from groundswell.field.reading.state import counted
from groundswell.people.models import User
from groundswell.people.viewer import Viewer
from groundswell.web import rights
from groundswell.web.shell.filters import counted as counted_as
from groundswell.web.shell.naming import KINDS, STATUSES

_TOP = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardConcern:
    """A concern that was raised in somebody's conversations, and what became of it."""

    id: int
    name: str
    over: str  # its kind, and where it stands
    how_often: str
    href: str  # to the words that were said in their conversations
    line: str  # what sellers say to it; empty: nobody said anything yet


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardBy:
    headline: str
    lead: str
    concerns: tuple[HeardConcern, ...]
    everything: str  # where all of them stand on the board; empty where these are all
    matched_at: str = ""  # where the viewer says who it is in the CRM; empty where nothing is to be said


def heard_by(viewer: Viewer, user: User) -> HeardBy:
    """The most often heard first, those that were dismissed left out."""
    own = user.pk == viewer.user
    headline = _("What I heard, and what it led to")
    if not own:
        headline = _("What %(name)s heard, and what it led to") % {"name": user.name}
    if not user.person:
        return replace(_empty(headline, _not_matched(user, own=own)), matched_at=_matched_at(viewer, user))
    if not counted():
        return _empty(headline, _("What was heard is being counted."))
    places = [
        place
        for place in ranked(viewer, Part(sellers=(user.person,)))
        if place.status is not Status.DISMISSED
    ]
    if not places:
        return _empty(headline, _("No concern was raised in what customers said here yet."))
    return HeardBy(
        headline=headline,
        lead=_lead(len(places), own=own),
        concerns=tuple(_concerns(viewer, places[:_TOP], user.person)),
        everything=_part(reverse("concerns"), user.person) if len(places) > _TOP else "",
    )


def _concerns(viewer: Viewer, places: list[Place], person: str) -> Iterable[HeardConcern]:
    """Two queries, whatever their number."""
    place_of = {place.concern: place for place in places}
    lines = lines_of(viewer, list(place_of))
    for summary in summaries(viewer, list(place_of)):
        place, line = place_of[summary.id], lines.get(summary.id)
        standing = "" if place.status is Status.OPEN else f" · {STATUSES[place.status]}"
        yield HeardConcern(
            id=summary.id,
            name=summary.name,
            over=f"{KINDS[place.kind]}{standing}",
            how_often=_how_often(place),
            href=_part(reverse("concern", args=[summary.id]), person),
            line=line.line if line else "",
        )


def _how_often(place: Place) -> str:
    """Without accounts where none is known to have said it themselves, as where sellers alone reported it."""
    times = counted_as(place.verbatims, "time")
    if not place.accounts:
        return times
    return _("%(times)s, %(accounts)s") % {
        "times": times,
        "accounts": counted_as(place.accounts, "account"),
    }


def _matched_at(viewer: Viewer, user: User) -> str:
    may = rights.may("person", "POST", rights.caller(viewer))
    return reverse("person", args=[user.pk]) if may else ""


def _lead(concerns: int, *, own: bool) -> str:
    told = {"concerns": counted_as(concerns, "concern")}
    return (
        _("Customers raised %(concerns)s to you.") if own else _("Customers raised %(concerns)s to them.")
    ) % told


def _not_matched(user: User, *, own: bool) -> str:
    if own:
        return _(
            "Nobody has said yet who you are in the CRM. An administrator does, under Settings, People; then"
            " what was heard stands here."
        )
    return _(
        "Nobody has said yet who %(name)s is in the CRM. An administrator does, under Settings, People;"
        " then what was heard stands here."
    ) % {"name": user.name}


def _part(address: str, person: str) -> str:
    return f"{address}?{urlencode({'seller': person})}"


def _empty(headline: str, lead: str) -> HeardBy:
    return HeardBy(headline=headline, lead=lead, concerns=(), everything="")
