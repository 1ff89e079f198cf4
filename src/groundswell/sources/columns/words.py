"""Rows that hold what was said: each a conversation of its own, or a turn of one that many rows tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from groundswell.sources.columns.dates import DateStyle, parse_date
from groundswell.sources.columns.keys import Keys
from groundswell.sources.columns.layout import Layout
from groundswell.sources.columns.markup import to_text
from groundswell.sources.columns.names import Meaning, plain_name
from groundswell.sources.columns.roles import channel_of, direction_of, role_of
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.table import Row, Table
from groundswell.sources.contract import Heard, Item, Noted, Refused
from groundswell.speech import Channel, Conversation, Role, Speaker, Turn

# What a kind of table is, where no column says it row by row.
_CHANNELS = {Shape.ACTIVITIES: Channel.NOTE, Shape.TALK: Channel.CHAT}
_ROLES = {Shape.ACTIVITIES: Role.SELLER, Shape.TICKETS: Role.CUSTOMER, Shape.FEEDBACK: Role.CUSTOMER}
# Columns of a ticket that its agents write, not the customer.
_INTERNAL = frozenset(("internal notes", "agent notes", "notes", "resolution", "internal comments"))
_CARRIED = (
    Meaning.AT,
    Meaning.ACCOUNT,
    Meaning.SELLER,
    Meaning.SPEAKER,
    Meaning.EMAIL,
    Meaning.TITLE,
    Meaning.DEAL,
    Meaning.ID,
    Meaning.CONVERSATION,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Said:
    """One row that was taken: its turn, and what it tells of its conversation."""

    turn: Turn
    conversation: str  # the id many rows share, else empty
    key: str
    channel: Channel
    at: datetime | None
    title: str
    account: str
    deal: str
    seller: str
    rest: bytes  # a digest of the cells that are carried nowhere


def words_of(table: Table, layout: Layout, *, whole: bool) -> Iterator[Item]:
    """Heard, Refused and Noted, in the order of the rows; a conversation of many rows comes with its last.

    `whole` marks conversations whose rows are verbatims already.
    """
    reading = _Reading(table, layout)
    last = _last_rows(table, layout)
    open_ones: dict[str, list[_Said]] = {}
    for row in table.rows():
        said = reading.said(row)
        if isinstance(said, Refused):
            yield said
        elif said.conversation in last:
            open_ones.setdefault(said.conversation, []).append(said)
        else:
            yield Heard(conversation=_conversation(table.source, [said], whole))
        yield from reading.notes(row, said)
        for ended in _ended(layout, row, last):
            if ended in open_ones:
                yield Heard(conversation=_conversation(table.source, open_ones.pop(ended), whole))


def _last_rows(table: Table, layout: Layout) -> dict[str, int]:
    """Conversation -> its last row: what lets rows of one be apart without holding the whole table."""
    index = layout.columns.get(Meaning.CONVERSATION)
    if index is None:
        return {}
    return {
        row.cells[index].strip(): row.number
        for row in table.rows()
        if index < len(row.cells) and row.cells[index].strip()
    }


def _ended(layout: Layout, row: Row, last: dict[str, int]) -> tuple[str, ...]:
    index = layout.columns.get(Meaning.CONVERSATION)
    if index is None or index >= len(row.cells):
        return ()
    conversation = row.cells[index].strip()
    return (conversation,) if last.get(conversation) == row.number else ()


class _Reading:
    """What the columns of one table make of a row."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self._columns = layout.columns
        self._text = layout.texts[0]
        self._first = table.first
        self._shape = layout.shape
        self._styles = layout.styles
        self._keys = Keys.of(table, layout)
        self._role = _default_role(table, layout)
        self._channel = _default_channel(table, layout)
        carried = {self._columns.get(meaning) for meaning in _CARRIED} | {self._text}
        self._rest = tuple(index for index in range(len(table.header)) if index not in carried)

    def said(self, row: Row) -> _Said | Refused:
        number = self._first + row.number - 1
        if row.flaw:
            return Refused(row=number, reason=row.flaw)
        text = to_text(row.cells[self._text])
        if not text:
            return Refused(row=number, reason="no text")
        cell = self._cell
        channel, role = self._channel_and_role(row.cells)
        at = self._at(row.cells)
        conversation = cell(row.cells, Meaning.CONVERSATION)
        return _Said(
            turn=Turn(
                row=number, text=text, speaker=self._speaker(row.cells, role), at=at if conversation else None
            ),
            conversation=conversation,
            key=self._keys.key(conversation or cell(row.cells, Meaning.ID)),
            channel=channel,
            at=at,
            title=cell(row.cells, Meaning.TITLE),
            account=cell(row.cells, Meaning.ACCOUNT),
            deal=cell(row.cells, Meaning.DEAL),
            seller=cell(row.cells, Meaning.SELLER),
            rest="\x1f".join([row.cells[index] for index in self._rest]).encode(errors="replace"),
        )

    def notes(self, row: Row, said: _Said | Refused) -> Iterator[Noted]:
        if isinstance(said, Refused):
            return
        if row.remark:
            yield Noted(row=said.turn.row, reason=row.remark)
        written = self._cell(row.cells, Meaning.AT)
        if written and said.at is None:
            yield Noted(row=said.turn.row, reason=f"the date '{written[:60]}' cannot be read")

    def _cell(self, cells: Sequence[str], meaning: Meaning) -> str:
        index = self._columns.get(meaning)
        return cells[index].strip() if index is not None else ""

    def _at(self, cells: Sequence[str]) -> datetime | None:
        index = self._columns.get(Meaning.AT)
        return parse_date(cells[index], self._styles.get(index, DateStyle())) if index is not None else None

    def _channel_and_role(self, cells: Sequence[str]) -> tuple[Channel, Role]:
        told = channel_of(self._cell(cells, Meaning.CHANNEL))
        role = role_of(self._cell(cells, Meaning.ROLE))
        if self._shape is not Shape.ACTIVITIES:
            return told or self._channel, role if Meaning.ROLE in self._columns else self._role
        if told is Channel.MAIL or (told is None and self._channel is Channel.MAIL):
            return Channel.MAIL, direction_of(self._cell(cells, Meaning.DIRECTION))
        # Whatever the activity was, its description is what the seller wrote down about it.
        return (Channel.NOTE, Role.SELLER) if role is Role.UNKNOWN else (told or Channel.NOTE, role)

    def _speaker(self, cells: Sequence[str], role: Role) -> Speaker:
        name = self._cell(cells, Meaning.SPEAKER)
        if role is Role.SELLER and not name:
            name = self._cell(cells, Meaning.SELLER)
        return Speaker(name=name, email=self._cell(cells, Meaning.EMAIL).lower(), role=role)


