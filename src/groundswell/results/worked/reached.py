"""Whom a launch reached, of those who spoke: what its looks are made from, and what they are held against."""

from dataclasses import dataclass

from groundswell.launch.reaching import Reach
from groundswell.results.worked.record import Record


@dataclass(frozen=True, slots=True)
class Parted:
    record: Record  # of accounts that it reached
    known: Record  # of these and of those that it did not reach
    unreached: frozenset[str]
    unknown: frozenset[str]  # accounts of which nobody can tell


def parted(record: Record, reach: Reach) -> Parted:
    """O(conversations)."""
    if reach.is_everybody:
        return Parted(record, record, frozenset(), frozenset())
    accounts = {one.account for one in record.spoken}
    told = {account: reach.reaches(account, record.traits.get(account, {})) for account in accounts}
    unreached = frozenset(account for account, is_reached in told.items() if is_reached is False)
    unknown = frozenset(account for account, is_reached in told.items() if is_reached is None)
    return Parted(record.without(unreached | unknown), record.without(unknown), unreached, unknown)
