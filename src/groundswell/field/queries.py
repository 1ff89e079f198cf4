"""Reading what was heard: as values for the engine, and as the field of concerns for people."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from typing import NamedTuple

from django.db.models import QuerySet

from groundswell.engine.ground import Decisions, Memory
from groundswell.field import models
from groundswell.field.bulk import read_rows
from groundswell.field.errors import NoSuchSetPhrase, NoSuchSetText
from groundswell.field.grounds import embedded as embedded
from groundswell.field.grounds import ground as ground
from groundswell.field.grounds import ground_of as ground_of
from groundswell.field.grounds import memory as memory
from groundswell.field.grounds import vectors_of as vectors_of
from groundswell.field.telling import concern as concern
from groundswell.field.telling import grouped_by as grouped_by
from groundswell.field.telling import live_verbatims as live_verbatims
from groundswell.field.telling import redirects as redirects
from groundswell.field.telling import told_verbatims as told_verbatims
from groundswell.field.telling import verbatim as verbatim
from groundswell.intake.hearing import context_text
from groundswell.intake.set_text import SetTexts
from groundswell.speech import Channel

# Verbatims for the engine.


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


def column_maps(named_now: Mapping[str, Mapping[str, str]] | None = None) -> dict[str, dict[str, str]]:
    """What a person said that columns mean, by the mark of the header; what is `said` now goes before."""
    remembered: dict[str, dict[str, str]] = dict(models.ColumnMap.objects.values_list("header", "columns"))
    return remembered | {
        mark: {**remembered.get(mark, {}), **columns} for mark, columns in (named_now or {}).items()
    }


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
    words_shared: dict[str, list[str]] = defaultdict(list)
    rows = models.SetText.objects.filter(heard=False).order_by("id")
    for source, words in rows.values_list("source", "words"):
        words_shared[source].append(words)
    return SetTexts(words_shared)


def memory_as_json(value: Memory) -> dict[str, object]:
    """As it is stored: tuples become lists, which `memory` turns back."""
    return json.loads(json.dumps(asdict(value)))


def decisions() -> Decisions:
    """What people decided, in current numbers."""
    to = redirects().to
    rows = models.Separation.objects.filter(active=True).values_list("one", "other")
    pairs: set[tuple[int, int]] = {
        (to.get(first) or first, to.get(second) or second) for first, second in rows
    }
    unmerged = models.Concern.objects.filter(merged_into=None)
    return Decisions(
        apart=frozenset((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]),
        kept=frozenset(unmerged.filter(kept=True).values_list("id", flat=True)),
        dismissed=frozenset(unmerged.filter(status="dismissed").values_list("id", flat=True)),
    )
