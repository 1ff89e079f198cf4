"""Set phrases in the store: found among what is new, left out of concerns, brought back on a person's word.

What is said in the words of something new is looked at again each time, so that it stands apart, or comes
back, by what is known by then; what a person said about it stands.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import numpy as np
from django.db.models import Count, QuerySet

from groundswell.engine.encoder import Encoder
from groundswell.engine.extraction.opinion import second_opinion
from groundswell.engine.extraction.set_phrases import Sentences, repeated, set_phrases_among
from groundswell.field import models, queries
from groundswell.field.history.patch import Patch
from groundswell.field.stamps import stored_as_it_stands


def find_set_phrases(encoder: Encoder, entry: models.Entry, patch: Patch, *, everything: bool = False) -> int:
    """Let set phrases stand apart; returns how many are new. With `everything`, also what nobody said anew.

    The contexts of all that counts must be embedded.
    """
    everything = everything or not models.SetPhrase.objects.exists()

    def looked_at() -> tuple[set[str], set[str]]:
        again = _said_again(everything=everything)
        return again, _set_phrases_among(again, encoder) if again else set()

    def keep(looked: tuple[set[str], set[str]]) -> int:
        again, set_phrases = looked
        if not again:
            return 0
        born = _stand_apart(set_phrases, entry, patch)
        # What a person brought back keeps its number, so that it can be told.
        _bring_back(_verbatims_of(again - set_phrases).filter(set_phrase__heard=False), patch)
        patch.keep(entry)
        return born

    return stored_as_it_stands(looked_at, keep)


def _said_again(*, everything: bool) -> set[str]:
    """What comes back letter for letter and has to be looked at (digests)."""
    asked = models.Verbatim.objects.exclude(said="")
    if not everything:
        asked = queries.live_verbatims().filter(community=0).exclude(said="")
    verbatims = queries.told_verbatims().filter(said__in=asked.values("said"))
    counted = verbatims.values("said").annotate(conversations=Count("conversation", distinct=True))
    again = set(counted.filter(conversations__gt=1).values_list("said", flat=True))
    return again & repeated(_said_in_each()).keys() if again else again


def _said_in_each() -> dict[int, list[str]]:
    said_in: dict[int, list[str]] = defaultdict(list)
    rows = queries.told_verbatims().exclude(said="").values_list("conversation_id", "said")
    for conversation, digest in rows.iterator():
        said_in[conversation].append(digest)
    return said_in


def _set_phrases_among(again: Collection[str], encoder: Encoder) -> set[str]:
    words_of = _first_said(again)
    number_of = {digest: number for number, digest in enumerate(words_of, start=1)}
    vectors = encoder.encode([words for words, _ in words_of.values()])
    candidates = {number_of[digest]: words for digest, words in words_of.items()}
    everything = _everything_said(encoder.model, number_of)
    chosen = set_phrases_among(candidates, vectors, everything, second_opinion(encoder.model))
    return {digest for digest, number in number_of.items() if number in chosen}


def _first_said(again: Collection[str]) -> dict[str, tuple[str, str]]:
    """What was said, and in which language, as it was said first."""
    first: dict[str, tuple[str, str]] = {}
    columns = ("said", "start", "end", "turn__text", "language")
    for digest, start, end, text, language in _verbatims_of(again).order_by("id").values_list(*columns):
        first.setdefault(digest, (text[start:end], language))
    return first


def _everything_said(model: str, numbers: dict[str, int]) -> Sentences:
    rows = list(queries.embedded(model).order_by("id").values_list("conversation_id", "said", "context"))
    others = {digest: -at for at, digest in enumerate({row[1] for row in rows} - {""}, start=1)}
    last = len(others) + 1
    return Sentences(
        vectors=queries.vectors_of([row[2] for row in rows], model),
        # A whole answer says the same as nobody else letter for letter: it is not compared that way.
        words=np.array(
            [
                numbers.get(digest) or others.get(digest) or -last - at
                for at, (_, digest, _) in enumerate(rows)
            ],
            dtype=np.int64,
        ),
        conversations=np.array([row[0] for row in rows], dtype=np.int64),
    )


def _verbatims_of(digests: Iterable[str]) -> QuerySet[models.Verbatim]:
    return queries.told_verbatims().filter(said__in=list(digests))


def _stand_apart(apart: Collection[str], entry: models.Entry, patch: Patch) -> int:
    number_of = dict(models.SetPhrase.objects.filter(said__in=apart).values_list("said", "pk"))
    new = [models.SetPhrase(said=digest, entry=entry) for digest in sorted(set(apart) - set(number_of))]
    models.SetPhrase.objects.bulk_create(new)
    number_of |= dict(models.SetPhrase.objects.filter(said__in=apart).values_list("said", "pk"))
    for digest, number in number_of.items():
        rows = _verbatims_of([digest]).filter(set_phrase=None, pinned=False)
        ids = list(rows.values_list("id", flat=True))
        for id_ in ids:
            patch.record("field.verbatim", "set_phrase", id_, None, number)
        models.Verbatim.objects.filter(pk__in=ids).update(set_phrase=number)
    take_out(
        models.Verbatim.objects.filter(set_phrase__in=number_of.values(), set_phrase__heard=False), patch
    )
    return len(new)


def take_out(rows: QuerySet[models.Verbatim], patch: Patch) -> None:
    """Take verbatims out of where they are grouped; an undo puts them back."""
    for id_, concern, community in rows.values_list("id", "concern", "community"):
        for column, before in (("concern", concern), ("community", community)):
            if before:
                patch.record("field.verbatim", column, id_, before, 0)
    put_last(rows)


def put_last(rows: QuerySet[models.Verbatim]) -> None:
    """Let verbatims be placed anew, as if they had just come."""
    models.Verbatim.objects.filter(pk__in=list(rows.values_list("id", flat=True))).update(
        concern=0, community=0, score=0.0, grouping=""
    )


def _bring_back(rows: QuerySet[models.Verbatim], patch: Patch) -> None:
    ids: Sequence[tuple[int, int]] = list(rows.values_list("id", "set_phrase_id"))
    for id_, number in ids:
        patch.record("field.verbatim", "set_phrase", id_, number, None)
    models.Verbatim.objects.filter(pk__in=[id_ for id_, _ in ids]).update(
        set_phrase=None, concern=0, community=0, score=0.0, grouping=""
    )
