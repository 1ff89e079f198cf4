"""Releasing to the guests of a launch, and withdrawing; the only writes to it.

Each act is one transaction with one row of history that can be undone and one of the launch's timeline. Who
may act is judged by the table of rights of the door; nobody who is no member does anything here.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from groundswell.field import models
from groundswell.field.actions import Action
from groundswell.field.history import entries
from groundswell.field.history.entries import author_of
from groundswell.field.history.patch import Patch
from groundswell.field.reading.upkeep import in_step
from groundswell.launch import timeline
from groundswell.launch.models import Launch
from groundswell.launch.timeline import Happened
from groundswell.ledger import outbox
from groundswell.ledger.acting import acting
from groundswell.message.guests.queries import launch_of, standing
from groundswell.message.released.errors import CannotRelease
from groundswell.message.released.queries import releasable, text_of, titles_of
from groundswell.message.released.tables import (
    HiddenKind,
    HiddenName,
    Released,
    ReleasedConcern,
    ReleasedKind,
    ReleasedText,
    ReleasedWords,
)
from groundswell.people.viewer import NotForYou, Viewer, require_member

LONGEST = {ReleasedKind.NAME: 120, ReleasedKind.BRIEF: 20_000, ReleasedKind.HOUSE: 20_000}
LONGEST_WORDS = 4_000
LONGEST_TITLE = 200
MOST_AT_ONCE = 20  # verbatims
_LONGEST_NAME = 100


@dataclass(slots=True)
class Release:
    """An act that is being done."""

    launch: Launch
    entry: models.Entry
    viewer: Viewer
    at: datetime
    patch: Patch = field(default_factory=Patch)
    told: list[str] = field(default_factory=list[str])

    def common(self, text: str) -> dict[str, object]:
        """What every released row bears."""
        return {
            "launch": self.launch,
            "token": secrets.token_urlsafe(16),
            "text": text,
            "at": self.at,
            "by": self.viewer.name,
            "user": self.viewer.user,
            "entry": self.entry,
        }

    def let_go(self, row: Released) -> None:
        self.patch.change(row, "removed", False)

    def take_back(self, row: Released) -> None:
        self.patch.change(row, "removed", True)


def release_words(
    viewer: Viewer, launch: int, words: Mapping[int, str], titles: Mapping[int, str], at: datetime
) -> models.Entry:
    """What stands for each of these verbatims from now on, and what each of their concerns is called for
    guests. Earlier releases of the same are replaced.

    Raises NotForYou, also where one is not the launch's to release any more, and CannotRelease.
    """
    if not 0 < len(words) <= MOST_AT_ONCE:
        raise CannotRelease(f"Choose 1 to {MOST_AT_ONCE}.")
    with releasing(viewer, launch, "release words to guests", at) as act:
        concerns = releasable(viewer, launch, list(words))
        if concerns.keys() != words.keys():
            raise CannotRelease("One of them is not there to be released any more. Look again.")
        _name_concerns(act, set(concerns.values()), titles)
        for verbatim, text in words.items():
            for before in ReleasedWords.objects.filter(launch=launch, verbatim=verbatim, removed=False):
                act.take_back(before)
            row = ReleasedWords.objects.create(
                verbatim_id=verbatim, **act.common(within(text, LONGEST_WORDS))
            )
            act.let_go(row)
        act.told.append(
            f"released {len(words)} verbatim{'s' * (len(words) != 1)} to the guests of L-{launch}"
        )
        tell_guests(act)
    return act.entry


def release_text(
    viewer: Viewer, launch: int, kind: ReleasedKind, text: str, at: datetime, *, of: str = ""
) -> models.Entry:
    """Guests read it from now on instead of the one before. `of`: digest of what it was taken from. Raises
    NotForYou, CannotRelease."""
    with releasing(viewer, launch, f"release the {kind.value} to guests", at) as act:
        _release_text(act, kind, text, of)
        if kind is not ReleasedKind.NAME:
            tell_guests(act)
    return act.entry


def withdraw_words(viewer: Viewer, launch: int, released: int, at: datetime) -> models.Entry:
    """Raises NotForYou where it is not released."""
    with releasing(viewer, launch, "withdraw words from guests", at) as act:
        row = ReleasedWords.objects.filter(pk=released, launch=launch, removed=False).first()
        if row is None:
            raise NotForYou
        act.take_back(row)
        act.told.append(f"withdrew V-{row.verbatim_id} from the guests of L-{launch}")
    return act.entry


def withdraw_text(viewer: Viewer, launch: int, kind: ReleasedKind, at: datetime) -> models.Entry:
    """Also all before it: guests read none of the kind. Raises NotForYou where there is none."""
    with releasing(viewer, launch, f"withdraw the {kind.value} from guests", at) as act:
        rows = list(ReleasedText.objects.filter(launch=launch, kind=kind, removed=False))
        if not rows:
            raise NotForYou
        for row in rows:
            act.take_back(row)
        act.told.append(f"withdrew the {kind.value} from the guests of L-{launch}")
    return act.entry


def name_for_guests(viewer: Viewer, launch: int, name: str, at: datetime) -> None:
    """What guests read the launch called, if that is another now. Raises NotForYou, CannotRelease."""
    stands = text_of(launch_of(viewer, launch).pk, ReleasedKind.NAME)
    if stands is None or stands.text != name.strip():
        release_text(viewer, launch, ReleasedKind.NAME, name, at)


def hide_names(viewer: Viewer, names: Sequence[str], kind: HiddenKind, at: datetime) -> list[str]:
    """From now on these are proposed to be hidden wherever they stand; returns those that are new."""
    require_member(viewer)
    wanted = dict.fromkeys(" ".join(name.split())[:_LONGEST_NAME] for name in names)
    known = {text.casefold() for text in HiddenName.objects.values_list("text", flat=True)}
    fresh = [name for name in wanted if name and name.casefold() not in known]
    if fresh:
        with acting(viewer, "name what is to be hidden from guests", at=at):
            HiddenName.objects.bulk_create(
                HiddenName(text=name, kind=kind, at=at, user=viewer.user) for name in fresh
            )
    return fresh


def show_again(viewer: Viewer, name: int, at: datetime) -> str:
    """A name that is not to be hidden any more; what it was. Raises NotForYou where there is none."""
    require_member(viewer)
    with acting(viewer, "no longer hide a name from guests", at=at):
        row = HiddenName.objects.filter(pk=name).first()
        if row is None:
            raise NotForYou
        row.delete()
        return row.text


@contextmanager
def releasing(viewer: Viewer, launch: int, called: str, at: datetime) -> Iterator[Release]:
    """Letting go, or taking back, in step with undoing, which takes the same lock. Raises NotForYou."""
    require_member(viewer)
    with acting(viewer, called, at=at, ref=f"L-{launch}"), in_step():
        row = launch_of(viewer, launch)
        entry = entries.begin(Action.RELEASE, [], author_of(viewer, at))
        act = Release(row, entry, viewer, at)
        yield act
        entries.finish(entry, "; ".join(act.told), [], act.patch)
        timeline.write(row, Happened.RELEASED, viewer, at, entry=entry)


def _name_concerns(act: Release, concerns: set[int], titles: Mapping[int, str]) -> None:
    stand = titles_of(act.launch.pk)
    for concern in sorted(concerns):
        before, title = stand.get(concern), " ".join(titles.get(concern, "").split())
        if before is not None and title in ("", before.text):
            continue
        if before is not None:
            act.take_back(before)
        row = ReleasedConcern.objects.create(concern_id=concern, **act.common(within(title, LONGEST_TITLE)))
        act.let_go(row)


def _release_text(act: Release, kind: ReleasedKind, text: str, of: str) -> None:
    for before in ReleasedText.objects.filter(launch=act.launch, kind=kind, removed=False):
        act.take_back(before)
    act.let_go(ReleasedText.objects.create(kind=kind, of=of, **act.common(within(text, LONGEST[kind]))))
    act.told.append(f"released the {kind.value} to the guests of L-{act.launch.pk}")


def within(text: str, longest: int) -> str:
    """Raises CannotRelease where there are no words, or too many."""
    text = text.strip()
    if not 0 < len(text) <= longest:
        raise CannotRelease(f"What guests read has 1 to {longest:,} characters.")
    return text


def tell_guests(act: Release) -> None:
    """By mail, once for a release; whether they are guests still is asked when it is sent."""
    guests = standing().filter(launch=act.launch).values_list("user", "pk")
    outbox.put(
        ((user, {"guest": guest, "entry": act.entry.pk}) for user, guest in guests),
        outbox.Mail.SHARED,
        act.at,
        key=f"shared #{act.entry.pk}",
    )
