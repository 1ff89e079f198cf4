"""What would be understood of a file, before anything is taken in."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from groundswell.sources.contract import Heard, Item, Known, Noted, Refused, SetAside, Understood
from groundswell.sources.speakers.roles import assign_roles, house_domains_of
from groundswell.speech import Conversation, Role, Seller, Turn

# Rows shown as they would be taken.
FIRST = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """How one file would be read."""

    source: str
    tables: tuple[Understood, ...]  # one for each table of the file; the first names the kind for all files
    rows: int
    channels: tuple[tuple[str, int], ...]  # conversations by channel
    facts: tuple[tuple[str, int], ...]  # accounts, deals and sellers
    speakers: tuple[tuple[str, Role, int], ...]  # name, side, turns; those who say most first
    first_at: datetime | None
    last_at: datetime | None
    first: tuple[Turn, ...]
    refused: tuple[tuple[str, int], ...]  # why, and how often
    noted: tuple[tuple[str, int], ...]
    set_aside: tuple[tuple[str, int], ...]

    @property
    def kind(self) -> str:
        return next((table.kind for table in self.tables if table.kind), "")


def preview_of(
    source: str,
    items: Iterable[Item],
    *,
    sellers: Sequence[str],
    known: Sequence[Seller] = (),
    most: int | None = None,
) -> Preview:
    """Read `items` to their end and sum up what they hold. Raises what reading them raises.

    Speakers are told from the first `most` conversations, so that a large file is not held as a whole; all
    else from all of them.
    """
    sum_ = _Sum(most)
    for item in items:
        sum_.add(item)
    house = house_domains_of(sum_.heard)
    conversations = assign_roles(sum_.heard, sellers=sellers, known=known, house_domains=house)
    return Preview(
        source=source,
        tables=tuple(sum_.tables),
        rows=len(sum_.rows),
        channels=_most_first(sum_.channels),
        facts=_most_first(sum_.facts),
        speakers=_speakers(conversations),
        first_at=sum_.first_at,
        last_at=sum_.last_at,
        first=tuple([turn for conversation in conversations[:FIRST] for turn in conversation.turns][:FIRST]),
        refused=_most_first(sum_.refused),
        noted=_most_first(sum_.noted),
        set_aside=_most_first(sum_.set_aside),
    )


def together(source: str, previews: Sequence[Preview], unread: Sequence[tuple[str, int]] = ()) -> Preview:
    """The previews of the files of an archive as one; `unread` are reasons for which some cannot be read."""
    firsts = [preview.first_at for preview in previews if preview.first_at]
    lasts = [preview.last_at for preview in previews if preview.last_at]
    speakers = Counter[tuple[str, Role]]()
    for preview in previews:
        speakers.update({(name, role): turns for name, role, turns in preview.speakers})
    return Preview(
        source=source,
        tables=tuple(table for preview in previews for table in preview.tables),
        rows=sum(preview.rows for preview in previews),
        channels=_added(preview.channels for preview in previews),
        facts=_added(preview.facts for preview in previews),
        speakers=tuple((name, role, turns) for (name, role), turns in speakers.most_common()),
        first_at=min(firsts, default=None),
        last_at=max(lasts, default=None),
        first=tuple([turn for preview in previews for turn in preview.first][:FIRST]),
        refused=_added([unread, *(preview.refused for preview in previews)]),
        noted=_added(preview.noted for preview in previews),
        set_aside=_added(preview.set_aside for preview in previews),
    )


def _added(counts: Iterable[Sequence[tuple[str, int]]]) -> tuple[tuple[str, int], ...]:
    added = Counter[str]()
    for by_name in counts:
        added.update(dict(by_name))
    return _most_first(added)


class _Sum:
    """What was read so far."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self.heard: list[Conversation] = []
        self.tables: list[Understood] = []
        self.rows: set[int] = set()
        self.channels, self.facts = Counter[str](), Counter[str]()
        self.refused, self.noted, self.set_aside = Counter[str](), Counter[str](), Counter[str]()
        self.first_at: datetime | None = None
        self.last_at: datetime | None = None

    def add(self, item: Item) -> None:
        self.rows.update(_rows(item))
        match item:
            case Heard(conversation=told):
                self._add_heard(told)
            case Known(fact=fact):
                self.facts[type(fact).__name__.lower()] += 1
            case Refused(reason=reason):
                self.refused[reason] += 1
            case Noted(reason=reason):
                self.noted[reason] += 1
            case SetAside(aside=aside):
                self.set_aside[aside.why.value] += 1
            case Understood():
                self.tables.append(item)

    def _add_heard(self, conversation: Conversation) -> None:
        if self._most is None or len(self.heard) < self._most:
            self.heard.append(conversation)
        self.channels[conversation.channel.value] += 1
        if conversation.at is not None:
            self.first_at = min(conversation.at, self.first_at or conversation.at)
            self.last_at = max(conversation.at, self.last_at or conversation.at)


def _rows(item: Item) -> Iterable[int]:
    if isinstance(item, Heard):
        return [turn.row for turn in item.conversation.turns]
    return [item.row] if isinstance(item, Known | Refused) else []


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(counted.most_common())


def _speakers(conversations: Sequence[Conversation]) -> tuple[tuple[str, Role, int], ...]:
    counts = Counter(
        (turn.speaker.name or turn.speaker.email, turn.speaker.role)
        for conversation in conversations
        for turn in conversation.turns
    )
    return tuple((name, role, turns) for (name, role), turns in counts.most_common())
