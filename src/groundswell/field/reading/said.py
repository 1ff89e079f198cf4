"""Verbatims with all that is needed to find them again, in two queries for however many."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from groundswell.engine.survey.values import Evidence
from groundswell.field.bulk import read_rows
from groundswell.field.read_model import CountedConversation
from groundswell.field.telling import of_nobody_alone
from groundswell.speech import Channel, Kind, Voice


class _Row(NamedTuple):
    id: int
    start: int
    end: int
    kind: str
    confidence: float
    voice: str
    language: str
    score: float
    again: int
    conversation_id: int
    conversation__channel: str
    conversation__title: str
    conversation__source: str
    conversation__at: datetime | None
    conversation__rating: float | None
    turn__row: int
    turn__text: str
    turn__speaker: str
    turn__email: str
    turn__source: str
    turn__seconds: float | None
    turn__at: datetime | None


def evidence(numbers: Sequence[int]) -> list[Evidence]:
    """In the order of `numbers`; those whose words are gone are left out. The read model must hold."""
    with_words = of_nobody_alone().filter(pk__in=numbers, turn__isnull=False)
    rows = {row.id: row for row in read_rows(_Row, with_words)}
    whose = CountedConversation.objects.in_bulk({row.conversation_id for row in rows.values()})
    return [
        _evidence(rows[number], whose.get(rows[number].conversation_id))
        for number in numbers
        if number in rows
    ]


def _evidence(row: _Row, whose: CountedConversation | None) -> Evidence:
    at = row.turn__at or row.conversation__at
    return Evidence(
        id=row.id,
        text=row.turn__text[row.start : row.end],
        kind=Kind(row.kind),
        confidence=row.confidence,
        voice=Voice(row.voice),
        language=row.language,
        conversation=row.conversation_id,
        channel=Channel(row.conversation__channel),
        title=row.conversation__title,
        source=row.turn__source or row.conversation__source,
        row=row.turn__row,
        turn=row.turn__text,
        start=row.start,
        end=row.end,
        seconds=row.turn__seconds,
        said_by=row.turn__speaker or row.turn__email,
        account=whose.account if whose else "",
        seller=whose.seller if whose else "",
        deal=whose.deal if whose else "",
        at=at and at.astimezone(UTC),
        score=row.score,
        central=row.score,
        rating=row.conversation__rating,
        again=row.again,
    )
