"""Stored conversations as values, and what was heard in them before."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from groundswell.field import models
from groundswell.field.bulk import read_rows
from groundswell.speech import Channel, Conversation, Role, Speaker, Turn


def as_values(ids: Sequence[int]) -> Iterator[tuple[int, Conversation]]:
    """Stored conversations with their numbers, in the order of `ids`; two queries."""
    turns: dict[int, list[Turn]] = defaultdict(list)
    rows = models.Turn.objects.filter(conversation__in=ids).order_by("conversation", "position")
    for row in read_rows(_TurnRow, rows):
        turns[row.conversation_id].append(_turn(row))
    frames = {row.id: row for row in read_rows(_Frame, models.Conversation.objects.filter(pk__in=ids))}
    for id_ in ids:
        yield id_, _as_value(frames[id_], tuple(turns[id_]))


class _TurnRow(NamedTuple):
    conversation_id: int
    row: int
    text: str
    speaker: str
    email: str
    role: str
    seconds: float | None
    at: datetime | None
    source: str


class _Frame(NamedTuple):
    """A conversation without its turns."""

    id: int
    key: str
    channel: str
    source: str
    at: datetime | None
    title: str
    account: str
    deal: str
    seller: str
    whole: bool
    rating: float | None
    segment: str
    product: str


def _turn(row: _TurnRow) -> Turn:
    speaker = Speaker(name=row.speaker, email=row.email, role=Role(row.role))
    return Turn(
        row=row.row, text=row.text, speaker=speaker, seconds=row.seconds, at=row.at, source=row.source
    )


def _as_value(frame: _Frame, turns: tuple[Turn, ...]) -> Conversation:
    return Conversation(
        key=frame.key,
        channel=Channel(frame.channel),
        source=frame.source,
        turns=turns,
        at=frame.at,
        title=frame.title,
        account=frame.account,
        deal=frame.deal,
        seller=frame.seller,
        whole=frame.whole,
        rating=frame.rating,
        segment=frame.segment,
        product=frame.product,
    )


def house_domains(find: Callable[[Iterable[Conversation]], Sequence[str] | frozenset[str]]) -> frozenset[str]:
    """The domains of our own company, as `find` works them out from all mail that was heard."""
    mails = models.Conversation.objects.filter(state="live", channel="mail").order_by("id")
    ids = list(mails.values_list("id", flat=True))
    return frozenset(find(c for _, c in as_values(ids)))


def turn_ids(conversation_ids: Sequence[int]) -> dict[tuple[int, int], int]:
    """(conversation, position) -> number of the turn."""
    rows = models.Turn.objects.filter(conversation__in=conversation_ids)
    return {(c, p): id_ for c, p, id_ in rows.values_list("conversation_id", "position", "id")}


class Earlier(NamedTuple):
    """A verbatim as it was heard before."""

    id: int
    speaker: str
    text: str
    live: bool
    concern: int


class _EarlierRow(NamedTuple):
    id: int
    state: str
    concern: int
    conversation_id: int
    start: int
    end: int
    turn__speaker: str
    turn__text: str


def earlier_verbatims(conversation_ids: Sequence[int]) -> dict[int, list[Earlier]]:
    """What was heard in each conversation before, or in the one that it replaces. First what stands;
    then what was withdrawn, which comes back where it is heard again."""
    heard_anew = models.Conversation.objects.filter(pk__in=conversation_ids)
    successor = {old: new for new, old in heard_anew.values_list("id", "replaces_id") if old is not None}
    standing_for = {**{id_: id_ for id_ in conversation_ids}, **successor}
    still_known = (models.VerbatimState.LIVE, models.VerbatimState.WITHDRAWN)
    rows = models.Verbatim.objects.filter(
        conversation__in=standing_for, state__in=still_known, turn__isnull=False
    )
    earlier: dict[int, list[Earlier]] = defaultdict(list)
    for row in read_rows(_EarlierRow, rows.order_by("state", "id")):
        text = row.turn__text[row.start : row.end]
        live = row.state == models.VerbatimState.LIVE
        earlier[standing_for[row.conversation_id]].append(
            Earlier(row.id, row.turn__speaker, text, live, row.concern)
        )
    return earlier
