"""Rows that hold what was said: each a conversation of its own, or a turn of one that many rows tell."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from groundswell.sources.columns.keys import Keys
from groundswell.sources.columns.layout import Layout
from groundswell.sources.columns.markup import to_text
from groundswell.sources.columns.names import Meaning, plain_name
from groundswell.sources.columns.roles import channel_of, direction_of, role_of
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.table import Row, Table
from groundswell.sources.contract import Heard, Item, Noted, Refused
from groundswell.sources.dates import DateStyle, parse_date
from groundswell.sources.speakers import speaker_of
from groundswell.speech import Channel, Conversation, Role, Speaker, Turn

# What a kind of table is, where no column says it row by row.
_CHANNELS = {Shape.ACTIVITIES: Channel.NOTE, Shape.TALK: Channel.CHAT}
_ROLES = {Shape.ACTIVITIES: Role.SELLER, Shape.TICKETS: Role.CUSTOMER, Shape.FEEDBACK: Role.CUSTOMER}
# Columns of a ticket that its agents write, not the customer.
_INTERNAL = frozenset(("internal notes", "agent notes", "notes", "resolution", "internal comments"))
_OF_SPEAKER = (
    Meaning.CHANNEL,
    Meaning.ROLE,
    Meaning.DIRECTION,
    Meaning.SPEAKER,
    Meaning.SELLER,
    Meaning.EMAIL,
)
_MERGED = "its words stand in a merged cell, and are heard in the first of its rows"
_REMEMBERED = 10_000
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
    """What the columns of one table make of a row. Missing columns are told from the start, not per row."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self._columns = layout.columns
        self._text = layout.texts[0]
        self._first = table.first
        self._header = table.header
        self._shape = layout.shape
        self._at_column = layout.columns.get(Meaning.AT)
        self._style = layout.styles.get(-1 if self._at_column is None else self._at_column, DateStyle())
        self._keys = Keys.of(table, layout)
        self._role = _default_role(table, layout)
        self._channel = _default_channel(table, layout)
        # Speakers and types recur: what a row's cells say of both is worked out once per combination.
        self._spoken_in = [layout.columns[meaning] for meaning in _OF_SPEAKER if meaning in layout.columns]
        self._spoken: dict[tuple[str, ...], tuple[Channel, Speaker]] = {}
        carried = {layout.columns.get(meaning) for meaning in _CARRIED} | {self._text}
        self._rest = tuple(index for index in range(len(table.header)) if index not in carried)

    def said(self, row: Row) -> _Said | Refused:
        number = self._first + row.number - 1
        if row.flaw:
            return Refused(row=number, reason=row.flaw)
        if self._text in row.merged:
            return Refused(row=number, reason=_MERGED)
        cells = row.cells
        text = to_text(cells[self._text])
        if not text and self._shape is Shape.TICKETS:
            # Many write all they have to say into the subject.
            text = to_text(self._cell(cells, Meaning.TITLE))
        if not text:
            return Refused(row=number, reason=self._why_empty(row))
        channel, speaker = self._channel_and_speaker(cells)
        at = parse_date(cells[self._at_column], self._style) if self._at_column is not None else None
        conversation = self._cell(cells, Meaning.CONVERSATION)
        return _Said(
            turn=Turn(row=number, text=text, speaker=speaker, at=at if conversation else None),
            conversation=conversation,
            key=self._keys.key(conversation or self._cell(cells, Meaning.ID)),
            channel=channel,
            at=at,
            title=self._cell(cells, Meaning.TITLE),
            account=self._cell(cells, Meaning.ACCOUNT),
            deal=self._cell(cells, Meaning.DEAL),
            seller=self._cell(cells, Meaning.SELLER),
            rest="\x1f".join([cells[index] for index in self._rest]).encode(errors="replace"),
        )

    def notes(self, row: Row, said: _Said | Refused) -> Iterator[Noted]:
        if isinstance(said, Refused):
            return
        if row.remark:
            yield Noted(row=said.turn.row, reason=row.remark)
        for index in row.lost.keys() & self._columns.values():
            yield Noted(
                row=said.turn.row, reason=f"the cell of '{self._header[index][:60]}' {row.lost[index]}"
            )
        if said.at is None and (written := self._cell(row.cells, Meaning.AT)):
            yield Noted(row=said.turn.row, reason=f"the date '{written[:60]}' cannot be read")

    def _why_empty(self, row: Row) -> str:
        lost = row.lost.get(self._text)
        return f"the cell of '{self._header[self._text][:60]}' {lost}" if lost else "no text"

    def _cell(self, cells: Sequence[str], meaning: Meaning) -> str:
        index = self._columns.get(meaning)
        return cells[index].strip() if index is not None else ""

    def _channel_and_speaker(self, cells: Sequence[str]) -> tuple[Channel, Speaker]:
        told = tuple([cells[index].strip() for index in self._spoken_in])
        found = self._spoken.get(told)
        if found is None:
            if len(self._spoken) > _REMEMBERED:
                self._spoken.clear()
            found = self._spoken[told] = self._work_out(
                {meaning: self._cell(cells, meaning) for meaning in _OF_SPEAKER}
            )
        return found

    def _work_out(self, told: dict[Meaning, str]) -> tuple[Channel, Speaker]:
        channel, role = self._channel_and_role(told)
        name = told[Meaning.SPEAKER]
        if role is Role.SELLER and not name:
            name = told[Meaning.SELLER]
        told_by = speaker_of(name)  # "Ana Roth <ana@linden.example>", as mail programs write it
        email = told[Meaning.EMAIL].lower() or told_by.email
        return channel, Speaker(name=told_by.name, email=email, role=role)

    def _channel_and_role(self, told: dict[Meaning, str]) -> tuple[Channel, Role]:
        channel, role = channel_of(told[Meaning.CHANNEL]), role_of(told[Meaning.ROLE])
        if self._shape is not Shape.ACTIVITIES:
            return channel or self._channel, role if Meaning.ROLE in self._columns else self._role
        if (channel or self._channel) is Channel.MAIL:
            return Channel.MAIL, direction_of(told[Meaning.DIRECTION])
        # Whatever the activity was, its description is what the seller wrote down about it.
        return (Channel.NOTE, Role.SELLER) if role is Role.UNKNOWN else (channel or Channel.NOTE, role)


