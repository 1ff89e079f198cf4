"""The presentation of a guest: their own, made of what was released to them, beside that of the members.

It is there as long as they are a guest of the launch, for them and for members alike. To guests a slide about
a concern goes by the token of its released name; kept is what they wrote by the number of the concern, so
that another name for it takes nothing away.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from groundswell.field import models
from groundswell.field.actions import Action
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history.entries import author_of
from groundswell.field.history.undo import undo
from groundswell.launch.models import LaunchEvent
from groundswell.launch.timeline import Happened
from groundswell.ledger.acting import acting
from groundswell.message.guests.acting import acting_as_guest
from groundswell.message.guests.queries import guest_in, launch_of, standing
from groundswell.message.models import Guest
from groundswell.message.released import queries as released
from groundswell.message.released.values import Space
from groundswell.people.queries import names_by_number
from groundswell.people.viewer import NotForYou, Viewer, require_member
from groundswell.street.deck import Edits, edited
from groundswell.street.errors import PresentationChangedMeanwhile
from groundswell.street.gathering import numbers_to_hit
from groundswell.street.models import GuestPresentation
from groundswell.street.presenting import Wanted, refuse_nonsense, write
from groundswell.street.queries import edits_in, version_of
from groundswell.street.sharing import shared
from groundswell.street.slides import Deck


@dataclass(frozen=True, kw_only=True, slots=True)
class GuestsOwn:
    """As it stands now."""

    guest: int
    launch: int
    space: str
    deck: Deck
    edits: Edits
    numbers: tuple[tuple[str, str], ...]
    version: str  # of what they wrote and of what it is made of: whoever changes it tells it


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """That a guest wrote in theirs."""

    guest: int
    by: str
    at: datetime  # last


def own_in(viewer: Viewer | None, space: str) -> GuestsOwn:
    """A guest's, as they see it. Raises NotForYou."""
    guest = guest_in(viewer, space)
    return _own(guest, released.space(viewer, space))


def own_of(viewer: Viewer, launch: int, guest: int) -> GuestsOwn:
    """The same for a member, where that guest wrote in it. Raises NotForYou."""
    require_member(viewer)
    if guest not in _last_written(launch_of(viewer, launch).pk):
        raise NotForYou
    row = standing().select_related("launch").get(pk=guest)
    return _own(row, released.space_of(viewer, row))


def written_in(viewer: Viewer, launch: int) -> list[Written]:
    """What guests who are in the launch wrote, the last first; three queries. Raises NotForYou."""
    require_member(viewer)
    last = _last_written(launch)
    names = names_by_number({row.user for row in last.values()})
    told = [Written(guest=guest, by=names.get(row.user) or row.by, at=row.at) for guest, row in last.items()]
    return sorted(told, key=lambda one: one.at, reverse=True)


def change(viewer: Viewer, space: str, wanted: Wanted, at: datetime, *, seen: str) -> models.Entry:
    """`seen` is the version that was looked at. Raises NotForYou, ImpossibleCorrection and
    PresentationChangedMeanwhile."""
    refuse_nonsense(wanted)
    guest = guest_in(viewer, space)
    called = "change a guest's presentation"
    with acting_as_guest(guest.launch_id, called, viewer, at, action=Action.LAUNCH) as act:
        if own_in(viewer, space).version != seen:
            raise PresentationChangedMeanwhile
        keys = _keys(guest.launch_id)
        row, _ = GuestPresentation.objects.get_or_create(guest=guest)
        write(act, row, replace(wanted, **_renamed(wanted, lambda key: keys.get(key, key))))
        act.happened(Happened.COPIED, ref=_ref(guest.pk))
        act.told = [f"changed a guest's presentation of L-{guest.launch_id}"]
    return act.entry


def take_back(viewer: Viewer, space: str, at: datetime, *, seen: str) -> models.Entry:
    """What they changed last, as long as nothing was changed since. Raises NotForYou, and
    ImpossibleCorrection where there is nothing."""
    guest = guest_in(viewer, space)
    with acting(viewer, "undo", at=at, ref=f"L-{guest.launch_id}"):
        row = _last_written(guest.launch_id).get(guest_in(viewer, space).pk)
        if row is None or row.entry_id is None or own_in(viewer, space).version != seen:
            raise ImpossibleCorrection("It was taken back already, or changed again.")
        return undo(row.entry_id, author_of(viewer, at))


def _own(guest: Guest, space: Space) -> GuestsOwn:
    row = GuestPresentation.objects.filter(guest=guest).first()
    tokens, numbers = {key: token for token, key in _keys(guest.launch_id).items()}, numbers_to_hit(row)
    made = shared(space, numbers)
    edits = edits_in(row)
    edits = replace(edits, **_renamed(edits, lambda key: tokens.get(key, key)))
    keys = [slide.key for slide in made.slides]
    return GuestsOwn(
        guest=guest.pk,
        launch=guest.launch_id,
        space=guest.space,
        deck=edited(made, edits),
        edits=edits,
        numbers=numbers,
        version=hashlib.sha256(f"{version_of(row)} {keys}".encode()).hexdigest()[:16],
    )


def _keys(launch: int) -> Mapping[str, str]:
    """By the token of a concern's released name, what is kept of its slide."""
    return {row.token: f"C-{number}" for number, row in released.titles_of(launch).items()}


def _renamed(told: Wanted | Edits, name: Callable[[str], str]) -> dict[str, object]:
    """What stands by the keys of slides, by other keys."""
    order = None if told.order is None else tuple(map(name, told.order))
    return {"slides": {name(key): edit for key, edit in told.slides.items()}, "order": order}


def _last_written(launch: int) -> dict[int, LaunchEvent]:
    """By guest who is in the launch, the last row of what they wrote that was not undone."""
    guests = {_ref(guest): guest for guest in standing().filter(launch=launch).values_list("pk", flat=True)}
    rows = LaunchEvent.objects.filter(launch=launch, kind=Happened.COPIED, entry__undone_by=None)
    return {guests[row.ref]: row for row in rows.order_by("pk") if row.ref in guests}


def _ref(guest: int) -> str:
    return f"guest {guest}"
