"""Names of concerns that are taken from their words: looked for when the words changed, and kept.

Looking takes its time, so it is done outside of any transaction, on what stands; what it comes to is kept
where nobody changed the concern meanwhile.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol

from django.db import transaction
from django.db.models import QuerySet

from groundswell.encoders.cache import Cached
from groundswell.engine.encoder import Encoder
from groundswell.engine.naming.merit import COUNTED, Said
from groundswell.engine.naming.names import names
from groundswell.engine.survey.values import NamedBy
from groundswell.field import models, queries
from groundswell.field.bulk import read_rows, update_rows
from groundswell.field.read_model import ConcernSummary
from groundswell.field.reading.state import stored
from groundswell.field.reading.upkeep import in_step
from groundswell.field.stamps import erasures
from groundswell.field.stored_vectors import StoredVectors
from groundswell.field.unnamed import FROM_WORDS
from groundswell.speech import Voice

# Other concerns that are read beside those that want a name: first of such as have so many verbatims, for
# these are read soonest.
BESIDE = 48
_PLAIN = 10


class Record(Protocol):
    """What keeps values as they were, for an undo: the patch of an entry."""

    def record(self, table: str, column: str, row: int, before: Any, after: Any) -> None: ...


def name_again(concerns: Iterable[int], patch: Record) -> None:
    """Let concerns whose words changed be named anew as soon as the transaction that changed them is kept.
    Their names stand in the patch: an undo puts them back, whatever they are called by then."""
    of_words = models.Concern.objects.filter(id__in=list(concerns), named_by=NamedBy.WORDS.value)
    for number, name in of_words.values_list("id", "name"):
        patch.record("field.concern", "name", number, name, FROM_WORDS)
    if of_words.update(name=FROM_WORDS):
        transaction.on_commit(name_concerns)


def name_concerns(*, anew: bool = False, encoder: Encoder | None = None) -> None:
    """Give every concern without a name one from its words; with `anew` look again at those that were named
    so, as after more was heard: a name stays while it holds. With an `encoder` new names are chosen by
    vectors, too; what it raises is raised.

    What is said elsewhere tells which words are everybody's. Where only some want a name, it is read of so
    many others as that takes, not of all.
    """
    before = erasures()
    rows = {row.id: row for row in _named()}
    of_words = {number: row for number, row in rows.items() if row.named_by == NamedBy.WORDS}
    looked_at = {number: row for number, row in of_words.items() if anew or not row.name}
    if not looked_at:
        return
    counted = set(ConcernSummary.objects.values_list("concern", flat=True)) if stored() else set[int]()
    said_in = _said() if anew or not counted else _said_beside(looked_at)
    names_elsewhere = {
        n: row.name for n, row in rows.items() if n in said_in.keys() | counted and n not in looked_at
    }
    borne = {number: row.name for number, row in looked_at.items() if row.name}
    reader = Cached(encoder, StoredVectors()) if encoder else None
    chosen = names(said_in, names_elsewhere, borne, reader)
    with in_step() as touched:
        if stands := erasures() == before:
            touched.update(_keep(chosen, looked_at))
    if not stands:  # of erased words nothing is named
        name_concerns(anew=anew, encoder=encoder)


def _keep(chosen: Mapping[int, str], looked_at: Mapping[int, "_Named"]) -> list[int]:
    """Returns the concerns whose name is another now."""
    current = {row.id: row for row in _named()}
    same = [number for number in chosen if number in looked_at and current.get(number) == looked_at[number]]
    changed = [number for number in same if chosen[number] != looked_at[number].name]
    update_rows(models.Concern, ["name"], [(chosen[number], number) for number in changed])
    return changed


class _Named(NamedTuple):
    id: int
    name: str
    named_by: str
    version: int


def _named() -> Iterable[_Named]:
    return read_rows(_Named, models.Concern.objects.filter(merged_into=None))


class _Worded(NamedTuple):
    concern: int
    start: int
    end: int
    turn__text: str
    language: str
    voice: str
    kind: str


def _said() -> Mapping[int, list[Said]]:
    """What is said in each concern, the most central first."""
    return _worded(queries.live_verbatims().exclude(concern=0))


def _said_beside(looked_at: Iterable[int]) -> Mapping[int, list[Said]]:
    """What is said in these, and in some others; a query for each."""
    numbers = set(looked_at)
    others = ConcernSummary.objects.exclude(concern__in=numbers)
    plain = others.filter(verbatims__gte=_PLAIN).order_by("verbatims", "concern")
    few = others.filter(verbatims__lt=_PLAIN).order_by("-verbatims", "concern")
    beside = [*plain.values_list("concern", flat=True)[:BESIDE], *few.values_list("concern", flat=True)]
    said_in: dict[int, list[Said]] = {}
    for number in sorted({*numbers, *beside[:BESIDE]}):
        rows = queries.live_verbatims().filter(concern=number)
        said_in |= _worded(rows, most=None if number in numbers else COUNTED)
    return said_in


def _worded(rows: QuerySet[models.Verbatim], most: int | None = None) -> dict[int, list[Said]]:
    said_in: dict[int, list[Said]] = defaultdict(list)
    for row in read_rows(_Worded, rows.order_by("concern", "-score", "id")[:most]):
        said_in[row.concern].append(
            Said(
                text=row.turn__text[row.start : row.end],
                language=row.language,
                reported=row.voice == Voice.REPORTED,
                kind=row.kind,
            )
        )
    return dict(said_in)
