"""The field of concerns as people read it, from the store. A fixed number of queries, whatever its size."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple

from groundswell.crm import queries as crm
from groundswell.engine.survey.background import Held
from groundswell.engine.survey.counting import Label
from groundswell.engine.survey.survey import survey
from groundswell.engine.survey.values import (
    Evidence,
    Field,
    FileCount,
    NamedBy,
    Refusal,
    SetAside,
    SetText,
    Status,
)
from groundswell.field import models, queries
from groundswell.field.bulk import read_rows
from groundswell.field.restricted import hidden_sources
from groundswell.intake.directory import Directory
from groundswell.intake.evidence import evidence_of, held_of
from groundswell.speech import Channel, Conversation, Kind, Role, Speaker, Turn, Verbatim, Voice


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What part of the field is asked for."""

    as_of: datetime | None = None
    since: datetime | None = None
    kind: Kind | None = None
    # Without `as_of` a field is looked at as of its last conversation, but not of one dated ahead of today.
    today: datetime | None = None
    zone: tzinfo = UTC  # in which days are counted


def overview(narrowing: Narrowing | None = None) -> Field:
    """Everything heard, counted and ranked, under the names that are kept; `kind` leaves out other verbatims.
    See `survey`."""
    return look(narrowing or Narrowing()).field


class Look(NamedTuple):
    field: Field
    held: list[Held]  # all conversations that it was counted from
    directory: Directory


def look(asked: Narrowing) -> Look:
    """The field as `overview` has it, with what it was counted from. Reads everything that was heard."""
    directory = crm.directory()
    by_number = conversations()
    held = {number: held_of(number, conversation, directory) for number, conversation in by_number.items()}
    return Look(_surveyed(asked, by_number, held, directory), list(held.values()), directory)


def _surveyed(
    asked: Narrowing, conversations: dict[int, Conversation], held: dict[int, Held], directory: Directory
) -> Field:
    heard, concern_of, set_phrases = _heard(conversations, held, asked)
    field = survey(
        heard=heard,
        concern_of=concern_of,
        labels=labels(),
        held=list(held.values()),
        accounts=directory.accounts,
        deals=[directory.named(deal) for deal in directory.deals],
        files=_files(),
        refused=_refusals(),
        set_aside=_set_aside(),
        set_text=set_text(),
        set_phrases=set_phrases,
        heard_phrases=_heard_phrases(),
        as_of=asked.as_of,
        since=asked.since,
        today=asked.today,
        zone=asked.zone,
    )
    versions = (
        queries.live_verbatims().exclude(grouping="").order_by("-id").values_list("grouping", flat=True)
    )
    silent = models.Conversation.objects.filter(state="live")
    silent = silent.exclude(pk__in=queries.told_verbatims().values("conversation"))
    return replace(
        field,
        grouping=versions.first() or "",
        encoder=queries.grouped_by(),
        redirects=queries.redirects().to,
        nothing_heard=silent.count(),
    )


def conversations() -> dict[int, Conversation]:
    """Every living conversation, with one wordless turn for each person in it."""
    speakers = _speakers()
    rows = models.Conversation.objects.filter(state="live").order_by("id")
    return {row.id: _as_value(row, tuple(speakers.get(row.id, ()))) for row in read_rows(_Frame, rows)}


class _Frame(NamedTuple):
    """A conversation without its turns."""

    id: int
    at: datetime | None
    title: str
    account: str
    deal: str
    seller: str
    source: str
    channel: str
    rating: float | None
    segment: str
    product: str


def _as_value(frame: _Frame, turns: tuple[Turn, ...]) -> Conversation:
    return Conversation(
        key="",
        channel=Channel(frame.channel),
        source=frame.source,
        turns=turns,
        at=frame.at,
        title=frame.title,
        account=frame.account,
        deal=frame.deal,
        seller=frame.seller,
        rating=frame.rating,
        segment=frame.segment,
        product=frame.product,
    )


def _speakers() -> dict[int, list[Turn]]:
    """One wordless turn for each person in a conversation: all that working out its account needs."""
    rows = models.Turn.objects.filter(conversation__state="live").exclude(role=Role.UNKNOWN.value)
    people_in: dict[int, dict[tuple[str, str, str], None]] = defaultdict(dict)
    for row in read_rows(_SpeakerRow, rows.order_by("conversation", "position")):
        people_in[row.conversation_id][row.speaker, row.email, row.role] = None
    return {
        id_: [Turn(row=0, text="", speaker=Speaker(name=n, email=e, role=Role(r))) for n, e, r in names]
        for id_, names in people_in.items()
    }


class _SpeakerRow(NamedTuple):
    conversation_id: int
    speaker: str
    email: str
    role: str


