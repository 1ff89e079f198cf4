"""Taking conversations in: what becomes of each, and of every row of its file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from groundswell.engine.field import FileCount
from groundswell.listening.recognition import Memory, Verdict, recognise
from groundswell.speech import Conversation


@dataclass(slots=True)
class Rows:
    """Which rows of one file became what. Every row counts once: taken before refused before duplicate."""

    taken: set[int] = field(default_factory=set)
    duplicates: set[int] = field(default_factory=set)
    refused: set[int] = field(default_factory=set)
    kind: str = ""  # that of the reader which took the file
    # Row -> the conversation that was kept of it; words set aside in the row are kept with it.
    kept: dict[int, int] = field(default_factory=dict)

    def count(self, source: str, error: str = "") -> FileCount:
        """The counts as a value; `error` says why the file could not be read to its end."""
        return FileCount(source=source, kind=self.kind, error=error, **self.counts())

    def counts(self) -> dict[str, int]:
        """rows == taken + duplicates + refused, always."""
        taken = len(self.taken)
        refused = len(self.refused - self.taken)
        duplicates = len(self.duplicates - self.taken - self.refused)
        return {
            "rows": taken + refused + duplicates,
            "taken": taken,
            "duplicates": duplicates,
            "refused": refused,
        }


class Shelf(Memory, Protocol):
    """Where conversations are kept: the store or, for the library, memory."""

    def said_in(self, conversation: int) -> set[tuple[str, str]]:
        """(speaker, words) of every turn of a kept conversation."""
        ...

    def keep(self, conversation: Conversation, digest: str, replaces: int | None) -> int:
        """Keep a new conversation or a new version of one; returns its number."""
        ...


def take(conversation: Conversation, digest: str, shelf: Shelf, rows: Rows) -> str:
    """Decide on one conversation and keep it if it is new or changed; returns why it is refused, or ''."""
    found = recognise(conversation, digest, shelf)
    covered = {turn.row for turn in conversation.turns}
    if found.verdict is Verdict.FORGOTTEN:
        rows.refused |= covered
        return "this source was erased on request and is not taken in again"
    if found.verdict is Verdict.DUPLICATE:
        rows.duplicates |= covered
        return ""
    fresh = _fresh_rows(conversation, shelf.said_in(found.conversation) if found.conversation else ())
    rows.taken |= fresh
    rows.duplicates |= covered - fresh
    number = shelf.keep(conversation, digest, found.conversation)
    rows.kept |= dict.fromkeys(covered, number)
    return ""


def _fresh_rows(
    conversation: Conversation, known: set[tuple[str, str]] | Sequence[tuple[str, str]]
) -> set[int]:
    """The rows that say something new; all of them where only the frame around the words changed."""
    covered = {turn.row for turn in conversation.turns}
    fresh = {t.row for t in conversation.turns if (t.speaker.name, t.text) not in known}
    return fresh or covered
