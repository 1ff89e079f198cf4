"""Conversations kept in memory: the library's counterpart of the store."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from groundswell.engine.field import FileCount, Refusal
from groundswell.intake.meetings import meeting_of
from groundswell.intake.recognition import RECORDED, Fingerprints, Recording, recorded_under, recording_of
from groundswell.intake.taking import Rows, note_of_time, take
from groundswell.sources.contract import (
    Aside,
    Heard,
    Item,
    Known,
    Noted,
    Refused,
    SetAside,
    Understood,
    UnknownColumn,
    UnreadableSource,
)
from groundswell.speech import Account, Channel, Conversation, Deal, GroundswellError, Seller, Turn


@dataclass(slots=True)
class MemoryShelf:
    """What was read in one run of the library; numbers are given in the order of reading."""

    now: datetime | None = None  # what is dated after it is noted
    system: str = ""  # whose numbers the files' are, where a person said so
    conversations: dict[int, Conversation] = field(default_factory=dict)
    accounts: list[Account] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)
    sellers: list[Seller] = field(default_factory=list)
    files: list[FileCount] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    # Conversation -> (row, words) that were set aside in it.
    set_aside: dict[int, list[tuple[int, Aside]]] = field(default_factory=dict)
    _keys: dict[str, tuple[int, str]] = field(default_factory=dict)
    _digests: dict[str, int] = field(default_factory=dict)
    _mails: dict[tuple[str, datetime | None, str], int] = field(default_factory=dict)
    _recordings: dict[date | str, list[Recording]] = field(default_factory=lambda: defaultdict(list))

    def by_key(self, key: str) -> tuple[int, str] | None:
        return self._keys.get(key)

    def by_fingerprint(self, digest: str) -> int | None:
        return self._digests.get(digest)

    def is_forgotten(self, conversation: Conversation) -> bool:  # noqa: ARG002 - nothing is erased in memory
        return False

    def recordings(self, day: date | None, source: str) -> Sequence[Recording]:
        wanted = filter(None, (source, day, meeting_of(source)))
        return [recording for key in wanted for recording in self._recordings[key]]

    def by_turn(self, turn: Turn) -> int | None:
        return self._mails.get((turn.speaker.email, turn.at, turn.text))

    def conversation(self, number: int) -> Conversation:
        return self.conversations[number]

    def keep(self, conversation: Conversation, digest: str, replaces: int | None) -> int:
        number = replaces or len(self.conversations) + 1
        self.conversations[number] = conversation
        if conversation.key:
            self._keys[conversation.key] = (number, digest)
        self._digests[digest] = number
        if conversation.channel is Channel.MAIL:
            self._mails |= {(t.speaker.email, t.at, t.text): number for t in conversation.turns}
        if conversation.channel in RECORDED or meeting_of(conversation.source):
            made = recording_of(number, conversation)
            for key in recorded_under(conversation):
                self._recordings[key].append(made)
        if replaces:
            self.set_aside.pop(number, None)
        return number

    def read(self, items: Iterable[Item], name: str) -> GroundswellError | None:
        """Take in the items of one file and count its rows; returns why it could not be read to its end."""
        rows, prints = Rows(), Fingerprints()
        failed: GroundswellError | None = None
        try:
            for item in items:
                self._take(item, name, rows, prints)
        except (UnreadableSource, UnknownColumn) as error:
            failed = error
            self.refusals.append(Refusal(source=name, row=0, reason=str(error)))
        for number, one in rows.settled_aside():
            self.set_aside.setdefault(number, []).append((one.row, one.aside))
        self.files.append(rows.count(name, error=str(failed or "")))
        return failed

    def _take(self, item: Item, name: str, rows: Rows, prints: Fingerprints) -> None:
        match item:
            case Heard():
                self._hear(item.conversation, name, rows, prints)
            case Known():
                new = self._learn(item.fact)
                (rows.taken if new else rows.duplicates).add(item.row)
            case Refused():
                rows.refused.add(item.row)
                self.refusals.append(Refusal(source=name, row=item.row, reason=item.reason))
            case SetAside():
                rows.waiting.append(item)
            case Understood():
                rows.kind = rows.kind or item.kind
            case Noted():
                self.refusals.append(Refusal(source=name, row=item.row, reason=item.reason, taken=True))

    def _hear(self, conversation: Conversation, name: str, rows: Rows, prints: Fingerprints) -> None:
        reason = take(conversation, prints.of(conversation), self, rows, self.system)
        if reason:
            self.refusals += [Refusal(source=name, row=t.row, reason=reason) for t in conversation.turns]
        elif self.now and (ahead := note_of_time(conversation, self.now)):
            row = conversation.turns[0].row
            self.refusals.append(Refusal(source=name, row=row, reason=ahead, taken=True))

    def _learn(self, fact: Account | Deal | Seller) -> bool:
        known: list[Account] | list[Deal] | list[Seller] = (
            self.accounts
            if isinstance(fact, Account)
            else self.deals
            if isinstance(fact, Deal)
            else self.sellers
        )
        if fact in known:
            return False
        known.append(fact)  # pyright: ignore[reportArgumentType] - the list is that of the fact's type
        return True
