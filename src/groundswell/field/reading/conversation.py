"""One conversation with what was heard in it, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from django.db.models import Q

from groundswell.field import models
from groundswell.field.bulk import read_rows
from groundswell.field.errors import NoSuchConversation
from groundswell.field.read_model import CountedConversation
from groundswell.field.reading.board import names_of
from groundswell.field.restricted import Restricted, for_named, restriction_of
from groundswell.field.telling import live_verbatims
from groundswell.people.viewer import Viewer, require_member
from groundswell.speech import Channel, Kind, Role


class Mark(NamedTuple):
    """A verbatim in its turn: `text[start:end]`."""

    verbatim: int
    start: int
    end: int
    kind: Kind
    concern: int  # 0: heard once
    name: str  # of the concern


@dataclass(frozen=True, kw_only=True, slots=True)
class OneTurn:
    position: int  # from 0
    speaker: str
    email: str
    role: Role
    text: str
    seconds: float | None
    at: datetime | None
    marks: tuple[Mark, ...]  # in the order of the text


@dataclass(frozen=True, kw_only=True, slots=True)
class OneConversation:
    id: int
    channel: Channel
    title: str
    source: str
    at: datetime | None
    account: str
    seller: str
    deal: str
    turns: tuple[OneTurn, ...]
    restricted: Restricted | None = None


class _Verbatim(NamedTuple):
    id: int
    turn_id: int
    start: int
    end: int
    kind: str
    concern: int


def conversation(viewer: Viewer, number: int) -> OneConversation:
    """What was said, turn by turn; five queries, seven of a restricted one. Raises NoSuchConversation, also
    for one whose words were replaced, undone or erased, or that is restricted to others; NotForYou. The read
    model must hold."""
    require_member(viewer)
    row = models.Conversation.objects.filter(Q(state="live") | for_named(viewer), pk=number).first()
    if row is None:
        raise NoSuchConversation(number)
    restricted = restriction_of(viewer, number) if row.state != "live" else None
    whose = CountedConversation.objects.filter(conversation=number).first()
    marks = _marks(number)
    turns = models.Turn.objects.filter(conversation=number).order_by("position")
    return OneConversation(
        id=row.pk,
        channel=Channel(row.channel),
        title=row.title,
        source=row.source,
        at=row.at and row.at.astimezone(UTC),
        account=whose.account if whose else row.account if restricted else "",
        seller=whose.seller if whose else row.seller if restricted else "",
        deal=whose.deal if whose else row.deal if restricted else "",
        turns=tuple(_turn(turn, marks.get(turn.pk, ())) for turn in turns),
        restricted=restricted,
    )


def place_of(viewer: Viewer, verbatim: int) -> int:
    """The conversation a verbatim stands in. Raises NoSuchConversation, NotForYou."""
    require_member(viewer)
    conversation = live_verbatims().filter(pk=verbatim).values_list("conversation_id", flat=True).first()
    if conversation is None:
        raise NoSuchConversation(0)
    return conversation


def _marks(conversation: int) -> dict[int, tuple[Mark, ...]]:
    """By turn."""
    rows = list(read_rows(_Verbatim, live_verbatims().filter(conversation=conversation).order_by("start")))
    names = names_of(sorted({row.concern for row in rows} - {0}))
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for row in rows:
        name = names.get(row.concern, "")
        marks[row.turn_id].append(Mark(row.id, row.start, row.end, Kind(row.kind), row.concern, name))
    return {turn: tuple(marks_in_turn) for turn, marks_in_turn in marks.items()}


def _turn(row: models.Turn, marks: tuple[Mark, ...]) -> OneTurn:
    return OneTurn(
        position=row.position,
        speaker=row.speaker or row.email,
        email=row.email,
        role=Role(row.role),
        text=row.text,
        seconds=row.seconds,
        at=row.at and row.at.astimezone(UTC),
        marks=marks,
    )
