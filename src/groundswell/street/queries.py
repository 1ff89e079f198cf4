"""Reading presentations and decisions, for members of the company."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from groundswell.launch.models import LaunchEvent
from groundswell.launch.queries import Told, launches
from groundswell.launch.stages import Gate
from groundswell.launch.timeline import Happened
from groundswell.people.queries import names_by_number
from groundswell.people.viewer import NotForYou, Viewer, require_member
from groundswell.street import slides
from groundswell.street.deck import Edit, Edits, deck_of, frozen, with_words
from groundswell.street.evidence import Evidence, as_text, canonical, from_text
from groundswell.street.gathering import evidence_of, quotes, quotes_in
from groundswell.street.models import Condition, Decision, GateOverride, Presentation, What, Written
from groundswell.street.slides import Deck

PASSING = (What.GO, What.GO_IF)
_LARGE = ("decision__deck", "decision__evidence")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A presentation as it stands now."""

    launch: int
    deck: Deck
    evidence: Evidence
    edits: Edits
    presented: date | None
    version: str  # of what people wrote for it: whoever changes it tells it
    seen: str  # what deck and evidence come to: whoever decides tells it


@dataclass(frozen=True, kw_only=True, slots=True)
class OneCondition:
    id: int
    decision: int
    launch: int
    launch_name: str
    what: str
    owner: int
    owner_name: str
    due: date | None
    done: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    id: int
    launch: int
    what: What
    by: str
    role: str
    at: datetime
    because: str
    deck: Deck  # with the words of customers that may still be read
    evidence: Evidence
    sha256: str
    holds: bool  # it is letter for letter what was decided on: nothing was erased of it
    conditions: tuple[OneCondition, ...]

    @property
    def passes(self) -> bool:
        return self.what in PASSING


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    id: int
    gate: Gate
    by: str
    role: str
    at: datetime
    because: str
    in_force: bool


def presentation_of(viewer: Viewer, launch: int) -> Shown:
    """A fixed number of queries. The read model must hold. Raises NotForYou."""
    require_member(viewer)
    evidence = evidence_of(viewer, launch)
    row = Presentation.objects.filter(launch=launch).first()
    edits = edits_in(row)
    deck = deck_of(evidence, edits, quotes_in(viewer, evidence))
    return Shown(
        launch=launch,
        deck=deck,
        evidence=evidence,
        edits=edits,
        presented=row.presented if row else None,
        version=version_of(row),
        seen=digest(*as_kept(deck, evidence)),
    )


def edits_in(row: Written | None) -> Edits:
    if row is None:
        return Edits()
    told = {key: Edit(**edit) for key, edit in json.loads(row.slides).items()}
    order = tuple(json.loads(row.order))
    return Edits(subtitle=row.subtitle, presenters=row.presenters, slides=told, order=order)


def version_of(row: Written | None) -> str:
    """Another as soon as anything that people wrote for it is."""
    row = row or Presentation()
    parts = (row.subtitle, row.presenters, row.numbers, row.slides, row.order)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def as_kept(deck: Deck, evidence: Evidence) -> tuple[str, str]:
    """Both as they are frozen with a decision."""
    return canonical(slides.as_json(frozen(deck))), as_text(evidence)


def digest(deck: str, evidence: str) -> str:
    return hashlib.sha256(f"{deck}\n{evidence}".encode()).hexdigest()


def decision_of(viewer: Viewer, launch: int, number: int | None = None) -> Decided | None:
    """The last one of a launch, or the one of this number; None where nobody decided. Raises NotForYou."""
    require_member(viewer)
    rows = Decision.objects.filter(launch=launch, removed=False).order_by("-pk")
    row = (rows if number is None else rows.filter(pk=number)).select_related("launch").first()
    if row is None and number is not None:
        raise NotForYou
    return _decided(viewer, row) if row else None


def earlier_decisions(viewer: Viewer, launch: int) -> list[tuple[What, str, datetime, str]]:
    """(what, by, at, because) of those before the last, the newest first. Raises NotForYou."""
    require_member(viewer)
    rows = Decision.objects.filter(launch=launch, removed=False).order_by("-pk")[1:]
    return [(What(row.what), row.by, row.at, row.because) for row in rows.defer("deck", "evidence")]


