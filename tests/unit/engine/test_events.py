"""A concern's status is what its events come to."""

from datetime import UTC, datetime

import pytest

from groundswell.engine.events import ConcernEvent, EventKind, not_undone, status_of
from groundswell.engine.survey.values import Status

DAY = datetime(2026, 3, 2, tzinfo=UTC)


def happened(kind: EventKind, entry: int | None = None, ref: str = "") -> ConcernEvent:
    return ConcernEvent(kind=kind, at=DAY, ref=ref, entry=entry)


def test_what_nothing_happened_to_is_open() -> None:
    assert status_of([]) is Status.OPEN


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (EventKind.CALLED, Status.CALLED),
        (EventKind.TAKEN_UP, Status.TAKEN_UP),
        (EventKind.ANSWERED, Status.ANSWERED),
        (EventKind.POSTPONED, Status.POSTPONED),
        (EventKind.PLANNED, Status.CHANGING),
        (EventKind.SHIPPED, Status.SHIPPED),
        (EventKind.LAUNCHED, Status.LAUNCHED),
        (EventKind.FADED, Status.FADED),
        (EventKind.RETURNED, Status.RETURNED),
        (EventKind.DISMISSED, Status.DISMISSED),
    ],
)
def test_the_last_step_says_where_it_stands(kind: EventKind, status: Status) -> None:
    assert status_of([happened(EventKind.CALLED), happened(kind)]) is status


@pytest.mark.parametrize(
    "kind",
    [
        EventKind.RENAMED,
        EventKind.MOVED,
        EventKind.SPLIT_OFF,
        EventKind.MERGED,
        EventKind.PASSED_ON,
        EventKind.ESCALATED,
        EventKind.CLAIMED,
    ],
)
def test_what_is_no_step_leaves_it_where_it_was(kind: EventKind) -> None:
    assert status_of([happened(EventKind.SHIPPED), happened(kind)]) is Status.SHIPPED


def test_a_dismissed_concern_stays_dismissed_until_it_is_reopened() -> None:
    told = [happened(EventKind.DISMISSED), happened(EventKind.SHIPPED)]
    assert status_of(told) is Status.DISMISSED
    assert status_of([*told, happened(EventKind.REOPENED)]) is Status.OPEN


def test_what_was_undone_does_not_count_and_undoing_the_undo_brings_it_back() -> None:
    dismissed = happened(EventKind.DISMISSED, entry=3)
    undone = happened(EventKind.UNDONE, entry=4, ref="#3")
    redone = happened(EventKind.UNDONE, entry=5, ref="#4")
    assert status_of([happened(EventKind.CALLED), dismissed, undone]) is Status.CALLED
    assert status_of([dismissed, undone, redone]) is Status.DISMISSED
    assert list(not_undone([dismissed, undone, redone])) == [dismissed]


def test_an_undo_takes_back_only_the_entry_that_it_names() -> None:
    told = [happened(EventKind.DISMISSED, entry=13), happened(EventKind.UNDONE, entry=14, ref="#1")]
    assert status_of(told) is Status.DISMISSED
