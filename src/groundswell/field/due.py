"""What is due in the field, and how it is done. Work is read from the data itself: a killed process loses
nothing, and the next run goes on where it stopped.

Conversations are due for extraction while they bear no extraction version; verbatims for embedding while
no vector stands under their context's digest. What is due of grouping stands in `grouping`.
"""

from collections.abc import Callable, Iterator, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from groundswell.crm import queries as crm
from groundswell.encoders.cache import EmbeddedBatch, encode_in_batches, hash_text
from groundswell.engine.encoder import Encoder
from groundswell.engine.extraction.opinion import asking
from groundswell.field import models, queries
from groundswell.field.bulk import insert_rows, next_id, update_rows
from groundswell.field.patch import Patch
from groundswell.field.set_text import find_set_text, mark_extracted, unextracted
from groundswell.intake.hearing import HeardVerbatim, carry_over, hear_all
from groundswell.sources.roles import assign_roles, house_domains_of
from groundswell.speech import Conversation, Role, Voice, voice_of

_CHUNK = 1_000
# Texts, and letters of them, embedded between two commits: about a second's work, often enough for progress.
_AT_ONCE = 1_024
_LETTERS_AT_ONCE = 128_000

Progress = Callable[[int], None]  # called with how many more are done

_VERBATIM = (
    "id conversation turn start end kind confidence carries language voice said context state community "
    "concern score held grouping judged"
).split()


# Who is the customer and who the seller.


def assign_unknown_roles(change: models.Change, patch: Patch) -> int:
    """Work out who speaks wherever a source did not say, now that more may be known. Returns how many turns
    changed; their conversations are due for extraction again."""
    unknown = models.Turn.objects.filter(conversation__state="live", role=Role.UNKNOWN.value)
    # A speaker without any name stays unknown, whatever else is learned.
    unknown = unknown.exclude(speaker="", email="")
    ids = sorted(set(unknown.values_list("conversation_id", flat=True)))
    if not ids:
        return 0
    sellers, given = crm.sellers(), crm.given_sellers()
    domains = queries.house_domains(house_domains_of)
    changed = 0
    for at in range(0, len(ids), _CHUNK):
        stored = list(queries.conversations(ids[at : at + _CHUNK]))
        told = assign_roles([c for _, c in stored], sellers=given, known=sellers, house_domains=domains)
        with transaction.atomic():
            changed += _store_roles(stored, told, patch)
            patch.keep(change)
    return changed


def _store_roles(
    stored: Sequence[tuple[int, Conversation]], told: Sequence[Conversation], patch: Patch
) -> int:
    roles, sellers, again = [], [], set()
    for (id_, before), after in zip(stored, told, strict=True):
        if after.seller != before.seller:
            sellers.append((after.seller, id_))
            patch.record("field.conversation", "seller", id_, before.seller, after.seller)
        for position, (old, new) in enumerate(zip(before.turns, after.turns, strict=True)):
            if old.speaker.role is not new.speaker.role:
                roles.append((new.speaker.role.value, id_, position))
                again.add(id_)
    places = models.Turn.objects.filter(conversation__in=again).values_list(
        "conversation_id", "position", "id"
    )
    turn_at = {(c, p): id_ for c, p, id_ in places}
    for role, id_, position in roles:
        patch.record("field.turn", "role", turn_at[id_, position], Role.UNKNOWN.value, role)
    update_rows(models.Turn, ["role"], [(role, turn_at[id_, position]) for role, id_, position in roles])
    update_rows(models.Conversation, ["seller"], sellers)
    models.Conversation.objects.filter(pk__in=again).update(extraction="")
    return len(roles)


# Extraction.


def extract_due(
    change: models.Change, patch: Patch, progress: Progress, encoder: Callable[[], Encoder]
) -> int:
    """Hear every conversation that is due; `encoder` is opened where sentences are in doubt. Returns how many
    verbatims are new."""
    find_set_text(change)
    ids = list(unextracted().order_by("id").values_list("id", flat=True))
    found = 0
    kept = queries.set_texts()
    for at in range(0, len(ids), _CHUNK):
        chunk = ids[at : at + _CHUNK]
        told = list(queries.conversations(chunk))
        heard = hear_all([one for _, one in told], kept, lambda doubtful: asking(encoder())(doubtful))
        with transaction.atomic():
            found += _extract_chunk(told, heard, patch)
            mark_extracted(chunk, kept)
            patch.keep(change)
        progress(len(chunk))
    return found


