"""One concern and one account, in a fixed number of queries."""

from datetime import datetime
from typing import NamedTuple

from groundswell.engine.survey.values import Concern, Evidence, Field, Past
from groundswell.field.bulk import read_rows
from groundswell.field.read_model import ConcernSummary, CountedConversation
from groundswell.field.reading.making import concern_from
from groundswell.field.reading.said import evidence
from groundswell.field.reading.verbatims import newest_first
from groundswell.field.telling import live_verbatims
from groundswell.people.viewer import Viewer, require_member

SHOWN = 10


class OneConcern(NamedTuple):
    """A concern with so many of its verbatims as are shown."""

    concern: Concern | None  # None where no verbatim counts in it
    shown: list[tuple[int, list[int]]]  # those that say different things, and who says the very same again
    left: int  # further verbatims
    past: Past | None = None
    as_of: datetime | None = None
    since: datetime | None = None


class _Place(NamedTuple):
    id: int
    again: int


def concern(viewer: Viewer, number: int, *, shown: int | None = SHOWN) -> OneConcern:
    """The concern of a current number with its `shown` most central verbatims that say different things
    (None: all, and all that say them again). The read model must hold. Four queries. Raises NotForYou."""
    require_member(viewer)
    row = ConcernSummary.objects.filter(pk=number).values_list("record", flat=True).first()
    if row is None:
        return OneConcern(None, [], 0)
    rows = live_verbatims().filter(concern=number).order_by("-score", "id")
    folded, left = _cut(list(read_rows(_Place, rows)), shown)
    numbers = (
        [first for first, _ in folded] if shown is not None else [n for f, more in folded for n in (f, *more)]
    )
    return OneConcern(concern_from(row, evidence(numbers)), folded, left)


def record(viewer: Viewer, number: int) -> Concern | None:
    """A concern as it is counted, without verbatims; None where none counts in it. One query. The read model
    must hold. Raises NotForYou."""
    require_member(viewer)
    row = ConcernSummary.objects.filter(pk=number).values_list("record", flat=True).first()
    return None if row is None else concern_from(row, ())


def of_field(field: Field, number: int, *, shown: int | None = SHOWN) -> OneConcern:
    """The same of a field that was counted for the purpose, as of a day, say."""
    counted = next((concern for concern in field.concerns if concern.id == number), None)
    rows = [_Place(verbatim.id, verbatim.again) for verbatim in counted.verbatims] if counted else []
    return OneConcern(counted, *_cut(rows, shown), past=field.past, as_of=field.as_of)


def _cut(rows: list[_Place], shown: int | None) -> tuple[list[tuple[int, list[int]]], int]:
    folded = list(_folded(rows).items())
    cut = folded[:shown]
    return cut, sum(1 + len(repeats) for _, repeats in folded[len(cut) :])


def _folded(rows: list[_Place]) -> dict[int, list[int]]:
    """Each that is not told yet, with those after it that say the very same: see `engine/again.py`."""
    first_of: dict[int, int] = {}
    folded: dict[int, list[int]] = {}
    for row in rows:
        if row.again in first_of:
            folded[first_of[row.again]].append(row.id)
            continue
        if row.again:
            first_of[row.again] = row.id
        folded[row.id] = []
    return folded


def account(viewer: Viewer, name: str, *, top: int = 50, after: int | None = None) -> list[Evidence]:
    """What was heard from an account, the latest first, at most `top` that come after the verbatim `after`;
    at most four queries. The read model must hold. Raises NotForYou."""
    require_member(viewer)
    whose = CountedConversation.objects.filter(account=name).values("conversation")
    rows = newest_first(live_verbatims().filter(conversation__in=whose), after)
    return evidence(list(rows.values_list("id", flat=True)[:top]))
