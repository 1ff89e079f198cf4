"""Reading what was heard: as values for the engine, and as the field of concerns for people."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import NamedTuple

import numpy as np
from django.db.models import Exists, OuterRef, QuerySet

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Decisions, Ground, Memory
from groundswell.field import models
from groundswell.field.bulk import read_rows
from groundswell.field.errors import NoSuchSetPhrase, NoSuchSetText
from groundswell.field.telling import concern as concern
from groundswell.field.telling import grouped_by as grouped_by
from groundswell.field.telling import live_verbatims as live_verbatims
from groundswell.field.telling import redirects as redirects
from groundswell.field.telling import told_verbatims as told_verbatims
from groundswell.field.telling import verbatim as verbatim
from groundswell.intake.hearing import context_text
from groundswell.intake.set_text import SetTexts
from groundswell.speech import Channel

_CHUNK = 5_000
# Vectors that are asked for one by one, rather than all be read.
_FEW = 500


# Verbatims for the engine.


def embedded(model: str) -> QuerySet[models.Verbatim]:
    """Live verbatims that can be compared: `model` embedded their contexts."""
    vectors = models.Vector.objects.filter(text=OuterRef("context"), model=model)
    return live_verbatims().filter(Exists(vectors))


def contexts_of(verbatims: QuerySet[models.Verbatim]) -> list[str]:
    """The texts to embed for some verbatims, each once."""
    kept = set_texts()
    texts: dict[str, None] = {}
    for row in read_rows(_InContext, verbatims.order_by("id")):
        heard = kept.heard(row.turn__text, row.conversation__source, Channel(row.conversation__channel))
        texts[context_text(heard, row.start, row.end, whole=row.conversation__whole)] = None
    return list(texts)


class _InContext(NamedTuple):
    start: int
    end: int
    turn__text: str
    conversation__whole: bool
    conversation__source: str
    conversation__channel: str


def column_maps() -> dict[str, dict[str, str]]:
    """What a person said that columns mean, by the mark of the header."""
    return dict(models.ColumnMap.objects.values_list("header", "columns"))


def set_text(number: int) -> models.SetText:
    """Raises NoSuchSetText."""
    try:
        return models.SetText.objects.get(pk=number)
    except models.SetText.DoesNotExist:
        raise NoSuchSetText(number) from None


def set_phrase(number: int) -> models.SetPhrase:
    """Raises NoSuchSetPhrase."""
    row = models.SetPhrase.objects.filter(pk=number).exclude(said="").first()
    if row is None:
        raise NoSuchSetPhrase(number)
    return row


def set_texts() -> SetTexts:
    """The set text that is not heard, by what shares it."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = models.SetText.objects.filter(heard=False).order_by("id")
    for source, words in rows.values_list("source", "words"):
        found[source].append(words)
    return SetTexts(found)


def ground(model: str, *, words: bool = True) -> Ground:
    """All live verbatims and how they are grouped so far; with vectors and texts, unless without `words`.

    What another process heard and has not embedded yet is left out: it stays due.
    """
    return ground_of(embedded(model), model, words=words)


def ground_of(verbatims: QuerySet[models.Verbatim], model: str, *, words: bool = True) -> Ground:
    """Only these, which must be embedded, as if there were no others."""
    places = _Place._fields if words else ()
    told = verbatims.order_by("id").values_list(*_Grouped._fields, *places).iterator(_CHUNK)
    rows: list[_Grouped] = []
    texts: list[str] = []
    for row in told:
        rows.append(_Grouped._make(row[: len(_Grouped._fields)]))
        if words:
            place = _Place._make(row[len(_Grouped._fields) :])
            texts.append(place.turn__text[place.start : place.end])
    communities = np.array([row.community for row in rows], dtype=np.int64)
    # Who was placed bears no version of the grouping until it is regrouped.
    regrouped = np.array([row.grouping != "" for row in rows], dtype=np.bool_)
    return Ground(
        verbatims=np.array([row.id for row in rows], dtype=np.int64),
        conversations=np.array([row.conversation_id for row in rows], dtype=np.int64),
        vectors=vectors_of([row.context for row in rows], model) if words else np.zeros((0, 0), np.float32),
        communities=communities,
        concerns=np.array([row.concern for row in rows], dtype=np.int64),
        scores=np.array([row.score for row in rows], dtype=np.float64),
        pinned=np.array([row.pinned for row in rows], dtype=np.bool_),
        texts=texts,
        memory=memory(),
        arrived=(communities > 0) & ~regrouped,
        turns=np.array([row.turn_id or 0 for row in rows], dtype=np.int64),
    )


class _Grouped(NamedTuple):
    id: int
    conversation_id: int
    community: int
    concern: int
    score: float
    pinned: bool
    grouping: str
    context: str
    turn_id: int | None


class _Place(NamedTuple):
    start: int
    end: int
    turn__text: str


def vectors_of(digests: Sequence[str], model: str) -> Vectors:
    """One row a digest, filled in place so that the vectors are held once."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, digest in enumerate(digests):
        places[digest].append(index)
    rows = models.Vector.objects.filter(model=model)
    if len(places) <= _FEW:
        rows = rows.filter(text__in=list(places))
    stored = rows.values_list("text", "values").iterator(_CHUNK)
    out: Vectors | None = None
    for digest, values in stored:
        if digest not in places:
            continue
        vector = np.frombuffer(values, dtype="<f4")
        if out is None:
            out = np.zeros((len(digests), len(vector)), dtype=np.float32)
        out[places[digest]] = vector
    return out if out is not None else np.zeros((0, 0), dtype=np.float32)


def memory() -> Memory:
    row = models.GroupingMemory.objects.first()
    if row is None:
        return Memory()
    told = dict(row.memory)
    return Memory(**{**told, "resolutions": tuple(told["resolutions"])})


def memory_as_json(value: Memory) -> dict[str, object]:
    return json.loads(json.dumps(asdict(value)))


def decisions() -> Decisions:
    """What people decided, in current numbers."""
    to = redirects().to
    rows = models.Separation.objects.filter(active=True).values_list("one", "other")
    pairs: set[tuple[int, int]] = {(to.get(one) or one, to.get(other) or other) for one, other in rows}
    standing = models.Concern.objects.filter(merged_into=None)
    return Decisions(
        apart=frozenset((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]),
        kept=frozenset(standing.filter(kept=True).values_list("id", flat=True)),
        dismissed=frozenset(standing.filter(status="dismissed").values_list("id", flat=True)),
    )
