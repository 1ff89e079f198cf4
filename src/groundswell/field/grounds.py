"""What was heard as arrays for the engine: all of it, or a part as if there were no more.

`why` begins here: nothing that hears, groups or embeds is loaded with it.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from django.db.models import Exists, OuterRef, QuerySet

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Ground, Memory
from groundswell.field import models
from groundswell.field.telling import live_verbatims

_CHUNK = 5_000
# Vectors that are asked for one by one, rather than all be read.
_FEW = 500


def embedded(model: str) -> QuerySet[models.Verbatim]:
    """Live verbatims that can be compared: `model` embedded their contexts."""
    vectors = models.Vector.objects.filter(text=OuterRef("context"), model=model)
    return live_verbatims().filter(Exists(vectors))


def ground(model: str, *, words: bool = True) -> Ground:
    """All live verbatims and how they are grouped so far; with vectors and texts, unless without `words`.

    What another process heard and has not embedded yet is left out: it stays due.
    """
    return ground_of(embedded(model), model, words=words)


def ground_of(verbatims: QuerySet[models.Verbatim], model: str, *, words: bool = True) -> Ground:
    """Only these, which must be embedded, as if there were no others."""
    places = _Place._fields if words else ()
    stored_rows = verbatims.order_by("id").values_list(*_Grouped._fields, *places).iterator(_CHUNK)
    rows: list[_Grouped] = []
    texts: list[str] = []
    for row in stored_rows:
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
    """What grouping remembered the last time; that of an empty field where it never ran."""
    row = models.GroupingMemory.objects.first()
    if row is None:
        return Memory()
    columns = dict(row.memory)
    return Memory(**{**columns, "resolutions": tuple(columns["resolutions"])})
