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
    source: str, items: Iterable[Item], *, sellers: Sequence[str], known: Sequence[Seller] = ()
) -> Preview:
    """Read `items` to their end and sum up what they hold. Raises what reading them raises."""
    given = list(items)
    heard = [item.conversation for item in given if isinstance(item, Heard)]
    conversations = assign_roles(heard, sellers=sellers, known=known, house_domains=house_domains_of(heard))
    moments = [conversation.at for conversation in conversations if conversation.at is not None]
    return Preview(
        source=source,
        tables=tuple(item for item in given if isinstance(item, Understood)),
        rows=len({row for item in given for row in _rows(item)}),
        channels=_counted(conversation.channel.value for conversation in conversations),
        facts=_counted(type(item.fact).__name__.lower() for item in given if isinstance(item, Known)),
        speakers=_speakers(conversations),
        first_at=min(moments, default=None),
        last_at=max(moments, default=None),
        first=tuple([turn for conversation in conversations[:FIRST] for turn in conversation.turns][:FIRST]),
        refused=_counted(item.reason for item in given if isinstance(item, Refused)),
        noted=_counted(item.reason for item in given if isinstance(item, Noted)),
        set_aside=_counted(item.aside.why.value for item in given if isinstance(item, SetAside)),
    )


def _rows(item: Item) -> Iterable[int]:
    if isinstance(item, Heard):
        return [turn.row for turn in item.conversation.turns]
    return [item.row] if isinstance(item, Known | Refused) else []


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(values).most_common())


def _speakers(conversations: Sequence[Conversation]) -> tuple[tuple[str, Role, int], ...]:
    counts = Counter(
        (turn.speaker.name or turn.speaker.email, turn.speaker.role)
        for conversation in conversations
        for turn in conversation.turns
    )
    return tuple((name, role, turns) for (name, role), turns in counts.most_common())
