"""What an entry changed, value by value, so that it can be taken back."""

import json
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models as fields

from groundswell.engine.survey.values import NamedBy
from groundswell.field import models
from groundswell.field.bulk import update_rows
from groundswell.field.unnamed import FROM_WORDS

# One query's worth of keys; SQLite takes 32,766 parameters.
_CHUNK = 5_000

# Where a merge stands in a patch: as the engine and as a person's correction writes it.
MERGES = (("field.concern", "merged_into"), ("field.concern", "merged_into_id"))

_NO_WORDS = ("field.concern", "field.separation")
_OF_WORDS = ("field", "crm")  # rooms whose tables tell what was said, and by whom

# What was called otherwise when patches of before were kept.
_RENAMED: dict[str, str] = {"crm.seller": "crm.personofours"}

Cell = tuple[str, str, int]  # table, column, row


@dataclass(slots=True)
class Column:
    """One column of one table: `before[i]` became `after[i]` in the row `ids[i]`."""

    table: str  # "app.model"
    column: str
    # A firm value blocks an undo once something later has changed it again (what a person decided); any
    # other is put back only where it still stands (what the engine moved in passing).
    firm: bool
    ids: list[int] = field(default_factory=list)
    before: list[Any] = field(default_factory=list)
    after: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Patch:
    columns: dict[tuple[str, str, bool], Column] = field(default_factory=dict)

    def record(
        self, table: str, column: str, row: int, before: Any, after: Any, *, firm: bool = False
    ) -> None:
        key = (table, column, firm)
        values = self.columns.setdefault(key, Column(table, column, firm))
        values.ids.append(row)
        values.before.append(_plain(before))
        values.after.append(_plain(after))

    def change(self, row: fields.Model, column: str, value: object) -> None:
        """Give a row of a table another value, firm, as a person decided it. Nothing where it has it."""
        before = getattr(row, column)
        if before == value:
            return
        self.record(row._meta.label_lower, column, row.pk, before, value, firm=True)
        type(row)._default_manager.filter(pk=row.pk).update(**{column: value})
        setattr(row, column, value)

    def keep(self, entry: models.Entry) -> None:
        """Add what was recorded since the last call to what is stored of the entry. Called in the transaction
        that changes the values: a killed process then leaves neither without the other."""
        if self.columns:
            piece = models.PatchPiece.objects.create(entry=entry, packed=self.pack())
            models.Concern.objects.filter(id__in=self.touched()).update(version=piece.pk)
            self.columns = {}

    def touched(self) -> set[int]:
        """Concerns that verbatims left or joined, that merged, or that were named or judged otherwise."""
        concerns: set[int] = set()
        for column in self.columns.values():
            if (column.table, column.column) == ("field.verbatim", "concern"):
                concerns.update(value for value in (*column.before, *column.after) if value)
            if column.table == "field.concern":
                concerns.update(column.ids)
            if (column.table, column.column) in MERGES:
                concerns.update(value for value in (*column.before, *column.after) if value)
        return concerns

    def moves_words(self) -> bool:
        """Whether a concern may hold other words than before: not where it was only renamed or judged, or
        told apart from another one, nor by whatever rooms above did with it."""
        return any(
            (column.table not in _NO_WORDS and column.table.partition(".")[0] in _OF_WORDS)
            or (column.table, column.column) in MERGES
            for column in self.columns.values()
        )

    def pack(self) -> bytes:
        rows = [[c.table, c.column, c.firm, c.ids, c.before, c.after] for c in self.columns.values()]
        return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), 6)

    @classmethod
    def of(cls, entry: models.Entry) -> "Patch":
        """All that an entry changed."""
        pieces = models.PatchPiece.objects.filter(entry=entry).order_by("id")
        return cls.unpack(b"".join(bytes(piece) for piece in pieces.values_list("packed", flat=True)))

    @classmethod
    def unpack(cls, packed: bytes) -> "Patch":
        """The patch that was stored, in one piece or in several. A value that was changed twice counts as one
        change from the first value before to the last one after."""
        columns: dict[tuple[str, str, bool], dict[int, list[Any]]] = {}
        for piece in _pieces(packed):
            for table, name, firm, ids, before, after in json.loads(piece):
                called = _RENAMED.get(table) or table
                values = columns.setdefault((called, name, firm), {})
                for id_, old, new in zip(ids, before, after, strict=True):
                    values.setdefault(id_, [old, new])[1] = new
        return cls({key: _column(key, values) for key, values in columns.items()})


def _pieces(packed: bytes) -> Iterable[bytes]:
    while packed:
        stream = zlib.decompressobj()
        yield stream.decompress(packed)
        packed = stream.unused_data


def _column(key: tuple[str, str, bool], values: dict[int, list[Any]]) -> Column:
    return Column(
        *key, list(values), [old for old, _ in values.values()], [new for _, new in values.values()]
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def chunks(ids: list[int]) -> Iterable[list[int]]:
    """So many that a query may name them all."""
    for at in range(0, len(ids), _CHUNK):
        yield ids[at : at + _CHUNK]


def _current(column: Column) -> dict[int, Any]:
    table = apps.get_model(column.table)._default_manager
    values: dict[int, Any] = {}
    for ids in chunks(column.ids):
        rows = table.filter(pk__in=ids).values_list("pk", column.column)
        values.update((pk, _plain(value)) for pk, value in rows)
    if (column.table, column.column) == ("field.conversation", "state"):
        # A restricted conversation stands as a live one does.
        restricted = models.ConversationState.RESTRICTED.value
        return {pk: "live" if value == restricted else value for pk, value in values.items()}
    return values


def _named_from_words(column: Column) -> set[int]:
    """Which of the concerns that were to be named from their words still are."""
    if (column.table, column.column) != ("field.concern", "name"):
        return set()
    asked = [id_ for id_, after in zip(column.ids, column.after, strict=True) if after == FROM_WORDS]
    rows = models.Concern.objects.filter(pk__in=asked, named_by=NamedBy.WORDS.value)
    return set(rows.values_list("pk", flat=True))


def rows_changed_since(patch: Patch) -> list[tuple[str, int]]:
    """Rows whose firm values no longer are what the entry left: (table, primary key)."""
    return [
        (column.table, id_)
        for column in patch.columns.values()
        if column.firm
        for now in [_current(column)]
        for id_, after in zip(column.ids, column.after, strict=True)
        if now.get(id_) != after
    ]


def take_back(patch: Patch, leave: Collection[Cell] = ()) -> Patch:
    """Put the values before back, wherever they still are what the entry left, and but for those to `leave`.
    Returns what that changed."""
    undone = Patch()
    for column in patch.columns.values():
        now, named = _current(column), _named_from_words(column)
        rows = []
        for id_, before, after in zip(column.ids, column.before, column.after, strict=True):
            if (column.table, column.column, id_) in leave:
                continue
            if id_ in now and (now[id_] == after or id_ in named):
                rows.append((before, id_))
                undone.record(column.table, column.column, id_, now[id_], before, firm=column.firm)
        update_rows(apps.get_model(column.table), [column.column], rows)
    return undone
