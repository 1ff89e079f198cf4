"""What became of every row: counted, refused, or set aside."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class FileCount:
    """What became of a file: rows == taken + duplicates + refused."""

    source: str
    kind: str
    rows: int
    taken: int
    duplicates: int
    refused: int
    error: str = ""  # why the whole file could not be read


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    source: str
    row: int  # 0: the file as a whole
    reason: str
    taken: bool = False  # the row was taken, only this part of it left out


@dataclass(frozen=True, kw_only=True, slots=True)
class SetAside:
    """Words that stand in a row and were not heard, letter for letter: kept to look at."""

    source: str
    row: int
    why: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SetText:
    """A sentence that stands word for word in most rows of a source: a form's or a server's."""

    id: int  # shown as S-<id>
    source: str
    words: str
    rows: int  # in which it stands
    of: int  # rows of the source
    heard: bool = False  # a person said that it is to be heard all the same
