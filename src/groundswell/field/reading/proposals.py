"""What the engine proposes and nobody has decided yet, with both sides' words."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q

from groundswell.engine.survey.values import Evidence
from groundswell.field import models
from groundswell.field.read_model import ConcernSummary, FoundProposals
from groundswell.field.reading.said import evidence
from groundswell.field.telling import live_verbatims
from groundswell.people.viewer import Viewer, require_member

_QUOTED = 2  # verbatims of each side
_FEWEST = 3  # of the smaller half that still have to stand in the concern


class Side(NamedTuple):
    concern: int
    name: str
    verbatims: int
    words: list[Evidence]


class Proposal(NamedTuple):
    """Two concerns may be one, and the first would stay; or one may be two, and both sides are of it."""

    may_be_one: bool
    likeness: float  # of the sides: across as a share of within
    sides: tuple[Side, Side]
    seen: dict[int, int]  # version of each concern
    half: list[int]  # the verbatims that would stand apart


class _Stand(NamedTuple):
    """A concern of which something is proposed, as it is now."""

    name: str
    verbatims: int
    telling: list[int]
    version: int
    kept: bool


def standing(viewer: Viewer, concern: int | None = None) -> list[Proposal]:
    """What may be one, then what may be two, the likeliest first; of all concerns, or what concerns one. At
    most seven queries. The read model must hold. Raises NotForYou."""
    require_member(viewer)
    kept = FoundProposals.objects.first()
    if kept is None:
        return []
    pairs = [pair for pair in kept.one if concern is None or concern in pair[:2]]
    doubts = [doubt for doubt in kept.two if concern is None or concern == doubt[0]]
    if not pairs and not doubts:
        return []
    stand = _stand({*(number for pair in pairs for number in pair[:2]), *(doubt[0] for doubt in doubts)})
    halves = _halves([verbatim for doubt in doubts for verbatim in (*doubt[2], *doubt[3])])
    drafts = [*_pairs(pairs, stand), *_doubts(doubts, stand, halves)]
    quoted = evidence(sorted({verbatim for draft in drafts for verbatim in draft.quoted}))
    evidence_of = {verbatim.id: verbatim for verbatim in quoted}
    return [draft.with_words(evidence_of) for draft in drafts]


def _stand(numbers: set[int]) -> dict[int, _Stand]:
    """Those that count, are no part of another and were not dismissed."""
    rows = models.Concern.objects.filter(pk__in=numbers, merged_into=None).exclude(status="dismissed")
    now = {number: (version, kept) for number, version, kept in rows.values_list("id", "version", "kept")}
    counted = ConcernSummary.objects.filter(pk__in=now)
    return {
        row.concern: _Stand(row.name, row.verbatims, row.telling, *now[row.concern])
        for row in counted.only("concern", "name", "verbatims", "telling")
    }


def _halves(verbatims: list[int]) -> dict[int, tuple[int, float]]:
    """By verbatim the concern in which it stands now, and how well it fits there."""
    rows = live_verbatims().filter(pk__in=verbatims).values_list("id", "concern", "score")
    return {id_: (concern, score) for id_, concern, score in rows}


class _Draft(NamedTuple):
    may_be_one: bool
    likeness: float
    sides: tuple[tuple[int, str, int, list[int]], tuple[int, str, int, list[int]]]
    seen: dict[int, int]
    half: list[int]

    @property
    def quoted(self) -> list[int]:
        return [verbatim for side in self.sides for verbatim in side[3]]

    def with_words(self, evidence_of: dict[int, Evidence]) -> Proposal:
        first, second = (
            Side(
                concern, name, count, [evidence_of[verbatim] for verbatim in words if verbatim in evidence_of]
            )
            for concern, name, count, words in self.sides
        )
        return Proposal(self.may_be_one, self.likeness, (first, second), self.seen, self.half)


def _pairs(stored: list[list[float]], stand: dict[int, _Stand]) -> Iterator[_Draft]:
    numbers = [(int(stays), int(joins), likeness) for stays, joins, likeness in stored]
    apart = _apart({number for stays, joins, _ in numbers for number in (stays, joins)})
    for stays, joins, likeness in numbers:
        if stays in stand and joins in stand and (min(stays, joins), max(stays, joins)) not in apart:
            sides = (_whole(stays, stand[stays]), _whole(joins, stand[joins]))
            seen = {stays: stand[stays].version, joins: stand[joins].version}
            yield _Draft(True, likeness, sides, seen, [])


def _whole(number: int, stands: _Stand) -> tuple[int, str, int, list[int]]:
    return number, stands.name, stands.verbatims, stands.telling[:_QUOTED]


def _apart(numbers: set[int]) -> set[tuple[int, int]]:
    rows = models.Separation.objects.filter(Q(one__in=numbers) & Q(other__in=numbers), active=True)
    return set(rows.values_list("one", "other"))


def _doubts(
    stored: list[tuple[int, float, list[int], list[int]]],
    stand: dict[int, _Stand],
    halves: dict[int, tuple[int, float]],
) -> Iterator[_Draft]:
    for number, likeness, verbatims, central in stored:
        here = [verbatim for verbatim in verbatims if halves.get(verbatim, (0, 0.0))[0] == number]
        if number not in stand or stand[number].kept or len(here) < _FEWEST:
            continue
        whole, telling = stand[number], sorted(here, key=lambda verbatim: (-halves[verbatim][1], verbatim))
        larger = [verbatim for verbatim in central if halves.get(verbatim, (0, 0.0))[0] == number]
        sides = (
            (number, whole.name, whole.verbatims - len(here), larger[:_QUOTED]),
            (number, whole.name, len(here), telling[:_QUOTED]),
        )
        yield _Draft(False, likeness, sides, {number: whole.version}, here)
