"""Taking conversations in: what becomes of each, and of every row of its file."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from groundswell.engine.survey.values import FileCount
from groundswell.intake.recognition import Memory, Recognised, Verdict, recognise
from groundswell.intake.systems import named_system, with_system
from groundswell.intake.telling import identity
from groundswell.intake.versions import is_another, is_numbered, joined, tells_nothing_new
from groundswell.sources.contract import Heard, Item, Known, Noted, Refused, SetAside, Understood
from groundswell.speech import Account, Conversation, Deal, DealStatus, Seller

# Clocks and time zones differ; a meeting may be entered on its day.
_AHEAD = timedelta(days=1)
ERASED_BEFORE = "its source or account was erased on request, and is not taken in again"
OTHER_SYSTEM = "its number is that of another conversation, heard before, maybe of another system"


@dataclass(slots=True)
class Rows:
    """Which rows of one file became what. Every row counts once: taken before refused before duplicate."""

    taken: set[int] = field(default_factory=set[int])
    duplicates: set[int] = field(default_factory=set[int])
    refused: set[int] = field(default_factory=set[int])
    kind: str = ""  # that of the reader which took the file
    # Row -> the conversation that was kept of it; words set aside in the row are kept with it.
    kept: dict[int, int] = field(default_factory=dict[int, int])
    # Words set aside in rows whose conversation is still to come: one of many rows comes with its last.
    waiting: list[SetAside] = field(default_factory=list[SetAside])
    # Deals -> the row that told it last, and how.
    deals: dict[Hashable, tuple[int, Deal]] = field(default_factory=dict[Hashable, tuple[int, Deal]])

    def settled_aside(self) -> list[tuple[int, SetAside]]:
        """The words set aside so far whose conversation was kept, each with its number. Where a row was heard
        before, or refused, an earlier reading or the reason has them."""
        settled = [(self.kept[cut.row], cut) for cut in self.waiting if cut.row in self.kept]
        known = (self.kept, self.duplicates, self.refused)
        self.waiting = [cut for cut in self.waiting if not any(cut.row in rows for rows in known)]
        return settled

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

    def conversation(self, number: int) -> Conversation:
        """A conversation that is kept."""
        ...

    def keep(self, conversation: Conversation, fingerprint: str, replaces: int | None) -> int:
        """Keep a new conversation or a new version of one; returns its number."""
        ...

    def learn(self, fact: Account | Deal | Seller) -> bool:
        """Keep what a CRM tells; returns whether it is new."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """Why a row was refused or, where it was `taken`, what of it was left out."""

    row: int
    reason: str
    taken: bool = False
    raw: tuple[tuple[str, str], ...] = ()  # the refused row as it stands in its file


def take_item(
    item: Item, fingerprint: str, shelf: Shelf, rows: Rows, *, now: datetime | None, system: str = ""
) -> list[Remark]:
    """Take in one item of a file and count its rows; returns what is to be said of them.

    `fingerprint` is that of a conversation, as its source told it; `now` is what a date is held against;
    `system`, where a person named it, is whose numbers the file's are.
    """
    match item:
        case Heard():
            return _take_heard(item.conversation, fingerprint, shelf, rows, now, system)
        case Known(of=first) if first:
            (rows.taken if first in rows.taken else rows.duplicates).add(item.row)
        case Known():
            (rows.taken if shelf.learn(item.fact) else rows.duplicates).add(item.row)
            if otherwise := note_of_deal(item.fact, item.row, rows):
                return [Remark(row=item.row, reason=otherwise, taken=True)]
        case Refused():
            rows.refused.add(item.row)
            return [Remark(row=item.row, reason=item.reason, raw=item.raw)]
        case Noted():
            return [Remark(row=item.row, reason=item.reason, taken=True)]
        case SetAside():
            rows.waiting.append(item)
        case Understood():
            rows.kind = rows.kind or item.kind
    return []


def note_of_deal(fact: Account | Deal | Seller, row: int, rows: Rows) -> str:
    """What is to be noted of a deal that the same file told to be decided on another day, or otherwise, or
    that stands as it did with another amount or other products; else ''. The last row counts, and the deal
    once."""
    if not isinstance(fact, Deal):
        return ""
    earlier, before = rows.deals.get(identity(fact), (0, fact))
    rows.deals[identity(fact)] = (row, fact)
    if told := _told_otherwise(before, fact):
        return f"row {earlier} tells this deal {told}: this row counts, and the deal once"
    return ""


def _told_otherwise(before: Deal, deal: Deal) -> str:
    """A deal that comes along changes; one that stands where it stood does not by itself."""
    if (before.status, before.closed) != (deal.status, deal.closed):
        if DealStatus.OPEN in (before.status, deal.status):
            return ""
        return f"to be {before.status.value}" + (f" on {before.closed}" if before.closed else "")
    if before.stage != deal.stage:
        return ""
    amount = "another amount" if before.amount and before.amount != deal.amount else ""
    products = "other products" if before.products and before.products != deal.products else ""
    others = " and ".join(filter(None, (amount, products)))
    return f"with {others}" if others else ""


def _take_heard(
    conversation: Conversation, fingerprint: str, shelf: Shelf, rows: Rows, now: datetime | None, system: str
) -> list[Remark]:
    if refused := take(conversation, fingerprint, shelf, rows, system):
        return [Remark(row=turn.row, reason=refused) for turn in conversation.turns]
    if now and (ahead := note_of_time(conversation, now)):
        return [Remark(row=conversation.turns[0].row, reason=ahead, taken=True)]
    return []


def note_of_time(conversation: Conversation, now: datetime) -> str:
    """What is to be noted of a conversation's date, or ''."""
    if conversation.at is None or conversation.at <= now + _AHEAD:
        return ""
    return f"the date {conversation.at:%Y-%m-%d} lies in the future: trends leave it out"


