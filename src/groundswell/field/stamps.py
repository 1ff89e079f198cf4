"""Whether anybody wrote to the store since: what was computed outside of a transaction may be out of date."""

from collections.abc import Callable
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import Max

from groundswell.field.models import Action, Entry, Tombstone

Found = TypeVar("Found")
Stored = TypeVar("Stored")


def erasures() -> int:
    """Another number after each erasure, and after a conversation was restricted. Whoever reads words to
    store what comes of them asks before reading, and again in the transaction that stores: where it differs,
    what was read may be what nobody is to read any more."""
    restricted = Entry.objects.filter(action=Action.RESTRICT)
    last = [rows.aggregate(last=Max("pk"))["last"] or 0 for rows in (Tombstone.objects, restricted)]
    return sum(last)  # of numbers that only grow


def stored_as_it_stands(compute: Callable[[], Found], store: Callable[[Found], Stored]) -> Stored:
    """Store, in a transaction, what `compute` made of words before it; made anew where some were erased in
    between."""
    while True:
        before = erasures()
        computed = compute()
        with transaction.atomic():
            if erasures() == before:
                return store(computed)


def stamp() -> object:
    """Equal to an earlier one where nothing at all was written in between, by this connection or another."""
    if connection.vendor != "sqlite":
        return _snapshot()
    with connection.cursor() as cursor:
        # It tells of what other connections committed, and nothing of this one's own.
        cursor.execute("PRAGMA data_version")
        by_others = cursor.fetchone()
    return by_others, connection.connection.total_changes


def _snapshot() -> object:
    """Which transactions of PostgreSQL can be seen. Those of other databases on the server count, too: where
    they are busy, more is computed again than has to be."""
    with connection.cursor() as cursor:
        # The second is this connection's own transaction, once it has written.
        cursor.execute("SELECT pg_current_snapshot()::text, pg_current_xact_id_if_assigned()::text")
        return cursor.fetchone()