def _decided(viewer: Viewer, row: Decision) -> Decided:
    deck = slides.from_json(json.loads(row.deck))
    quoted = [quote.verbatim for slide in deck.slides for quote in slide.quotes]
    return Decided(
        id=row.pk,
        launch=row.launch_id,
        what=What(row.what),
        by=row.by,
        role=row.role,
        at=row.at,
        because=row.because,
        deck=with_words(deck, quotes(viewer, quoted)),
        evidence=from_text(row.evidence),
        sha256=row.sha256,
        holds=row.sha256 == digest(row.deck, row.evidence),
        conditions=tuple(_conditions(Condition.objects.filter(decision=row))),
    )


def _conditions(rows: "QuerySet[Condition]") -> list[OneCondition]:
    found = list(rows.select_related("decision__launch").defer(*_LARGE).order_by("pk"))
    names = names_by_number(row.owner for row in found if row.owner)
    return [
        OneCondition(
            id=row.pk,
            decision=row.decision_id,
            launch=row.decision.launch_id,
            launch_name=row.decision.launch.name,
            what=row.what,
            owner=row.owner,
            owner_name=names.get(row.owner, ""),
            due=row.due,
            done=row.done,
        )
        for row in found
    ]


def conditions_owed(viewer: Viewer) -> list[OneCondition]:
    """Those that the viewer sees to and that are not done, of decisions that stand, the first due first.
    Raises NotForYou."""
    require_member(viewer)
    last = last_decisions(None)
    owed = Condition.objects.filter(owner=viewer.user, done=None, decision__in=[d.pk for d in last.values()])
    rows = _conditions(owed.filter(decision__launch__removed=False))
    return sorted(rows, key=lambda one: (one.due is None, one.due or date.max, one.id))


def last_decisions(numbers: Collection[int] | None) -> dict[int, Decision]:
    """By launch, without what it was decided on; one query."""
    rows = Decision.objects.filter(removed=False).defer("deck", "evidence").order_by("pk")
    if numbers is not None:
        rows = rows.filter(launch__in=numbers)
    return {row.launch_id: row for row in rows}


def overrides_of(viewer: Viewer, launch: int) -> list[Override]:
    """Also those that were withdrawn, the oldest first. Raises NotForYou."""
    require_member(viewer)
    return [
        Override(
            id=row.pk,
            gate=Gate(row.gate),
            by=row.by,
            role=row.role,
            at=row.at,
            because=row.because,
            in_force=row.in_force,
        )
        for row in GateOverride.objects.filter(launch=launch).order_by("pk")
    ]


def waiting_for_decision(viewer: Viewer) -> list[Told]:
    """Launches that were put before the executives, and that nobody decided since; three queries. Raises
    NotForYou."""
    require_member(viewer)
    last = dict(_put_before_or_decided().values_list("launch", "kind"))
    waiting = {launch for launch, kind in last.items() if kind != Happened.DECIDED}
    return [launch for launch in launches(viewer) if launch.id in waiting] if waiting else []


def put_before(launches: Collection[int]) -> set[int]:
    """Those that were put before the executives, and that was not undone; one query."""
    rows = _put_before_or_decided().filter(launch__in=launches).exclude(kind=Happened.DECIDED)
    return set(rows.values_list("launch", flat=True))


def _put_before_or_decided() -> "QuerySet[LaunchEvent]":
    """As they happened, without what was undone. What no side presented is of before there were any."""
    happened = Q(kind__in=(Happened.PUT_BEFORE, Happened.DECIDED)) | Q(kind=Happened.PRESENTED, ref="")
    return LaunchEvent.objects.filter(happened, entry__undone_by=None).order_by("pk")


def edits_as_text(edits: dict[str, Edit]) -> str:
    """Those that say anything."""
    told = {key: asdict(edit) for key, edit in edits.items() if edit != Edit()}
    return canonical(told)
