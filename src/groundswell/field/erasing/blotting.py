"""Taking a name, and what only erased words know, out of what surrounds the words: reasons, titles, history,
and what an undo puts back."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models as fields

from groundswell.crm import erasing as crm
from groundswell.field import deliveries, models, telling, terms
from groundswell.field.bulk import update_rows
from groundswell.field.erasing import rooms
from groundswell.field.erasing.nested import changed, texts_in
from groundswell.field.erasing.people import ERASED
from groundswell.field.erasing.words import (
    Gone,
    forget_names_made_from_words,
    only_known_from,
    words_in,
)
from groundswell.field.history.patch import Column, Patch, chunks

_PLACES: tuple[tuple[type[fields.Model], str], ...] = (
    (models.Refusal, "reason"),
    (models.SourceFile, "error"),
    (models.SourceFile, "name"),
    (models.Conversation, "title"),
    (models.Conversation, "source"),
    (models.Conversation, "account"),
    (models.Conversation, "deal"),
    (models.Conversation, "segment"),
    (models.Conversation, "product"),
    (models.Turn, "source"),
    (models.Concern, "name"),
    (models.Entry, "summary"),
    (models.Entry, "because"),
    (models.ConcernEvent, "because"),
    (models.Entry, "by"),
    (models.ConcernEvent, "by"),
    (deliveries.Delivery, "by"),
    (deliveries.Delivery, "stopped_by"),
    (deliveries.Delivery, "trouble"),
    (deliveries.WatchedFolder, "by"),
    (deliveries.WatchedFolder, "trouble"),
    (models.Answer, "line"),
    (models.Meeting, "title"),
    (models.Meeting, "place"),
    (terms.Term, "name"),
    (models.Mend, "said"),
    (models.Mend, "told"),
    (models.Restriction, "word"),
)
# What people wrote about what was said.
_SAID_OF_CONCERNS = ((models.ConcernEvent, "because"), (models.Answer, "line"), (models.Meeting, "title"))
# Where a word that is a name may as well be another's: there only a whole value is taken for the name.
_BUSINESS = {"account", "deal", "segment", "product", "said", "told"}
# Columns of a verbatim and of a conversation that tell of the words; the others only place them.
_OF_WORDS = {"said", "context", "language", "start", "end", "turn_id"}
_OF_FRAME = {"title", "key", "account", "deal", "seller", "source"}
_QUOTED = re.compile(r"“[^”]*”")

Text = Callable[[str], str]


def pattern_of(name: str) -> re.Pattern[str]:
    """`name` in any case, however its parts are joined: "Ann Lee", "ann_lee.vtt". Addresses as they stand."""
    parts = [name] if "@" in name else re.findall(r"[^\W_]+", name)
    joined = r"[\W_]{1,3}".join(map(re.escape, parts)) or re.escape(name)
    return re.compile(rf"(?<![^\W_]){joined}(?![^\W_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a person, or of a file, that nothing may bear any more."""

    patterns: list[re.Pattern[str]] = field(default_factory=list[re.Pattern[str]])
    whole: frozenset[str] = frozenset()  # folded

    @classmethod
    def of(cls, called: Collection[str]) -> "Names":
        # The longest first: of "Ann Lee Moor" nothing stays when "Ann Lee" is taken out after it.
        names = sorted(called, key=len, reverse=True)
        return cls([pattern_of(name) for name in names], frozenset(name.casefold() for name in names))

    def without(self, text: str) -> str:
        for pattern in self.patterns:
            text = pattern.sub(ERASED, text)
        return text

    def out_of_business(self, text: str) -> str:
        """The same where a single word may be a company's: there it must be all that stands."""
        if text.casefold() in self.whole:
            return ERASED
        for pattern in self.patterns:
            text = pattern.sub(lambda match: ERASED if re.search(r"[\W_]", match[0]) else match[0], text)
        return text


def blot_out(names: Names) -> None:
    """Replace names wherever the store holds them outside of what people said and of patches."""
    for table, column in (*_PLACES, *rooms.places()):
        without = names.out_of_business if column in _BUSINESS else names.without
        rows = table._default_manager.exclude(**{column: ""}).values_list(column, "pk")
        _update(table, column, [(text, changed(text, without), pk) for text, pk in rows.iterator()])
    for refusal in models.Refusal.objects.exclude(raw=[]).iterator():
        if any(names.without(cell) != cell for pair in refusal.raw for cell in pair):
            models.Refusal.objects.filter(pk=refusal.pk).update(raw=[])
    crm.blot_out(names.out_of_business)


def _said_of_concerns() -> list[rooms.Place]:
    return [*_SAID_OF_CONCERNS, *rooms.said_of_concerns()]


