"""Finding the card to what a customer just said, among all that sales holds.

The index is made of what stands and kept by this process until something is done. What is found is read anew,
so that nothing is offered that was withdrawn meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

import numpy as np
from django.db import connection
from django.db.models import Max

from groundswell.engine.encoder import Vectors
from groundswell.engine.kit.search import Index, Worded
from groundswell.field.models import Entry, Tombstone
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer, require_noter
from groundswell.street.kit.holding import held
from groundswell.street.kit.queries import IN_THE_KIT, kit
from groundswell.street.kit.tables import CardVectors
from groundswell.street.kit.values import CardHeld
from groundswell.street.kit.vectors import verbatim_vectors, worded_vectors
from groundswell.street.kit.wordings import MOST, SOUGHT, newest_of, verbatims_of, words_of

LONGEST = 500  # letters of what is sought


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    card: CardHeld
    fits: bool  # what was said; else it is merely the nearest there is


@dataclass(frozen=True, slots=True)
class _Kept:
    of: tuple[object, ...]  # another as soon as something was done
    concerns: Sequence[int]  # of the cards, in their order
    index: Index


class _Keeping:
    """The last index that was made."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None
        self._lock = Lock()

    def index(self, viewer: Viewer, model: str, at: datetime) -> _Kept:
        of = _stamp(model, at)
        with self._lock:
            if self._kept is None or self._kept.of != of:
                self._kept = _made(of, viewer, model, at)
            return self._kept


_KEEPING = _Keeping()


def find(
    viewer: Viewer, said: str, at: datetime, *, model: str = "", vector: Vectors | None = None, top: int = 5
) -> list[Hit]:
    """The best first. `vector` is a unit row of what was said, by `model`; without one it is sought by words
    alone. Raises NotForYou."""
    require_noter(viewer)
    kept = _KEEPING.index(viewer, model, at)
    found = kept.index.search(said[:LONGEST], vector, top) if said.strip() else []
    concerns = [kept.concerns[one.card] for one in found]
    now = {card.concern: card for card in held(concerns, at) if card.standing in IN_THE_KIT} if found else {}
    return [
        Hit(card=now[concern], fits=one.fits)
        for concern, one in zip(concerns, found, strict=True)
        if concern in now
    ]


def _stamp(model: str, at: datetime) -> tuple[object, ...]:
    last = [rows.aggregate(last=Max("pk"))["last"] or 0 for rows in (Entry.objects, Tombstone.objects)]
    vectors = CardVectors.objects.filter(model=model).aggregate(last=Max("pk"))["last"] or 0
    return (str(connection.settings_dict["NAME"]), model, local_day(at), *last, vectors)


def _made(of: tuple[object, ...], viewer: Viewer, model: str, at: datetime) -> _Kept:
    cards = kit(viewer, at)
    verbatims = verbatims_of(cards)
    newest = newest_of({card.concern for card in cards}) if model else {}
    words = words_of({number for numbers in verbatims.values() for number in numbers})
    near = {card.concern: [*verbatims[card.concern], *newest.get(card.concern, ())] for card in cards}
    rows = verbatim_vectors({one for several in near.values() for one in several}, model) if model else {}
    worded = worded_vectors([card.version_id for card in cards if card.launch], model) if model else {}
    none = np.zeros((0, 0), np.float32)
    told: list[Worded] = []
    for card in cards:
        own = worded.get(card.version_id, none) if card.launch else none
        said = [rows[number] for number in dict.fromkeys(near[card.concern]) if number in rows]
        vectors = [*(own if len(own) else ()), *said][:SOUGHT]
        quoted = [words[number] for number in verbatims[card.concern] if number in words]
        texts = [*card.lines.they_say, *quoted][:MOST]
        told.append(Worded(wordings=texts, vectors=np.stack(vectors) if vectors else none))
    return _Kept(of, [card.concern for card in cards], Index(told))