def _default_role(table: Table, layout: Layout) -> Role:
    if layout.shape is Shape.TICKETS:
        said = plain_name(table.header[layout.texts[0]])
        if Meaning.CONVERSATION in layout.columns:
            return Role.UNKNOWN  # comments of a ticket: customers and agents take turns
        return Role.SELLER if said in _INTERNAL else Role.CUSTOMER
    return _ROLES.get(layout.shape, Role.UNKNOWN)


def _default_channel(table: Table, layout: Layout) -> Channel:
    said = plain_name(table.header[layout.texts[0]])
    if layout.shape is Shape.ACTIVITIES and "email" in said:
        return Channel.MAIL
    if layout.shape is Shape.TICKETS and said in _INTERNAL:
        return Channel.NOTE
    return _CHANNELS.get(layout.shape, Channel.TICKET)


def _conversation(source: str, said: Sequence[_Said], whole: bool) -> Conversation:
    def first(values: Iterator[str]) -> str:
        return next(filter(None, values), "")

    moments = [one.at for one in said if one.at is not None]
    digest = blake2b(b"\x1e".join(one.rest for one in said), digest_size=12).hexdigest()
    return Conversation(
        key=said[0].key,
        channel=said[0].channel,
        source=source,
        turns=tuple(one.turn for one in said),
        at=min(moments, default=None),
        title=first(one.title for one in said),
        account=first(one.account for one in said),
        deal=first(one.deal for one in said),
        seller=first(one.seller for one in said),
        whole=whole,
        extra=digest if any(one.rest.strip(b"\x1f") for one in said) else "",
    )
