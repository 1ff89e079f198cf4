"""The numbers that a database gives by itself: no number is given twice, also not after a move."""

from collections.abc import Iterable

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


def carry_over(table: type[models.Model], old: BaseDatabaseWrapper, new: BaseDatabaseWrapper) -> None:
    """Let the new table go on counting where the old one stopped, also behind rows that are gone."""
    if not isinstance(table._meta.pk, models.AutoField):
        return
    last = last_given(table, old)
    if not last:
        return
    name, column = table._meta.db_table, table._meta.pk.column
    with new.cursor() as cursor:
        if new.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [name])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [name, last])
        else:
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [f'"{name}"', column, last])


def last_given(table: type[models.Model], connection: BaseDatabaseWrapper) -> int:
    """The number that was given last; 0 where none was."""
    assert table._meta.pk is not None
    name, column = table._meta.db_table, table._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [name])
        else:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{name}"', column])
            (sequence,) = cursor.fetchone() or ("",)
            cursor.execute(f"SELECT last_value FROM {sequence} WHERE is_called")  # noqa: S608 - PostgreSQL's own name
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def keep_writers_out(connection: BaseDatabaseWrapper, tables: Iterable[type[models.Model]]) -> None:
    """Until the end of the transaction, also those that write without one. In a file its start does so."""
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(table._meta.db_table) for table in tables)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN SHARE MODE")
