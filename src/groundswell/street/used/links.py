"""The kit by link: what may be said of a launch, for whoever holds it, until a day. Made of what stands
whenever somebody looks, of lines that people let out of the house, and of nothing that a customer said."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.models import Entry
from groundswell.launch.doing import acting_on
from groundswell.launch.timeline import Happened
from groundswell.people.queries import names_by_number
from groundswell.people.secret_hash import hash_of
from groundswell.people.viewer import OPERATOR, NotForYou, Viewer, require_member
from groundswell.street.kit.queries import cards_of_launch
from groundswell.street.kit.values import CardHeld, Line, Standing
from groundswell.street.used.handed import KitLink

DAYS = (7, 30, 90)
LONGEST_NAME = 100
_BYTES = 32
# What is read outside, in its order: customers' words are theirs.
_SAID = (Line.YOU_SAY, Line.PUSH_BACK, Line.PROOF, Line.ASK)


@dataclass(frozen=True, kw_only=True, slots=True)
class OneLink:
    id: int
    name: str
    by: str
    made: datetime
    ends: datetime
    is_over: bool
    is_ended: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Sayable:
    """A card without what stays in the house."""

    card: str
    lines: tuple[tuple[Line, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedKit:
    launch: str  # what it is called
    cards: tuple[Sayable, ...]
    ends: datetime


def make(viewer: Viewer, launch: int, name: str, days: int, at: datetime) -> tuple[Entry, str]:
    """And what the link holds, which is told once. Raises ImpossibleCorrection, NotForYou."""
    called = " ".join(name.split())
    if not called or len(called) > LONGEST_NAME or days not in DAYS:
        raise ImpossibleCorrection("For whom, and for how long?")
    token = secrets.token_urlsafe(_BYTES)
    with acting_on(launch, "make a link to a kit", viewer, at) as act:
        row = KitLink.objects.create(
            launch=act.launch,
            hash=hash_of(token),
            name=called,
            by=viewer.name,
            user=viewer.user,
            made=at,
            ends=at + timedelta(days=days),
        )
        act.patch.change(row, "removed", False)
        act.happened(Happened.KIT_LINKED, ref=f"link {row.pk}")
        act.told = [f"made a link to the kit of L-{launch}"]
    return act.entry, token


def end(viewer: Viewer, launch: int, link: int, at: datetime) -> Entry:
    """It opens nothing any more. Raises NotForYou where there is none."""
    with acting_on(launch, "end a link to a kit", viewer, at) as act:
        row = KitLink.objects.filter(launch=launch, pk=link, removed=False).first()
        if row is None:
            raise NotForYou
        act.patch.change(row, "removed", True)
        act.happened(Happened.KIT_UNLINKED, ref=f"link {link}")
        act.told = [f"ended a link to the kit of L-{launch}"]
    return act.entry


def links_of(viewer: Viewer, launch: int, at: datetime) -> list[OneLink]:
    """The last made first, those that are over, too. Raises NotForYou."""
    require_member(viewer)
    rows = list(KitLink.objects.filter(launch=launch).order_by("-pk"))
    names = names_by_number(row.user for row in rows if row.user)
    return [
        OneLink(
            id=row.pk,
            name=row.name,
            by=names.get(row.user) or row.by,
            made=row.made,
            ends=row.ends,
            is_over=row.ends <= at,
            is_ended=row.removed,
        )
        for row in rows
    ]


def kit_by(token: str, at: datetime) -> SharedKit:
    """For whoever holds it. Raises NotForYou where it opens nothing."""
    rows = KitLink.objects.filter(hash=hash_of(token), removed=False, ends__gt=at, launch__removed=False)
    row = rows.select_related("launch").first()
    if row is None:
        raise NotForYou
    return SharedKit(
        launch=row.launch.name,
        cards=sayable(cards_of_launch(OPERATOR, row.launch_id, at)),
        ends=row.ends,
    )


def sayable(cards: Sequence[CardHeld]) -> tuple[Sayable, ...]:
    """Of those that are to be said now, the lines that may leave the house."""
    told = [
        Sayable(
            card=card.called,
            lines=tuple(
                (line, card.lines.text(line))
                for line in _SAID
                if card.lines.is_sayable(line) and card.lines.text(line)
            ),
        )
        for card in cards
        if card.standing is Standing.FIT
    ]
    return tuple(one for one in told if one.lines)
