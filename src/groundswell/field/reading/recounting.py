"""Counting single concerns anew, in the transaction that changed them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Max

from groundswell.engine.ranking.scores import deals_part, score
from groundswell.engine.survey.background import Background
from groundswell.engine.survey.counting import Label, counted, deals_of
from groundswell.engine.survey.packing import unpacked
from groundswell.engine.survey.values import Evidence
from groundswell.field import queries
from groundswell.field.bulk import insert_rows, read_rows, update_rows
from groundswell.field.overview import labels
from groundswell.field.read_model import (
    ConcernCount,
    ConcernSummary,
    CountedConversation,
    FieldSummary,
)
from groundswell.field.reading import clock
from groundswell.field.reading.making import COUNT, SUMMARY, rows_of
from groundswell.speech import Channel, Kind, Voice


def recount(concerns: Iterable[int]) -> None:
    """Write what these concerns come to now. The read model must have held before.

    Their words are not read, and of other concerns only how many deals they were raised in; their score
    changes with the concern that was raised in the most.
    """
    numbers = sorted(set(concerns))
    if not numbers:
        return
    known = labels(numbers)
    evidence_of = _said_in(list(known))
    summary = FieldSummary.objects.get()
    background = unpacked(
        bytes(summary.background),
        {verbatim.conversation for evidence in evidence_of.values() for verbatim in evidence},
    )
    names = dict(ConcernSummary.objects.filter(concern__in=numbers).values_list("concern", "name"))
    ConcernSummary.objects.filter(concern__in=numbers).delete()
    ConcernCount.objects.filter(concern__in=numbers).delete()
    most = _write({number: known[number] for number in evidence_of}, evidence_of, background, names)
    if most != summary.most_deals:
        _rescore(most)
        FieldSummary.objects.update(most_deals=most)


def _write(
    labels: dict[int, Label],
    evidence_of: dict[int, list[Evidence]],
    background: Background,
    names: dict[int, str],
) -> int:
    """Returns in how many deals any one concern was raised."""
    deals = {number: deals_of(evidence, background) for number, evidence in evidence_of.items()}
    others = ConcernSummary.objects.aggregate(most=Max("deals"))["most"] or 0
    brought, here = brought_into(list(evidence_of)), clock.zone()
    whole = background.whole([others, *(raised.count for raised in deals.values())])
    for number, evidence in evidence_of.items():
        concern = counted(
            labels[number],
            evidence,
            # One that is being looked for a name goes by the one it had.
            labels[number].name or names.get(number, ""),
            raised_in={verbatim.conversation for verbatim in evidence},
            deals=deals[number],
            background=background,
            whole=whole,
        )
        rows = rows_of(concern, brought.get(number, {}), here)
        insert_rows(ConcernSummary, SUMMARY, [rows.summary])
        insert_rows(ConcernCount, COUNT, rows.counts)
    return whole.most_deals


def brought_into(numbers: Collection[int] | None = None) -> dict[int, dict[int, int]]:
    """By concern and entry of history how many verbatims that stand there came with it; of these concerns, or
    of all. One query."""
    rows = queries.live_verbatims().exclude(concern=0)
    rows = rows if numbers is None else rows.filter(concern__in=numbers)
    brought: dict[int, dict[int, int]] = defaultdict(dict)
    for concern, entry, count in rows.values_list("concern", "conversation__entry").annotate(Count("id")):
        brought[concern][entry] = count
    return dict(brought)


def _rescore(most: int) -> None:
    rows = []
    for number, record, deals in ConcernSummary.objects.values_list("concern", "record", "deals"):
        factors = record["factors"]
        factors["deals"] = deals_part(deals, most)
        record["score"] = score(factors)
        rows.append((record["score"], record, number))
    update_rows(ConcernSummary, ["score", "record"], rows)


class _Row(NamedTuple):
    id: int
    concern: int
    kind: str
    confidence: float
    voice: str
    score: float
    again: int
    conversation_id: int
    conversation__at: datetime | None
    turn__at: datetime | None


def _said_in(numbers: list[int]) -> dict[int, list[Evidence]]:
    """What counts of the verbatims of each concern that has any, most central first; without their words."""
    rows = list(read_rows(_Row, queries.live_verbatims().filter(concern__in=numbers)))
    asked = CountedConversation.objects.filter(
        pk__in=queries.live_verbatims().filter(concern__in=numbers).values("conversation")
    )
    whose = {conversation.pk: conversation for conversation in asked}
    evidence_of: dict[int, list[Evidence]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.concern, -row.score, row.id)):
        evidence_of[row.concern].append(_evidence(row, whose[row.conversation_id]))
    return dict(evidence_of)


def _evidence(row: _Row, whose: CountedConversation) -> Evidence:
    return Evidence(
        id=row.id,
        text="",
        kind=Kind(row.kind),
        confidence=row.confidence,
        voice=Voice(row.voice),
        language="",
        conversation=row.conversation_id,
        channel=Channel.CALL,
        title="",
        source="",
        row=0,
        turn="",
        start=0,
        end=0,
        seconds=None,
        said_by="",
        account=whose.account,
        seller=whose.seller,
        deal=whose.deal,
        at=row.turn__at or row.conversation__at,
        score=row.score,
        central=row.score,
        again=row.again,
    )
