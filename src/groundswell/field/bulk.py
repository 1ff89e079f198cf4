"""Reading and writing many rows at once, as named tuples.

Django's own rows are objects, and making one a row takes longer than embedding the words in it. What is
written goes to the database with Django's own conversion where a column needs one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

# Text, numbers and bytes go to the database as they are.
_NEEDS_CONVERSION = (models.DateTimeField, models.DateField, models.JSONField, models.UUIDField)


Row = TypeVar("Row", bound=NamedTuple)
_CHUNK = 5_000


def read_rows(shape: type[Row], rows: models.QuerySet[Any]) -> Iterator[Row]:
    """The columns that the fields of `shape` are called after, `turn__text` for one of a related table."""
    return map(shape._make, rows.values_list(*shape._fields).iterator(_CHUNK))


def _converted(
    rows: Iterable[Sequence[Any]], fields: Sequence[models.Field], to: BaseDatabaseWrapper
) -> list[Sequence[Any]]:
    wanted = [(at, f) for at, f in enumerate(fields) if isinstance(f, _NEEDS_CONVERSION)]
    if not wanted:
        return list(rows)
    converted: list[Sequence[Any]] = []
    for row in rows:
        values = list(row)
        for at, field in wanted:
            if values[at] is not None:
                values[at] = field.get_db_prep_save(values[at], to)
        converted.append(values)
    return converted


def insert_rows(
    table: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    into: BaseDatabaseWrapper | None = None,
) -> int:
    """Insert rows of values given in the order of `columns` (field names). Returns how many. `into` is
    another database than the one that this process works on."""
    to = into or connections[DEFAULT_DB_ALIAS]
    fields = [table._meta.get_field(name) for name in columns]
    values = _converted(rows, fields, to)
    quote = to.ops.quote_name
    names = ", ".join(quote(f.column) for f in fields)
    places = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(table._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608 - names from models
    if values:
        with to.cursor() as cursor:
            cursor.executemany(sql, values)
    return len(values)


def update_rows(table: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Set `columns` of the rows named by the last value of each tuple, the primary key."""
    fields = [table._meta.get_field(name) for name in columns]
    key = table._meta.pk
    assert key is not None
    values = _converted(rows, fields, connections[DEFAULT_DB_ALIAS])
    quote = connection.ops.quote_name
    places = ", ".join(f"{quote(f.column)} = %s" for f in fields)
    sql = f"UPDATE {quote(table._meta.db_table)} SET {places} WHERE {quote(key.column)} = %s"  # noqa: S608 - as above
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(sql, values)
    return len(values)


def next_id(table: type[models.Model]) -> int:
    """The first free number. Call inside the transaction that uses it: there is one at a time, on SQLite
    because it begins IMMEDIATE, on PostgreSQL because it queues up (see keeping/postgresql)."""
    last = table._default_manager.aggregate(last=models.Max("pk"))["last"]
    return (last or 0) + 1