class _VerbatimRow(NamedTuple):
    id: int
    start: int
    end: int
    kind: str
    confidence: float
    voice: str
    language: str
    conversation_id: int
    concern: int
    score: float
    again: int
    set_phrase_id: int | None
    turn__row: int
    turn__text: str
    turn__speaker: str
    turn__email: str
    turn__source: str
    turn__seconds: float | None
    turn__at: datetime | None


def _heard(
    conversations: dict[int, Conversation], held: dict[int, Held], asked: Narrowing
) -> tuple[list[Evidence], dict[int, int], dict[int, int]]:
    """What was heard, and by verbatim the concern and the set phrase that it is of."""
    rows = queries.told_verbatims().order_by("id")
    if asked.kind:
        rows = rows.filter(kind=asked.kind.value)
    heard: list[Evidence] = []
    concern_of: dict[int, int] = {}
    set_phrases: dict[int, int] = {}
    for row in read_rows(_VerbatimRow, rows):
        heard.append(_evidence(row, conversations[row.conversation_id], held[row.conversation_id]))
        if row.concern:
            concern_of[row.id] = row.concern
        if row.set_phrase_id:
            set_phrases[row.id] = row.set_phrase_id
    return heard, concern_of, set_phrases


def _evidence(row: _VerbatimRow, conversation: Conversation, held: Held) -> Evidence:
    verbatim = Verbatim(
        turn=0,  # of the one turn that is looked up with it
        start=row.start,
        end=row.end,
        text=row.turn__text[row.start : row.end],
        kind=Kind(row.kind),
        confidence=row.confidence,
        language=row.language,
    )
    turn = Turn(
        row=row.turn__row,
        text=row.turn__text,
        speaker=Speaker(name=row.turn__speaker, email=row.turn__email),
        seconds=row.turn__seconds,
        at=row.turn__at,
        source=row.turn__source,
    )
    return evidence_of(row.id, verbatim, turn, conversation, held, Voice(row.voice), row.score, row.again)


def labels(numbers: Iterable[int] | None = None) -> dict[int, Label]:
    """What is known of concerns beside their words: of all that stand, or of those among `numbers`."""
    rows = models.Concern.objects.filter(merged_into=None)
    if numbers is not None:
        rows = rows.filter(id__in=list(numbers))
    merged: dict[int, list[int]] = defaultdict(list)
    for old, new in queries.redirects().to.items():
        merged[new].append(old)
    return {
        row.id: Label(
            id=row.id,
            name=row.name,
            named_by=NamedBy(row.named_by),
            status=Status(row.status),
            theme=row.theme,
            merged_ids=tuple(sorted(merged[row.id])),
            split_from=row.split_from.pk if row.split_from else None,
        )
        for row in rows.select_related("split_from")
    }


def _files() -> list[FileCount]:
    """The latest reading of every file."""
    latest = _latest_files()
    return [_count(latest[name]) for name in sorted(latest)]


def _latest_files() -> dict[str, models.SourceFile]:
    rows = models.SourceFile.objects.exclude(name__in=hidden_sources()).order_by("id")
    return {row.name: row for row in rows}


def _count(row: models.SourceFile) -> FileCount:
    return FileCount(
        source=row.name,
        kind=row.kind,
        rows=row.rows,
        taken=row.taken,
        duplicates=row.duplicates,
        refused=row.refused,
        error=row.error,
    )


def _set_aside() -> list[SetAside]:
    rows = models.SetAside.objects.filter(conversation__state="live").order_by("id")
    return [
        SetAside(source=source, row=row, why=why, words=words)
        for source, row, why, words in rows.values_list("conversation__source", "row", "why", "words")
    ]


def set_text() -> list[SetText]:
    """The set text of every source, the most frequent first."""
    shown = models.SetText.objects.exclude(source__in=hidden_sources())
    rows = shown.order_by("source", "-rows", "id")
    return [
        SetText(id=r.pk, source=r.source, words=r.words, rows=r.rows, of=r.of, heard=r.heard) for r in rows
    ]


def _heard_phrases() -> set[int]:
    return set(models.SetPhrase.objects.filter(heard=True).values_list("pk", flat=True))


def _refusals() -> list[Refusal]:
    latest = [row.pk for row in _latest_files().values()]
    rows = models.Refusal.objects.filter(file__in=latest).select_related("file")
    refusals = [Refusal(source=r.file.name, row=r.row, reason=r.reason, taken=r.taken) for r in rows]
    unreadable = models.SourceFile.objects.filter(pk__in=latest).exclude(error="")
    refusals += [Refusal(source=f.name, row=0, reason=f.error) for f in unreadable]
    return sorted(refusals, key=lambda r: (r.source, r.row, r.reason))
