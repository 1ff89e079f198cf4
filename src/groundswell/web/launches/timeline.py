"""What happened to a launch, in its order, as its page tells it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.engine.spectrum.turning import Sign
from groundswell.field.queries import redirects
from groundswell.field.reading.board import known
from groundswell.field.worded.forms import said as worded
from groundswell.launch.queries import change_titles
from groundswell.launch.stages import Gate
from groundswell.launch.timeline import Happened, TimelineRow, rows_of
from groundswell.message.drafts.queries import draft_names
from groundswell.message.guests.queries import inviters
from groundswell.message.queries import parts_of_house, sentences
from groundswell.people.queries import names_by_number, zone_of_company
from groundswell.people.viewer import Viewer
from groundswell.results.standing.naming import SIGNS
from groundswell.street.models import What
from groundswell.street.sides import Presents
from groundswell.web.launches import naming
from groundswell.web.shell.addresses import number_of

_SHOWN = 60  # the last of them
# What is worked on in small steps: those that somebody did one after the other on one day stand in one row.
_IN_STEPS = (Happened.CLAIMED, Happened.HOUSE, Happened.RELEASED, Happened.CARD)
_OF_PEOPLE = (Happened.PERSON_IN, Happened.PERSON_OUT, Happened.GUEST_OUT)
# Who came in is who did it, and a link is called by whoever made it, on its own page.
_ALONE = (Happened.GUEST_IN, Happened.KIT_LINKED, Happened.KIT_UNLINKED)
_OF_DRAFTS = (Happened.DRAFTED, Happened.COMMENTED, Happened.APPROVED)
_DRAFT = re.compile(r"draft (?P<draft>\d+)(?: version (?P<version>\d+))?")


@dataclass(frozen=True, slots=True)
class About:
    name: str
    href: str  # where it stands; may be empty


@dataclass(frozen=True, kw_only=True, slots=True)
class RowTold:
    """What one act did of one kind: several concerns that were brought in at once stand in one row, and so do
    the steps in which somebody worked on the message that day."""

    at: datetime  # where the company is
    by: str  # as they are called now
    role: str  # which they had then
    told: str
    about: tuple[About, ...]
    because: str
    is_undone: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineTold:
    rows: tuple[RowTold, ...]  # the oldest first
    left_out: int  # earlier ones


@dataclass(frozen=True, slots=True)
class _Names:
    people: Mapping[int, str]
    concerns: Mapping[int, str]
    leads_to: Mapping[int, int]
    changes: Mapping[int, str]
    claims: Mapping[int, str]
    house: Mapping[str, str]
    drafts: Mapping[int, str]
    invited_by: Mapping[tuple[int, datetime], int]  # by user and when they came in
    launch: int
    zone: ZoneInfo


def timeline_of(viewer: Viewer, launch: int, *, whole: bool) -> TimelineTold:
    """A fixed number of queries."""
    rows = rows_of(viewer, launch)
    shown = rows if whole else rows[-_SHOWN:]
    names = _names(viewer, launch, shown)
    acts = (list(same) for _, same in groupby(shown, lambda row: _act(row, names.zone)))
    return TimelineTold(rows=tuple(_told(act, names) for act in acts), left_out=len(rows) - len(shown))


def _act(row: TimelineRow, zone: ZoneInfo) -> tuple[object, ...]:
    """What is equal for rows of one act; what is no entry of history is an act by itself."""
    if row.kind in _IN_STEPS and not row.because:
        return (row.kind, row.user, row.role, row.is_undone, row.at.astimezone(zone).date())
    changed = row.ref if row.kind is Happened.CHANGED else ""
    return (row.kind, row.entry, changed) if row.entry else (row.kind, row)


def _names(viewer: Viewer, launch: int, rows: list[TimelineRow]) -> _Names:
    invited_by = inviters(viewer, launch)
    people = {row.user for row in rows if row.user} | {user for row in rows if (user := _person(row))}
    people |= set(invited_by.values())
    leads_to = redirects().to
    concerns = {leads_to.get(c) or c for row in rows if (c := _numbered("C", row.ref))}
    changes = {number for row in rows if (number := _numbered("CH", row.ref))}
    return _Names(
        people=names_by_number(people),
        concerns={number: one.name for number, one in known(viewer, sorted(concerns)).items()},
        leads_to=leads_to,
        changes=change_titles(viewer, changes),
        claims=sentences(viewer, launch),
        house=parts_of_house(viewer, launch),
        drafts=draft_names(viewer, launch),
        invited_by=invited_by,
        launch=launch,
        zone=ZoneInfo(zone_of_company()),
    )


def _numbered(letters: str, ref: str) -> int | None:
    return number_of(letters, ref) if ref.startswith(f"{letters}-") else None


def _claim(row: TimelineRow) -> int:
    number = row.ref.removeprefix("claim ")
    return int(number) if number.isdecimal() else 0


def _person(row: TimelineRow) -> int:
    number = row.ref.removeprefix("U-")
    return int(number) if row.kind in _OF_PEOPLE and number.isdecimal() else 0


def _told(act: Sequence[TimelineRow], names: _Names) -> RowTold:
    row = act[0]
    sentence = _sentence(act, names)
    alone = sentence or row.kind in _ALONE
    about = () if alone else (_about(one, names) for one in act if one.ref)
    return RowTold(
        at=row.at.astimezone(names.zone),
        by=names.people.get(row.user) or row.by,
        role=row.role if row.user else "",
        told=str(sentence or naming.HAPPENED[_kind(row)]),
        about=tuple(About(*one) for one in dict.fromkeys(about)),
        because=row.because,
        is_undone=row.is_undone,
    )


def _sentence(act: Sequence[TimelineRow], names: _Names) -> str:
    """What a row tells by itself; empty where what it is about stands behind it."""
    row = act[0]
    if row.kind is Happened.CHANGED:
        return str(naming.CHANGED.get(row.ref, ""))
    if row.kind in (Happened.RELEASED, Happened.REACH):
        return "; ".join(dict.fromkeys(worded(one.summary) for one in act if one.summary))
    if row.kind is Happened.GUEST_OUT and (guest := names.people.get(_person(row), "")):
        return _("ended the invitation of %(name)s") % {"name": guest}
    inviter = names.people.get(names.invited_by.get((row.user, row.at), 0), "")
    if row.kind is Happened.GUEST_IN and inviter:
        return _("accepted the invitation of %(name)s as a guest") % {"name": inviter}
    return ""


def _kind(row: TimelineRow) -> Happened:
    """Of before each side was told by itself, it was put before the executives and presented in one."""
    is_of_before = row.kind is Happened.PRESENTED and not row.ref
    return Happened.PUT_BEFORE if is_of_before else row.kind


def _about(row: TimelineRow, names: _Names) -> tuple[str, str]:
    """What a row is about, and where that stands."""
    if concern := _numbered("C", row.ref):
        number = names.leads_to.get(concern) or concern
        return f"C-{number} {names.concerns.get(number, '')}".strip(), reverse("concern", args=[number])
    if change := _numbered("CH", row.ref):
        href = reverse("change", args=[change]) if change in names.changes else ""
        return f"CH-{change} {names.changes.get(change, '')}".strip(), href
    if row.kind is Happened.CLAIMED and (claim := _claim(row)) in names.claims:
        return names.claims[claim], f"{reverse('message', args=[names.launch])}#claim-{claim}"
    if row.kind is Happened.HOUSE:
        part = _("the promise") if row.ref == "promise" else names.house.get(row.ref, "")
        return part or _("a part that is not there any more"), reverse("house", args=[names.launch])
    if row.kind in (Happened.DECIDED, Happened.OVERRIDDEN):
        told = (
            naming.DECISIONS[What(row.ref)] if row.kind is Happened.DECIDED else naming.GATES[Gate(row.ref)]
        )
        return str(told), reverse("decision", args=[names.launch])
    if row.kind is Happened.LET_GO:
        return str(SIGNS[Sign[row.ref]][0]), f"{reverse('spectrum', args=[names.launch])}#signs"
    if row.kind in (Happened.ASKED, Happened.ASKED_NO_MORE):
        return str(naming.GATES[Gate(row.ref)]), ""
    if row.kind is Happened.PRESENTED:
        href = reverse("presentation", args=[names.launch])
        return str(naming.PRESENT[Presents(row.ref)]), f"{href}#present"
    if row.kind is Happened.COPIED:
        return _("what guests present"), f"{reverse('presentation', args=[names.launch])}#guests"
    if card := _numbered("K", row.ref):
        return f"K-{card}", reverse("kit-card", args=[row.ref])
    if row.kind in _OF_DRAFTS and (found := _DRAFT.fullmatch(row.ref)):
        return _draft(int(found["draft"]), found["version"], names)
    if person := _person(row):
        return names.people.get(person, ""), ""
    return row.ref, ""


def _draft(number: int, version: str | None, names: _Names) -> tuple[str, str]:
    """One that was put away leads nowhere."""
    if number not in names.drafts:
        return _("one that is not there any more"), ""
    href = reverse("draft", args=[names.launch, number])
    if version is None:
        return names.drafts[number], href
    told = _("%(name)s, version %(version)s") % {"name": names.drafts[number], "version": version}
    return told, f"{href}?version={version}"
