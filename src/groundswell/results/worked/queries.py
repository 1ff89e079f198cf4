"""Reading what was found: as it was found on its day. Names of persons are nowhere in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from groundswell.engine.worked.values import LOOKS, Verdict
from groundswell.field import models as field_models
from groundswell.field import telling
from groundswell.field.models import ConversationState
from groundswell.field.read_model import CountedConversation
from groundswell.people.queries import local_day
from groundswell.people.viewer import NotForYou, Viewer, require_member
from groundswell.results.models import Look
from groundswell.results.worked.subjects import Subject, subjects


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    of: str
    concern: int  # as it is called today
    day: date
    days: int
    at: datetime
    verdict: Verdict
    found: dict[str, Any]
    words: tuple[str, ...]

    @property
    def due(self) -> date:
        return self.day + timedelta(days=self.days)

    @property
    def is_faded(self) -> bool:
        return self.verdict is Verdict.FADED

    @property
    def is_known(self) -> bool:
        return self.verdict is not Verdict.NOT_ENOUGH


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """One concern after one launch or change: all looks of it so far, and when the next one is."""

    subject: Subject
    concern: int
    looks: tuple[Looked, ...]  # on the fixed days
    later: tuple[Looked, ...] = field(default=())  # whether it is back, month by month

    @property
    def decided(self) -> Looked | None:
        """The first that let it fade, else the last one."""
        faded = [one for one in self.looks if one.is_faded]
        return faded[0] if faded else self.looks[-1] if self.looks else None

    @property
    def back(self) -> Looked | None:
        return next((one for one in self.later if one.verdict is Verdict.RISING), None)

    @property
    def next(self) -> date | None:
        """The day of the next look; None: the last of the three was made."""
        made = {one.days for one in self.looks}
        left = [days for days in LOOKS if days not in made]
        return self.subject.day + timedelta(days=left[0]) if left else None


def standings(viewer: Viewer) -> list[Standing]:
    """Of all that went out, the latest first. A fixed number of queries. Raises NotForYou."""
    require_member(viewer)
    return _standings(subjects(viewer))


def standings_of(viewer: Viewer, of: Collection[str]) -> list[Standing]:
    """Of these. A fixed number of queries. Raises NotForYou."""
    require_member(viewer)
    return _standings([one for one in subjects(viewer) if one.of in of])


def standings_for(viewer: Viewer, concern: int) -> list[Standing]:
    """Of one concern, after whatever was for it. A fixed number of queries. Raises NotForYou."""
    return [one for one in standings(viewer) if one.concern == concern]


def standing(viewer: Viewer, concern: int, of: str) -> Standing:
    """Raises NotForYou where nothing of that name went out for it."""
    found = [one for one in standings_of(viewer, [of]) if one.concern == concern]
    if not found:
        raise NotForYou
    return found[0]


def last_looks(viewer: Viewer, of: str) -> list[Looked]:
    """Of each concern what was said in the end: that it faded, whichever look did, or what the last of the
    three said. Nothing while it is still to come. Two queries. Raises NotForYou."""
    require_member(viewer)
    by_concern: dict[int, list[Looked]] = {}
    for one in _looks([of]):
        by_concern.setdefault(one.concern, []).append(one)
    found: list[Looked] = []
    for looks in by_concern.values():
        fixed = [one for one in looks if one.days in LOOKS]
        faded = next((one for one in fixed if one.is_faded), None)
        if faded is not None or (fixed and fixed[-1].days == LOOKS[-1]):
            found.append(faded or fixed[-1])
    return found


def _standings(some: Iterable[Subject]) -> list[Standing]:
    going = list(some)
    looks: dict[tuple[str, int, date], list[Looked]] = {}
    for one in _looks([subject.of for subject in going]):
        looks.setdefault((one.of, one.concern, one.day), []).append(one)
    return [
        Standing(
            subject=subject,
            concern=concern,
            looks=tuple(one for one in made if one.days in LOOKS),
            later=tuple(one for one in made if one.days not in LOOKS),
        )
        for subject in going
        for concern in subject.concerns
        for made in [looks.get((subject.of, concern, subject.day), [])]
    ]


def _looks(of: Collection[str]) -> list[Looked]:
    """In the order of their days."""
    if not of:
        return []
    to = telling.redirects().to
    return [
        Looked(
            of=row.of,
            concern=to.get(row.concern) or row.concern,
            day=row.day,
            days=row.days,
            at=row.at,
            verdict=Verdict(row.verdict),
            found=row.found,
            words=tuple(row.words.splitlines()),
        )
        for row in Look.objects.filter(of__in=of).order_by("days", "pk")
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardIn:
    conversation: int
    day: date | None  # None: its source tells none
    account: str  # under the name that every tool shares; empty: it is not known


def heard_in(conversations: Collection[int]) -> dict[int, HeardIn]:
    """By conversation, those that stand: what was restricted, erased or undone since is not there. Two
    queries."""
    whose = CountedConversation.objects.in_bulk(conversations)
    rows = field_models.Conversation.objects.filter(pk__in=conversations, state=ConversationState.LIVE)
    return {
        number: HeardIn(
            conversation=number,
            day=local_day(at) if at else None,
            account=whose[number].account if number in whose else "",
        )
        for number, at in rows.values_list("pk", "at")
    }
