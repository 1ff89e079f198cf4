"""What is done with changes: the only writes. Each act is one transaction with one row of history that can be
undone; the concerns that a change is for follow it, and whoever heard them is told in that transaction, too.

All raise ImpossibleCorrection for what makes no sense, NoSuchChange and NoSuchConcern.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from groundswell.field import models as field
from groundswell.field import telling
from groundswell.field.actions import Action
from groundswell.field.attention.deciding import LONGEST_LINE, one_line, quoted, refuse_dismissed
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history import entries
from groundswell.field.history.entries import Author
from groundswell.field.history.patch import Patch
from groundswell.field.reading.upkeep import in_step
from groundswell.people.queries import local_day
from groundswell.product.addressing import (
    UNDER_WAY,
    addressed_by,
    concerns_of,
    let_go,
    reference,
    tell,
    unsay,
)
from groundswell.product.errors import NoSuchChange
from groundswell.product.models import Addressed, Change, ChangeEntry, ChangeState, HowFar

LONGEST_TITLE = 200
LONGEST_ABOUT = 10_000
MOST_CONCERNS = 50

# Where each state leads.
LEADS_TO: Mapping[ChangeState, tuple[ChangeState, ...]] = {
    ChangeState.UNDERSTOOD: (
        ChangeState.PLANNED,
        ChangeState.BUILDING,
        ChangeState.SHIPPED,
        ChangeState.DECLINED,
    ),
    ChangeState.PLANNED: (ChangeState.BUILDING, ChangeState.SHIPPED, ChangeState.DECLINED),
    ChangeState.BUILDING: (ChangeState.PLANNED, ChangeState.SHIPPED, ChangeState.DECLINED),
    ChangeState.SHIPPED: (ChangeState.BUILDING,),  # it was not, after all
    ChangeState.DECLINED: (ChangeState.UNDERSTOOD,),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """A change that is to be made."""

    title: str
    about: str = ""
    concerns: Mapping[int, HowFar]  # which it is for, and how far it goes
    owner: int = 0  # a user


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """To another state."""

    was: ChangeState  # as it was seen
    to: ChangeState
    because: str = ""  # of one that is declined
    line: str = ""  # of one that is shipped: what sellers say from now on


class Made(NamedTuple):
    change: int
    entry: field.Entry


def make(wish: Wish, author: Author) -> Made:
    """It is understood, and no more, until it is planned."""
    with _act([*wish.concerns], author) as (entry, patch, _):
        title = _title(wish.title)
        change = Change.objects.create(
            title=title, about=_about(wish.about), owner=wish.owner, made=author.at
        )
        patch.change(change, "removed", False)
        _stands_on_state(change, patch)
        for number, how_far in wish.concerns.items():
            _tie(change, telling.concern(number), how_far, patch)
        if not addressed_by(change):
            raise ImpossibleCorrection("A change is for a concern: choose at least one.")
        _finish(change, entry, patch, f"wrote down {reference(change)} {quoted(title)}")
    return Made(change.pk, entry)


def describe(number: int, title: str, about: str, author: Author) -> field.Entry:
    """Call it otherwise, or say otherwise what it is about."""
    with _act([], author) as (entry, patch, _):
        change = _locked(number)
        patch.change(change, "title", _title(title))
        patch.change(change, "about", _about(about))
        if not patch.columns:
            raise ImpossibleCorrection("It says that already.")
        return _finish(change, entry, patch, f"described {reference(change)} {quoted(change.title)}")


def hand_to(number: int, owner: int, author: Author) -> field.Entry:
    """To the user who answers for it; 0: to nobody."""
    with _act([], author) as (entry, patch, _):
        change = _locked(number)
        patch.change(change, "owner", owner)
        if not patch.columns:
            raise ImpossibleCorrection("They have it already.")
        told = f"gave {reference(change)} to " + ("another owner" if owner else "nobody")
        return _finish(change, entry, patch, told)


def address(number: int, concern: int, how_far: HowFar, author: Author) -> field.Entry:
    """Say that it is for a concern, too, or how far it goes there."""
    with _act([concern], author) as (entry, patch, touched):
        change, row = _locked(number), telling.concern(concern)
        is_new = row.id not in addressed_by(change)
        if not _tie(change, row, how_far, patch):
            raise ImpossibleCorrection(f"{reference(change)} {how_far} C-{row.id} already.")
        _stands_on_state(change, patch)
        if is_new:
            touched |= tell(change, [row], entry, patch, aloud=True)
        return _finish(change, entry, patch, f"{reference(change)} {how_far} C-{row.id}")


def release(number: int, concern: int, author: Author) -> field.Entry:
    """Say that it is not for a concern."""
    with _act([concern], author) as (entry, patch, touched):
        change, row = _locked(number), telling.concern(concern)
        addressed = addressed_by(change)
        if row.id not in addressed:
            raise ImpossibleCorrection(f"{reference(change)} is not for C-{row.id}.")
        if len(addressed) == 1:
            raise ImpossibleCorrection("A change is for a concern: this is its last one. Decline it instead.")
        for tie in addressed[row.id]:
            patch.change(tie, "removed", True)
        _stands_on_state(change, patch)
        let_go(change, row, entry, patch)
        touched.add(row.id)
        return _finish(change, entry, patch, f"{reference(change)} is not for C-{row.id}", row.id)


def move(number: int, step: Step, author: Author) -> field.Entry:
    """To another state."""
    with _act([], author) as (entry, patch, touched):
        change = _locked(number)
        was = ChangeState(change.state)
        _refuse_nonsense(change, was, step)
        concerns = concerns_of(change)
        if was is ChangeState.SHIPPED:
            unsay(change, concerns, patch)
        patch.change(change, "state", step.to.value)
        patch.change(change, "because", step.because.strip() if step.to is ChangeState.DECLINED else "")
        patch.change(change, "line", one_line(step.line) if step.to is ChangeState.SHIPPED else "")
        patch.change(change, "shipped", local_day(author.at) if step.to is ChangeState.SHIPPED else None)
        still = step.to in UNDER_WAY and was in UNDER_WAY
        touched |= tell(change, concerns, entry, patch, aloud=not still)
        return _finish(change, entry, patch, f"{_DONE[step.to]} {reference(change)} {quoted(change.title)}")


_DONE = {
    ChangeState.UNDERSTOOD: "took up again",
    ChangeState.PLANNED: "planned",
    ChangeState.BUILDING: "began to build",
    ChangeState.SHIPPED: "shipped",
    ChangeState.DECLINED: "declined",
}


# The parts they are made of.


@contextmanager
def _act(concerns: list[int], author: Author) -> Iterator[tuple[field.Entry, Patch, set[int]]]:
    with in_step() as touched:
        yield entries.begin(Action.CHANGE, concerns, author), Patch(), touched


@dataclass(frozen=True, slots=True)
class ActOn:
    """An act on a change that leaves its state and its concerns as they are."""

    change: Change
    entry: field.Entry
    patch: Patch

    @property
    def reference(self) -> str:
        return reference(self.change)

    def done(self, summary: str) -> field.Entry:
        return _finish(self.change, self.entry, self.patch, summary)


@contextmanager
def acting_on(number: int, author: Author) -> Iterator[ActOn]:
    """In one transaction, with its row of history; the change is held meanwhile."""
    with _act([], author) as (entry, patch, _):
        yield ActOn(_locked(number), entry, patch)


def _finish(change: Change, entry: field.Entry, patch: Patch, summary: str, *more: int) -> field.Entry:
    ChangeEntry.objects.create(change=change, entry=entry)
    return entries.finish(entry, summary, [*addressed_by(change), *more], patch)


def _locked(number: int) -> Change:
    change = Change.objects.select_for_update().filter(pk=number, removed=False).first()
    if change is None:
        raise NoSuchChange(number)
    return change


def _stands_on_state(change: Change, patch: Patch) -> None:
    """What it is for was told what its state meant: that is not taken back before what later changed it."""
    patch.record(change._meta.label_lower, "state", change.pk, change.state, change.state, firm=True)


def _tie(change: Change, concern: field.Concern, how_far: HowFar, patch: Patch) -> bool:
    """Whether that is anything new."""
    refuse_dismissed(concern)
    there = addressed_by(change)
    if concern.id not in there and len(there) >= MOST_CONCERNS:
        raise ImpossibleCorrection(f"A change is for at most {MOST_CONCERNS} concerns.")
    ties = there.get(concern.id) or [
        Addressed.objects.get_or_create(change=change, concern=concern, defaults={"how_far": how_far})[0]
    ]
    is_new = any(tie.removed or tie.how_far != how_far for tie in ties)
    for tie in ties:
        patch.change(tie, "how_far", how_far.value)
        patch.change(tie, "removed", False)
    return is_new


def _refuse_nonsense(change: Change, was: ChangeState, step: Step) -> None:
    if was is not step.was:
        raise ImpossibleCorrection(f"Somebody moved it meanwhile: it is {was.value} by now.")
    if step.to not in LEADS_TO[was]:
        raise ImpossibleCorrection(f"{reference(change)} is {was.value}: it cannot be {step.to.value} next.")
    if step.to is ChangeState.DECLINED and not step.because.strip():
        raise ImpossibleCorrection("Why not? Those who heard it are told.")
    if step.to is ChangeState.SHIPPED and not 0 < len(one_line(step.line)) <= LONGEST_LINE:
        raise ImpossibleCorrection(f"What sellers are to say has 1 to {LONGEST_LINE} characters.")


def _title(title: str) -> str:
    if not 0 < len(one_line(title)) <= LONGEST_TITLE:
        raise ImpossibleCorrection(f"A title has 1 to {LONGEST_TITLE} characters.")
    return one_line(title)


def _about(about: str) -> str:
    if len(about) > LONGEST_ABOUT:
        raise ImpossibleCorrection(f"What it is about has at most {LONGEST_ABOUT:,} characters.")
    return about.strip()
