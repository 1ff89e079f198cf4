"""Names of concerns that are taken from their words: looked for when the words changed, and kept.

Looking takes its time, so it is done outside of any transaction, on what stands; what it comes to is kept
where nobody changed the concern meanwhile.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import transaction

from groundswell.encoders.cache import Cached
from groundswell.engine.encoder import Encoder
from groundswell.engine.naming.merit import Said
from groundswell.engine.naming.names import names
from groundswell.engine.survey.values import NamedBy
from groundswell.field import models, queries
from groundswell.field.bulk import read_rows, update_rows
from groundswell.field.history.patch import FROM_WORDS, Patch
from groundswell.field.stored_vectors import StoredVectors
from groundswell.speech import Voice


def name_again(concerns: Iterable[int], patch: Patch) -> None:
    """Let concerns whose words changed be named anew as soon as the transaction that changed them is kept.
    Their names stand in the patch: an undo puts them back, whatever they are called by then."""
    of_words = models.Concern.objects.filter(number__in=list(concerns), named_by=NamedBy.WORDS.value)
    for number, name in of_words.values_list("number", "name"):
        patch.record("field.concern", "name", number, name, FROM_WORDS)
    if of_words.update(name=FROM_WORDS):
        transaction.on_commit(name_concerns)


def name_concerns(*, anew: bool = False, encoder: Encoder | None = None) -> None:
    """Give every concern without a name one from its words; with `anew` look again at those that were named
    so, as after more was heard: a name stays while it holds. With an `encoder` new names are chosen by
    vectors, too; what it raises is raised."""
    rows = {row.number: row for row in _named()}
    of_words = {number: row for number, row in rows.items() if row.named_by == NamedBy.WORDS}
    looked_at = {number: row for number, row in of_words.items() if anew or not row.name}
    said = _said() if looked_at else {}
    given = {number: rows[number].name for number in said if number in rows and number not in looked_at}
    standing = {number: row.name for number, row in looked_at.items() if row.name}
    reader = Cached(encoder, StoredVectors()) if encoder else None
    found = names(said, given, standing, reader)
    with transaction.atomic():
        now = {row.number: row for row in _named()}
        same = [number for number in found if number in looked_at and now.get(number) == looked_at[number]]
        update_rows(models.Concern, ["name"], [(found[number], number) for number in same])


class _Named(NamedTuple):
    number: int
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
    found: dict[int, list[Said]] = defaultdict(list)
    rows = queries.live_verbatims().exclude(concern=0).order_by("concern", "-score", "id")
    for row in read_rows(_Worded, rows):
        found[row.concern].append(
            Said(
                text=row.turn__text[row.start : row.end],
                language=row.language,
                reported=row.voice == Voice.REPORTED,
                kind=row.kind,
            )
        )
    return found