def blot_out_words(gone: Gone) -> frozenset[str]:
    """Take out of names, reasons and set text what only the erased words know; returns those words. What
    stands elsewhere instead of them goes whole."""
    for table, column in rooms.instead_of_words():
        for some in chunks(gone.verbatims):
            table._default_manager.filter(verbatim__in=some).update(**{column: ""})
    summaries = [quote for text in _texts(models.Entry, "summary") for quote in _QUOTED.findall(text)]
    kept = [text for piece in _pieces() for text in _words_in(piece)]
    texts = [*_texts(models.Concern, "name"), *_texts(models.Entry, "because")]
    texts += [text for table, column in _said_of_concerns() for text in _texts(table, column)]
    words = only_known_from(gone, [*summaries, *texts, *kept, *_texts(models.SetText, "words")])
    if not words:
        return words
    names = models.Concern.objects.exclude(name="").values_list("id", "name")
    forget_names_made_from_words(number for number, name in names if words_in(name) & words)
    for table, column, without in (
        (models.Concern, "name", lambda text: _without(text, words)),
        (models.Entry, "because", lambda text: _without(text, words)),
        *((table, column, lambda text: _without(text, words)) for table, column in _said_of_concerns()),
        (models.Entry, "summary", lambda text: _QUOTED.sub(lambda q: _without(q[0], words), text)),
    ):
        rows = table._default_manager.exclude(**{column: ""}).values_list(column, "pk")
        _update(table, column, [(text, changed(text, without), pk) for text, pk in rows])
    for number, text in models.SetText.objects.values_list("pk", "words"):
        if words_in(text) & words:
            models.SetText.objects.filter(pk=number).delete()
    return words


def blot_out_of_patches(gone: Gone, names: Names, words: Collection[str]) -> None:
    """Take out of what undos put back: erased rows, names, and names of concerns that came from the words."""
    names_given = {name for piece in _pieces(models.Action.RENAME) for name in _names_given(piece)}
    touched = telling.with_merged(gone.concerns)
    said_of_concerns = _columns_said_of_concerns()
    for piece in _pieces():
        patch = Patch.unpack(bytes(piece.packed))
        before = repr(patch)
        for column in patch.columns.values():
            _leave_out_rows(column, gone)
            _map(column, lambda _, value: _plainly(value, names.without))
            if (column.table, column.column) in said_of_concerns:
                _map(column, lambda _, value: changed(value, lambda text: _without(text, words)))
            if (column.table, column.column) == ("field.concern", "name"):
                derived = {number for number in column.ids if number in touched}
                _map(
                    column,
                    lambda id_, v, derived=derived: v if id_ not in derived or v in names_given else "",
                )
                _map(column, lambda _, value: _without(value, words))
        if repr(patch) != before:
            models.PatchPiece.objects.filter(pk=piece.pk).update(packed=patch.pack())


def _leave_out_rows(column: Column, gone: Gone) -> None:
    lost: set[int] = set()
    if column.table == "field.verbatim" and column.column in _OF_WORDS:
        lost = set(gone.verbatims)
    elif column.table == "field.conversation" and column.column in _OF_FRAME:
        lost = gone.conversations
    elif column.table.startswith("crm."):
        lost = {pk for table, pk in gone.facts if table == column.table}
    left = [at for at, id_ in enumerate(column.ids) if id_ not in lost]
    if len(left) < len(column.ids):
        column.ids, column.before, column.after = (
            [values[at] for at in left] for values in (column.ids, column.before, column.after)
        )


def _map(column: Column, change: Callable[[int, Any], Any]) -> None:
    column.before = [change(id_, value) for id_, value in zip(column.ids, column.before, strict=True)]
    column.after = [change(id_, value) for id_, value in zip(column.ids, column.after, strict=True)]


def _plainly(value: Any, without: Text) -> Any:
    if isinstance(value, str):
        return changed(value, without)
    return [_plainly(part, without) for part in value] if isinstance(value, list) else value


def _pieces(action: str = "") -> Iterator[models.PatchPiece]:
    rows = models.PatchPiece.objects.order_by("id")
    return (rows.filter(entry__action=action) if action else rows).iterator(100)


def _named(piece: models.PatchPiece) -> list[Column]:
    columns = Patch.unpack(bytes(piece.packed)).columns.values()
    return [column for column in columns if (column.table, column.column) == ("field.concern", "name")]


def _columns_said_of_concerns() -> set[tuple[str, str]]:
    """As patches name them."""
    return {(table._meta.label_lower, column) for table, column in _said_of_concerns()}


def _words_in(piece: models.PatchPiece) -> list[str]:
    """Names of concerns, and what people wrote about what was said."""
    read = {("field.concern", "name"), *_columns_said_of_concerns()}
    columns = Patch.unpack(bytes(piece.packed)).columns.values()
    wanted = (column for column in columns if (column.table, column.column) in read)
    told = (text for column in wanted for text in (*column.before, *column.after) if text)
    return [inner for text in told for inner in texts_in(text)]


def _names_given(piece: models.PatchPiece) -> list[str]:
    return [text for column in _named(piece) for text in column.after if text]


def _without(text: str, words: Collection[str]) -> str:
    if not words_in(text) & set(words):
        return text
    return re.sub(r"[^\W_]{2,}", lambda word: ERASED if word[0].casefold() in words else word[0], text)


def _texts(table: type[fields.Model], column: str) -> list[str]:
    rows = table._default_manager.exclude(**{column: ""}).values_list(column, flat=True).distinct()
    return [text for row in rows for text in texts_in(row)]


def _update(table: type[fields.Model], column: str, stored: list[tuple[str, str, int]]) -> None:
    update_rows(table, [column], [(left, pk) for text, left, pk in stored if left != text])
