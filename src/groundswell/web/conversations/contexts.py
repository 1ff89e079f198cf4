"""What the page of a conversation shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundswell.field.reading.conversation import Mark, OneTurn, conversation
from groundswell.people.viewer import Viewer
from groundswell.report import wording
from groundswell.speech import Role


@dataclass(frozen=True, slots=True)
class Piece:
    """Of a turn: plain words, or with a mark what was heard."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    position: int
    speaker: str
    role: str
    moment: str  # into the recording, or the day
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ConversationPage:
    title: str
    over: str
    account: str
    deal: str
    heard: int
    turns: tuple[Turn, ...]


_ROLES = {Role.CUSTOMER: "customer", Role.SELLER: "us", Role.UNKNOWN: "side unknown"}


def conversation_page(viewer: Viewer, number: int) -> ConversationPage:
    """Whose it is stands there once it was counted. Raises NoSuchConversation, NotForYou."""
    one = conversation(viewer, number)
    told = (one.channel.value, wording.day(one.at), f"with {one.seller}" if one.seller else "", one.source)
    return ConversationPage(
        title=one.title or one.account or one.source,
        over=" · ".join(filter(None, told)),
        account=one.account,
        deal=one.deal,
        heard=sum(len(turn.marks) for turn in one.turns),
        turns=tuple(_turn(turn) for turn in one.turns),
    )


def _turn(turn: OneTurn) -> Turn:
    return Turn(
        position=turn.position,
        speaker=turn.speaker or "somebody",
        role=_ROLES[turn.role],
        moment=wording.clock(turn.seconds) if turn.seconds is not None else wording.day(turn.at),
        pieces=tuple(_pieces(turn)),
    )


def _pieces(turn: OneTurn) -> Iterator[Piece]:
    done = 0
    for mark in turn.marks:
        if mark.start < done:  # stands in one that is shown
            continue
        if turn.text[done : mark.start]:
            yield Piece(turn.text[done : mark.start])
        yield Piece(turn.text[mark.start : mark.end], mark)
        done = mark.end
    if turn.text[done:]:
        yield Piece(turn.text[done:])
