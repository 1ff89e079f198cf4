"""Words of their own planted into the places of a file, and what becomes of each when the file is read."""

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import mean

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

from groundswell.sources.contract import (
    Heard,
    Item,
    Known,
    Noted,
    Options,
    Refused,
    SetAside,
    Understood,
    UnreadableSource,
)
from groundswell.sources.opening import read_here
from groundswell.sources.reading import expand, read_file

WORD = "WORD"  # becomes a new word wherever it stands, so that each can be looked for
_A_TO_Z = "abcdefghijklmnopqrstuvwxyz"
_QUOTED = 60  # characters; a refusal shows no more of what it refuses
_BEGINNING = re.compile(rf"'.{{{_QUOTED},}}'$", re.S)
_UNREAD = re.compile(r"(?:fields that are not read|labels .* are not heard, in): (?P<names>.*)$")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Words in one place of a file, in their order."""

    words: tuple[str, ...]
    row: int = 0  # 0 where it is not known which row the place becomes
    alone: bool = False  # in a row of its own, be it not known which
    column: str = ""  # of a table, or the field of an object
    sheet: str = ""
    said: bool = False  # plainly: it must be heard


@dataclass(kw_only=True, repr=False)
class Planted:
    """A file to be, and what was planted in it."""

    name: str
    content: bytes = b""
    pieces: list[Piece] = field(default_factory=list[Piece])
    members: dict[str, "Planted"] = field(default_factory=dict[str, "Planted"])  # of an archive
    _numbers: Iterator[int] = field(default_factory=count)

    def __repr__(self) -> str:
        """What Hypothesis shows of an example: of packed files but the words and their places."""
        packed = self.content.startswith(b"PK")
        return f"{self.name}: {self.members or self.pieces if packed else self.content.decode()!r}"

    def plant(
        self,
        text: str,
        *,
        row: int = 0,
        alone: bool = False,
        column: str = "",
        sheet: str = "",
        said: bool = False,
    ) -> str:
        """The text with a word of its own wherever WORD stands; they are remembered as one piece."""
        words = list[str]()
        while WORD in text:
            words.append(_word(next(self._numbers)))
            text = text.replace(WORD, words[-1], 1)
        if words:
            piece = Piece(words=tuple(words), row=row, alone=alone, column=column, sheet=sheet, said=said)
            self.pieces.append(piece)
        return text


def _word(number: int) -> str:
    return f"Word{_A_TO_Z[number // 26]}{_A_TO_Z[number % 26]}"


def holds(files: SearchStrategy[Planted], *, heard: float, examples: int = 100) -> None:
    """Each word of each file is heard, is set aside, or stands in what is refused or named as not read; and
    of all words at least the share `heard` is heard, so that nobody passes by refusing."""
    shares = list[float]()

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(files)
    def each(planted: Planted) -> None:
        for file, told in read(planted):
            assert told.lost(file.pieces) == []
            assert told.unheard(file.pieces) == []
            shares.append(told.share(file.pieces))

    each()
    assert mean(shares) >= heard


def read(planted: Planted) -> Iterator[tuple[Planted, "Told"]]:
    """The file, or each member of an archive, and what is told of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, planted.name)
        path.write_bytes(planted.content)
        if not planted.members:
            yield planted, told_by(lambda: read_here(path, planted.name, Options()))
            return
        found = {name.partition("/")[2]: (inner, name) for inner, name in expand([path])}
        for member, file in planted.members.items():
            yield file, told_by(lambda where=found[member]: read_file(*where))


def told_by(reading: Callable[[], Iterator[Item]]) -> "Told":
    try:
        return Told(list(reading()))
    except UnreadableSource:
        return Told(None)


class Told:
    """What one reading told, and where a word can stand in it."""

    def __init__(self, items: Sequence[Item] | None) -> None:
        self._whole = items is None
        self._items = items or ()
        heard = [item.conversation for item in self._items if isinstance(item, Heard)]
        self._turns = "\n".join(turn.text for one in heard for turn in one.turns)
        self._taken = {turn.row for one in heard for turn in one.turns}
        facts = {item.row for item in self._items if isinstance(item, Known)}
        refused = [item for item in self._items if isinstance(item, Refused)]
        self._refused = {item.row for item in refused} - self._taken - facts
        self._begun = [item.reason for item in refused if _BEGINNING.search(item.reason)]
        names = [f"{turn.speaker.name} {turn.speaker.email}" for one in heard for turn in one.turns]
        frames = [f"{one.title}\n{one.account}\n{one.deal}\n{one.seller}" for one in heard]
        self._shown = "\n".join([self._turns, *names, *frames, *self._remarks()])
        self._unread = {
            (item.sheet, column)
            for item in self._items
            if isinstance(item, Understood)
            for column in item.unread
        } | {("", name) for name in self._unread_fields()}

    def share(self, pieces: Sequence[Piece]) -> float:
        """Of all words planted, those that stand in turns."""
        words = [word for piece in pieces for word in piece.words]
        return sum(word in self._turns for word in words) / len(words) if words else 1.0

    def unheard(self, pieces: Sequence[Piece]) -> list[Piece]:
        """What is plainly said, and stands in no turn."""
        return [one for one in pieces if one.said and any(word not in self._turns for word in one.words)]

    def lost(self, pieces: Sequence[Piece]) -> list[str]:
        """The words that are nowhere."""
        if self._whole:
            return []  # its report says so first
        lost = [list(self._missing(piece)) for piece in pieces]
        # A row of which every word is gone may be one that was refused, but then there is one for each.
        spare = len(self._refused) - len(self._begun)
        for piece, missing in zip(pieces, lost, strict=True):
            if piece.alone and spare > 0 and len(missing) == len(piece.words):
                missing.clear()
                spare -= 1
        return [word for missing in lost for word in missing]

    def _missing(self, piece: Piece) -> Iterator[str]:
        if piece.row in self._refused or {(piece.sheet, piece.column), ("", piece.column)} & self._unread:
            return
        begun = False  # whether a refusal shows the beginning of what the word stands in
        for word in piece.words:
            if word in self._shown:
                begun = any(word in reason for reason in self._begun)
            elif not begun:
                yield word

    def _remarks(self) -> Iterator[str]:
        for item in self._items:
            match item:
                # Words that were set aside are kept with the conversation of their row.
                case SetAside() if item.row in self._taken:
                    yield item.aside.words
                case Refused() | Noted():
                    yield item.reason
                case Known():
                    yield str(item.fact)
                case Understood():
                    yield "\n".join((*item.header, item.sheet))
                case _:
                    pass

    def _unread_fields(self) -> Iterator[str]:
        """The names of fields of objects that a remark says are not read, without what they stand in."""
        for item in self._items:
            if isinstance(item, Noted) and (told := _UNREAD.match(item.reason)):
                yield from told["names"].split(", ")