def take(conversation: Conversation, fingerprint: str, shelf: Shelf, rows: Rows, system: str = "") -> str:
    """Decide on one conversation and keep it if it is new or changed; returns why it is refused, or ''.

    `system`, where a person named it, is whose number the conversation's is.
    """
    if system and is_numbered(conversation.key):
        conversation = replace(conversation, key=with_system(conversation.key, system))
    conversation, recognised = _recognised(conversation, fingerprint, shelf)
    covered = {turn.row for turn in conversation.turns}
    if recognised.verdict is Verdict.FORGOTTEN:
        rows.refused |= covered
        return ERASED_BEFORE
    if recognised.verdict is Verdict.ANOTHER:
        rows.refused |= covered
        return OTHER_SYSTEM
    if recognised.verdict is Verdict.DUPLICATE:
        rows.duplicates |= covered
        return ""
    if recognised.conversation:
        known = shelf.conversation(recognised.conversation)
        newest = joined(known, conversation)
        if tells_nothing_new(known, newest, conversation):
            rows.duplicates |= covered
            return ""
        fresh = _fresh_rows(conversation, {(t.speaker.name, t.text) for t in known.turns})
        conversation = newest
    else:
        fresh = covered
    rows.taken |= fresh
    rows.duplicates |= covered - fresh
    number = shelf.keep(conversation, fingerprint, recognised.conversation)
    rows.kept |= dict.fromkeys(covered, number)
    return ""


def _recognised(
    conversation: Conversation, fingerprint: str, shelf: Shelf
) -> tuple[Conversation, Recognised]:
    """What it is; where its number is another system's, under the system that its file's name tells."""
    recognised = recognise(conversation, fingerprint, shelf)
    if recognised.verdict is not Verdict.CHANGED or recognised.conversation is None:
        return conversation, recognised
    known = shelf.conversation(recognised.conversation)
    if not is_another(known, conversation):
        return conversation, recognised
    equal = shelf.by_fingerprint(fingerprint)
    if equal is not None:
        return conversation, Recognised(Verdict.DUPLICATE, equal)  # heard under the system a person named
    system = named_system(conversation.source)
    if not system or system == named_system(known.source):
        return conversation, Recognised(Verdict.ANOTHER)
    keyed = replace(conversation, key=with_system(conversation.key, system))
    again = recognise(keyed, fingerprint, shelf)
    if again.conversation and is_another(shelf.conversation(again.conversation), keyed):
        return keyed, Recognised(Verdict.ANOTHER)
    return keyed, again


def _fresh_rows(
    conversation: Conversation, known: set[tuple[str, str]] | Sequence[tuple[str, str]]
) -> set[int]:
    """The rows that say something new; all of them where only the frame around the words changed."""
    covered = {turn.row for turn in conversation.turns}
    fresh = {t.row for t in conversation.turns if (t.speaker.name, t.text) not in known}
    return fresh or covered
