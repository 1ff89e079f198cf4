"""Conversations kept in memory: the library's counterpart of the store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from groundswell.engine.survey.values import FileCount, Refusal
from groundswell.intake.recognition import Fingerprints, Recording
from groundswell.intake.remembering import Remembered, looked_up_under
from groundswell.intake.taking import Rows, take_item
from groundswell.intake.telling import identity
from groundswell.intake.zero_bytes import without_zero_bytes
from groundswell.sources.contract import Aside, Heard, Item, UnknownColumn, UnreadableSource
from groundswell.speech import Account, Conversation, Deal, GroundswellError, Seller, Turn


@dataclass(slots=True)
class MemoryShelf:
    """What was read in one run of the library; numbers are given in the order of reading."""

    now: datetime | None = None  # what is dated after it is noted
    system: str = ""  # whose numbers the files' are, where a person said so
    conversations: dict[int, Conversation] = field(default_factory=dict[int, Conversation])
    accounts: list[Account] = field(default_factory=list[Account])
    deals: list[Deal] = field(default_factory=list[Deal])
    sellers: list[Seller] = field(default_factory=list[Seller])
    files: list[FileCount] = field(default_factory=list[FileCount])
    refusals: list[Refusal] = field(default_factory=list[Refusal])
    # Conversation -> (row, words) that were set aside in it.
    set_aside: dict[int, list[tuple[int, Aside]]] = field(default_factory=dict[int, list[tuple[int, Aside]]])
    _remembered: Remembered = field(default_factory=Remembered)
    # What each system told last of a fact: told once more it is a duplicate.
    _told: dict[tuple[str, ...], Account | Deal | Seller] = field(
        default_factory=dict[tuple[str, ...], Account | Deal | Seller]
    )

    def by_key(self, key: str) -> tuple[int, str] | None:
        return self._remembered.keys.get(key)

    def by_fingerprint(self, fingerprint: str) -> int | None:
        return self._remembered.fingerprints.get(fingerprint)

    def is_forgotten(self, conversation: Conversation) -> bool:  # noqa: ARG002 - nothing is erased in memory
        return False

    def recordings(self, day: date | None, source: str) -> Sequence[Recording]:
        return self._remembered.recordings(looked_up_under(day, source))

    def by_turn(self, turn: Turn) -> int | None:
        return self._remembered.by_turn(turn)

    def conversation(self, number: int) -> Conversation:
        return self.conversations[number]

    def keep(self, conversation: Conversation, fingerprint: str, replaces: int | None) -> int:
        number = replaces or len(self.conversations) + 1
        self.conversations[number] = conversation
        self._remembered.remember(number, conversation, fingerprint)
        if replaces:
            self.set_aside.pop(number, None)
        return number

    def learn(self, fact: Account | Deal | Seller) -> bool:
        known: list[Account] | list[Deal] | list[Seller] = (
            self.accounts
            if isinstance(fact, Account)
            else self.deals
            if isinstance(fact, Deal)
            else self.sellers
        )
        if self._told.get(identity(fact)) == fact:
            return False
        self._told[identity(fact)] = fact
        known.append(fact)  # pyright: ignore[reportArgumentType] - the list is that of the fact's type
        return True

    def read(self, items: Iterable[Item], name: str) -> GroundswellError | None:
        """Take in the items of one file and count its rows; returns why it could not be read to its end."""
        rows, fingerprints = Rows(), Fingerprints()
        failed: GroundswellError | None = None
        try:
            for item in without_zero_bytes(items):
                fingerprint = fingerprints.of(item.conversation) if isinstance(item, Heard) else ""
                taken = take_item(item, fingerprint, self, rows, now=self.now, system=self.system)
                self.refusals += [
                    Refusal(source=name, row=refused.row, reason=refused.reason, taken=refused.taken)
                    for refused in taken
                ]
        except (UnreadableSource, UnknownColumn) as error:
            failed = error
            self.refusals.append(Refusal(source=name, row=0, reason=str(error)))
        for number, cut in rows.settled_aside():
            self.set_aside.setdefault(number, []).append((cut.row, cut.aside))
        self.files.append(rows.count(name, error=str(failed or "")))
        return failed
