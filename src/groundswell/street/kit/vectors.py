"""The vectors of what people worded on cards, made by the worker and kept; those of verbatims are the
field's."""

from collections.abc import Callable, Collection
from datetime import datetime
from hashlib import sha256

import numpy as np
from django.db import transaction

from groundswell.engine.encoder import Encoder, Vectors
from groundswell.field import models as field
from groundswell.field.history.patch import chunks
from groundswell.field.stamps import stored_as_it_stands
from groundswell.street.kit.tables import Card, CardVectors, CardVersion
from groundswell.street.kit.values import wordings


def keep_vectors(at: datetime, encoder: Callable[[], Encoder]) -> bool:  # noqa: ARG001 - whenever they were written
    """Of all versions that stand; whether any was made. Safe to kill, and to be done twice."""
    standing = CardVersion.objects.filter(pk__in=Card.objects.values("stands")).exclude(they_say="")
    held = {row.version_id: row for row in CardVectors.objects.all()}
    if not held and not standing.exists():
        return False
    versions, by = list(standing), encoder()
    _forget(set(held) - {version.pk for version in versions})
    due = [one.pk for one in versions if not _is_of(held.get(one.pk), one, by.model)]
    for version in due:
        _keep(version, by)
    return bool(due)


def _keep(number: int, encoder: Encoder) -> None:
    def compute() -> tuple[str, Vectors]:
        version = CardVersion.objects.get(pk=number)
        return _digest(version), encoder.encode(wordings(version.they_say) or [""])

    def store(made: tuple[str, Vectors]) -> None:
        values = made[1].astype("<f4").tobytes()
        # A row of its own each time: by the last of them a search knows that its index is of before.
        CardVectors.objects.filter(version=number).delete()
        CardVectors.objects.create(version_id=number, model=encoder.model, of=made[0], values=values)

    stored_as_it_stands(compute, store)


def _forget(versions: Collection[int]) -> None:
    if versions:
        with transaction.atomic():
            CardVectors.objects.filter(version__in=versions).delete()


def _is_of(row: CardVectors | None, version: CardVersion, model: str) -> bool:
    return row is not None and row.model == model and row.of == _digest(version)


def _digest(version: CardVersion) -> str:
    return sha256(version.they_say.encode()).hexdigest()


def worded_vectors(versions: Collection[int], model: str) -> dict[int, Vectors]:
    """By version, where they are of the words that stand on it; one query."""
    rows = CardVectors.objects.filter(version__in=versions, model=model).select_related("version")
    found: dict[int, Vectors] = {}
    for row in rows:
        if row.of == _digest(row.version):
            count = len(wordings(row.version.they_say))
            found[row.version_id] = np.frombuffer(bytes(row.values), dtype="<f4").reshape(count, -1)
    return found


def verbatim_vectors(verbatims: Collection[int], model: str) -> dict[int, Vectors]:
    """By verbatim; two queries for some thousands."""
    found: dict[int, Vectors] = {}
    for some in chunks(sorted(verbatims)):
        contexts = dict(field.Verbatim.objects.filter(pk__in=some).values_list("id", "context"))
        rows = field.Vector.objects.filter(model=model, text__in=set(contexts.values()))
        values = {
            text: np.frombuffer(bytes(row), dtype="<f4") for text, row in rows.values_list("text", "values")
        }
        found |= {number: values[context] for number, context in contexts.items() if context in values}
    return found
