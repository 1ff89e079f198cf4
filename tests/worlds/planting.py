"""Words that are nowhere else, put into every column of the store that can hold any: whoever is told one of
them was shown what is not theirs."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import models

from tests.unit.field.erasing.test_nothing_is_left_out import REACHED

MARK = "zyzzyv"  # every planted word begins so, and nothing else does
_MOST = 60  # rows of a table
_LONG = len(MARK) + 5
_HOLDS_WORDS = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
_TABLES = {"people.SignIn", "people.Try", "ledger.Lease"}  # who is here, and who works
# What the store is read by: another value there, and nothing is found of what is to be looked for.
_READ_BY = {
    "people.Organisation": {"currency", "time_zone", "domains"},
    # Of what addresses consist: the walk asks for it, and it is no word.
    "people.Entrance": {"hash"},
    "message.Guest": {"space"},
    "message.ReleasedWords": {"token"},
    "message.ReleasedConcern": {"token"},
    "message.ReleasedText": {"token"},
    "message.ReleasedDraft": {"token"},
}
# Everybody is told the company's name, and in its words: who is invited knows whose guest they are.
_TOLD = {"people.Organisation": {"name", "product", "products", "launch", "launches"}}


class Planting:
    """Puts a word of its own into each column of each table that may hold anybody's words."""

    def __init__(self, launch: int, but: set[tuple[str, Any]]) -> None:
        self._numbers, self._launch, self._but = count(1), launch, but
        self.columns = set[tuple[str, str]]()

    @property
    def tables(self) -> set[str]:
        return {table for table, _ in self.columns}

    def word(self) -> str:
        return f"{MARK}{next(self._numbers):05}"

    def where_people_write(self) -> None:
        """Into the columns of text that erasing reaches; all is read and counted from them afterwards."""
        self._plant(
            lambda field: (
                not isinstance(field, models.JSONField | models.BinaryField) and _is_of_people(field)
            )
        )

    def everywhere(self) -> None:
        """Into every column of text, JSON and bytes, what was counted and packed among it. What reads such a
        row may fail upon it; it is to be read by nobody who looks."""
        self._plant(lambda _: True)

    def _plant(self, wanted: Any) -> None:
        for table in tables():
            rows = list(table._default_manager.all()[:_MOST])
            for row in rows or [self._made(table)]:
                if row is not None and (table._meta.label, row.pk) not in self._but:
                    self._into(row, [field for field in columns_of(table) if wanted(field)])

    def _into(self, row: models.Model, fields: Iterable[Any]) -> None:
        for field in fields:
            told = self._beside(getattr(row, field.attname), field)
            type(row)._default_manager.filter(pk=row.pk).update(**{field.attname: told})
            self.columns.add((row._meta.label, field.name))

    def _beside(self, before: Any, field: Any) -> Any:
        """A word beside what stood there, in the shape in which that stood."""
        if isinstance(field, models.BinaryField):
            return self.word().encode() + bytes(before or b"")
        if isinstance(field, models.JSONField):
            return self._inside(before)
        kept = _as_json(before)
        told = f"{self.word()} {before or ''}" if kept is None else json.dumps(self._inside(kept))
        return told[: field.max_length or None]

    def _inside(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {self.word(): self.word(), **{name: self._deep(one) for name, one in value.items()}}
        if isinstance(value, list):
            return [*map(self._deep, value), self.word()]
        return self.word()

    def _deep(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._deep(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self._deep(one) for one in value]
        return f"{self.word()} {value}" if isinstance(value, str) else value

    def _made(self, table: type[models.Model]) -> models.Model | None:
        """A row of a table that has none, of the guest's launch where it is of one, and not taken away."""
        values = {
            field.name: self._value(field)
            for field in table._meta.concrete_fields
            if not (field.primary_key and isinstance(field, models.AutoField))
        }
        return table._default_manager.create(**values)

    def _value(self, field: Any) -> Any:
        if isinstance(field, models.ForeignKey):
            there = field.related_model._default_manager.order_by("pk").first()
            return there or (None if field.null else self._made(field.related_model))
        if field.choices:
            return field.choices[0][0]
        if field.name == "removed":
            return field.model._meta.object_name.startswith("Released")
        by_type = {
            models.DateTimeField: datetime.now(UTC),
            models.DateField: date(2026, 3, 1),
            models.BooleanField: True,
            models.JSONField: [],
            models.BinaryField: b"",
            models.FloatField: 0.5,
            models.UUIDField: uuid4(),
            models.GenericIPAddressField: "192.0.2.1",
        }
        value = next((v for kind, v in by_type.items() if isinstance(field, kind)), None)
        if value is not None:
            return value
        if isinstance(field, models.CharField | models.TextField):
            return self.word()[: field.max_length or None]
        return 1


def tables() -> list[type[models.Model]]:
    """Those of ours that may hold somebody's words."""
    ours = (table for table in apps.get_models() if table.__module__.startswith("groundswell."))
    return [table for table in ours if table._meta.label not in _TABLES]


def columns_of(table: type[models.Model]) -> list[Any]:
    """Of text, JSON or bytes, and long enough for a word, but what the store is read by."""
    kept = _READ_BY.get(table._meta.label, set()) | _TOLD.get(table._meta.label, set())
    return [
        field
        for field in table._meta.concrete_fields
        if isinstance(field, _HOLDS_WORDS)
        and not field.choices
        and (field.max_length or _LONG) >= _LONG
        and field.name not in kept
    ]


def _is_of_people(field: Any) -> bool:
    secret = ("hash", "password", "sealed", "session", "number", "email", "address", "stat")
    kept = any(part in field.name for part in secret)
    return not kept and field.name in REACHED.get(field.model._meta.label, set())


def _as_json(text: Any) -> Any:
    """What a text holds that is a table or a list in JSON; else None."""
    try:
        told = json.loads(text)
    except (TypeError, ValueError):
        return None
    return told if isinstance(told, dict | list) else None
