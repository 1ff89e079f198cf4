"""Setting targets, replacing them and taking them away; the only writes to them. Each is one entry of history
that the one undo takes back as a whole. What is told of it names nobody: targets are numbers of persons."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from groundswell.field.actions import Action
from groundswell.field.history import entries
from groundswell.field.history.patch import Patch
from groundswell.field.models import Entry
from groundswell.launch.doing import beginning
from groundswell.ledger.acting import acting
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.results.models import Target, TargetTable
from groundswell.results.targets import queries
from groundswell.results.targets.columns import columns_of
from groundswell.results.targets.errors import NothingToTake, RowRefused
from groundswell.results.targets.judging import judge
from groundswell.results.targets.values import Column, Goal, Judged, Written
from groundswell.sources.contract import UnreadableSource
from groundswell.sources.reading import read_table

MOST_ROWS = 5_000
MOST_CELLS = 20_000  # of a table in which each period is a column


def bring(viewer: Viewer, name: str, path: Path, at: datetime) -> TargetTable:
    """Keep a table to be looked at; nothing of it counts yet. Raises NotForYou, UnreadableSource,
    LacksColumns."""
    queries.require_setter(viewer)
    header, rows = read_table(path, name, MOST_ROWS)
    if len(columns_of(header).across) * len(rows) > MOST_CELLS:
        raise UnreadableSource(f"holds more than {MOST_CELLS} amounts")
    with acting(viewer, "bring targets", at=at) as act:
        table = TargetTable.objects.create(
            name=name,
            at=at,
            by=viewer.name,
            user=viewer.user,
            header=json.dumps(header, ensure_ascii=False),
            rows=queries.as_json(rows),
        )
        act.ref = f"targets {table.pk}"
    return table


def throw_away(viewer: Viewer, number: int, at: datetime) -> None:
    """A table that was not taken. Raises NotForYou, NothingToTake."""
    with acting(viewer, "throw targets away", at=at, ref=f"targets {number}"):
        table = _locked(viewer, number)
        if table.entry_id is not None:
            raise NothingToTake("It was taken already.")
        table.delete()


def take(viewer: Viewer, number: int, at: datetime) -> Entry:
    """All rows that can be taken, in one act. Raises NotForYou, NothingToTake."""
    known = queries.known_for(viewer)
    with beginning(viewer, "take targets", at, ref=f"targets {number}", action=Action.TARGET) as (
        _,
        entry,
        _,
    ):
        table = _locked(viewer, number)
        if table.entry_id is not None:
            raise NothingToTake("It was taken already.")
        judged = queries.judged(table, known)
        patch = _set(entry, judged)
        refused = [(one.row.number, one.refusal) for one in judged if one.refusal]
        table.entry = entry
        table.refused = json.dumps(
            [(row, refusal.flaw.value, refusal.told) for row, refusal in refused], ensure_ascii=False
        )
        # What was taken stands in its own rows: what is kept here is to be mended and brought again.
        left = {row for row, _ in refused}
        table.rows = queries.as_json(row for row in queries.plain_rows(table) if row.number in left)
        table.save(update_fields=["entry", "refused", "rows"])
        entries.finish(entry, f"set {_counted(judged)} from a table", [], patch)
    return entry


def set_one(viewer: Viewer, cells: Mapping[Column, str], at: datetime) -> Entry:
    """What somebody typed. Raises NotForYou, RowRefused, NothingToTake where it stands so already."""
    known = queries.known_for(viewer)
    with beginning(viewer, "set a target", at, action=Action.TARGET) as (_, entry, _):
        judged = judge([Written(1, cells)], queries.standing(), known)
        if (refusal := judged[0].refusal) is not None:
            raise RowRefused(refusal)
        entries.finish(entry, f"set {_counted(judged)}", [], _set(entry, judged))
    return entry


def take_away(viewer: Viewer, number: int, at: datetime) -> Entry:
    """Raises NotForYou where it does not stand, or is not theirs to set."""
    known = queries.known_for(viewer)
    with beginning(viewer, "take a target away", at, action=Action.TARGET) as (_, entry, _):
        row = Target.objects.select_for_update().filter(pk=number, removed=False).first()
        if row is None or not queries.may_set(known, queries.goal_of(row)):
            raise NotForYou
        patch = Patch()
        patch.change(row, "removed", True)
        entries.finish(entry, "took 1 target away", [], patch)
    return entry


def _locked(viewer: Viewer, number: int) -> TargetTable:
    """As it stands, and as nobody changes it meanwhile. Raises NotForYou, also where it was thrown away."""
    queries.table(viewer, number)
    row = TargetTable.objects.select_for_update().filter(pk=number).first()
    if row is None:
        raise NotForYou
    return row


def _counted(judged: Sequence[Judged]) -> str:
    count = sum(one.is_taken for one in judged)
    return "1 target" if count == 1 else f"{count} targets"


def _set(entry: Entry, judged: Sequence[Judged]) -> Patch:
    """Raises NothingToTake."""
    taken = [one for one in judged if one.is_taken]
    if not taken:
        raise NothingToTake("No row says anything new.")
    rows = [_row(one.goal, entry) for one in taken if one.goal is not None]
    Target.objects.bulk_create(rows, batch_size=500)
    replaced = [one.replaces.id for one in taken if one.replaces is not None]
    patch, table = Patch(), Target._meta.label_lower
    for row in rows:
        patch.record(table, "removed", row.pk, True, False, firm=True)
    for number in replaced:
        patch.record(table, "removed", number, False, True, firm=True)
    Target.objects.filter(pk__in=replaced).update(removed=True)
    return patch


def _row(goal: Goal, entry: Entry) -> Target:
    return Target(
        seller=goal.seller,
        team=goal.team,
        product=goal.product,
        launch_id=goal.launch,
        first=goal.period.first,
        last=goal.period.last,
        amount=goal.amount.minor,
        currency=goal.amount.currency,
        entry=entry,
        removed=False,
    )
