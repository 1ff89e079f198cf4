"""Reading what was heard: as values for the engine, and as the field of concerns for people."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict

import numpy as np
from django.db.models import Exists, OuterRef, Q, QuerySet

from groundswell.engine.encoder import Vectors
from groundswell.engine.ground import Decisions, Ground, Memory
from groundswell.field import models
from groundswell.field.errors import NoSuchConcern, NoSuchSetPhrase, NoSuchSetText, NoSuchVerbatim
from groundswell.intake.hearing import context_text
from groundswell.intake.set_text import SetTexts
from groundswell.speech import Channel, Conversation, Role, Speaker, Turn

_CHUNK = 5_000


# Conversations as values.


def conversations(ids: Sequence[int]) -> Iterator[tuple[int, Conversation]]:
    """Stored conversations with their numbers, in the order of `ids`; two queries."""
    turns: dict[int, list[Turn]] = defaultdict(list)
    rows = models.Turn.objects.filter(conversation__in=ids).order_by("conversation", "position")
    columns = ("conversation_id", "row", "text", "speaker", "email", "role", "seconds", "at", "source")
    for id_, row, text, name, email, role, seconds, at, source in rows.values_list(*columns):
        speaker = Speaker(name=name, email=email, role=Role(role))
        turns[id_].append(Turn(row=row, text=text, speaker=speaker, seconds=seconds, at=at, source=source))
    frames = {row[0]: row for row in models.Conversation.objects.filter(pk__in=ids).values_list(*_FRAME)}
    for id_ in ids:
        yield id_, _as_value(frames[id_], tuple(turns[id_]))


_FRAME = (
    "id",
    "key",
    "channel",
    "source",
    "at",
    "title",
    "account",
    "deal",
    "seller",
    "whole",
    "rating",
    "segment",
    "product",
)


def _as_value(frame: tuple, turns: tuple[Turn, ...]) -> Conversation:
    _, key, channel, source, at, title, account, deal, seller, whole, rating, segment, product = frame
    return Conversation(
        key=key,
        channel=Channel(channel),
        source=source,
        turns=turns,
        at=at,
        title=title,
        account=account,
        deal=deal,
        seller=seller,
        whole=whole,
        rating=rating,
        segment=segment,
        product=product,
    )


def house_domains(find: Callable[[Iterable[Conversation]], Sequence[str] | frozenset[str]]) -> frozenset[str]:
    """The domains of our own company, as `find` works them out from all mail that was heard."""
    mails = models.Conversation.objects.filter(state="live", channel="mail").order_by("id")
    ids = list(mails.values_list("id", flat=True))
    return frozenset(find(c for _, c in conversations(ids)))


def turn_ids(conversation_ids: Sequence[int]) -> dict[tuple[int, int], int]:
    """(conversation, position) -> number of the turn."""
    rows = models.Turn.objects.filter(conversation__in=conversation_ids)
    return {(c, p): id_ for c, p, id_ in rows.values_list("conversation_id", "position", "id")}


def earlier_verbatims(conversation_ids: Sequence[int]) -> dict[int, list[tuple[int, str, str]]]:
    """For each conversation that was heard before, or replaces one that was: (number, speaker, words)."""
    frames = models.Conversation.objects.filter(pk__in=conversation_ids)
    successor = {old: new for new, old in frames.values_list("id", "replaces_id") if old is not None}
    of = {**{id_: id_ for id_ in conversation_ids}, **successor}
    rows = models.Verbatim.objects.filter(conversation__in=of, state="live").order_by("id")
    columns = ("id", "conversation_id", "start", "end", "turn__speaker", "turn__text")
    found: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for id_, conversation, start, end, speaker, text in rows.values_list(*columns):
        found[of[conversation]].append((id_, speaker, text[start:end]))
    return found


# Verbatims for the engine.


def told_verbatims() -> QuerySet[models.Verbatim]:
    """Those whose words stand in a source that is still told that way."""
    return models.Verbatim.objects.filter(state="live", conversation__state="live")


def live_verbatims() -> QuerySet[models.Verbatim]:
    """Those that count: told, and no set phrases that stand apart."""
    return told_verbatims().filter(Q(set_phrase=None) | Q(set_phrase__heard=True))


def embedded(model: str) -> QuerySet[models.Verbatim]:
    """Live verbatims that can be compared: `model` embedded their contexts."""
    vectors = models.Vector.objects.filter(text=OuterRef("context"), model=model)
    return live_verbatims().filter(Exists(vectors))


def contexts_of(verbatims: QuerySet[models.Verbatim]) -> list[str]:
    """The texts to embed for some verbatims, each once."""
    frame = ("conversation__whole", "conversation__source", "conversation__channel")
    rows = verbatims.order_by("id").values_list("start", "end", "turn__text", *frame)
    kept = set_texts()
    texts: dict[str, None] = {}
    for start, end, turn, whole, source, channel in rows.iterator(_CHUNK):
        heard = kept.heard(turn, source, Channel(channel))
        texts[context_text(heard, start, end, whole=whole)] = None
    return list(texts)


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
    columns = ("id", "conversation_id", "community", "concern", "score", "held", "grouping", "context")
    places = ("start", "end", "turn__text") if words else ()
    told = embedded(model).order_by("id").values_list(*columns, *places).iterator(_CHUNK)
    rows, texts = [], []
    for row in told:
        rows.append(row[:8])
        if words:
            texts.append(row[10][row[8] : row[9]])
    numbers = np.array([row[:4] for row in rows], dtype=np.int64).reshape(-1, 4)
    communities = numbers[:, 2].copy()
    # Who was placed bears no version of the grouping until it is regrouped.
    regrouped = np.array([row[6] != "" for row in rows], dtype=np.bool_)
    return Ground(
        verbatims=numbers[:, 0].copy(),
        conversations=numbers[:, 1].copy(),
        vectors=vectors_of([row[7] for row in rows], model) if words else np.zeros((0, 0), np.float32),
        communities=communities,
        concerns=numbers[:, 3].copy(),
        scores=np.array([row[4] for row in rows], dtype=np.float64),
        held=np.array([row[5] for row in rows], dtype=np.bool_),
        texts=texts,
        memory=memory(),
        arrived=(communities > 0) & ~regrouped,
    )


def vectors_of(digests: Sequence[str], model: str) -> Vectors:
    """One row a digest, filled in place so that the vectors are held once."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, digest in enumerate(digests):
        places[digest].append(index)
    stored = models.Vector.objects.filter(model=model).values_list("text", "values").iterator(_CHUNK)
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


