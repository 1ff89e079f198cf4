"""Restricting a conversation to named people, and lifting that again.

While it is restricted it is to everybody else as if it had never come: its state is not `live`, by which all
that reads the field leaves it out, and what was counted or named from its words goes in the same transaction.
Its rows stay, so that everything is back at its place once it is lifted.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from groundswell.engine.survey.values import NamedBy
from groundswell.field import models, telling
from groundswell.field.errors import MustBeRead, NoSuchConversation
from groundswell.field.history import entries
from groundswell.field.history.entries import Author
from groundswell.field.history.patch import Patch, take_back
from groundswell.field.history.undo import follow_merges
from groundswell.field.names import name_concerns
from groundswell.field.reading.upkeep import drop as drop_read_model
from groundswell.field.restricted import for_named
from groundswell.field.restrictions import Reason, Restriction, RestrictionReader
from groundswell.field.unnamed import FROM_WORDS
from groundswell.ledger.acting import acting
from groundswell.people.queries import may_be_named
from groundswell.people.viewer import Viewer, require_administrator, require_lead

LONGEST_WORD = 60  # letters of another reason


def restrict(
    viewer: Viewer, number: int, reason: Reason, readers: Collection[int], at: datetime, word: str = ""
) -> models.Entry:
    """Let only these users read a conversation. Raises NotForYou, NoSuchConversation, MustBeRead."""
    require_lead(viewer)
    named = _who_may(viewer, readers)
    author = Author(by=viewer.name, at=at)
    with acting(viewer, "restrict a conversation", at=at, ref=_ref(number)):
        row = _locked(models.Conversation.objects.filter(pk=number, state=models.ConversationState.LIVE))
        entry = entries.begin(models.Action.RESTRICT, [], author)
        restriction = Restriction.objects.create(reason=reason, word=word, by=viewer.user, entry=entry)
        _let_read(restriction, named)
        family = versions_of(row.pk)
        models.Conversation.objects.filter(pk__in=family).update(restriction=restriction)
        models.Conversation.objects.filter(pk=row.pk).update(state=models.ConversationState.RESTRICTED)
        patch = Patch()
        _forget_names(family, patch)
        drop_read_model()
        return entries.finish(entry, f"restricted a conversation ({reason.value})", [], patch)


def lift(viewer: Viewer, number: int, at: datetime) -> models.Entry:
    """Let everybody read it again, at its old place. Raises NotForYou, NoSuchConversation."""
    require_lead(viewer)
    with acting(viewer, "lift the restriction of a conversation", at=at, ref=_ref(number)):
        row = _restricted(viewer, number)
        restriction = row.restriction
        assert restriction is not None
        entry = entries.begin(models.Action.LIFT, [], Author(by=viewer.name, at=at))
        family = models.Conversation.objects.filter(restriction=restriction)
        # Of its versions one stands.
        family.filter(state=row.state).exclude(pk=row.pk).update(state=models.ConversationState.REPLACED)
        family.filter(pk=row.pk).update(state=models.ConversationState.LIVE)
        family.update(restriction=None)
        restriction.delete()
        patch = _names_back(restriction.entry)
        follow_merges(patch)
        return entries.finish(entry, "lifted the restriction of a conversation", [], patch)


@dataclass(frozen=True, slots=True)
class Terms:
    """As it was restricted: what it takes to do so again."""

    reason: str
    word: str
    readers: tuple[int, ...]


def terms_of(viewer: Viewer, number: int) -> Terms | None:
    """None where it is not restricted, or not for this viewer. Raises NotForYou."""
    require_lead(viewer)
    row = models.Conversation.objects.filter(for_named(viewer), pk=number).first()
    if row is None or row.restriction is None:
        return None
    named = RestrictionReader.objects.filter(restriction=row.restriction)
    users = named.order_by("pk").values_list("user", flat=True)
    return Terms(row.restriction.reason, row.restriction.word, tuple(users))


def name_reader(viewer: Viewer, number: int, user: int, at: datetime) -> None:
    """Raises NotForYou, NoSuchConversation, MustBeRead where there is no such user."""
    require_lead(viewer)
    with acting(viewer, "name somebody for a restricted conversation", at=at, ref=_ref(number, user)):
        row = _restricted(viewer, number)
        _let_read(row.restriction, _who_may(viewer, [user]))


def take_off(viewer: Viewer, number: int, user: int, at: datetime) -> None:
    """Raises NotForYou, NoSuchConversation, MustBeRead where nobody would be left."""
    require_lead(viewer)
    with acting(viewer, "take somebody off a restricted conversation", at=at, ref=_ref(number, user)):
        row = _restricted(viewer, number)
        others = RestrictionReader.objects.filter(restriction=row.restriction).exclude(user=user)
        if not others.filter(user__in=[member.pk for member in may_be_named(viewer)]).exists():
            raise MustBeRead
        RestrictionReader.objects.filter(restriction=row.restriction, user=user).delete()


def name_oneself(viewer: Viewer, number: int, at: datetime) -> None:
    """An administrator may, and the audit tells. Raises NotForYou, NoSuchConversation."""
    require_administrator(viewer)
    with acting(viewer, "name oneself for a restricted conversation", at=at, ref=_ref(number)):
        state = models.ConversationState.RESTRICTED
        row = _locked(models.Conversation.objects.filter(pk=number, state=state))
        _let_read(row.restriction, {viewer.user})


def versions_of(number: int) -> set[int]:
    """A conversation with all that it replaces, and all that ever replaced it."""
    versions: set[int] = set()
    fresh = {number}
    while fresh:
        versions |= fresh
        beside = models.Conversation.objects.filter(Q(replaces__in=fresh) | Q(replaced_by__in=fresh))
        fresh = set(beside.values_list("pk", flat=True)) - versions
    return versions


def _restricted(viewer: Viewer, number: int) -> models.Conversation:
    return _locked(models.Conversation.objects.filter(for_named(viewer), pk=number))


def _locked(rows: "models.models.QuerySet[models.Conversation]") -> models.Conversation:
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise NoSuchConversation(0)
    return row


def _who_may(viewer: Viewer, users: Collection[int]) -> set[int]:
    may_be = {member.pk for member in may_be_named(viewer)}
    if not users or not may_be.issuperset(users):
        raise MustBeRead
    return set(users)


def _let_read(restriction: Restriction | None, users: Collection[int]) -> None:
    rows = (RestrictionReader(restriction=restriction, user=user) for user in sorted(users))
    RestrictionReader.objects.bulk_create(rows, ignore_conflicts=True)


def _forget_names(conversations: Collection[int], patch: Patch) -> None:
    """What concerns are called, where that may have come from its words: named anew from what is left."""
    stands = models.Verbatim.objects.filter(conversation__in=conversations).exclude(concern=0)
    touched = telling.with_merged(stands.values_list("concern", flat=True))
    derived = models.Concern.objects.filter(pk__in=touched).exclude(named_by=NamedBy.PERSON.value)
    for number, name, named_by in derived.values_list("pk", "name", "named_by"):
        patch.record("field.concern", "name", number, name, FROM_WORDS)
        patch.record("field.concern", "named_by", number, named_by, NamedBy.WORDS.value)
    if derived.update(name=FROM_WORDS, named_by=NamedBy.WORDS.value):
        transaction.on_commit(name_concerns)


def _names_back(entry: models.Entry) -> Patch:
    return take_back(Patch.of(entry))


def _ref(number: int, user: int = 0) -> str:
    return f"conversation {number}: U-{user}" if user else f"conversation {number}"
