"""Restricting a conversation to named people, saying who they are, and lifting it again: each with its row of
the audit. To everybody else it is meanwhile as if it had never come (see field/restricting.py)."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from groundswell.field import models
from groundswell.field.errors import MustBeRead, NoSuchConversation
from groundswell.field.history import entries
from groundswell.field.history.entries import Author
from groundswell.field.history.patch import Patch, take_back
from groundswell.field.history.undo import follow_merges
from groundswell.field.restricted import for_named
from groundswell.field.restricting import Terms, close, let_read, terms_of
from groundswell.field.restrictions import Reason, Restriction, RestrictionReader
from groundswell.ledger.acting import acting
from groundswell.people.queries import may_be_named
from groundswell.people.viewer import Viewer, require_administrator, require_lead

LONGEST_WORD = 60  # letters of another reason


def restrict(
    viewer: Viewer, number: int, reason: Reason, readers: Collection[int], at: datetime, word: str = ""
) -> models.Entry:
    """Let only these users read a conversation. Raises NotForYou, NoSuchConversation, MustBeRead."""
    require_lead(viewer)
    named = tuple(sorted(_who_may(viewer, readers)))
    terms = Terms(reason=reason.value, word=word, by=viewer.user, readers=named)
    with acting(viewer, "restrict a conversation", at=at, ref=_ref(number)):
        row = _locked(Q(state=models.ConversationState.LIVE), number)
        return close(row, terms, Author(by=viewer.name, at=at))


def lift(viewer: Viewer, number: int, at: datetime) -> Terms:
    """Let everybody read it again, at its old place; returns what it takes to restrict it as before. Raises
    NotForYou, NoSuchConversation."""
    require_lead(viewer)
    with acting(viewer, "lift the restriction of a conversation", at=at, ref=_ref(number)):
        row, restriction = _restricted(viewer, number)
        before = terms_of(restriction)
        entry = entries.begin(models.Action.LIFT, [], Author(by=viewer.name, at=at))
        family = models.Conversation.objects.filter(restriction=restriction)
        # Of its versions one stands.
        family.filter(state=row.state).exclude(pk=row.pk).update(state=models.ConversationState.REPLACED)
        family.filter(pk=row.pk).update(state=models.ConversationState.LIVE)
        family.update(restriction=None)
        patch = take_back(Patch.of(restriction.entry))  # names
        restriction.delete()
        follow_merges(patch)
        entries.finish(entry, "lifted the restriction of a conversation", [], patch)
        return before


def name_reader(viewer: Viewer, number: int, user: int, at: datetime) -> None:
    """Raises NotForYou, NoSuchConversation, MustBeRead where there is no such user."""
    require_lead(viewer)
    with acting(viewer, "name somebody for a restricted conversation", at=at, ref=_ref(number, user)):
        _, restriction = _restricted(viewer, number)
        let_read(restriction, _who_may(viewer, [user]))


def take_off(viewer: Viewer, number: int, user: int, at: datetime) -> None:
    """Raises NotForYou, NoSuchConversation, MustBeRead where nobody would be left."""
    require_lead(viewer)
    with acting(viewer, "take somebody off a restricted conversation", at=at, ref=_ref(number, user)):
        _, restriction = _restricted(viewer, number)
        named = RestrictionReader.objects.filter(restriction=restriction)
        others = named.exclude(user=user).filter(user__in=[member.pk for member in may_be_named(viewer)])
        if not others.exists():
            raise MustBeRead
        named.filter(user=user).delete()


def name_oneself(viewer: Viewer, number: int, at: datetime) -> None:
    """An administrator may, and the audit tells. Raises NotForYou, NoSuchConversation."""
    require_administrator(viewer)
    with acting(viewer, "name oneself for a restricted conversation", at=at, ref=_ref(number)):
        row = _locked(Q(state=models.ConversationState.RESTRICTED), number)
        let_read(_of(row), [viewer.user])


def _restricted(viewer: Viewer, number: int) -> tuple[models.Conversation, Restriction]:
    row = _locked(for_named(viewer), number)
    return row, _of(row)


def _of(row: models.Conversation) -> Restriction:
    if row.restriction is None:  # it is for nobody then
        raise NoSuchConversation(row.pk)
    return row.restriction


def _locked(which: Q, number: int) -> models.Conversation:
    rows = models.Conversation.objects.select_for_update(of=("self",))
    row = rows.filter(which, pk=number).first()
    if row is None:
        raise NoSuchConversation(number)
    return row


def _who_may(viewer: Viewer, users: Collection[int]) -> set[int]:
    may_be = {member.pk for member in may_be_named(viewer)}
    if not users or not may_be.issuperset(users):
        raise MustBeRead
    return set(users)


def _ref(number: int, user: int = 0) -> str:
    return f"conversation {number}: U-{user}" if user else f"conversation {number}"
