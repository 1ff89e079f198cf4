"""What restricting a conversation does to the field, whoever asks for it. Called in the caller's transaction.

Its state is not `live` then, by which all that reads the field leaves it out, and what was counted or named
from its words goes. Its rows stay, so that everything is back at its place once it is lifted.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from groundswell.engine.survey.values import NamedBy
from groundswell.field import models, telling
from groundswell.field.history import entries
from groundswell.field.history.entries import Author
from groundswell.field.history.patch import Patch
from groundswell.field.names import name_concerns
from groundswell.field.reading.upkeep import drop as drop_read_model
from groundswell.field.restrictions import Restriction, RestrictionReader
from groundswell.field.unnamed import FROM_WORDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """Why a conversation is restricted, who said so, and who reads it: users by their numbers."""

    reason: str
    word: str = ""  # where the reason is another
    by: int
    readers: tuple[int, ...]


def close(row: models.Conversation, terms: Terms, author: Author) -> models.Entry:
    """Restrict a conversation that is live, in all its versions."""
    entry = entries.begin(models.Action.RESTRICT, [], author)
    restriction = Restriction.objects.create(reason=terms.reason, word=terms.word, by=terms.by, entry=entry)
    let_read(restriction, terms.readers)
    family = versions_of(row.pk)
    models.Conversation.objects.filter(pk__in=family).update(restriction=restriction)
    models.Conversation.objects.filter(pk=row.pk).update(state=models.ConversationState.RESTRICTED)
    patch = Patch()
    _forget_names(family, patch)
    drop_read_model()
    return entries.finish(entry, f"restricted a conversation ({terms.reason})", [], patch)


def let_read(restriction: Restriction, users: Iterable[int]) -> None:
    rows = (RestrictionReader(restriction=restriction, user=user) for user in sorted(set(users)))
    RestrictionReader.objects.bulk_create(rows, ignore_conflicts=True)


def terms_of(restriction: Restriction) -> Terms:
    named = RestrictionReader.objects.filter(restriction=restriction).order_by("pk")
    readers = tuple(named.values_list("user", flat=True))
    return Terms(reason=restriction.reason, word=restriction.word, by=restriction.by, readers=readers)


def versions_of(number: int) -> set[int]:
    """A conversation with all that it replaces, and all that ever replaced it."""
    found: set[int] = set()
    fresh = {number}
    while fresh:
        found |= fresh
        beside = models.Conversation.objects.filter(Q(replaces__in=fresh) | Q(replaced_by__in=fresh))
        fresh = set(beside.values_list("pk", flat=True)) - found
    return found


def _forget_names(conversations: Collection[int], patch: Patch) -> None:
    """What concerns are called, where that may have come from its words: named anew from what is left."""
    stands = models.Verbatim.objects.filter(conversation__in=conversations).exclude(concern=0)
    touched = telling.with_merged(stands.values_list("concern", flat=True))
    made = models.Concern.objects.filter(pk__in=touched).exclude(named_by=NamedBy.PERSON.value)
    for number, name, named_by in made.values_list("pk", "name", "named_by"):
        patch.record("field.concern", "name", number, name, FROM_WORDS)
        patch.record("field.concern", "named_by", number, named_by, NamedBy.WORDS.value)
    if made.update(name=FROM_WORDS, named_by=NamedBy.WORDS.value):
        transaction.on_commit(name_concerns)


# A copy of before that takes the place of the store.


@dataclass(frozen=True, slots=True)
class Closed:
    """A conversation that is restricted, by what it is known again by."""

    key: str
    fingerprint: str
    terms: Terms
    author: Author


def what_is_closed() -> list[Closed]:
    rows = models.Conversation.objects.filter(state=models.ConversationState.RESTRICTED)
    return [
        Closed(row.key, row.fingerprint, terms_of(of), Author(by=of.entry.by, at=of.entry.at))
        for row in rows.select_related("restriction__entry").order_by("pk")
        for of in [row.restriction]
        if of is not None
    ]


def close_again(closed: Sequence[Closed]) -> None:
    """Restrict what was restricted after the copy was made, to those who read it by then."""
    for one in closed:
        same = Q(key=one.key) if one.key else Q(fingerprint=one.fingerprint)
        with transaction.atomic():
            for row in models.Conversation.objects.filter(same, state=models.ConversationState.LIVE):
                close(row, one.terms, one.author)
            for row in models.Conversation.objects.filter(same).exclude(restriction=None):
                RestrictionReader.objects.filter(restriction=row.restriction_id).delete()
                let_read(Restriction.objects.get(pk=row.restriction_id), one.terms.readers)
