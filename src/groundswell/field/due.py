"""What is due in the field, and how it is done. Work is read from the data itself: a killed process loses
nothing, and the next run goes on where it stopped.

Conversations are due for extraction while they bear no extraction version; verbatims for embedding while
no vector stands under their context's digest. What is due of grouping stands in `grouping`.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from groundswell.crm import queries as crm
from groundswell.encoders.cache import EmbeddedBatch, encode_in_batches, hash_text
from groundswell.engine.encoder import Encoder
from groundswell.engine.extraction.opinion import asking
from groundswell.field import conversations, models, queries
from groundswell.field.bulk import insert_rows, next_id, read_rows, update_rows
from groundswell.field.history.patch import Patch
from groundswell.field.set_text import find_set_text, mark_extracted, unextracted
from groundswell.field.stamps import stored_as_it_stands
from groundswell.intake.hearing import HeardVerbatim, carry_over, hear_all
from groundswell.intake.set_text import SetTexts
from groundswell.sources.speakers.roles import assign_roles, house_domains_of
from groundswell.speech import Conversation, Role, Voice, voice_of

_CHUNK = 1_000
# Texts, and letters of them, embedded between two commits: about a second's work, often enough for progress.
_AT_ONCE = 1_024
_LETTERS_AT_ONCE = 128_000

Progress = Callable[[int], None]  # called with how many more are done


# Who is the customer and who the seller.


def assign_unknown_roles(entry: models.Entry, patch: Patch) -> int:
    """Work out who speaks wherever a source did not say, now that more may be known. Returns how many turns
    changed; their conversations are due for extraction again."""
    unknown = models.Turn.objects.filter(conversation__state="live", role=Role.UNKNOWN.value)
    # A speaker without any name stays unknown, whatever else is learned.
    unknown = unknown.exclude(speaker="", email="")
    ids = sorted(set(unknown.values_list("conversation_id", flat=True)))
    if not ids:
        return 0
    sellers, named_sellers = crm.sellers(), crm.given_sellers()
    domains = conversations.house_domains(house_domains_of)
    changed = 0
    for at in range(0, len(ids), _CHUNK):

        def worked_out(chunk: Sequence[int] = ids[at : at + _CHUNK]) -> list[_InRoles]:
            stored = list(conversations.as_values(chunk))
            roles = assign_roles(
                [c for _, c in stored], sellers=named_sellers, known=sellers, house_domains=domains
            )
            return [(*numbered, after) for numbered, after in zip(stored, roles, strict=True)]

        changed += stored_as_it_stands(worked_out, lambda in_roles: _store_roles(in_roles, entry, patch))
    return changed


_InRoles = tuple[int, Conversation, Conversation]  # as it is stored, and as it was worked out


def _store_roles(in_roles: Sequence[_InRoles], entry: models.Entry, patch: Patch) -> int:
    roles, sellers, again = [], [], set()
    for id_, before, after in in_roles:
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
    patch.keep(entry)
    return len(roles)


# Extraction.


def extract_due(entry: models.Entry, patch: Patch, progress: Progress, encoder: Callable[[], Encoder]) -> int:
    """Hear every conversation that is due; `encoder` is opened where sentences are in doubt. Returns how many
    verbatims are new."""
    find_set_text(entry)
    ids = list(unextracted().order_by("id").values_list("id", flat=True))
    return hear(ids, entry, patch, progress, encoder)


def hear(
    ids: Sequence[int],
    entry: models.Entry,
    patch: Patch,
    progress: Progress,
    encoder: Callable[[], Encoder],
) -> int:
    """Hear these conversations, whether they were heard before or not. Returns how many verbatims are new."""
    new = 0
    kept = queries.set_texts()
    for at in range(0, len(ids), _CHUNK):
        chunk = ids[at : at + _CHUNK]

        def heard(chunk: Sequence[int] = chunk) -> list[_HeardIn]:
            read = list(conversations.as_values(chunk))
            heard = hear_all([talk for _, talk in read], kept, lambda doubtful: asking(encoder())(doubtful))
            return [(id_, talk, verbatims) for (id_, talk), verbatims in zip(read, heard, strict=True)]

        new += stored_as_it_stands(heard, lambda heard_in: _extract_chunk(heard_in, kept, entry, patch))
        progress(len(chunk))
    return new


_HeardIn = tuple[int, Conversation, Sequence[HeardVerbatim]]


def _extract_chunk(heard_in: Sequence[_HeardIn], kept: SetTexts, entry: models.Entry, patch: Patch) -> int:
    ids = [id_ for id_, _, _ in heard_in]
    number = next_id(models.Verbatim)
    earlier = conversations.earlier_verbatims(ids)
    turn_ids = conversations.turn_ids(ids)
    born: list[_AsHeard] = []
    moved: list[_AsHeard] = []
    gone: list[int] = []
    back: list[conversations.Earlier] = []
    for id_, conversation, heard in heard_in:
        old = earlier.get(id_, [])
        new = [(conversation.turns[h.verbatim.turn].speaker.name, h.verbatim.text) for h in heard]
        carried = carry_over([(verbatim.speaker, verbatim.text) for verbatim in old], new)
        gone += [old[i].id for i in carried.gone if old[i].live]
        back += [old[i] for i in carried.kept.values() if not old[i].live]
        for index, verbatim in enumerate(heard):
            if index in carried.kept:
                known = old[carried.kept[index]].id
                moved.append(_as_heard(known, id_, conversation, verbatim, turn_ids))
            else:
                born.append(_as_heard(number, id_, conversation, verbatim, turn_ids))
                number += 1
    insert_rows(
        models.Verbatim,
        [*_AsHeard._fields, *_AS_BORN],
        [(*verbatim, *_AS_BORN.values()) for verbatim in born],
    )
    _carry(moved, patch)
    _withdraw(gone, patch)
    _bring_back(back, patch)
    mark_extracted(ids, kept)
    patch.keep(entry)
    return len(born)


class _AsHeard(NamedTuple):
    """Where a verbatim stands and how it is read there: what a new version of its conversation may change."""

    id: int
    conversation_id: int
    turn_id: int
    start: int
    end: int
    kind: str
    confidence: float
    carries: float
    language: str
    voice: str
    said: str
    context: str


# The other columns of a verbatim when it is heard for the first time.
_AS_BORN = {
    "state": models.VerbatimState.LIVE.value,
    "community": 0,
    "concern": 0,
    "score": 0.0,
    "pinned": False,
    "again": 0,
    "grouping": "",
    "judged": "",
}


def _as_heard(
    id_: int,
    conversation_id: int,
    conversation: Conversation,
    heard: HeardVerbatim,
    turn_ids: dict[tuple[int, int], int],
) -> _AsHeard:
    verbatim = heard.verbatim
    voice = voice_of(conversation.channel, conversation.turns[verbatim.turn].speaker.role) or Voice.UNKNOWN
    return _AsHeard(
        id=id_,
        conversation_id=conversation_id,
        turn_id=turn_ids[conversation_id, verbatim.turn],
        start=verbatim.start,
        end=verbatim.end,
        kind=verbatim.kind.value,
        confidence=verbatim.confidence,
        carries=verbatim.carries,
        language=verbatim.language,
        voice=voice.value,
        said=heard.said,
        context=heard.context_hash,
    )


def _carry(moved: Sequence[_AsHeard], patch: Patch) -> None:
    """Let verbatims stand where the new version of their conversation has them; an undo puts them back."""
    rows = models.Verbatim.objects.filter(pk__in=[row.id for row in moved])
    before = {row.id: row for row in read_rows(_AsHeard, rows)}
    for after in moved:
        for column, old, new in zip(_AsHeard._fields, before[after.id], after, strict=True):
            if old != new:
                patch.record("field.verbatim", column, after.id, old, new)
    # Heard anew, so their kind is to be judged anew.
    columns = [*_AsHeard._fields[1:], "judged"]
    update_rows(models.Verbatim, columns, [(*row[1:], "", row.id) for row in moved])


def _withdraw(ids: Sequence[int], patch: Patch) -> None:
    for id_ in ids:
        patch.record("field.verbatim", "state", id_, "live", "withdrawn")
    models.Verbatim.objects.filter(pk__in=ids).update(state=models.VerbatimState.WITHDRAWN)


def _bring_back(again: Sequence[conversations.Earlier], patch: Patch) -> None:
    """To the concern in which each stood, or where that leads by now."""
    leads = queries.redirects().to if again else {}
    for verbatim in again:
        patch.record("field.verbatim", "state", verbatim.id, "withdrawn", "live")
        if verbatim.concern in leads:
            patch.record("field.verbatim", "concern", verbatim.id, verbatim.concern, leads[verbatim.concern])
    rows = [("live", leads.get(verbatim.concern, verbatim.concern), verbatim.id) for verbatim in again]
    update_rows(models.Verbatim, ["state", "concern"], rows)


# Embedding.


def unembedded(model: str) -> QuerySet[models.Verbatim]:
    """Those that count and have no vector of this model yet."""
    vectors = models.Vector.objects.filter(text=OuterRef("context"), model=model)
    return queries.live_verbatims().filter(~Exists(vectors))


def embed_due(
    encoder: Encoder, progress: Progress, verbatims: QuerySet[models.Verbatim] | None = None
) -> int:
    """Embed every context that has no vector yet, or those of these verbatims, and store each batch as it
    comes. Returns how many."""
    texts = queries.contexts_of(unembedded(encoder.model) if verbatims is None else verbatims)
    done = 0
    for batch in _embedded_a_second_at_a_time(encoder, texts):
        rows = [
            (hash_text(text), encoder.model, vector.astype("<f4").tobytes())
            for text, vector in zip(batch.texts, batch.vectors, strict=True)
        ]
        with transaction.atomic():
            # Another listen may have stored some of them meanwhile, or somebody erased the words.
            texts_here = [row[0] for row in rows]
            there = models.Vector.objects.filter(model=encoder.model, text__in=texts_here)
            borne = models.Verbatim.objects.filter(context__in=texts_here).values_list("context", flat=True)
            wanted = set(borne) - set(there.values_list("text", flat=True))
            insert_rows(models.Vector, ["text", "model", "values"], [r for r in rows if r[0] in wanted])
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
