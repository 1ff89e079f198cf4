"""What the columns of one table make of a row."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from groundswell.sources.columns.answers import is_placeholder
from groundswell.sources.columns.asked import By
from groundswell.sources.columns.cells import Written, read_cell
from groundswell.sources.columns.entries import Entry, entries_of
from groundswell.sources.columns.keys import Keys
from groundswell.sources.columns.layout import Layout
from groundswell.sources.columns.names import Meaning
from groundswell.sources.columns.ratings import rating_of
from groundswell.sources.columns.scripts import Script, script_in
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.table import Row, Table
from groundswell.sources.columns.voices import Voices
from groundswell.sources.columns.wordlists import names
from groundswell.sources.contract import Aside, Item, Noted, Refused, SetAside, Why
from groundswell.sources.formats.dates import DateStyle, parse_date
from groundswell.speech import Channel, Role, Speaker, Turn

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
_PEOPLE = (Meaning.EMAIL, Meaning.SPEAKER, Meaning.SELLER, Meaning.TITLE)
# Kinds of tables whose rows say all they have to say in the title where the words themselves are missing.
_TITLED = (Shape.TICKETS, Shape.FEEDBACK, Shape.MAILS)
# Columns of words of one row that are compared with each other; of more, only equal ones count.
_COMPARED = 12
_MERGED = "its words stand in a merged cell, and are heard in the first of its rows"
_PROGRAMS = "written by a bot or a system, so nobody's words"
_HEADLINES = names(
    "title, headline, review title, review headline, post title, idea title, feedback title, comment title"
)
_SAMPLE = 300
_MOSTLY_OWN = 0.7  # of the titles, that stand in one row alone
# What forms write below their header, once more for each column.
_SUBHEADERS = frozenset(("response", "open-ended response", "other (please specify)"))


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenRow:
    """One row that was taken: its turns, and what it tells of its conversation."""

    turns: tuple[Turn, ...]
    aside: tuple[Aside, ...]
    key: str
    channel: Channel
    at: datetime | None
    title: str
    account: str
    deal: str
    seller: str
    rating: float | None
    segment: str
    product: str
    rest: bytes  # the fingerprint of the cells that are carried nowhere


class Reading:
    """Reads the rows of one table. Missing columns are told from the start, not per row."""

    def __init__(self, table: Table, layout: Layout, *, whole: bool) -> None:
        self._layout = layout
        self._columns = layout.columns
        self._first = table.first
        self._header = table.header
        self._whole = whole
        self._at_column = layout.columns.get(Meaning.AT)
        self._style = layout.styles.get(-1 if self._at_column is None else self._at_column, DateStyle())
        self._keys = Keys.of(table, layout)
        self._voices = Voices(table, layout)
        carried = {layout.columns.get(meaning) for meaning in _CARRIED} | set(layout.texts)
        self._read = frozenset((*layout.columns.values(), *layout.texts))
        people = [layout.columns.get(meaning) for meaning in _PEOPLE]
        self._people_columns = tuple(index for index in people if index is not None)
        self._hears_titles = not whole and _hears_titles(table, layout)
        self._rest = tuple(index for index in range(len(table.header)) if index not in carried)

    def taken(self, row: Row) -> TakenRow | Refused:
        number = self._first + row.number - 1
        if row.flaw:
            return Refused(row=number, reason=row.flaw)
        cells = row.cells
        if self._is_subheader(row):
            return Refused(row=number, reason="belongs to the header")
        if self._voices.is_programs(cells):
            return Refused(row=number, reason=_PROGRAMS)
        merged = row.merged.intersection(self._layout.texts)
        if merged and not any(cells[index].strip() for index in self._layout.texts.keys() - merged):
            return Refused(row=number, reason=_MERGED)
        channel, speaker = self._voices.channel_and_speaker(cells)
        written = self._written(cells, leave_out=merged)
        at = parse_date(cells[self._at_column], self._style) if self._at_column is not None else None
        seconds = self._layout.talk.seconds(cells) if self._layout.talk else None
        said_turn = Turn(
            row=number, text="", speaker=speaker, seconds=seconds, at=at if self._shares() else None
        )
        parts = [(part, None if self._whole else script_in(part.words)) for part in written]
        turns = [turn for part, script in parts for turn in self._turns(part, script, said_turn, cells)]
        if not turns:
            return Refused(row=number, reason=self._why_lost(row) or _why_none(written))
        return TakenRow(
            turns=tuple(turns),
            aside=tuple(aside for part, script in parts for aside in (*part.aside, *_above(script))),
            key=self._keys.key(self._cell(cells, Meaning.CONVERSATION) or self._cell(cells, Meaning.ID)),
            channel=channel,
            at=at,
            title=self._cell(cells, Meaning.TITLE),
            account=self._known(cells, Meaning.ACCOUNT),
            deal=self._known(cells, Meaning.DEAL),
            seller=self._known(cells, Meaning.SELLER),
            rating=rating_of(self._cell(cells, Meaning.RATING)),
            segment=self._known(cells, Meaning.SEGMENT),
            product=self._known(cells, Meaning.PRODUCT),
            rest="\x1f".join([cells[index] for index in self._rest]).encode(errors="replace"),
        )

    def notes(self, row: Row, taken_row: TakenRow | Refused) -> Iterator[Item]:
        if isinstance(taken_row, Refused):
            return
        number = taken_row.turns[0].row
        yield from (SetAside(row=number, aside=aside) for aside in taken_row.aside)
        if row.remark:
            yield Noted(row=number, reason=row.remark)
        for index in row.lost.keys() & self._read if row.lost else ():
            yield Noted(row=number, reason=self._lost(row, index))
        if taken_row.at is None and (written := self._cell(row.cells, Meaning.AT)):
            yield Noted(row=number, reason=f"the date '{written[:60]}' cannot be read")

    def _why_lost(self, row: Row) -> str:
        lost = next((index for index in self._layout.texts if index in row.lost), None)
        return "" if lost is None else self._lost(row, lost)

    def _lost(self, row: Row, index: int) -> str:
        return f"the cell of '{self._header[index][:60]}' {row.lost[index]}"

    def _shares(self) -> bool:
        """Whether rows have a time of their own within a conversation."""
        return Meaning.CONVERSATION in self._columns or self._layout.in_talks

    def _written(self, cells: Sequence[str], leave_out: Collection[int] = ()) -> list[Written]:
        """What stands in the row's columns of words; a text that another column holds too comes once."""
        known = self._people(cells)
        written_texts = list[Written]()
        for index, by in self._layout.texts.items():
            if index in leave_out:
                continue
            part = read_cell(cells[index], self._layout, by, known=known, whole=self._whole)
            if part.words or part.aside:
                written_texts.append(part)
        written_texts = _without_copies(written_texts)
        title = self._columns.get(Meaning.TITLE)
        if title is not None and self._hears_titles and any(part.words for part in written_texts):
            heading = read_cell(cells[title], self._layout, By.ROW, known=known, whole=self._whole)
            if heading.words and not _begins(heading.words, written_texts):
                written_texts.insert(0, heading)
            title = None
        if (
            title is not None
            and not any(part.words for part in written_texts)
            and self._layout.shape in _TITLED
        ):
            written_texts.append(
                read_cell(cells[title], self._layout, By.ROW, known=known, whole=self._whole)
            )
        return written_texts

    def _people(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Who this row is from and about, as it writes them."""
        return tuple(person for index in self._people_columns if (person := cells[index].strip()))

    def _turns(
        self, part: Written, script: Script | None, turn: Turn, cells: Sequence[str]
    ) -> Iterator[Turn]:
        if script is not None:
            for label, words in script.turns:
                speaker = self._voices.named(label, turn.speaker, cells)
                yield Turn(row=turn.row, text=words, speaker=speaker, at=turn.at)
            return
        entries = entries_of(part.words) if self._layout.shape is not Shape.TALK else []
        if not entries:
            if part.words:
                yield Turn(
                    row=turn.row,
                    text=part.words,
                    speaker=self._voices.writer(part.by, turn.speaker, cells),
                    seconds=turn.seconds,
                    at=turn.at,
                )
            return
        for entry in entries:
            if entry.words:
                yield Turn(
                    row=turn.row,
                    text=entry.words,
                    speaker=self._speaker_of(entry, turn.speaker, cells),
                    at=parse_date(entry.at, self._style),
                )

    def _speaker_of(self, entry: Entry, speaker: Speaker, cells: Sequence[str]) -> Speaker:
        if entry.internal:
            return Speaker(name=entry.by, role=Role.SELLER)
        return self._voices.named(entry.by, speaker, cells)

    def _is_subheader(self, row: Row) -> bool:
        if row.number > 2 or self._layout.shape not in (Shape.FEEDBACK, Shape.PLAIN):
            return False
        texts = [row.cells[index].strip().casefold() for index in self._layout.texts]
        marks = any(text in _SUBHEADERS or text.startswith('{"importid"') for text in texts)
        return marks and not self._cell(row.cells, Meaning.AT)[:1].isdigit()

    def _cell(self, cells: Sequence[str], meaning: Meaning) -> str:
        index = self._columns.get(meaning)
        return cells[index].strip() if index is not None else ""

    def _known(self, cells: Sequence[str], meaning: Meaning) -> str:
        """As `_cell`, but "Unknown", "-" and the like are nobody."""
        written = self._cell(cells, meaning)
        return "" if written and is_placeholder(written) else written


def _hears_titles(table: Table, layout: Layout) -> bool:
    """Whether titles are what reviewers wrote above their words, and not what is reviewed: hardly one comes
    back."""
    title = layout.columns.get(Meaning.TITLE)
    if title is None or layout.shape is not Shape.FEEDBACK or layout.names[title] not in _HEADLINES:
        return False
    some = [row.cells[title].strip().casefold() for row in islice(table.rows(), _SAMPLE) if not row.flaw]
    filled = list(filter(None, some))
    return len(set(filled)) >= _MOSTLY_OWN * len(filled)


def _begins(title: str, parts: Sequence[Written]) -> bool:
    """Whether a title is only the beginning of the words, as platforms make one where nobody wrote any."""
    plain = " ".join(title.rstrip(" .…").casefold().split())
    return any(" ".join(part.words.casefold().split()).startswith(plain) for part in parts)


def _above(script: Script | None) -> tuple[Aside, ...]:
    """What stands above a call that a cell holds."""
    return (Aside(why=Why.RECORDER, words=script.above),) if script and script.above else ()


def _without_copies(parts: list[Written]) -> list[Written]:
    """Of two columns of which one holds all that the other does (a body as text and as HTML), the fuller."""
    if len(parts) < 2:
        return parts
    plain = [" ".join(part.words.split()) for part in parts]
    if len(parts) > _COMPARED:
        first = dict(zip(reversed(plain), reversed(range(len(parts))), strict=True))
        return [part for index, part in enumerate(parts) if not plain[index] or first[plain[index]] == index]
    return [part for index, part in enumerate(parts) if not _is_copy(plain, index)]


def _is_copy(plain: Sequence[str], index: int) -> bool:
    """Whether another text holds this one; of equal ones, whether one came before."""
    name = plain[index]
    return bool(name) and any(
        name in text and (len(name) < len(text) or other < index)
        for other, text in enumerate(plain)
        if other != index
    )


def _why_none(written: Sequence[Written]) -> str:
    empty = next((part.refusal for part in written if part.refusal), "")
    return empty or "no text"
