"""What the page of mail shows of what could not be sent."""

from collections.abc import Iterable
from dataclasses import dataclass

from groundswell.ledger import outbox
from groundswell.ledger.models import OutboxItem
from groundswell.message.guests.queries import guests_invited_by_number
from groundswell.people.queries import invited_to_by_number, names_of
from groundswell.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class GivenUp:
    item: OutboxItem
    to: str  # by name, or where an invitation goes; by number of whom nothing is known any more
    what: str


def given_up(viewer: Viewer, items: Iterable[OutboxItem]) -> list[GivenUp]:
    """For an administrator; at most four queries, none for none. Raises NotForYou."""
    listed = list(items)
    if not listed:
        return []
    known = {
        "U-": names_of(viewer),
        "I-": invited_to_by_number(_numbers(listed, "I-")),
        "G-": guests_invited_by_number(_numbers(listed, "G-")),
    }
    called = {f"{of}{number}": name for of, names in known.items() for number, name in names.items()}
    return [GivenUp(item, called.get(item.to) or item.to, _what(item)) for item in listed]


def _numbers(items: Iterable[OutboxItem], of: str) -> list[int]:
    return [int(item.to.removeprefix(of)) for item in items if item.to.startswith(of)]


def _what(item: OutboxItem) -> str:
    """As the page on which a kind is switched off tells it; a way in has its own name."""
    kind = item.body["mail"]
    names = {**outbox.TOLD, **outbox.WAYS_IN}
    return str(names.get(kind, kind))
