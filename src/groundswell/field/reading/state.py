"""Whether the read model holds."""

from datetime import datetime

from django.db import connection
from django.db.models import F

from groundswell.field.read_model import FieldSummary, ReadState


def holds(today: datetime | None) -> bool:
    """Whether what is stored is what would be counted now, looked at on this day (None: whatever is dated
    counts); two queries."""
    if not stored():
        return False
    days = FieldSummary.objects.values_list("dated_to", "dated_ahead").first()
    if days is None:
        return False
    to, ahead = days
    if today is None:
        return ahead is None
    return (to is None or to <= today) and (ahead is None or today < ahead)


def counted() -> bool:
    """Whether there is a counting to show, though something may have been written since. Where words are
    erased it goes at once. One query."""
    return FieldSummary.objects.exists()


def stored(*, lock: bool = False) -> bool:
    """Whether the last counting was stored whole and nothing was written since; with `lock` nobody else can
    write until this transaction ends."""
    rows = ReadState.objects.select_for_update() if lock else ReadState.objects
    row = rows.filter(pk=1).values_list("changed", "ready").first()
    return row == (False, True)


def begin() -> int:
    """Begin to count all; the number of the run. What is written from now on is written meanwhile."""
    ReadState.objects.get_or_create(pk=1)
    ReadState.objects.filter(pk=1).update(changed=False, ready=False, run=F("run") + 1)
    return ReadState.objects.values_list("run", flat=True).get(pk=1)


def still(run: int) -> bool:
    """Whether nothing was written since the run began, and no other began."""
    return ReadState.objects.filter(pk=1, run=run, changed=False).exists()


def done(run: int) -> None:
    """The run has written everything: its figures may be shown."""
    ReadState.objects.filter(pk=1, run=run).update(ready=True)


def unchanged() -> None:
    """What was written in this transaction is in the read model too."""
    ReadState.objects.filter(pk=1).update(changed=False)


def can_be_written() -> bool:
    """Not where the store may only be read."""
    return not str(connection.settings_dict["NAME"]).startswith("file:")
