"""Of which kind verbatims are, judged once they are embedded.

When a verbatim is heard its kind is judged from its words alone. It is due to be judged anew while it has a
vector of the encoder whose vectors the head reads, and bears no mark that this head judged it as it stands
now. The mark names the head, the scale of the rating, the conversation and the text embedded, so a new
head, a new version of the source or an undo makes due what it touches, and nothing has to remember to say so.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, Substr

from groundswell.engine.encoder import Vectors
from groundswell.engine.kinds import Head, Heard, Scale, scales_of
from groundswell.field import models, queries
from groundswell.field.bulk import update_rows
from groundswell.field.stamps import stored_as_it_stands

_CHUNK = 1_000
_DIGEST = 12  # characters of the context's digest in a mark
_COLUMNS = "id start end turn__text language carries context conversation_id conversation__rating".split()


def judge_due(head: Head) -> int:
    """Judge the kind of every verbatim that is due. Returns how many were judged."""
    done = 0
    for scale, verbatims in _by_scale(head):
        ids = list(verbatims.order_by("id").values_list("id", flat=True))
        for at in range(0, len(ids), _CHUNK):
            # Whoever moved on meanwhile bears the mark of what it was, and is due again.
            done += stored_as_it_stands(
                partial(_judged, head, scale, ids[at : at + _CHUNK]),
                partial(update_rows, models.Verbatim, ["kind", "confidence", "judged"]),
            )
    return done


def judge_unrated(head: Head, verbatims: Sequence[int]) -> int:
    """Judge the kinds of these, beside whose words no rating stands. Returns how many were judged."""
    return stored_as_it_stands(
        partial(_judged, head, None, verbatims),
        partial(update_rows, models.Verbatim, ["kind", "confidence", "judged"]),
    )


def _by_scale(head: Head) -> Iterator[tuple[Scale | None, QuerySet[models.Verbatim]]]:
    """What is due, by the scale of the rating beside the words; None where there is none."""
    rated = models.Conversation.objects.filter(state="live", rating__isnull=False)
    sources: dict[Scale, list[str]] = defaultdict(list)
    for source, scale in scales_of(rated.values_list("source", "rating").distinct()).items():
        sources[scale].append(source)
    has_rating = Q(conversation__rating__isnull=False)
    embedded = queries.embedded(head.encoder)
    for scale, names in sources.items():
        yield (
            scale,
            embedded.filter(has_rating, conversation__source__in=names).exclude(judged=_mark(head, scale)),
        )
    scaled = has_rating & Q(
        conversation__source__in=[source for names in sources.values() for source in names]
    )
    yield None, embedded.exclude(scaled).exclude(judged=_mark(head, None))


def _mark(head: Head, scale: Scale | None) -> Concat:
    """The mark of being judged, for each verbatim as it stands now."""
    conversation = Cast("conversation_id", CharField())
    digest = Substr("context", 1, _DIGEST)
    start = Value(f"{_of(head, scale)}/")
    return Concat(start, conversation, Value("/"), digest, output_field=CharField())


def _of(head: Head, scale: Scale | None) -> str:
    return f"{head.id}/{scale or 'unrated'}"


def _judged(head: Head, scale: Scale | None, ids: Sequence[int]) -> list[tuple[str, float, str, int]]:
    embedded = queries.embedded(head.encoder).filter(pk__in=ids).order_by("id").values_list(*_COLUMNS)
    vectors = _vectors(head, [row[6] for row in embedded])
    # What another process erased since is not there any more.
    rows = [row for row in embedded if row[6] in vectors]
    if not rows:
        return []
    heard = [
        Heard(
            text=text[start:end],
            language=language,
            carries=carries,
            happy=scale.share_of(rating) if scale else None,
        )
        for _, start, end, text, language, carries, _, _, rating in rows
    ]
    kinds = head.judge(heard, np.array([vectors[row[6]] for row in rows]))
    return [
        (kind.value, confidence, f"{_of(head, scale)}/{row[7]}/{row[6][:_DIGEST]}", row[0])
        for row, (kind, confidence) in zip(rows, kinds, strict=True)
    ]


def _vectors(head: Head, contexts: Sequence[str]) -> dict[str, Vectors]:
    stored = models.Vector.objects.filter(model=head.encoder, text__in=set(contexts))
    return {text: np.frombuffer(values, dtype="<f4") for text, values in stored.values_list("text", "values")}
