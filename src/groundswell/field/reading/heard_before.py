"""How often what was just heard had been heard before: counted for the one concern, by whoever places it."""

from dataclasses import dataclass
from typing import NamedTuple

from groundswell.field import models
from groundswell.field.bulk import read_rows
from groundswell.field.read_model import ConcernSummary, CountedConversation
from groundswell.field.telling import live_verbatims
from groundswell.speech import Voice

# Of one conversation; a note says one thing, or a few.
_MOST = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardBefore:
    """What one verbatim's concern had come to before its conversation."""

    verbatim: int
    concern: int  # 0: like nothing that was heard before
    name: str  # as the concern is called; empty while it has no name yet
    times: int  # verbatims of other conversations
    accounts: int  # that said it themselves
    accounts_reported: int  # further ones, known only from sellers' notes and the like


def heard_before(conversation: int) -> tuple[HeardBefore, ...] | None:
    """For each verbatim of a conversation, the one heard most often first; None while any is not placed.
    Four queries a verbatim at most."""
    mine = live_verbatims().filter(conversation=conversation).order_by("id")
    placed = list(mine.values_list("id", "concern", "community")[:_MOST])
    waiting = models.Conversation.objects.filter(pk=conversation, state="live", extraction="")
    if waiting.exists() or any(not community for _, _, community in placed):
        return None
    heard = [_before(verbatim, concern, conversation) for verbatim, concern, _ in placed]
    return tuple(sorted(heard, key=lambda before: (-before.times, before.verbatim)))


class _Row(NamedTuple):
    conversation_id: int
    voice: str
    conversation__account: str


def _before(verbatim: int, concern: int, conversation: int) -> HeardBefore:
    others = live_verbatims().filter(concern=concern).exclude(conversation=conversation)
    rows = list(read_rows(_Row, others)) if concern else []
    account_of = _accounts([row.conversation_id for row in rows])
    spoken: set[str] = set()
    reported: set[str] = set()
    for row in rows:
        account = account_of.get(row.conversation_id, row.conversation__account)
        (spoken if row.voice == Voice.SPOKEN else reported).add(account)
    spoken.discard("")
    return HeardBefore(
        verbatim=verbatim,
        concern=concern,
        name=_name(concern),
        times=len(rows),
        accounts=len(spoken),
        accounts_reported=len(reported - spoken - {""}),
    )


def _accounts(conversations: list[int]) -> dict[int, str]:
    """Under the names that every tool shares, as they were last counted."""
    counted = CountedConversation.objects.filter(pk__in=conversations)
    return dict(counted.values_list("conversation", "account"))


def _name(concern: int) -> str:
    name = models.Concern.objects.filter(pk=concern).values_list("name", flat=True).first()
    summary = ConcernSummary.objects.filter(pk=concern).values_list("name", flat=True).first()
    return name or summary or ""
