"""What was known of a field on an earlier day: conversations and words. (Deals: deals/raised.py.)

How verbatims are grouped, and what concerns are called, is today's: a grouping of that day would have other
concerns, under other numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Protocol, TypeVar

from groundswell.engine.days import is_by
from groundswell.engine.survey.values import Evidence, Past


class Timed(Protocol):
    @property
    def at(self) -> datetime | None: ...


T = TypeVar("T", bound=Timed)


def known_by(all_of: Iterable[T], moment: datetime, zone: tzinfo) -> list[T]:
    """What has a time, not after `moment`. What tells no time may have come since, and is left out."""
    return [timed for timed in all_of if timed.at is not None and is_by(timed.at, moment, zone)]


def past_of(held: Sequence[Timed], known: int) -> Past:
    undated = sum(timed.at is None for timed in held)
    return Past(later=len(held) - known - undated, undated=undated)


def recurring(heard: Iterable[Evidence], concern_of: Mapping[int, int]) -> dict[int, int]:
    """`concern_of` without the concerns that stood in fewer than two conversations by then: their verbatims
    were heard once so far."""
    conversations: dict[int, set[int]] = defaultdict(set)
    for verbatim in heard:
        conversations[concern_of.get(verbatim.id, 0)].add(verbatim.conversation)
    return {id_: concern for id_, concern in concern_of.items() if len(conversations[concern]) >= 2}