def _extract_chunk(
    told: Sequence[tuple[int, Conversation]], heard_in: Sequence[Sequence[HeardVerbatim]], patch: Patch
) -> int:
    ids = [id_ for id_, _ in told]
    number = next_id(models.Verbatim)
    earlier = queries.earlier_verbatims(ids)
    turn_ids = queries.turn_ids(ids)
    made: list[tuple] = []
    moved: list[tuple] = []
    gone: list[int] = []
    for (id_, conversation), heard in zip(told, heard_in, strict=True):
        old = earlier.get(id_, [])
        new = [(conversation.turns[h.verbatim.turn].speaker.name, h.verbatim.text) for h in heard]
        carried = carry_over([(speaker, text) for _, speaker, text in old], new)
        gone += [old[i][0] for i in carried.gone]
        for index, one in enumerate(heard):
            place = _place(id_, conversation, one, turn_ids)
            if index in carried.kept:
                moved.append((*place, old[carried.kept[index]][0]))
            else:
                made.append((number, *place, "live", 0, 0, 0.0, False, "", ""))
                number += 1
    insert_rows(models.Verbatim, _VERBATIM, made)
    _carry(moved, patch)
    _withdraw(gone, patch)
    return len(made)


def _place(
    id_: int, conversation: Conversation, one: HeardVerbatim, turn_ids: dict[tuple[int, int], int]
) -> tuple:
    v = one.verbatim
    voice = voice_of(conversation.channel, conversation.turns[v.turn].speaker.role) or Voice.UNKNOWN
    turn = turn_ids[id_, v.turn]
    judged = (v.kind.value, v.confidence, v.carries, v.language, voice.value)
    return (id_, turn, v.start, v.end, *judged, one.said, one.context_hash)


# Where a verbatim stands and how it is read there: what a new version of its conversation may change.
_STANDING = "conversation_id turn_id start end kind confidence carries language voice said context".split()


def _carry(moved: Sequence[tuple], patch: Patch) -> None:
    """Let verbatims stand where the new version of their conversation has them; an undo puts them back."""
    rows = models.Verbatim.objects.filter(pk__in=[row[-1] for row in moved])
    before = {row[0]: row[1:] for row in rows.values_list("id", *_STANDING)}
    for *after, id_ in moved:
        for column, old, new in zip(_STANDING, before[id_], after, strict=True):
            if old != new:
                patch.record("field.verbatim", column, id_, old, new)
    # Heard anew, so their kind is to be judged anew.
    update_rows(models.Verbatim, [*_STANDING, "judged"], [(*row[:-1], "", row[-1]) for row in moved])


def _withdraw(ids: Sequence[int], patch: Patch) -> None:
    for id_ in ids:
        patch.record("field.verbatim", "state", id_, "live", "withdrawn")
    models.Verbatim.objects.filter(pk__in=ids).update(state=models.VerbatimState.WITHDRAWN)


# Embedding.


def unembedded(model: str) -> QuerySet[models.Verbatim]:
    vectors = models.Vector.objects.filter(text=OuterRef("context"), model=model)
    return queries.live_verbatims().filter(~Exists(vectors))


def embed_due(encoder: Encoder, progress: Progress) -> int:
    """Embed every context that has no vector yet, and store each batch as it comes. Returns how many."""
    texts = queries.contexts_of(unembedded(encoder.model))
    done = 0
    for batch in _embedded_a_second_at_a_time(encoder, texts):
        rows = [
            (hash_text(text), encoder.model, vector.astype("<f4").tobytes())
            for text, vector in zip(batch.texts, batch.vectors, strict=True)
        ]
        with transaction.atomic():
            # Another listen may have stored some of them meanwhile.
            there = models.Vector.objects.filter(model=encoder.model, text__in=[row[0] for row in rows])
            known = set(there.values_list("text", flat=True))
            insert_rows(models.Vector, ["text", "model", "values"], [r for r in rows if r[0] not in known])
        done += len(rows)
        progress(len(rows))
    return done


def _embedded_a_second_at_a_time(encoder: Encoder, texts: Sequence[str]) -> Iterator[EmbeddedBatch]:
    """Like `encode_in_batches`, in smaller batches where the texts are long."""
    batch: list[str] = []
    letters = 0
    for text in sorted(texts, key=lambda text: (len(text), text)):
        if batch and (len(batch) == _AT_ONCE or letters + len(text) > _LETTERS_AT_ONCE):
            yield from encode_in_batches(encoder, batch)
            batch, letters = [], 0
        batch.append(text)
        letters += len(text)
    yield from encode_in_batches(encoder, batch)
