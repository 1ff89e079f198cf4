"""Rows that hold what was said: each a conversation of its own, or a turn of one that many rows tell."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b

from groundswell.sources.columns.layout import Layout
from groundswell.sources.columns.names import Meaning
from groundswell.sources.columns.rows import Reading, TakenRow
from groundswell.sources.columns.table import Row, Table, as_written
from groundswell.sources.columns.talks import talks_of
from groundswell.sources.contract import Aside, Heard, Item, Refused, SetAside, Why
from groundswell.sources.letters.subjects import topic_of
from groundswell.speech import Channel, Conversation


def items_of_rows(table: Table, layout: Layout, *, whole: bool) -> Iterator[Item]:
    """Heard, Refused, Noted and SetAside, in the order of the rows; a conversation of many rows comes with
    its last.

    `whole` marks conversations whose rows are verbatims already.
    """
    reading = Reading(table, layout, whole=whole)
    shared = _Shared(table, layout)
    open_ones: dict[str, list[TakenRow]] = {}
    for row in table.rows():
        taken = as_written(reading.taken(row), table, row)
        conversation = shared.conversation(row)
        if isinstance(taken, Refused):
            yield taken
        elif conversation:
            before = open_ones.setdefault(conversation, [])
            yield from _other_title(before, taken)
            before.append(taken)
        else:
            yield Heard(conversation=_conversation(table.source, [taken], whole))
        yield from reading.notes(row, taken)
        if conversation in open_ones and shared.ends_with(row):
            yield Heard(conversation=_conversation(table.source, open_ones.pop(conversation), whole))


class _Shared:
    """Which rows are of one conversation, and with which row it ends: what lets rows of one be apart
    without holding the whole table."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self._column = layout.columns.get(Meaning.CONVERSATION)
        self._last: dict[str, int] = {}
        self._talks: dict[int, int] = {}
        self._talk = 0
        if layout.in_talks and layout.talk is not None:
            self._talks = talks_of(table.rows, layout.talk)
        elif self._column is not None:
            self._last = {
                name: row.number for row in table.rows() if (name := self._named(row)) and not row.flaw
            }

    def conversation(self, row: Row) -> str:
        """The conversation this row is of; empty where it is one by itself."""
        if self._talks:
            if row.number in self._talks:
                self._talk = row.number
            return str(self._talk) if self._talk and not row.flaw else ""
        name = self._named(row)
        return name if name in self._last else ""

    def ends_with(self, row: Row) -> bool:
        if self._talks:
            return self._talks.get(self._talk) == row.number
        return self._last.get(self._named(row)) == row.number

    def _named(self, row: Row) -> str:
        known = self._column is not None and self._column < len(row.cells)
        return row.cells[self._column].strip() if known and self._column is not None else ""


def _other_title(before: Sequence[TakenRow], taken: TakenRow) -> Iterator[SetAside]:
    """A conversation bears the first title that its rows tell; another than that is set aside."""
    shown = next((earlier.title for earlier in before if earlier.title), "")
    if shown and taken.title and topic_of(taken.title) not in shown:
        yield SetAside(row=taken.turns[0].row, aside=Aside(why=Why.BESIDE, words=taken.title))


def _conversation(source: str, rows: Sequence[TakenRow], whole: bool) -> Conversation:
    if rows[0].channel is Channel.MAIL and len(rows) > 1:
        rows = _in_time(rows)
    begun = rows[0]
    rest = b"\x1e".join([row.rest for row in rows]) if len(rows) > 1 else begun.rest
    return Conversation(
        key=begun.key,
        channel=begun.channel,
        source=source,
        turns=tuple([turn for row in rows for turn in row.turns]),
        at=min([row.at for row in rows if row.at], default=None) if len(rows) > 1 else begun.at,
        title=begun.title or _later(rows, lambda row: row.title),
        account=begun.account or _later(rows, lambda row: row.account),
        deal=begun.deal or _later(rows, lambda row: row.deal),
        seller=begun.seller or _later(rows, lambda row: row.seller),
        whole=whole,
        rating=next((row.rating for row in rows if row.rating is not None), None),
        segment=begun.segment or _later(rows, lambda row: row.segment),
        product=begun.product or _later(rows, lambda row: row.product),
        extra=blake2b(rest, digest_size=12).hexdigest() if rest.strip(b"\x1f\x1e") else "",
    )


def _in_time(rows: Sequence[TakenRow]) -> Sequence[TakenRow]:
    """The letters of a thread as they were sent: exports sort them by id, or the newest first."""
    sent = [(row.at, index) for index, row in enumerate(rows) if row.at is not None]
    return [rows[index] for _, index in sorted(sent)] if len(sent) == len(rows) else rows


def _later(rows: Sequence[TakenRow], key: Callable[[TakenRow], str]) -> str:
    """What a later row tells where the first does not."""
    return next((text for row in rows[1:] if (text := key(row))), "") if len(rows) > 1 else ""
