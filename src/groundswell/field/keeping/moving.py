"""Moving the store from a file to PostgreSQL and back: all rows of all tables, with their ids."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from operator import ne
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.utils import DatabaseError

from groundswell.field.bulk import insert_rows
from groundswell.field.errors import StoreUnusable
from groundswell.field.keeping import sequences, store
from groundswell.field.keeping.naming import database_of, file_of, shown

_OLD, _NEW = DEFAULT_DB_ALIAS, "moved_to"
_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class MovedTable:
    name: str
    rows: int
    checksum: str  # sha256 of its rows in the order of their ids; the same on both sides
    # Texts with NUL characters, which PostgreSQL does not take: each stands as U+FFFD, so that places stay.
    mended: int = 0


def move_store(to: str) -> list[MovedTable]:
    """Copy the store, as it is now, to a file or a database without a row in it; returns what was copied.

    Nobody can write to the old one meanwhile, and it is left as it is. All is read back and compared before
    it counts; where anything differs or fails, nothing is there. Raises StoreUnusable.
    """
    _make_ready(to)
    with _opened(to), transaction.atomic(_OLD), transaction.atomic(_NEW):
        sequences.keep_writers_out(connections[_OLD], _tables())
        moved = [_move(table) for table in _tables()]
        for table in _tables():
            sequences.carry_over(table, connections[_OLD], connections[_NEW])
    return moved


def _make_ready(to: str) -> None:
    if _is_the_same(to):
        raise StoreUnusable(f"{shown(to)} is the store itself; name another place.")
    with store.standing_at(to):
        store.prepare()
        if any(table._default_manager.exists() for table in _tables()):
            raise StoreUnusable(f"There is a store at {store.location()} already; name an empty place.")


def _is_the_same(to: str) -> bool:
    old, new = connections[_OLD].settings_dict, database_of(to)
    file = file_of(to)
    if file or store.is_in_file():
        return file is not None and store.is_in_file() and file.resolve() == store.store_path().resolve()
    return all(str(old[key]) == str(new[key]) for key in ("NAME", "HOST", "PORT"))


@contextmanager
def _opened(to: str) -> Iterator[None]:
    """The new store under a name of its own, beside the old one."""
    configured = connections.configure_settings({DEFAULT_DB_ALIAS: database_of(to)})
    connections.settings[_NEW] = configured[DEFAULT_DB_ALIAS]
    try:
        yield
    except DatabaseError as error:
        raise StoreUnusable(
            f"The store could not be moved ({_on_one_line(error)}); nothing is there."
        ) from error
    finally:
        connections[_NEW].close()
        del connections[_NEW]
        del connections.settings[_NEW]


def _on_one_line(error: DatabaseError) -> str:
    return " ".join(str(error).split())


def _tables() -> list[type[models.Model]]:
    all_tables = apps.get_models(include_auto_created=True)
    ours = [table for table in all_tables if table._meta.managed and not table._meta.proxy]
    # Whether the read model holds comes last: the database takes it back at whatever else is written.
    return sorted(ours, key=lambda table: table._meta.label == "field.ReadState")


def _move(table: type[models.Model]) -> MovedTable:
    digest_before, mended, rows = hashlib.sha256(), 0, 0
    columns = [field.attname for field in table._meta.concrete_fields]
    for chunk in _chunks(_rows(table, _OLD)):
        taken = [tuple(map(_without_nul, row)) for row in chunk]
        mended += sum(map(_differing, chunk, taken))
        rows += insert_rows(table, columns, taken, into=connections[_NEW])
        _digest(digest_before, taken)
    digest_after = hashlib.sha256()
    for chunk in _chunks(_rows(table, _NEW)):
        _digest(digest_after, chunk)
    name = table._meta.db_table
    if digest_after.digest() != digest_before.digest():
        raise StoreUnusable(f"{name} reads otherwise in the new store than in the old; nothing was moved.")
    return MovedTable(name, rows, digest_after.hexdigest(), mended)


def _rows(table: type[models.Model], alias: str) -> Iterator[tuple[Any, ...]]:
    columns = [field.attname for field in table._meta.concrete_fields]
    rows = table._default_manager.using(alias).order_by("pk").values_list(*columns)
    for row in rows.iterator(_CHUNK):
        yield tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)


def _chunks(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    chunk: list[tuple[Any, ...]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _differing(before: Sequence[Any], after: Sequence[Any]) -> int:
    return sum(map(ne, before, after))


def _without_nul(value: Any) -> Any:
    match value:
        case str():
            return value.replace("\0", "\ufffd")
        case dict():
            return {_without_nul(key): _without_nul(part) for key, part in value.items()}
        case list():
            return [_without_nul(part) for part in value]
        case _:
            return value


def _digest(into: "hashlib._Hash", rows: Sequence[tuple[Any, ...]]) -> None:
    for row in rows:
        into.update(json.dumps(row, default=_plain, sort_keys=True).encode() + b"\n")


def _plain(value: Any) -> str:
    match value:
        case bytes():
            return hashlib.sha256(value).hexdigest()
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case UUID():
            return value.hex
        case _:
            raise TypeError(f"no column of ours holds {type(value).__name__}")