def _default_role(table: Table, layout: Layout) -> Role:
    if layout.shape is Shape.TICKETS:
        said = plain_name(table.header[layout.texts[0]])
        if Meaning.CONVERSATION in layout.columns:
            return Role.UNKNOWN  # comments of a ticket: customers and agents take turns
        return Role.SELLER if said in _INTERNAL else Role.CUSTOMER
    return _ROLES.get(layout.shape, Role.UNKNOWN)


def _default_channel(table: Table, layout: Layout) -> Channel:
    said = plain_name(table.header[layout.texts[0]])
    names = frozenset(map(plain_name, table.header))
    if (layout.shape is Shape.ACTIVITIES and "email" in said) or names >= {"from", "to"}:
        return Channel.MAIL
    if layout.shape is Shape.TICKETS and said in _INTERNAL:
        return Channel.NOTE
    return _CHANNELS.get(layout.shape, Channel.TICKET)


def _conversation(source: str, said: Sequence[_Said], whole: bool) -> Conversation:
    begun = said[0]
    rest = b"\x1e".join([one.rest for one in said]) if len(said) > 1 else begun.rest
    return Conversation(
        key=begun.key,
        channel=begun.channel,
        source=source,
        turns=tuple([one.turn for one in said]),
        at=min([one.at for one in said if one.at], default=None) if len(said) > 1 else begun.at,
        title=begun.title or _later(said, lambda one: one.title),
        account=begun.account or _later(said, lambda one: one.account),
        deal=begun.deal or _later(said, lambda one: one.deal),
        seller=begun.seller or _later(said, lambda one: one.seller),
        whole=whole,
        extra=blake2b(rest, digest_size=12).hexdigest() if rest.strip(b"\x1f\x1e") else "",
    )


def _later(said: Sequence[_Said], told: Callable[[_Said], str]) -> str:
    """What a later row tells where the first does not."""
    return next((text for one in said[1:] if (text := told(one))), "") if len(said) > 1 else ""
