"""From what was heard and how it is grouped to the field of concerns that people read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from groundswell.engine.field import Evidence, Field, FileCount, NamedBy, Refusal, Status
from groundswell.speech import Account, Deal


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A conversation that was held, whether or not anything was heard in it: the denominator."""

    id: int
    at: datetime | None
    account: str  # display name; the same account has the same name everywhere here
    seller: str
    deal: str
    source: str
    channel: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What is known of a concern beside its verbatims."""

    id: int
    name: str = ""  # empty: to be named from its words
    named_by: NamedBy = NamedBy.WORDS
    status: Status = Status.OPEN
    theme: int | None = None
    merged_ids: tuple[int, ...] = ()
    split_from: int | None = None


def survey(
    *,
    heard: Sequence[Evidence],
    concern_of: Mapping[int, int],
    labels: Mapping[int, Label],
    held: Sequence[Held],
    accounts: Sequence[Account],
    deals: Sequence[Deal],
    files: Sequence[FileCount],
    refused: Sequence[Refusal],
    as_of: datetime | None = None,
) -> Field:
    """Count, name, rank and date every concern.

    `concern_of` maps a verbatim's id to its concern's number (absent or 0: heard once). `as_of`
    defaults to the time of the last conversation. Same input, same field, in any order.
    """
    raise NotImplementedError