def grouped_by() -> str:
    """The model whose vectors the field is grouped by; empty while it is not grouped."""
    return models.GroupingMemory.objects.values_list("model", flat=True).first() or ""


def memory_as_json(value: Memory) -> dict[str, object]:
    return json.loads(json.dumps(asdict(value)))


def decisions() -> Decisions:
    """What people decided, in current numbers."""
    to = redirects()
    rows = models.Separation.objects.filter(active=True).values_list("one", "other")
    pairs: set[tuple[int, int]] = {(to.get(one) or one, to.get(other) or other) for one, other in rows}
    standing = models.Concern.objects.filter(merged_into=None)
    return Decisions(
        apart=frozenset((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]),
        kept=frozenset(standing.filter(kept=True).values_list("number", flat=True)),
        dismissed=frozenset(standing.filter(status="dismissed").values_list("number", flat=True)),
    )


# Concerns by number.


def redirects() -> dict[int, int]:
    """Every merged concern's number -> the one that stands for it now, chains followed to their end."""
    rows = models.Concern.objects.exclude(merged_into=None).values_list("number", "merged_into_id")
    into: dict[int, int] = {number: to for number, to in rows if to is not None}
    resolved: dict[int, int] = {}
    for number in into:
        end = number
        while end in into:
            end = into[end]
        resolved[number] = end
    return resolved


def concern(number: int) -> models.Concern:
    """The concern that a number means today; raises NoSuchConcern where it was never given."""
    row = models.Concern.objects.filter(pk=redirects().get(number, number)).first()
    if row is None:
        raise NoSuchConcern(number)
    return row


def verbatim(number: int) -> models.Verbatim:
    """Raises NoSuchVerbatim where the number was never given."""
    row = (
        models.Verbatim.objects.select_related("turn", "conversation", "set_phrase").filter(pk=number).first()
    )
    if row is None:
        raise NoSuchVerbatim(number)
    return row


def history(number: int | None = None) -> list[models.Change]:
    """What was changed, newest first; of one concern (what was heard into it included), or of all."""
    rows = list(models.Change.objects.order_by("-id"))
    if number is None:
        return rows
    heard = set(live_verbatims().filter(concern=number).values_list("conversation__change", flat=True))
    return [row for row in rows if number in row.concerns or row.pk in heard]
