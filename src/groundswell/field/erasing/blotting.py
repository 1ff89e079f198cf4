"""Taking a name out of what surrounds the words: reasons, titles, history, and what an undo puts back."""

import re
from typing import Any

from django.db import models as fields

from groundswell.field import models
from groundswell.field.bulk import update_rows
from groundswell.field.history.patch import Patch

ERASED = "(erased)"

_PLACES: tuple[tuple[type[fields.Model], str], ...] = (
    (models.Refusal, "reason"),
    (models.SourceFile, "error"),
    (models.Conversation, "title"),
    (models.Concern, "name"),
    (models.Entry, "summary"),
    (models.Entry, "because"),
    (models.ConcernEvent, "because"),
)


def blot_out(name: str) -> None:
    """Replace `name`, in any case, wherever the store holds it outside of what people said."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    for table, column in _PLACES:
        rows = table._default_manager.exclude(**{column: ""}).values_list(column, "pk")
        found = [(pattern.sub(ERASED, text), pk) for text, pk in rows.iterator() if pattern.search(text)]
        update_rows(table, [column], found)
    _blot_out_of_patches(pattern)


def _blot_out_of_patches(pattern: re.Pattern[str]) -> None:
    for piece in models.PatchPiece.objects.iterator(100):
        patch = Patch.unpack(bytes(piece.packed))
        columns = list(patch.columns.values())
        if not any(pattern.search(v) for c in columns for v in (*c.before, *c.after) if isinstance(v, str)):
            continue
        for column in columns:
            column.before = [_without(pattern, value) for value in column.before]
            column.after = [_without(pattern, value) for value in column.after]
        models.PatchPiece.objects.filter(pk=piece.pk).update(packed=patch.pack())


def _without(pattern: re.Pattern[str], value: Any) -> Any:
    return pattern.sub(ERASED, value) if isinstance(value, str) else value
