"""Deciding whether a turn says a claim: one transaction with one row of history and one of the audit, which
can be undone."""

from datetime import datetime

from groundswell.engine.coverage import said
from groundswell.field import models as field
from groundswell.field.models import ConversationState, Turn
from groundswell.launch.doing import acting_on
from groundswell.message.models import Claim
from groundswell.people.viewer import NotForYou, Viewer, require_member
from groundswell.results.adoption.errors import DecidedAlready
from groundswell.results.adoption.tables import AdoptionDecision, JudgedConversation
from groundswell.speech import Role


def decide(viewer: Viewer, launch: int, turn: int, claim: int, at: datetime, *, is_said: bool) -> field.Entry:
    """Say whether a seller's turn says a claim; it holds for the same words wherever they stand. Raises
    NotForYou, and DecidedAlready."""
    require_member(viewer)
    words = said(_turn(launch, turn).text)
    sentence = Claim.objects.filter(pk=claim, launch=launch, removed=False).first()
    if sentence is None:
        raise NotForYou
    with acting_on(launch, "decide whether a claim was said", viewer, at) as act:
        rows = AdoptionDecision.objects.filter(launch=launch, claim=sentence, words=words, removed=False)
        before = list(rows)
        if [row.said for row in before] == [is_said]:
            raise DecidedAlready
        for row in before:
            act.patch.change(row, "removed", True)
        row = AdoptionDecision.objects.create(
            launch=act.launch,
            claim=sentence,
            words=words,
            said=is_said,
            at=at,
            by=viewer.name,
            user=viewer.user,
            entry=act.entry,
        )
        act.patch.change(row, "removed", False)
        how = "says" if is_said else "does not say"
        act.told.append(f"found that a turn {how} a claim of L-{launch}")
    return act.entry


def _turn(launch: int, number: int) -> Turn:
    """Raises NotForYou, also where its conversation does not count."""
    row = Turn.objects.filter(
        pk=number, role=Role.SELLER.value, conversation__state=ConversationState.LIVE
    ).first()
    if (
        row is None
        or not JudgedConversation.objects.filter(launch=launch, conversation=row.conversation).exists()
    ):
        raise NotForYou
    return row
