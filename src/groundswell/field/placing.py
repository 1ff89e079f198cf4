"""Placing what comes in ones and twos at once: on a ground that is kept in memory, so that nobody waits for
all of it to be read.

Whoever holds it is one process (the worker). What others group meanwhile is told by a mark that costs one
look; then the ground is read again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import RLock

import numpy as np
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from groundswell.engine.encoder import Encoder
from groundswell.engine.ground import Ground, Shift
from groundswell.engine.identity import place_arrivals
from groundswell.engine.identity.places import Places, places_of
from groundswell.engine.kinds import shipped
from groundswell.field import due, grouping, kinds, models, queries
from groundswell.field.history.patch import Patch
from groundswell.field.languages import reader_beside
from groundswell.field.stamps import erasures

# Times that what was placed is placed again because somebody else grouped meanwhile.
_TRIES = 3


@dataclass(slots=True)
class _Held:
    """The ground as it stood at a mark."""

    encoder: Encoder
    mark: object
    ground: Ground
    places: Places | None = None  # prepared when they are first asked for
    before: Places | None = None  # those of a ground that this one begins with

    def prepared(self) -> Places:
        if self.places is None:
            self.places = places_of(self.ground, self.before)
        return self.places


class Placing:
    """Places conversations one by one. `encoder` is asked whenever the ground is read. Safe for threads: one
    at a time."""

    def __init__(self, encoder: Callable[[], Encoder]) -> None:
        self._encoder = encoder
        self._held: _Held | None = None
        self._one_at_a_time = RLock()

    def place(self, conversation: int) -> bool:
        """Hear a conversation, and let each verbatim in it find its place. Whether all of it is placed:
        what is not stays due. One that counts no more is passed over."""
        with self._one_at_a_time:
            row = models.Conversation.objects.select_related("entry").filter(pk=conversation).first()
            if row is None or row.state != models.ConversationState.LIVE:
                return True
            patch = Patch()
            held = self._looked()
            reader = reader_beside(held.encoder)
            if not row.extraction:
                due.hear([row.pk], row.entry, patch, _unwatched, lambda: reader)
            unplaced = queries.live_verbatims().filter(conversation=row.pk, community=0)
            for encoder in {candidate.model: candidate for candidate in (reader, held.encoder)}.values():
                due.embed_due(encoder, _unwatched, _without_vector(unplaced, encoder.model))
            kinds.judge_unrated(shipped(), list(unplaced.values_list("id", flat=True)))
            return any(self._place(unplaced, row.entry, patch) for _ in range(_TRIES))

    def freshen(self) -> None:
        """Have everything ready for whoever comes next."""
        with self._one_at_a_time:
            self._looked().prepared()

    def _looked(self) -> _Held:
        if self._held is None or self._held.mark != mark_of_grouping():
            self._held = _read(self._encoder())
        return self._held

    def _place(self, unplaced: QuerySet[models.Verbatim], entry: models.Entry, patch: Patch) -> bool:
        """Whether it was stored: not where somebody else grouped since the ground was read."""
        held = self._looked()
        model = held.encoder.model
        if grouping.move_is_due(model):  # then all is to be grouped anew, and this with it
            return False
        fresh = queries.ground_of(queries.embedded(model) & unplaced, model)
        if not len(fresh.verbatims):
            return not unplaced.exists()
        ground, places = _joined(held, fresh)
        shift = place_arrivals(ground, places)
        with transaction.atomic():
            if mark_of_grouping() != held.mark:
                return False
            grouping.store(ground, shift, model, entry, patch)
            patch.keep(entry)
            mark = mark_of_grouping()
        self._held = _Held(held.encoder, mark, _shifted(ground, shift), before=places)
        return True


def unplaced_notes() -> list[int]:
    """Conversations that somebody noted and that nobody has placed yet, the oldest first."""
    waiting = models.Verbatim.objects.filter(conversation=OuterRef("conversation"), state="live", community=0)
    apart = Q(set_phrase=None) | Q(set_phrase__heard=True)
    notes = models.Noted.objects.filter(conversation__state=models.ConversationState.LIVE)
    due_ = notes.filter(Q(conversation__extraction="") | Exists(waiting.filter(apart))).order_by("pk")
    return list(due_.values_list("conversation_id", flat=True))


def _unwatched(_: int) -> None:
    """Nobody watches how far a note is."""


def mark_of_grouping() -> object:
    """Another one after whatever changes how verbatims are grouped, or which of those grouped count. What an
    import reads and hears before it groups leaves it."""
    entries = models.Entry.objects.exclude(action__in=[models.Action.IMPORT, models.Action.NOTE])
    return (
        models.Verbatim.objects.filter(community__gt=0).count(),
        models.Conversation.objects.filter(state=models.ConversationState.REPLACED).count(),
        models.Concern.objects.aggregate(last=Max("version"))["last"],
        entries.aggregate(last=Max("pk"))["last"],
        models.GroupingMemory.objects.values_list("memory", "model").first(),
        erasures(),
    )


def _read(encoder: Encoder) -> _Held:
    """The mark first: what is grouped while it is read is looked at again."""
    mark = mark_of_grouping()
    grouped = queries.embedded(encoder.model).filter(community__gt=0)
    return _Held(encoder, mark, queries.ground_of(grouped, encoder.model))


def _without_vector(verbatims: QuerySet[models.Verbatim], model: str) -> QuerySet[models.Verbatim]:
    return verbatims.exclude(
        pk__in=queries.embedded(model).filter(pk__in=verbatims.values("pk")).values("pk")
    )


def _joined(held: _Held, fresh: Ground) -> tuple[Ground, Places | None]:
    """With those that are to be placed. They come last, so that what was prepared of the others holds, but
    where another process numbered verbatims before them that are placed already."""
    ground = held.ground
    if not len(ground.verbatims):
        return fresh, None
    joined = replace(
        ground,
        verbatims=np.concatenate([ground.verbatims, fresh.verbatims]),
        conversations=np.concatenate([ground.conversations, fresh.conversations]),
        vectors=np.concatenate([ground.vectors, fresh.vectors]),
        communities=np.concatenate([ground.communities, fresh.communities]),
        concerns=np.concatenate([ground.concerns, fresh.concerns]),
        scores=np.concatenate([ground.scores, fresh.scores]),
        pinned=np.concatenate([ground.pinned, fresh.pinned]),
        texts=[*ground.texts, *fresh.texts],
        arrived=np.concatenate([ground.arrived, fresh.arrived]),
        turns=np.concatenate([ground.turns, fresh.turns]),
    )
    if ground.verbatims[-1] > fresh.verbatims[0]:
        return joined.of(np.argsort(joined.verbatims)), None
    return joined, held.prepared()


def _shifted(ground: Ground, shift: Shift) -> Ground:
    """As it reads when it is read again."""
    return replace(
        ground,
        communities=shift.communities,
        concerns=shift.concerns,
        scores=shift.scores.round(4),
        arrived=shift.arrived,
        memory=shift.memory,
    )
