"""The turn that is being read, and what a whole talk came to."""

from dataclasses import dataclass, field
from datetime import datetime

from groundswell.sources.contract import Refused, SetAside
from groundswell.speech import Speaker, Turn


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadTalk:
    """A talk read: its turns, and what of it was refused or set aside."""

    turns: tuple[Turn, ...]
    refused: tuple[Refused, ...]
    aside: tuple[SetAside, ...]
    by_day: bool = False  # days stand above the messages written on them


@dataclass(slots=True)
class OpenTurn:
    """The turn that is being read."""

    speaker: Speaker | None = None  # None: text outside of any turn
    seconds: float | None = None
    at: datetime | None = None
    # Kept as pieces until the turn ends: joining each line anew would grow with the square.
    pieces: list[str] = field(default_factory=list[str])

    def add(self, words: str, between: str = " ") -> None:
        if words:
            self.pieces += [between, words] if self.pieces else [words]

    @property
    def words(self) -> str:
        return "".join(self.pieces).strip()
